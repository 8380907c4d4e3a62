"""De toewijzing (JW301) en de start en stop van de hulp (JW305, JW307)."""
