"""De aanvraag voor 1-op-1: vragen, akkoord geven, besluiten."""
