"""Signalen over contracten: het volume raakt op, of een contract of tarief loopt af."""
