"""De schermen van het aanbod: tabellen, producten, contracten, bestanden en vaststellen."""
