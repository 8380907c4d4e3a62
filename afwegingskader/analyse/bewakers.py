"""Wat er klaar moet zijn voordat een versie van de analyse vaststaat; elk nee heeft een reden."""

from typing import Any

from afwegingskader.keuzes import ANALYSE_DELEN, Gesprekspartner
from verloop.redenen import Nee, Oordeel

MOET_GESPROKEN = frozenset({Gesprekspartner.JEUGDIGE, Gesprekspartner.OUDERS})


def missing_parts(analyse: Any) -> list[str]:
    """The titles of the parts that are not written yet."""
    return [titel for veld, titel in ANALYSE_DELEN.items() if not getattr(analyse, veld).strip()]


def missing_accounts(analyse: Any) -> dict[str, str]:
    """Field → sentence for what must be told about how the analysis was made."""
    gesproken, open_ = set(analyse.gesproken_met or ()), {}
    if not gesproken:
        open_["gesproken_met"] = "Kies met wie u sprak"
    elif not gesproken >= MOET_GESPROKEN and not analyse.niet_gesproken.strip():
        open_["niet_gesproken"] = "Schrijf op waarom u de jeugdige of de ouders niet sprak"
    if analyse.nummer > 1 and not analyse.reden_versie.strip():
        open_["reden_versie"] = "Schrijf op wat er nieuw is sinds de vorige versie"
    if not analyse.advies:
        open_["advies"] = "Kies uw advies"
    return open_


def all_parts_are_written(analyse: Any) -> Oordeel:
    """Ten parts, with whom it was made, and an advice."""
    open_ = missing_parts(analyse)
    if open_:
        return Nee(f"Nog niet geschreven: {', '.join(open_)}.", "Vul de analyse aan.")
    for zin in missing_accounts(analyse).values():
        return Nee("De analyse is nog niet compleet.", f"{zin}.")
    return True


def something_changed(analyse: Any) -> Oordeel:
    """A new version says something else than the one before it (GV-M3-02)."""
    vorige = analyse.previous()
    if vorige is None or changed_parts(vorige, analyse):
        return True
    return Nee("Deze versie is gelijk aan de vorige.", "Pas ten minste een deel of het advies aan.")


def changed_parts(oud: Any, nieuw: Any) -> list[str]:
    """The fields in which two versions differ, in the order of the form."""
    return [
        veld
        for veld in (*ANALYSE_DELEN, "advies")
        if getattr(oud, veld).strip() != getattr(nieuw, veld).strip()
    ]


def both_parties_agreed(analyse: Any) -> Oordeel:
    """The first version waits for both parties; a later one follows the help (GV-M3-02)."""
    if analyse.aanvraag.status == "akkoord":
        return True
    if analyse.aanvraag.status == "ingediend":
        return Nee(
            "Er is nog geen akkoord van beide partijen.", "U kunt de analyse wel al schrijven."
        )
    if analyse.nummer > 1:
        return aanvraag_still_lives(analyse.aanvraag)
    return Nee("De aanvraag wacht niet meer op een verklarende analyse.")


def aanvraag_still_lives(aanvraag: Any) -> Oordeel:
    """Analysed and waiting for the decision, or granted with an inzet that is not over."""
    if aanvraag.status in ("ingediend", "akkoord", "geanalyseerd"):
        return True
    if aanvraag.status == "toegekend" and aanvraag.inzet.status != "beeindigd":
        return True
    return Nee("De aanvraag wacht niet meer op een verklarende analyse.")
