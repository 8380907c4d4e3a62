"""De aanmelding van een casus bij een tafel, van vraag tot bevestigde terugkoppeling (CR-Z-03)."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.toestemming.anoniem import identifying, terms_of
from casusregie.toestemming.voorlegging import Leeftijdsgroep
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .bevoegd import may_bring_in
from .bewakers import may_be_shown
from .feiten import facts_of
from .inrichting import Tafel
from .keuzes import (
    BESPROKEN_OF_VERDER,
    ZONDER_VERBLIJF,
    Aanmeldsoort,
    Bereik,
    Hoedanigheid,
    Status,
)
from .querysets import AanmeldingQuerySet
from .stappen import Stappen
from .uitkomst import Uitkomst
from .velden import Oordeelvelden, Stapvelden, Vraagvelden

GROEPEN = (
    (3, Leeftijdsgroep.NUL_DRIE),
    (11, Leeftijdsgroep.VIER_ELF),
    (15, Leeftijdsgroep.TWAALF_VIJFTIEN),
)


@pghistory.track()
class Tafelaanmelding(
    MetTermijnen, Stappen, Uitkomst, Vraagvelden, Stapvelden, Oordeelvelden, Onderwerp
):
    """One casus with one question for one tafel."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="tafelaanmeldingen")
    status = Statusveld(default=Status.AANGEMELD, choices=Status, protected=False)
    lock_with = ("organisatie", "bijeenkomst")

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanmelding bij een tafel"
        verbose_name_plural = "aanmeldingen bij een tafel"
        indexes = [
            models.Index(fields=["tafel", "status", "aangemeld_op"], name="tafelaanm_tafel"),
            models.Index(fields=["casus", "-aangemeld_op"], name="tafelaanm_casus"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "tafel"],
                condition=~Q(status__in=["opgevolgd", "ingetrokken"]),
                name="tafelaanm_een_open_per_tafel",
                violation_error_message="Deze casus is al aangemeld bij deze tafel",
            ),
            models.CheckConstraint(
                name="tafelaanm_besproken_met_oordeel",
                condition=~Q(status__in=["besproken", "teruggekoppeld", "opgevolgd"])
                | (Q(besproken_op__isnull=False) & ~Q(oordeel="") & ~Q(oordeelsoort="")),
            ),
            models.CheckConstraint(
                name="tafelaanm_agenda_heeft_bijeenkomst",
                condition=~Q(status="geagendeerd") | Q(bijeenkomst__isnull=False),
            ),
            models.CheckConstraint(
                name="tafelaanm_bindend_is_besluit",
                condition=Q(bindend=False) | Q(oordeelsoort="besluit"),
            ),
        ]

    def __str__(self) -> str:
        return f"aanmelding {self.nummer}"

    @property
    def nummer(self) -> str:
        """How people call it without naming anybody."""
        return f"T-{self.pk:04d}" if self.pk else "T-nieuw"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus, then the tafel: its regelruimte is shared."""
        return (Casus.objects.filter(pk=self.casus_id), Tafel.objects.filter(pk=self.tafel_id))

    def may_register(self, by: Any) -> Oordeel:
        """The regie of the casus, or an aanbieder that convenes the tafel; not after closing."""
        if self.casus.gesloten_op is not None:
            return Nee("Deze casus is gesloten.")
        return may_bring_in(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The question, until the tafel called it complete."""
        if self.status not in (Status.AANGEMELD, Status.TERUGGESTUURD):
            return Nee("De tafel heeft deze aanmelding al in behandeling.")
        return may_bring_in(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The five clocks, by urgentie."""
        return facts_of(self)

    def clean(self) -> None:
        """The form belongs to verblijf, the tafel to the team, and the family agreed."""
        fouten = self._wrong_form() | self._wrong_tafel() | self._wrong_kind()
        if fouten:
            raise ValidationError(fouten)
        if self.status in (Status.AANGEMELD, Status.TERUGGESTUURD):
            self.check_anonymous({"vraag": self.vraag, "voorstel": self.voorstel})
        if self._state.adding:
            self._check_consent()

    def check_anonymous(self, teksten: Mapping[str, str]) -> None:
        """Raises ValidationError at the text that points at somebody, when it is anonymous."""
        if not self.anoniem:
            return
        leden = Gezinslid.objects.filter(gezin=self.casus.gezin_id).select_related("jeugdige")
        termen = terms_of(self.casus, leden)
        fouten = {veld: identifying(tekst, termen) for veld, tekst in teksten.items()}
        if any(fouten.values()):
            raise ValidationError(
                {
                    veld: f"Haal dit weg: {', '.join(wat)}. De bespreking is anoniem"
                    for veld, wat in fouten.items()
                    if wat
                }
            )

    def _check_consent(self) -> None:
        oordeel = may_be_shown(self)
        if isinstance(oordeel, Nee):
            reden = f"{oordeel.reden} {oordeel.weg}".strip()
            raise ValidationError({"anoniem": f"{reden} Of bespreek de casus anoniem."})

    def _wrong_form(self) -> dict[str, str]:
        if self.verblijf and (not self.vorm or self.vorm in ZONDER_VERBLIJF):
            return {"vorm": "Kies welke vorm van verblijf u zoekt"}
        if not self.verblijf and self.vorm and self.vorm not in ZONDER_VERBLIJF:
            return {"verblijf": "Kies ja: deze vorm is hulp met verblijf"}
        return {}

    def _wrong_tafel(self) -> dict[str, str]:
        lokaal = self.tafel.bereik == Bereik.LOKAAL
        if lokaal and self.tafel.organisatie_id != self.casus.team_id:
            return {"tafel": "Kies de tafel van het eigen team, of een regionale tafel"}
        return {} if self.tafel.actief else {"tafel": "Deze tafel bestaat niet meer"}

    def _wrong_kind(self) -> dict[str, str]:
        if self.soort == Aanmeldsoort.EVALUATIE and not self._follows_discussion():
            return {"soort": "Er is nog niets besproken aan deze tafel dat u kunt evalueren"}
        aanbieder = self.hoedanigheid == Hoedanigheid.AANBIEDER
        if self.bijeenroepen and not aanbieder:
            return {"bijeenroepen": "Alleen een aanbieder roept een tafel bijeen"}
        if aanbieder and not self.voorstel.strip():
            return {"voorstel": "Schrijf op welke oplossing u voorstelt"}
        return {}

    def _follows_discussion(self) -> bool:
        """An evaluation comes back to the same tafel (GV-M2-07)."""
        v: Any = self.vorige
        return bool(
            v
            and v.casus_id == self.casus_id
            and v.tafel_id == self.tafel_id
            and v.status in BESPROKEN_OF_VERDER
        )

    @property
    def leeftijdsgroep(self) -> str:
        """Wide enough to point at nobody, on the day of the aanmelding."""
        leeftijd = self.casus.jeugdige.age_on(self.aangemeld_op)
        groep = next((g for grens, g in GROEPEN if leeftijd <= grens), Leeftijdsgroep.ZESTIEN_PLUS)
        return str(groep.label)

    @property
    def dagen_tot_match(self) -> int | None:
        """Days from the aanmelding to the match; None without one (CR-Z-02)."""
        return (self.match_op - self.aangemeld_op) // timedelta(days=1) if self.match_op else None

    def waited(self, on: date) -> int:
        """Days since the aanmelding, until the match or what was reported back."""
        tot = self.match_op or self.teruggekoppeld_op or on
        return (tot - self.aangemeld_op) // timedelta(days=1)


__all__ = ["Status", "Tafelaanmelding"]
