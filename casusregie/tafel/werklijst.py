"""Wat er bij zorgbemiddeling ligt: aanmeldingen met hun klok, wat vastloopt en wat gevraagd is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Sum

from casusregie.casus.models import Casus
from casusregie.escalatie.models import Escalatie
from casusregie.regie.procesregie import TijdelijkeProcesregie
from casusregie.termijnen.models import Termijn
from normenkader.instellingen import instelling, kalender_op
from normenkader.termijnen.stand import Stand, stand

from .aanmelding import Tafelaanmelding
from .bevoegd import led_by
from .inrichting import Tafel
from .keuzes import BESPROKEN_OF_VERDER, BIJ_DE_TAFEL, Status

VOLGENDE = {
    Status.AANGEMELD: "Kijk of alles er is",
    Status.TERUGGESTUURD: "Wacht op aanvulling",
    Status.COMPLEET: "Zet op een agenda of maak een match",
    Status.GEAGENDEERD: "Bespreek aan de tafel",
    Status.BESPROKEN: "Koppel terug",
    Status.TERUGGEKOPPELD: "Wacht op bevestiging",
}


#: These have a place of their own on the screen.
EIGEN_LIJST = ("casusregie.tafelaanmelding", "casusregie.escalatie")


@dataclass(frozen=True)
class Rij:
    """One aanmelding on the worklist; `naam` is the jeugdige, or a group of age when hidden."""

    aanmelding: Tafelaanmelding
    naam: str
    wacht: int
    volgende: str
    termijn: Termijn | None
    stand: Stand | None
    vast: bool

    @property
    def te_laat(self) -> bool:
        """The last day has passed."""
        return self.stand is not None and self.stand.klasse == "is-danger"


def worklist(medewerker: Any, on: date) -> list[Rij]:
    """Open aanmeldingen of the tafels this person leads, the most urgent first; 2 queries."""
    open_ = Tafelaanmelding.objects.led_by(medewerker, on).open()
    zichtbaar = Casus.objects.visible_to(medewerker, on).filter(pk=OuterRef("casus"))
    te_zien = open_.most_urgent_first().for_list().annotate(te_zien=Exists(zichtbaar))
    rijen: list[Any] = list(te_zien)
    termijnen = _first_term(rijen)
    return [_row(rij, rij.te_zien and not rij.anoniem, termijnen.get(rij.pk), on) for rij in rijen]


def stuck(rijen: Iterable[Rij]) -> list[Rij]:
    """Those that wait too long without a match, or with a missed term, longest first."""
    return sorted((rij for rij in rijen if rij.vast or rij.te_laat), key=lambda rij: -rij.wacht)


def escalations(medewerker: Any, on: date) -> QuerySet[Escalatie]:
    """Escalaties that wait for an answer of this person's role."""
    zichtbaar = Escalatie.objects.visible_to(medewerker, on).open()
    return zichtbaar.addressed_to(medewerker, on).for_list()


def procesregie(medewerker: Any, on: date) -> QuerySet[TijdelijkeProcesregie]:
    """Procesregie that is asked of the RER, or lies there."""
    rijen = TijdelijkeProcesregie.objects.visible_to(medewerker, on)
    return (
        rijen.filter(rer__in=led_by(medewerker, on), status__in=["gevraagd", "loopt"])
        .select_related("casus__jeugdige", "houder")
        .order_by("gevraagd_op", "pk")
    )


def asked(medewerker: Any, on: date) -> QuerySet[Termijn]:
    """What else waits for this person with a last day, such as a vervolg of a 1-op-1."""
    lopend = Termijn.objects.visible_to(medewerker, on).for_worklist(medewerker, on)
    return lopend.exclude(model__in=EIGEN_LIJST).for_list()


def something_at_tafel(medewerker: Any, on: date) -> bool:
    """For the mail of the day: a term of the tafel is here or gone, also of an anonymous one.

    Of those the tafel sees no casus, so no signal reaches it.
    """
    bij_de_tafel = Tafelaanmelding.objects.led_by(medewerker, on).at_the_tafel()
    termijnen = Termijn.objects.counting().filter(
        model=Tafelaanmelding._meta.label_lower,
        object_id__in=bij_de_tafel.values("pk"),
        uiterlijk__lte=on,
    )
    return bool(termijnen.exists())


@dataclass(frozen=True)
class Budget:
    """The financial regelruimte of a tafel in one year, in euro."""

    per_besluit: float
    per_jaar: float
    gebruikt: float

    @property
    def over(self) -> float:
        """What is left this year."""
        return self.per_jaar - self.gebruikt


def budget_of(tafel: Tafel, on: date) -> Budget:
    """What was used in the year of `on`, by decisions that were taken."""
    besluiten = tafel.aanmeldingen.filter(  # type: ignore[attr-defined]
        status__in=BESPROKEN_OF_VERDER, besproken_op__year=on.year
    )
    gebruikt = besluiten.aggregate(som=Sum("bedrag_cent"))["som"] or 0
    return Budget(tafel.per_besluit_cent / 100, tafel.per_jaar_cent / 100, gebruikt / 100)


def _row(rij: Tafelaanmelding, ziet: bool, termijn: Termijn | None, on: date) -> Rij:
    gewacht = rij.waited(on)
    bij_de_tafel = rij.status in BIJ_DE_TAFEL and rij.match_op is None
    return Rij(
        rij,
        rij.casus.jeugdige.naam if ziet else f"{rij.leeftijdsgroep}, anoniem",
        gewacht,
        VOLGENDE[Status(rij.status)],
        termijn,
        _stand(termijn, on),
        bij_de_tafel and gewacht >= instelling("tafel.stagnatie_dagen", on),
    )


def _stand(termijn: Termijn | None, on: date) -> Stand | None:
    if termijn is None:
        return None
    return stand(termijn.uiterlijk, on, kalender=kalender_op(on))


def seen(rijen: list[Tafelaanmelding], medewerker: Any, on: date) -> set[int]:
    """Of which of these the casus may be named: visible, and not brought in anonymously."""
    ids = [rij.casus_id for rij in rijen if not rij.anoniem]
    zichtbaar = Casus.objects.visible_to(medewerker, on).filter(pk__in=ids)
    casussen = set(zichtbaar.values_list("pk", flat=True))
    return {rij.pk for rij in rijen if not rij.anoniem and rij.casus_id in casussen}


def _first_term(rijen: list[Tafelaanmelding]) -> dict[int, Termijn]:
    """The running term of each, the first last day."""
    lopend = Termijn.objects.running().filter(
        model=Tafelaanmelding._meta.label_lower, object_id__in=[rij.pk for rij in rijen]
    )
    eerste: dict[int, Termijn] = {}
    for termijn in lopend.order_by("uiterlijk", "pk"):
        eerste.setdefault(termijn.object_id, termijn)
    return eerste
