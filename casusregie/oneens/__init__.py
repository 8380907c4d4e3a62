"""Het verschil van mening: zeven stappen van feitenoverzicht tot besluit (CR-Z-07 tot CR-Z-16)."""
