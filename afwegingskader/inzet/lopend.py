"""Wat er met een lopende inzet gebeurt: uren, momenten, het besluit van het RER en het einde."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django_fsm import transition

from afwegingskader.bevoegdheden import is_behandelregisseur
from casusregie.bevoegdheden import any_of, is_casusregisseur

from .bewakers import follows_decision
from .querysets import Inzetstand
from .uren import hour_error, merged, total

SAMEN = any_of(is_behandelregisseur, is_casusregisseur)


class LopendeOvergangen(models.Model):
    """The moves of an inzet that runs; none of them makes it longer (no extension button)."""

    beeindigd_op: Any
    rer_stop_op: Any

    class Meta:
        abstract = True

    @transition(
        field="status",
        source=Inzetstand.LOOPT,
        target=Inzetstand.LOOPT,
        permission=is_behandelregisseur,
        custom={"label": "Uren vastleggen", "gebeurd": "Uren vastgelegd", "volgorde": 25},
    )
    def record_uren(self: Any, *, on: date, by: Any, uren: Mapping[date, Decimal | None]) -> None:
        """Hours really made per day; an earlier day may be put right (OO-E-09)."""
        if not isinstance(uren, Mapping):
            raise ValidationError({"uren": "Vul de uren per dag in"})
        self.uren_gemaakt = merged(self.uren_gemaakt, uren)
        fout = hour_error(self, on)
        if fout:
            raise ValidationError({"uren": fout})
        self.uren_totaal = total(self.uren_gemaakt)

    @transition(
        field="status",
        source=Inzetstand.LOOPT,
        target=Inzetstand.LOOPT,
        permission=follows_decision,
        custom={
            "label": "Besluit van het expertteam volgen",
            "gebeurd": "Besluit van het expertteam (RER) over de 1-op-1",
            "then": ("afwegingskader.tell_rer",),
            "systeem": True,
        },
    )
    def follow_rer(self: Any, *, on: date, by: Any, besluit: Any) -> None:
        """The decision of the RER: another last day, or a day on which it must have ended."""
        if besluit.uitkomst == "langer":
            self.einddatum = self.rer_laatste_dag = besluit.uiterlijk
            self.rer_stop_op = None
        else:
            self.rer_stop_op = besluit.uiterlijk

    @transition(
        field="status",
        source=Inzetstand.LOOPT,
        target=Inzetstand.LOOPT,
        permission=SAMEN,
        custom={
            "label": "Tussenevaluatie vastleggen",
            "gebeurd": "Tussenevaluatie vastgelegd",
            "volgorde": 20,
        },
    )
    def record_tussenevaluatie(
        self: Any, *, on: date, by: Any, tussenevaluatie: str, tussenbesluit: str = ""
    ) -> None:
        """Can the inzet be shorter or lighter? A later text keeps the day of the first."""
        self.tussenevaluatie, self.tussenbesluit = tussenevaluatie, tussenbesluit
        self.tussenevaluatie_op = self.tussenevaluatie_op or on

    @transition(
        field="status",
        source=Inzetstand.LOOPT,
        target=Inzetstand.LOOPT,
        permission=SAMEN,
        custom={
            "label": "Afbouw en vervolg vastleggen",
            "gebeurd": "Afbouw en vervolg vastgelegd",
            "volgorde": 30,
        },
    )
    def record_afbouw(self: Any, *, on: date, by: Any, afbouw: str, vervolg: str) -> None:
        """How it ends and what comes after; a later text keeps the day of the first."""
        self.afbouw, self.vervolg = afbouw, vervolg
        self.afbouw_vastgelegd_op = self.afbouw_vastgelegd_op or on

    @transition(
        field="status",
        source=Inzetstand.LOOPT,
        target=Inzetstand.BEEINDIGD,
        permission=is_behandelregisseur,
        custom={
            "label": "Inzet beëindigen",
            "gebeurd": "1-op-1 beëindigd",
            "then": ("afwegingskader.end_involvement",),
            "volgorde": 40,
        },
    )
    def end(
        self: Any,
        *,
        on: date,
        by: Any,
        doel_bereikt: str,
        evaluatie: str,
        vervolg_soort: str = "",
        beeindigd_op: date | None = None,
    ) -> None:
        """End with an evaluation; the last day cannot lie in the future or before the start."""
        laatste = beeindigd_op or on
        if not self.begindatum <= laatste <= on:
            raise ValidationError(
                {"beeindigd_op": "Kies een dag tussen de start van de inzet en vandaag"}
            )
        self.beeindigd_op, self.doel_bereikt, self.evaluatie = laatste, doel_bereikt, evaluatie
        self.vervolg_soort = vervolg_soort
