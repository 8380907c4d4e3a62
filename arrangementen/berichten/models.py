"""Elk iJw-bericht dat binnenkomt of weggaat: versleuteld bewaard, met zijn stand en bevindingen."""

from datetime import date, datetime
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django_fsm import transition

from arrangementen.ijw.structuur import HEEN, RETOUR
from casusregie.bevoegdheden import is_system
from casusregie.casus.models import Casus
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.velden import Statusveld

from .bytes import MetBestand
from .opnieuw.bewakers import may_resend, unanswered
from .querysets import BerichtQuerySet, Berichtstand, Kanaal, Richting
from .teller import Berichtteller, fingerprint
from .termijnfeiten import bericht_facts

__all__ = [
    "Bericht",
    "Berichtstand",
    "Berichtteller",
    "Kanaal",
    "Richting",
    "fingerprint",
]

#: what reading a message tells about it, beside its stand
GEVONDEN = (
    *("soort", "afzender", "ontvanger", "identificatie", "dagtekening"),
    *("gemeente", "aanbieder", "casus", "retour_op", "beantwoord_op"),
)
BERICHTSOORTEN = [(nummer, f"JW{nummer}") for nummer in sorted([*HEEN, *RETOUR])]


@pghistory.track(exclude=["ruw"])
class Bericht(MetBestand, MetTermijnen, Onderwerp):
    """One iJw message. `ruw` holds the exact bytes, encrypted and bound to this row.

    Moments: `op` is when it came in or was made, `verzonden_op` when it left, `beantwoord_op`
    when its retour came.
    """

    richting = models.CharField(max_length=3, choices=Richting)
    kanaal = models.CharField(max_length=10, choices=Kanaal, default=Kanaal.KNOOPPUNT)
    soort = models.CharField(max_length=3, choices=BERICHTSOORTEN, blank=True)
    afzender = models.CharField(max_length=8, blank=True)
    ontvanger = models.CharField(max_length=8, blank=True)
    identificatie = models.CharField(max_length=12, blank=True)
    dagtekening = models.DateField(null=True, blank=True)
    ruw = models.BinaryField(editable=False)
    hash = models.BinaryField(max_length=32, editable=False)
    grootte = models.PositiveIntegerField()
    bestandsnaam = models.CharField(max_length=200, blank=True)
    op = models.DateTimeField()
    status = Statusveld(default=Berichtstand.ONTVANGEN, choices=Berichtstand.choices)
    verzonden_op = models.DateTimeField(null=True, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    niveau = models.PositiveSmallIntegerField(null=True, blank=True)
    bevindingen = models.JSONField(default=list, blank=True)
    retour_op = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="retouren"
    )
    #: a new message in the place of one that was rejected; never two for the same one
    vervangt = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="vervanger"
    )
    #: referentienummer of the StUF envelope it came in
    enveloppe = models.CharField(max_length=40, blank=True)
    casus = models.ForeignKey(
        Casus, models.PROTECT, null=True, blank=True, related_name="berichten"
    )
    gemeente = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    aanbieder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+"
    )
    toewijzingen = models.ManyToManyField(
        "arrangementen.Toewijzing", blank=True, related_name="berichten"
    )

    objects = BerichtQuerySet.as_manager()

    #: set while it is judged: round, jeugdige, toewijzingen it names, starts, what was read
    ronde: Any = None
    jeugdige: Any = None
    toewijzing_van: Any = None
    starts_van: Any = None
    gelezen: Any = None

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-op", "-id"]
        indexes = [
            models.Index(fields=["gemeente", "-op", "-id"], name="bericht_gemeente"),
            models.Index(fields=["aanbieder", "-op", "-id"], name="bericht_aanbieder"),
            models.Index(fields=["casus", "-op", "-id"], name="bericht_casus"),
            models.Index(
                fields=["id"], condition=Q(status=Berichtstand.KLAAR), name="bericht_te_versturen"
            ),
            models.Index(fields=["afzender", "soort", "identificatie"], name="bericht_afzender"),
        ]
        constraints = [
            # hetzelfde bestand is hetzelfde bericht: een herhaling maakt geen tweede rij
            models.UniqueConstraint(fields=["hash"], name="bericht_een_keer"),
            models.UniqueConstraint(
                fields=["afzender", "soort", "identificatie"],
                condition=Q(richting=Richting.UIT, soort__in=list(HEEN)),
                name="bericht_identificatie_uniek",
            ),
            models.CheckConstraint(
                name="bericht_verzonden_met_moment",
                condition=~Q(status=Berichtstand.VERZONDEN) | Q(verzonden_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        naam = f"JW{self.soort}" if self.soort else "bestand"
        return f"{naam} {self.identificatie}".strip()

    def dossier_kenmerk(self) -> Any:
        return self.casus.kenmerk if self.casus else None

    def may_register(self, by: Any) -> Oordeel:
        """Messages come and go by themselves (domein.md §0 j)."""
        return is_system(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        return is_system(self, by)

    def validate_constraints(self, exclude: Any = None) -> None:
        """The database guards these itself (the door makes it a Conflict); asking is double."""

    def sync_termijnen(self) -> None:
        """Only a message of a casus that asks for an answer has termijnen."""
        if self._has_clock():
            super().sync_termijnen()

    @classmethod
    def sync_many(cls, onderwerpen: list[Any]) -> None:
        """Those of a casus that ask for an answer; an answer itself has no termijnen."""
        super().sync_many([rij for rij in onderwerpen if rij._has_clock()])

    def _has_clock(self) -> bool:
        return bool(self.casus_id) and not self.is_retour and self.kanaal == Kanaal.KNOOPPUNT

    def termijn_feiten(self) -> list[Termijnfeit]:
        """The retour within 3 werkdagen, in both directions (iJw OP090)."""
        return bericht_facts(self)

    @property
    def is_retour(self) -> bool:
        """Is this an answer to another message?"""
        return self.soort in RETOUR

    def _note(self, gevonden: dict[str, Any] | None) -> None:
        """What reading told (GEVONDEN)."""
        for naam, waarde in (gevonden or {}).items():
            setattr(self, naam, waarde)

    @transition(
        status,
        source=Berichtstand.ONTVANGEN,
        target=Berichtstand.VERWERKT,
        permission=is_system,
        custom={"label": "Verwerken", "gebeurd": "Bericht verwerkt", "systeem": True},
    )
    def accept(self, *, on: date, by: Any, gevonden: dict[str, Any] | None = None) -> None:
        """All levels passed and the effects are in the dossier."""
        self._note(gevonden)

    @transition(
        status,
        source=Berichtstand.ONTVANGEN,
        target=Berichtstand.AFGEKEURD,
        permission=is_system,
        custom={"label": "Afkeuren", "gebeurd": "Bericht afgekeurd", "systeem": True},
    )
    def reject(
        self,
        *,
        on: date,
        by: Any,
        niveau: int,
        bevindingen: list[dict[str, Any]],
        gevonden: dict[str, Any] | None = None,
    ) -> None:
        self._note(gevonden)
        self.niveau, self.bevindingen = niveau, bevindingen

    @transition(
        status,
        source=Berichtstand.KLAAR,
        target=Berichtstand.VERZONDEN,
        permission=is_system,
        custom={
            "label": "Versturen",
            "gebeurd": "Bericht verzonden",
            "then": ("arrangementen.note_sent",),
            "systeem": True,
        },
    )
    def mark_sent(self, *, on: date, by: Any, moment: datetime) -> None:
        self.verzonden_op = moment

    @transition(
        status,
        source=Berichtstand.VERZONDEN,
        target=Berichtstand.BEVESTIGD,
        permission=is_system,
        custom={"label": "Bevestigen", "gebeurd": "Bericht goed ontvangen", "systeem": True},
    )
    def confirm(self, *, on: date, by: Any, moment: datetime) -> None:
        self.beantwoord_op = moment

    @transition(
        status,
        source=Berichtstand.VERZONDEN,
        target=Berichtstand.AFGEKEURD,
        permission=is_system,
        custom={"label": "Afgekeurd", "gebeurd": "Bericht afgekeurd", "systeem": True},
    )
    def note_rejection(
        self, *, on: date, by: Any, moment: datetime, bevindingen: list[dict[str, Any]]
    ) -> None:
        self.beantwoord_op, self.bevindingen = moment, bevindingen

    @transition(
        status,
        source=Berichtstand.VERZONDEN,
        target=Berichtstand.KLAAR,
        conditions=[unanswered],
        permission=may_resend,
        custom={"label": "Opnieuw versturen", "gebeurd": "Bericht opnieuw klaargezet"},
    )
    def put_back(self, *, on: date, by: Any) -> None:
        """It did not arrive: the same file leaves once more with the next delivery."""
        self.verzonden_op = None
