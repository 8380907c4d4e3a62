"""De versies van het afwegingskader 1-op-1: getallen en ladder, opgesteld en vastgesteld."""
