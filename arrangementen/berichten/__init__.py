"""De iJw-berichten: bewaren, lezen, beantwoorden, maken en versturen."""
