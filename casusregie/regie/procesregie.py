"""De casusregisseur roept de procesregisseur, en bij stagnatie tijdelijk het expertteam (RER)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.bevoegdheden import any_of, has_role_at, is_casusregisseur, is_procesregisseur
from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

from .gezin import family_locks
from .rer import give_back_procesregie, let_go_of_rer, take_procesregie

is_zorgbemiddelaar = has_role_at(lambda stuk: stuk.rer_id, Rol.ZORGBEMIDDELAAR)


def _required(tekst: str, veld: str, vraag: str) -> str:
    if not tekst.strip():
        raise ValidationError({veld: vraag})
    return tekst.strip()


@pghistory.track()
class Regievraag(MetTermijnen, Onderwerp):
    """The casusregisseur calls the procesregisseur on stagnation or problems (CR-M-16)."""

    class Status(models.TextChoices):
        GESTELD = "gesteld", "Wacht op antwoord"
        BEANTWOORD = "beantwoord", "Beantwoord"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="regievragen")
    status = Statusveld(default=Status.GESTELD, choices=Status, protected=False)
    vraag = models.TextField(max_length=4000)
    gesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gesteld_op = models.DateField()
    antwoord = models.TextField(max_length=4000, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateField(null=True, blank=True)

    objects = OnderCasusQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag aan de procesregisseur"
        verbose_name_plural = "vragen aan de procesregisseur"

    def __str__(self) -> str:
        return f"vraag bij {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return [Casus.objects.filter(pk=self.casus_id)]

    def may_register(self, by: Any) -> Oordeel:
        """The casusregisseur asks."""
        return is_casusregisseur(self, by)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Three werkdagen for an answer of the procesregisseur."""
        rol = Rol.JEUGDBESCHERMER if self.casus.route == "C" else Rol.PROCESREGISSEUR
        feit = Termijnfeit("procesregisseur.verzoek", self.gesteld_op, self.beantwoord_op)
        return [Termijnfeit(**{**vars(feit), "aan_zet": (rol,)})]

    @transition(
        status,
        source=Status.GESTELD,
        target=Status.BEANTWOORD,
        permission=is_procesregisseur,
        custom={"label": "Beantwoorden", "gebeurd": "Vraag aan de procesregisseur beantwoord"},
    )
    def answer(self, *, on: date, by: Any, antwoord: str) -> None:
        """The procesregisseur reacts."""
        self.antwoord = _required(antwoord, "antwoord", "Schrijf op wat u afspreekt of besluit")
        self.beantwoord_door, self.beantwoord_op = by, on


def has_decision(stuk: Any) -> Oordeel:
    """The RER gives the procesregie back after it decided."""
    if stuk.besluit:
        return True
    return Nee("Er is nog geen besluit vastgelegd.", "Leg eerst het besluit vast.")


@pghistory.track()
class TijdelijkeProcesregie(Onderwerp):
    """Procesregie placed at the RER for a time, with doorzettingsmacht (CR-M-05)."""

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", "Gevraagd aan het RER"
        LOOPT = "loopt", "Procesregie bij het RER"
        TERUGGEGEVEN = "teruggegeven", "Teruggegeven"
        GEWEIGERD = "geweigerd", "Niet overgenomen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="procesregie_rer")
    status = Statusveld(default=Status.GEVRAAGD, choices=Status, protected=False)
    rer = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    grond = models.TextField("waarom de hulp stagneert", max_length=4000)
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateField()
    begindatum = models.DateField(null=True, blank=True)
    einddatum = models.DateField(null=True, blank=True)
    houder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vorige = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    besluit = models.TextField(max_length=4000, blank=True)
    besluit_op = models.DateField(null=True, blank=True)
    doorzettingsmacht = models.BooleanField(default=False)
    antwoord = models.TextField(max_length=4000, blank=True)
    betrokkenheden = models.JSONField(default=list, blank=True, editable=False)

    objects = OnderCasusQuerySet.as_manager()
    lock_with = ("rer", "vorige")

    class Meta:
        verbose_name = "tijdelijke procesregie"
        verbose_name_plural = "tijdelijke procesregie"
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status__in=["gevraagd", "loopt"]),
                name="procesregie_rer_een_tegelijk",
            )
        ]

    def __str__(self) -> str:
        return f"procesregie bij het RER, {self.casus}"

    def dossier_kenmerk(self) -> Any:
        """Belongs to the dossier of the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The gezin and the casus first."""
        return family_locks(self.casus_id)

    def may_register(self, by: Any) -> Oordeel:
        """The casusregisseur escalates; the procesregisseur may as well (CR-M-05)."""
        return any_of(is_procesregisseur, is_casusregisseur)(self, by)

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.LOOPT,
        permission=is_zorgbemiddelaar,
        custom={
            "label": "Procesregie overnemen",
            "gebeurd": "Procesregie tijdelijk bij het expertteam (RER)",
            "direct": (take_procesregie,),
            "volgorde": 10,
        },
    )
    def accept(self, *, on: date, by: Any) -> None:
        """The zorgbemiddelaar takes the procesregie."""
        self.houder, self.begindatum = by, on

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.GEWEIGERD,
        permission=is_zorgbemiddelaar,
        custom={
            "label": "Niet overnemen",
            "gebeurd": "Expertteam (RER) neemt de procesregie niet over",
            "direct": (let_go_of_rer,),
            "volgorde": 20,
        },
    )
    def decline(self, *, on: date, by: Any, antwoord: str) -> None:
        """The RER says why not."""
        self.antwoord = _required(antwoord, "antwoord", "Schrijf op waarom niet")

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.INGETROKKEN,
        permission=any_of(is_procesregisseur, is_casusregisseur),
        custom={
            "label": "Verzoek intrekken",
            "gebeurd": "Verzoek aan het expertteam (RER) ingetrokken",
            "direct": (let_go_of_rer,),
            "volgorde": 90,
        },
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """Not needed any more."""

    @transition(
        status,
        source=Status.LOOPT,
        target=None,
        permission=is_zorgbemiddelaar,
        custom={"label": "Besluit vastleggen", "gebeurd": "Besluit van het expertteam (RER)"},
    )
    def decide(self, *, on: date, by: Any, besluit: str, doorzettingsmacht: bool) -> None:
        """Which help there will be; with the decisive vote when the parties do not agree."""
        self.besluit = _required(besluit, "besluit", "Schrijf op welke hulp er komt en waarom")
        self.besluit_op, self.doorzettingsmacht = on, bool(doorzettingsmacht)

    @transition(
        status,
        source=Status.LOOPT,
        target=Status.TERUGGEGEVEN,
        conditions=[has_decision],
        permission=is_zorgbemiddelaar,
        custom={
            "label": "Procesregie teruggeven",
            "gebeurd": "Procesregie terug bij de gemeente",
            "direct": (give_back_procesregie,),
            "volgorde": 60,
        },
    )
    def give_back(self, *, on: date, by: Any, antwoord: str) -> None:
        """The procesregie goes back to where it was."""
        self.antwoord = _required(antwoord, "antwoord", "Schrijf op hoe het nu verder gaat")
        self.einddatum = on
