"""De StUF-GGk-envelop om een bericht, heen en terug, als bestand."""
