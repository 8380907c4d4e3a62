"""Wat in een casus op route C op welke dag gebeurde, uit alle soorten stukken in één vraag."""

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import Case, CharField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast

from casusregie.casus.models import Casus
from casusregie.documenten.models import Document
from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse

from .basisteambesluit import Basisteambesluit
from .handeling import Handeling
from .teamaanmelding import Teamaanmelding
from .teamtafel import Teamtafel, Teamtafeldeelnemer


class Bron(StrEnum):
    """Where a fact comes from."""

    HANDELING = "handeling"
    BESLUIT = "besluit"
    TAFEL = "tafel"
    DEELNAME = "deelname"
    DOCUMENT = "document"
    ANALYSE = "analyse"
    TAXATIE = "taxatie"
    AANMELDING = "aanmelding"


class Feit(NamedTuple):
    """`soort` is the kind within its source (of a deelname: the role of who was there).

    `merk`: the outcome of an act, the kind of table of a deelname, "gi" or "ander" for a document.
    `lid` is the gezinslid an act is about.
    """

    dag: date
    nummer: int
    bron: str
    soort: str
    merk: str
    lid: int | None


def facts_of(casus: Casus) -> list[Feit]:
    """All facts of one casus, oldest first; one query."""
    eigen = Case(When(organisatie=casus.team_id, then=Value("gi")), default=Value("ander"))
    van = {"casus": casus}
    delen = [
        _rows(Handeling.objects.filter(**van), Bron.HANDELING, "gedaan_op", "soort", F("uitkomst")),
        _rows(Basisteambesluit.objects.filter(**van), Bron.BESLUIT, "genomen_op", "soort"),
        _rows(Teamtafel.objects.filter(**van).held(), Bron.TAFEL, "gehouden_op", "soort"),
        _rows(
            Teamtafeldeelnemer.objects.filter(teamtafel__casus=casus, aanwezig=True),
            Bron.DEELNAME,
            "teamtafel__gehouden_op",
            "rol",
            F("teamtafel__soort"),
        ),
        _rows(
            Document.objects.filter(**van, status="vastgesteld"),
            Bron.DOCUMENT,
            "vastgesteld_op",
            "soort",
            eigen,
        ),
        _rows(Vraaganalyse.objects.filter(**van).recorded(), Bron.ANALYSE, "vastgelegd_op"),
        _rows(Risicotaxatie.objects.filter(**van).recorded(), Bron.TAXATIE, "vastgelegd_op"),
        _rows(Teamaanmelding.objects.filter(**van), Bron.AANMELDING, "aangemeld_op"),
    ]
    rijen = delen[0].union(*delen[1:], all=True)
    return sorted(Feit(*rij) for rij in rijen)


def _rows(
    vraag: QuerySet[Any], bron: Bron, dag: str, soort: str = "", merk: Any = None
) -> QuerySet[Any]:
    """The same six columns whatever the source."""
    tekst = CharField()
    lid = F("gezinslid_id") if bron == Bron.HANDELING else Cast(Value(None), IntegerField())
    return vraag.order_by().values_list(
        F(dag) if dag else Value(None),
        F("pk"),
        Value(bron.value, tekst),
        Cast(F(soort) if soort else Value(""), tekst),
        Cast(merk if merk is not None else Value(""), tekst),
        lid,
    )
