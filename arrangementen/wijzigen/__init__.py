"""Het verzoek om wijziging (VOW): de hele gewenste situatie, in één keer toegekend of afgewezen."""
