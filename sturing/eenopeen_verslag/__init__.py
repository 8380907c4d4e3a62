"""Het evaluatieverslag van het kader 1-op-1 voor het bestuur (OO-E-07, OO-E-09)."""
