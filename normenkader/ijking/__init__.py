"""IJken: wat past in een norm gezien de trajecten van eerdere jaren (NK-12)."""
