"""Een bericht opnieuw versturen: als nieuw bericht na herstel, of hetzelfde bestand."""
