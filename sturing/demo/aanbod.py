"""Het aanbod in de demonstratie: contracten, een hoger volume, en tarieven die nog wachten."""

from datetime import date, timedelta
from typing import Any

from arrangementen.aanbod.contracten_inlezen import load_example_contracts
from arrangementen.aanbod.doorvoeren import fingerprint, judge_cells, judge_file
from arrangementen.aanbod.opstellen import draft
from arrangementen.aanbod.tabellen import tabel_of
from arrangementen.models import Aanbodwijziging, Contract, Raamcontract, Voorziening
from organisaties.rollen import Soort
from verloop.overgangen import perform

from .lokaal import moment

BRON = "Verzonnen voor de demonstratie"
HOGER, TARIEVEN, PARTNER = "45C09", ("45C09", "54002", "45F10"), "linde"
PARTNERPRODUCT, STOPT = "45F10", "44F07"
INDEX = 1.04
VOORZIENINGEN = (
    ("0599", "sport-1", "Sportmaatjes Noord", "sport", "Kinderen van 6 tot 16 jaar", "0105550201"),
    ("0599", "geld-1", "Geldloket Rotterdam", "schuldhulp", "Gezinnen met schulden", "0105550202"),
    ("0599", "ouders-1", "Oudercafé De Brug", "opvoeden", "Ouders van pubers", "0105550203"),
    ("0502", "wijk-1", "Wijkhuis Capelle", "ontmoeten", "Jongeren vanaf 12 jaar", "0105550204"),
    ("0502", "school-1", "Huiswerkklas", "school", "Leerlingen van groep 7 en 8", "0105550205"),
    ("0606", "advies-1", "Inloopspreekuur Opvoeden", "advies", "Alle ouders", "0105550206"),
)


def play_offer(wereld: Any, eind: date) -> None:
    """Once: contracts as they were, then two changes by two people and one that waits."""
    aanbieders = [o for o in wereld.organisaties.values() if o.soort == Soort.AANBIEDER]
    load_example_contracts(aanbieders)
    if Aanbodwijziging.objects.exists():
        return
    een, ander = wereld.mensen["hoekman"], wereld.mensen["beheer"]
    vlierhof, linde = wereld.organisaties["vlierhof"], wereld.organisaties[PARTNER]
    op = moment(eind - timedelta(days=40), 10)
    _adopted("contractproducten", _more(vlierhof, eind), "Meer vraag dan verwacht", een, ander, op)
    _adopted("onderaannemers", _partner(vlierhof, linde, eind), "Partner erbij", een, ander, op)
    if not Voorziening.objects.exists():
        _adopted(
            "voorzieningen", _facilities(eind), "Eerste lijst van de gemeenten", een, ander, op
        )
    _adopted("tarieven", _ends(vlierhof, eind), "Deze vorm stopt na dit jaar", een, ander, op)
    _waiting(vlierhof, eind, een)


def _adopted(
    tabel: str, rijen: list[dict[str, str]], waarom: str, een: Any, ander: Any, op: Any
) -> None:
    beoordeling = judge_cells(tabel_of(tabel), list(enumerate(rijen, start=2)))
    wijziging = draft(beoordeling, toelichting=waarom, by=een, op=op)
    perform(wijziging, "adopt", by=ander, op=op + timedelta(days=1))


def _more(aanbieder: Any, eind: date) -> list[dict[str, str]]:
    """A higher volume from the first of the month."""
    return [
        {
            "contract": _number(aanbieder),
            "product": HOGER,
            "eenheid": "04",
            "volume_per_jaar": "900",
            "geldig_van": _text(eind.replace(day=1)),
            "bron": BRON,
            "fictief": "ja",
        }
    ]


def _ends(aanbieder: Any, eind: date) -> list[dict[str, str]]:
    """The last day of one tariff, with nothing after it: a signal for both sides."""
    tabel = tabel_of("tarieven")
    (rij,) = tabel.rows().filter(aanbieder=aanbieder, product__code=STOPT, geldig_tot=None)
    return [tabel.to_cells(tabel.to_row(rij) | {"geldig_tot": date(eind.year, 12, 31)})]


def _partner(aanbieder: Any, partner: Any, eind: date) -> list[dict[str, str]]:
    return [
        {
            "contract": _number(aanbieder),
            "onderaannemer": partner.agb_code,
            "producten": PARTNERPRODUCT,
            "geldig_van": _text(eind.replace(day=1)),
            "bron": BRON,
            "fictief": "ja",
        }
    ]


def _facilities(eind: date) -> list[dict[str, str]]:
    namen = ("gemeente", "code", "naam", "soort", "doelgroep", "contact")
    vast = {"geldig_van": _text(eind.replace(month=1, day=1)), "bron": BRON, "fictief": "ja"}
    return [dict(zip(namen, rij, strict=True)) | vast for rij in VOORZIENINGEN]


def _waiting(aanbieder: Any, eind: date, by: Any) -> None:
    """Next year's tariffs, read from a file and not adopted yet."""
    tabel = tabel_of("tarieven")
    koppen = [veld.naam for veld in tabel.velden]
    regels = [";".join(koppen)]
    rijen = Contract.objects.of_aanbieder(aanbieder.pk).for_codes(*TARIEVEN).valid_on(eind)
    for rij in tabel.rows().filter(pk__in=rijen).order_by("product__code"):
        cellen = tabel.to_row(rij) | {"geldig_van": date(eind.year + 1, 1, 1), "geldig_tot": None}
        cellen["tarief"] = round(cellen["tarief"] * INDEX)
        regels.append(";".join(tabel.to_cells(cellen).values()))
    inhoud = "\r\n".join(regels).encode()
    draft(
        judge_file(tabel, inhoud),
        toelichting=f"Indexatie {eind.year + 1}: 4 procent",
        by=by,
        op=moment(eind - timedelta(days=1), 15),
        bestandsnaam=f"tarieven-{eind.year + 1}.csv",
        sha256=fingerprint(inhoud),
    )


def _number(aanbieder: Any) -> str:
    return Raamcontract.objects.of_aanbieder(aanbieder.pk).latest("geldig_van").nummer


def _text(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
