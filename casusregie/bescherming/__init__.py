"""Route C: de maatregel, de teamtafel, besluiten van het basisteam en wat er is gedaan."""
