"""Declaraties met vaste gegevens: toewijzingen met begonnen hulp, en het bestand van de aanbieder.

`klaar()` geeft een toewijzing van 4 uur per week met een contract van 96,60 euro per uur.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.models import Contract, Declaratie, Zorgstart
from casusregie.casus.models import Casusnummer
from casusregie.models import Casus
from tests.factories.arrangementen import (
    ArrangementFactory,
    ContractFactory,
    ProductFactory,
    ToewijzingFactory,
    VlierhofFactory,
    lees,
)
from tests.factories.casusregie import GezinFactory, JeugdigeFactory
from tests.factories.organisaties import LokaalTeamFactory

ZONE = ZoneInfo("Europe/Amsterdam")
MAART = (date(2026, 3, 1), date(2026, 3, 31))
APRIL = (date(2026, 4, 1), date(2026, 4, 30))
MEI = (date(2026, 5, 1), date(2026, 5, 31))
TARIEF = 9660


def moment(dag, uur=10):
    """A moment on a day, local time."""
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=ZONE)


def na(maand):
    """The third day after a month: when it is declared."""
    return moment(maand[1] + timedelta(days=3))


def klaar(*, gestart=date(2026, 3, 2), contract=True, casus=None, aanbieder=None, **velden):
    """A toewijzing of 4 hours a week from 2 March up to and including 30 August 2026."""
    aanbieder = aanbieder or VlierhofFactory()
    product = velden.pop("product", None) or ProductFactory(individueel=True)
    extra = {"casus": casus or plain_casus()}
    arrangement = ArrangementFactory(
        aanbieder=aanbieder,
        status="opdracht_gegeven",
        opdracht_op=date(2026, 2, 27),
        **extra,
        onderdeel__product=product,
        onderdeel__contract=False,
    )
    vast = {
        "volume": 4,
        "eenheid": "04",
        "frequentie": "2",
        "ingangsdatum": date(2026, 3, 2),
        "einddatum": date(2026, 8, 30),
    }
    toewijzing = ToewijzingFactory(arrangement=arrangement, **(vast | velden))
    if contract:
        ContractFactory(
            aanbieder=aanbieder, product=product, tarief_cent=TARIEF, eenheid=product.eenheden[0]
        )
    if gestart:
        start(toewijzing, gestart)
    return toewijzing


def plain_casus():
    """A casus as a fact, without the steps that opened it: declarations look at no route."""
    jeugdige = JeugdigeFactory()
    return Casus.objects.create(
        nummer=Casusnummer.take(date(2026, 2, 2)),
        jeugdige=jeugdige,
        gezin=GezinFactory(),
        gemeente=jeugdige.gemeente,
        team=LokaalTeamFactory(),
        route="A",
        aangemeld_op=date(2026, 2, 2),
    )


def start(toewijzing, dag):
    """Help really began, as reported."""
    return Zorgstart.objects.create(
        casus=toewijzing.casus,
        jeugdige=toewijzing.casus.jeugdige,
        gemeente=toewijzing.gemeente,
        aanbieder=toewijzing.aanbieder,
        toewijzing=toewijzing,
        categorie=toewijzing.product.categorie,
        code=toewijzing.product.code,
        begindatum=dag,
        gemeld_op=dag,
    )


def prestatie(toewijzing, maand=MAART, **anders):
    """One Prestatie in the month, cut to the toewijzing; 10 hours unless told otherwise."""
    volume = int(anders.pop("volume", 10))
    tarief = anders.pop("tarief", TARIEF)
    bedrag = anders.pop("bedrag", None)
    credit = anders.pop("credit", "")
    begin = max(maand[0], toewijzing.ingangsdatum)
    einde = min(maand[1], toewijzing.einddatum or maand[1])
    kenmerk = anders.pop("kenmerk", f"P{maand[0]:%y%m}-{toewijzing.nummer}")
    inhoud = {
        "ProductReferentie": {"ReferentieNummer": kenmerk},
        "ToewijzingNummer": str(toewijzing.nummer),
        "ProductCategorie": toewijzing.product.categorie,
        "ProductCode": toewijzing.product.code,
        "ProductPeriode": {"Begindatum": begin.isoformat(), "Einddatum": einde.isoformat()},
        "GeleverdVolume": str(volume),
        "Eenheid": toewijzing.eenheid or "04",
        "ProductTarief": str(tarief),
        "IngediendBedrag": {
            "Bedrag": str(volume * tarief if bedrag is None else bedrag),
            "DebetCredit": "C" if credit else "D",
        },
    }
    if credit:
        inhoud["ProductReferentie"]["VorigReferentieNummer"] = credit
    inhoud |= anders
    return {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}


def bestand(*paren, maand=MAART, nummer="D1", op=None, afzender=None, totaal=None, ident=None):
    """The bytes of a JW323 over pairs (toewijzing, prestaties); one client per toewijzing."""
    op = op or na(maand)
    toewijzing = paren[0][0]
    clienten: dict[str, list] = {}
    for deze, prestaties in paren:
        clienten.setdefault(deze.casus.jeugdige.bsn, []).extend(prestaties)
    alle = [p for rij in clienten.values() for p in rij]
    som = sum(_cents(p["IngediendBedrag"]) for p in alle) if totaal is None else totaal
    aanbieder = afzender or toewijzing.aanbieder.agb_code
    romp = {
        "DeclaratieNummer": nummer,
        "DeclaratiePeriode": _periode(maand),
        "DeclaratieDagtekening": op.date().isoformat(),
        "TotaalIngediendBedrag": {
            "TotaalBedrag": str(abs(som)),
            "DebetCredit": "C" if som < 0 else "D",
        },
        "Clienten": {
            "Client": [
                {"Bsn": bsn, "Prestaties": {"Prestatie": rij}} for bsn, rij in clienten.items()
            ]
        },
    }
    kop = make_header(
        "323", aanbieder, toewijzing.gemeente.cbs_code, ident or f"DC{nummer}", op.date()
    )
    return write(IjwBericht("323", {"Header": kop, "Declaratie": romp}))


def _cents(bedrag):
    return int(bedrag["Bedrag"]) * (-1 if bedrag["DebetCredit"] == "C" else 1)


def _periode(maand):
    return {"Begindatum": maand[0].isoformat(), "Einddatum": maand[1].isoformat()}


def gedeclareerd(*paren, maand=MAART, nummer="D1", **meer):
    """Receive the JW323; gives the Declaratie that came of it."""
    op = meer.pop("op", None) or na(maand)
    uitkomst = lees(bestand(*paren, maand=maand, nummer=nummer, op=op, **meer), op)
    return Declaratie.objects.get(bericht=uitkomst.rij)


def contract_van(toewijzing):
    """The contract under a toewijzing."""
    return Contract.objects.get(aanbieder=toewijzing.aanbieder, product=toewijzing.product)
