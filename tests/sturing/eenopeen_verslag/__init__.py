"""Het evaluatieverslag van het kader 1-op-1."""
