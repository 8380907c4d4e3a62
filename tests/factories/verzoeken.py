"""Verzoeken om toewijzing voor tests: een ingevuld concept, verstuurd, besloten, en als bericht.

Alles speelt op `OP` (maandag 2 maart 2026). Een verstuurd verzoek ging altijd door de deur.
"""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.models import Contract, Verzoek
from arrangementen.verzoeken.concept import save_step
from arrangementen.verzoeken.indienen import submit_verzoek
from organisaties.rollen import Rol
from verloop.overgangen import perform, register

from .arrangementen import ProductFactory, afweging
from .arrangementen import afwegingsvelden as afwegingsvelden
from .casusregie import test_bsn
from .naslag import load_norms
from .organisaties import AanbiederFactory, GemeenteFactory, LokaalTeamFactory, medewerker

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAG = OP.date()

STAP1 = {
    "bsn": test_bsn(40),
    "voornamen": "Teun",
    "achternaam": "Hartog",
    "geboortedatum": "09-05-2014",
    "geslacht": "1",
    "gemeente": "0599",
    "postcode": "3011 AA",
    "huisnummer": "12",
    "gezag1_naam": "M. Hartog",
    "gezag1_rol": "moeder",
    "gezag1_telefoon": "0612345678",
    "opt_out": "nee",
}
STAP2 = {
    "verwijzer_soort": "02",
    "verwijzer_naam": "Huisarts Voorbeeld",
    "verwezen_op": "23-02-2026",
    "risicotaxatie": "ja",
    "risicotaxatie_op": "26-02-2026",
    "risicotaxatie_instrument": "lirik",
    "risicotaxatie_uitkomst": "veilig",
    "soort_vraag": "enkelvoudig",
}
STAP3 = {
    "product_code": "45C09",
    "begindatum": "30-03-2026",
    "einddatum": "27-09-2026",
    "volume": "78",
    "verdeling": "gelijk",
}
STAP4 = {
    "triage": "Teun loopt vast op school. Wij hebben een begeleider die dichtbij werkt.",
    "vraaganalyse": "Thuis gaat het goed. Op school wordt Teun snel boos.",
    "motivatie_keuze": "Drie uur per week past bij wat Teun aankan.",
    "waarom_geen_groep": "Teun raakt van slag in een groep.",
    "doelen": "Teun gaat weer elke dag naar school.",
}
BOVEN = {"volume": "96", "hardheidsclausule": "on", "motivering": "Teun heeft meer tijd nodig."}
GGZ = {
    "product_code": "54002",
    "begindatum": "30-03-2026",
    "einddatum": "29-03-2027",
    "volume": "60",
    "verdeling": "gelijk",
    "motivering": "De interventie vraagt meer.",
}


def wereld(**velden):
    """Gemeente, lokaal team, aanbieder with contracts, the norms, and one person per role."""
    load_norms()
    gemeente = GemeenteFactory(telefoon="010 1234567")
    team = LokaalTeamFactory(valt_onder=gemeente)
    aanbieder = velden.get("aanbieder") or AanbiederFactory(agb_code="98000001")
    contracten(aanbieder)
    return SimpleNamespace(
        gemeente=gemeente,
        team=team,
        aanbieder=aanbieder,
        zorgadministratie=medewerker(Rol.ZORGADMINISTRATIE, organisatie=aanbieder),
        behandelregisseur=medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder),
        procesregisseur=medewerker(Rol.PROCESREGISSEUR, organisatie=team),
        backoffice=medewerker(Rol.BACKOFFICE, organisatie=gemeente),
    )


def contracten(aanbieder):
    """Contracts for 45C09, 41C01 and 54002 until the end of 2027."""
    producten = [
        ProductFactory(individueel=True),
        ProductFactory(),
        ProductFactory(ggz=True, leeftijd_tot=17),
    ]
    for product in producten:
        Contract.objects.get_or_create(
            aanbieder=aanbieder,
            product=product,
            geldig_van=date(2025, 1, 1),
            defaults={
                "geldig_tot": date(2027, 12, 31),
                "contractsoort": "inspanning",
                "eenheid": product.eenheden[0],
                "tarief_cent": 5200,
                "bron": "Proef",
            },
        )


def concept(w, op=OP, by=None, stappen=(1, 2, 3, 4), **anders):
    """A filled in concept; `stap1={...}` changes answers, None takes one away."""
    by = by or w.behandelregisseur
    nieuw = Verzoek(aanbieder=w.aanbieder, opsteller=by, bewaard_op=op)
    nieuw.referentie_aanbieder = str(nieuw.kenmerk)
    verzoek = register(nieuw, by=by, op=op)
    for stap, basis in ((1, STAP1), (2, STAP2), (3, STAP3), (4, STAP4)):
        if stap in stappen:
            inhoud = basis | anders.get(f"stap{stap}", {})
            inhoud = {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}
            verzoek = save_step(verzoek, stap, inhoud, by=by, versie=None, op=op)
    return verzoek


def verstuurd(w, op=OP, by=None, **anders):
    """A verzoek that was sent through the portal."""
    return submit_verzoek(concept(w, op, by, **anders), by=by or w.behandelregisseur, op=op)


def in_onderzoek(w, op=OP, **anders):
    """Sent and taken into research."""
    verzoek = verstuurd(w, **anders)
    return perform(
        verzoek,
        "take_into_research",
        by=w.procesregisseur,
        op=op,
        toelichting="Wij bellen de school.",
    )


def afgewezen(w, op=OP, reden="7", **anders):
    """Sent and rejected."""
    return perform(
        verstuurd(w, **anders),
        "reject",
        by=w.procesregisseur,
        op=op,
        reden_afwijzing=reden,
        besluit_motivering="De school kan dit zelf.",
    )


def toegekend(w, op=OP, **anders):
    """Sent and granted; the follow-ups wait in the outbox."""
    return perform(
        verstuurd(w, **anders), "grant", by=w.procesregisseur, op=op, afweging=afweging()
    )


def opt_out(**meer):
    """Step 1 with an opt-out."""
    return {"opt_out": "ja", "opt_out_getekend_op": "25-02-2026", **meer}


def jw315(
    w, referentie="VOT-2026-0001", nummer="A00000000001", bsn=None, op=DAG, producten=None, **anders
):
    """The bytes of a JW315 of an aanbieder that does not use the portal."""
    product = {
        "ReferentieAanbieder": referentie,
        "Product": {"Categorie": "45", "Code": "45C09"},
        "ToewijzingIngangsdatum": "2026-03-30",
        "ToewijzingEinddatum": "2026-09-27",
        "Omvang": {"Volume": "78", "Eenheid": "04", "Frequentie": "6"},
        "Verwijzer": {"Type": "02", "Naam": "Huisarts Voorbeeld"},
        "Raamcontract": "1",
        **anders,
    }
    client = {
        "Bsn": bsn or STAP1["bsn"],
        "Geboortedatum": {"Datum": "2014-05-09"},
        "Geslacht": "1",
        "Naam": {"Geslachtsnaam": {"Achternaam": "Hartog"}, "Voornamen": "Teun"},
        "GezagsdragerBekend": "1",
        "AangevraagdeProducten": {"AangevraagdProduct": producten or [product]},
    }
    kop = make_header("315", w.aanbieder.agb_code, w.gemeente.cbs_code, nummer, op)
    return write(IjwBericht("315", {"Header": kop, "Client": client}))
