"""Wat er aan datums en redenen van een maatregel moet kloppen; elke fout zegt wat te doen."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from .soorten import check_period, majority


def check_new(maatregel: Any) -> None:
    """A new measure: no other of its kind runs, and the ruling is not in the future."""
    geboren = maatregel.casus.jeugdige.geboortedatum
    fouten = check_period(maatregel.soort, maatregel.begindatum, maatregel.einddatum, geboren)
    if maatregel.uitspraak_op and maatregel.uitspraak_op > maatregel.vandaag:
        fouten["datum"] = "Kies een datum die niet in de toekomst ligt"
    lopend = type(maatregel).objects.running().filter(casus=maatregel.casus_id)
    if lopend.filter(soort=maatregel.soort).exists():
        fouten["soort"] = (
            "Er loopt al een maatregel van deze soort. Leg een verlenging vast, of leg eerst vast "
            "dat de vorige is geëindigd"
        )
    if fouten:
        raise ValidationError(fouten)


def check_past(veld: str, dag: date, niet_voor: date, on: date) -> None:
    """The day lies between the begin of the measure and today (both in time)."""
    if dag > on:
        raise ValidationError({veld: "Kies een datum die niet in de toekomst ligt"})
    if dag < niet_voor:
        raise ValidationError({veld: "Kies een datum na het begin van de maatregel"})


def check_evaluation(maatregel: Any, dag: date, on: date) -> None:
    """An evaluation comes after the one before it (CR-C2-09)."""
    check_past("geevalueerd_op", dag, maatregel.begindatum, on)
    vorige = maatregel.laatste_evaluatie
    if vorige and dag <= vorige:
        raise ValidationError({"geevalueerd_op": "Kies een datum na de vorige evaluatie"})


def check_end(maatregel: Any, dag: date, reden: str, on: date) -> None:
    """The end fits its reason; an OTS that is not extended was tested by the RvdK (CR-C3-04)."""
    check_past("beeindigd_op", dag, maatregel.begindatum, on)
    if maatregel.einddatum and dag > maatregel.einddatum:
        raise ValidationError(
            {"beeindigd_op": "De maatregel liep al eerder af. Kies de laatste dag uit de uitspraak"}
        )
    if reden == "meerderjarig" and dag < majority(maatregel.casus.jeugdige.geboortedatum):
        raise ValidationError({"eindreden": "De jeugdige was toen nog geen 18. Kies een andere"})
    if reden == "verstreken":
        _check_ran_out(maatregel, dag)


def _check_ran_out(maatregel: Any, dag: date) -> None:
    if dag != maatregel.einddatum:
        raise ValidationError(
            {"beeindigd_op": "Kies de dag tot welke de maatregel liep, of een andere reden"}
        )
    if maatregel.regel.rvdk_toetst and not maatregel.rvdk_getoetst_op:
        raise ValidationError(
            {
                "eindreden": "De Raad voor de Kinderbescherming heeft afsluiten nog niet getoetst. "
                "Leg die toets eerst vast"
            }
        )
