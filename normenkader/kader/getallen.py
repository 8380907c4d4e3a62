"""Wat er aan de getallen van een versie van het kader moet kloppen, met zinnen bij het veld."""

from typing import Any

MAX_DAGEN = 366


def number_errors(versie: Any) -> dict[str, str]:
    """Field → Dutch sentence; empty when the days come in order and every signal falls inside."""
    fouten: dict[str, str] = {}
    if not 1 <= versie.maximum_dagen <= MAX_DAGEN:
        fouten["maximum_dagen"] = f"Kies een aantal dagen van 1 tot en met {MAX_DAGEN}"
    if not 0 <= versie.venster_dagen <= MAX_DAGEN:
        fouten["venster_dagen"] = f"Kies een aantal dagen van 0 tot en met {MAX_DAGEN}"
    if versie.tussenevaluatie_dag < 1:
        fouten["tussenevaluatie_dag"] = "Kies dag 1 of later"
    if versie.afbouw_dag < versie.tussenevaluatie_dag:
        fouten["afbouw_dag"] = "Kies een dag op of na de tussenevaluatie"
    elif versie.afbouw_dag > versie.maximum_dagen:
        fouten["afbouw_dag"] = "Kies een dag op of voor de laatste dag"
    return fouten | _signal_error(versie)


def _signal_error(versie: Any) -> dict[str, str]:
    dagen = versie.signaaldagen
    if not dagen:
        return {"signaaldagen": "Vul minstens één dag in waarop er een signaal is"}
    if list(dagen) != sorted(set(dagen)):
        return {"signaaldagen": "Zet de dagen op volgorde, elke dag één keer"}
    if not 1 <= dagen[0] <= dagen[-1] <= versie.maximum_dagen:
        return {"signaaldagen": f"Kies dagen van 1 tot en met {versie.maximum_dagen}"}
    return {}
