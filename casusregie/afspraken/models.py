"""De afspraak: wie wat doet voor welke dag, en of dat gebeurde (CR-M-03, CR-M-04)."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import is_procesregisseur
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from casusregie.logboek.bevoegd import works_or_takes_part
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from casusregie.termijnen.plekken import organisatie_id_of_rer
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .keuzes import Afspraaksoort, Bron, Gebied, Opschaling, Status, Wet
from .querysets import AfspraakQuerySet
from .wie import turn_of

LANG = [MaxLengthValidator(2000)]


@pghistory.track()
class Afspraak(MetTermijnen, Onderwerp):
    """One thing that somebody promised to do by a day; exactly one owner, or a name in words."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="afspraken")
    soort = models.CharField(max_length=12, choices=Afspraaksoort, default=Afspraaksoort.AFSPRAAK)
    wat = models.CharField("wat is er afgesproken", max_length=400)
    eigenaar_gezinslid = models.ForeignKey(
        Gezinslid, models.PROTECT, null=True, blank=True, related_name="+"
    )
    eigenaar_medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    eigenaar_organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    eigenaar_naam = models.CharField("wie doet het", max_length=120, blank=True)
    datum = models.DateField("uiterlijk op")
    gemaakt_op = models.DateField(editable=False)
    bron = models.CharField(max_length=20, choices=Bron, default=Bron.GESPREK)
    bron_kenmerk = models.UUIDField(null=True, blank=True, editable=False)
    wet = models.CharField("onder welke wet", max_length=20, choices=Wet, blank=True)
    gebied = models.CharField("waarover", max_length=20, choices=Gebied, blank=True)
    status = Statusveld(default=Status.OPEN, choices=Status, protected=False)
    afgerond_op = models.DateField(null=True, blank=True, editable=False)
    toelichting = models.TextField("toelichting", blank=True, validators=LANG)
    opgeschaald_op = models.DateField(null=True, blank=True, editable=False)
    opgeschaald_naar = models.CharField(max_length=20, choices=Opschaling, blank=True)
    aanleiding = models.TextField("waarom opschalen", blank=True, validators=LANG)

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        indexes = [
            models.Index(fields=["casus", "status", "datum"], name="afspraak_casus"),
            models.Index(fields=["bron_kenmerk"], name="afspraak_bron"),
        ]
        constraints = [
            models.CheckConstraint(
                name="afspraak_heeft_eigenaar",
                condition=Q(eigenaar_gezinslid__isnull=False)
                | Q(eigenaar_medewerker__isnull=False)
                | Q(eigenaar_organisatie__isnull=False)
                | ~Q(eigenaar_naam=""),
            ),
            models.CheckConstraint(
                name="afspraak_afgerond_met_dag",
                condition=Q(status="open", afgerond_op=None)
                | (~Q(status="open") & Q(afgerond_op__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"afspraak in {self.casus}"

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """From high to low: the casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works on the casus or takes part in it; nothing after closing."""
        if self.casus.gesloten_op is not None:
            return Nee("Deze casus is gesloten.", "Open de casus opnieuw om afspraken te maken.")
        return works_or_takes_part(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """An open afspraak may be put in other words or on another day."""
        if self.status != Status.OPEN:
            return Nee("Deze afspraak is afgerond.", "Maak een nieuwe afspraak.")
        return works_or_takes_part(self, by)

    def clean(self) -> None:
        """One owner; a condition names its law; what was not kept says why (CR-M-03)."""
        fouten = self._wrong_owner() | self._missing_words()
        if self.soort == Afspraaksoort.VOORWAARDE and not self.wet:
            fouten["wet"] = "Kies onder welke wet dit wordt geregeld"
        if fouten:
            raise ValidationError(fouten)

    def _wrong_owner(self) -> dict[str, str]:
        if not self.eigenaren:
            return {"eigenaar": "Kies wie dit doet"}
        if len(self.eigenaren) > 1:
            return {"eigenaar": "Kies één eigenaar per afspraak"}
        return {}

    def _missing_words(self) -> dict[str, str]:
        if self.status in (Status.NIET_NAGEKOMEN, Status.VERVALLEN) and not self.toelichting:
            return {"toelichting": "Schrijf op waarom"}
        if self.status != Status.OPGESCHAALD:
            return {}
        if not self.aanleiding:
            return {"aanleiding": "Schrijf op waarom u opschaalt"}
        geen_rer = organisatie_id_of_rer(self.vandaag) is None
        if self.opgeschaald_naar == Opschaling.EXPERTTEAM and geen_rer:
            return {"opgeschaald_naar": "Er is nu geen expertteam. Kies de teamleider"}
        return {} if self.opgeschaald_naar else {"opgeschaald_naar": "Kies naar wie u opschaalt"}

    @property
    def eigenaren(self) -> list[Any]:
        """Everything that was filled in as owner; exactly one is right."""
        waarden = (
            self.eigenaar_gezinslid_id,
            self.eigenaar_medewerker_id,
            self.eigenaar_organisatie_id,
            self.eigenaar_naam.strip(),
        )
        return [waarde for waarde in waarden if waarde]

    @property
    def eigenaar(self) -> str:
        """Who does it, by name."""
        wie = self.eigenaar_gezinslid or self.eigenaar_medewerker or self.eigenaar_organisatie
        return str(wie or self.eigenaar_naam)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The day itself, until it was kept or given up (CR-M-03)."""
        if self.status == Status.VERVALLEN:
            return []
        return [
            Termijnfeit(
                "afspraak",
                self.datum,
                voldaan_op=self.afgerond_op,
                escaleert=False,
                **turn_of(self),
            )
        ]

    @transition(
        status,
        source=Status.OPEN,
        target=Status.NAGEKOMEN,
        permission=works_or_takes_part,
        custom={"label": "Nagekomen", "gebeurd": "Afspraak nagekomen", "volgorde": 10},
    )
    def keep(self, *, on: date, by: Any, toelichting: str = "") -> None:
        """Done."""
        self._finish(on, toelichting)

    @transition(
        status,
        source=Status.OPEN,
        target=Status.NIET_NAGEKOMEN,
        permission=works_or_takes_part,
        custom={
            "label": "Niet nagekomen",
            "gebeurd": "Afspraak niet nagekomen",
            "volgorde": 20,
            "then": ("casusregie.tell_not_kept",),
        },
    )
    def fail(self, *, on: date, by: Any, toelichting: str) -> None:
        """Not done; the procesregisseur hears it."""
        self._finish(on, toelichting)

    @transition(
        status,
        source=Status.OPEN,
        target=Status.VERVALLEN,
        permission=works_or_takes_part,
        custom={"label": "Vervallen", "gebeurd": "Afspraak vervallen", "volgorde": 30},
    )
    def lapse(self, *, on: date, by: Any, toelichting: str) -> None:
        """No longer needed, with the reason."""
        self._finish(on, toelichting)

    @transition(
        status,
        source=Status.NIET_NAGEKOMEN,
        target=Status.OPGESCHAALD,
        permission=is_procesregisseur,
        custom={
            "label": "Opschalen",
            "gebeurd": "Afspraak opgeschaald",
            "volgorde": 40,
            "then": ("casusregie.tell_escalated",),
        },
    )
    def escalate(self, *, on: date, by: Any, aanleiding: str, opgeschaald_naar: str) -> None:
        """The case gets stuck: the procesregisseur takes it higher (CR-M-04)."""
        self.aanleiding, self.opgeschaald_naar = aanleiding.strip(), opgeschaald_naar
        self.opgeschaald_op = on

    def _finish(self, on: date, toelichting: str) -> None:
        self.afgerond_op, self.toelichting = on, toelichting.strip()
