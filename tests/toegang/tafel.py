"""De tafels in de matrix: de regie brengt in, zorgbemiddeling leidt, een ander ziet niets."""

from dataclasses import replace

from casusregie.models import Tafel
from casusregie.tafel.maken import bring_in
from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.personen import required_people
from organisaties.rollen import Rol
from verloop.overgangen import register

from .verwachting import AANBIEDER, IEDER, REGIE, TEAM, UITVOERING, Rij, Wie, page, roles, without

LEIDERS: Wie = ("zorgbemiddelaar", "procesregisseur", "teamleider")
LEREND: Wie = (*LEIDERS, "casusregisseur", "collega", "jeugdbeschermer")
LEREND += ("gedragswetenschapper", "behandelregisseur", "teammanager")
VOLGEND: Wie = (*LEIDERS, "casusregisseur", "collega", "jeugdbeschermer", *AANBIEDER)
BIJHOUDERS: Wie = (*AANBIEDER, "teammanager")
KIEZERS: Wie = ("zorgbemiddelaar", "contractmanager", "secretaris")
#: who sees the aanmelding: the team and the tafel; an aanbieder did not bring it in
ZIET: Wie = (*TEAM, "zorgbemiddelaar")
BRENGT: Wie = (*REGIE, "jeugdbeschermer", *AANBIEDER)


def _none(wie: Wie, *methoden: str) -> Rij:
    """A page about one thing; what does not exist, or is of another, is not found."""
    rijen = {methode: {"404": wie} for methode in methoden or ("GET",)}
    return Rij("", rijen, poort=wie)


def _form(wie: Wie) -> Rij:
    """A form of an aanmelding for these; whoever else sees it may not."""
    mag = {"ok": wie, "403": without(ZIET, wie)}
    return page("tafelaanmelding", mag, mag)


BRENGT_IN = {"ok": BRENGT, "403": without(IEDER, BRENGT)}
BEIDE = ("GET", "POST")

TAFEL: dict[str, Rij] = {
    "casusregie:zorgbemiddeling": roles(("zorgbemiddelaar",)),
    "casusregie:tafel_lessen": roles(LEREND),
    "casusregie:tafel_opschalingen": roles(("contractmanager",)),
    "casusregie:tafel_opschaling": _none(("contractmanager",), *BEIDE),
    "casusregie:wachtlijst": roles(VOLGEND),
    "casusregie:wachten_vastleggen": page(
        "wachten",
        {"ok": (*REGIE, *AANBIEDER, "jeugdbeschermer"), "403": ("teamleider", "zorgbemiddelaar")},
        {"ok": (*REGIE, *AANBIEDER, "jeugdbeschermer"), "403": ("teamleider", "zorgbemiddelaar")},
    ),
    "casusregie:tafel_lijst": roles(LEIDERS),
    "casusregie:tafel_new": roles(LEIDERS, *BEIDE),
    "casusregie:tafel_detail": _none(LEIDERS),
    "casusregie:tafel_edit": _none(LEIDERS, *BEIDE),
    "casusregie:tafel_convenant": _none(LEIDERS, *BEIDE),
    "casusregie:tafel_werkafspraak": _none(LEIDERS, *BEIDE),
    "casusregie:bijeenkomst_new": _none(LEIDERS, *BEIDE),
    "casusregie:tafel_bijeenkomst": _none(LEIDERS),
    "casusregie:tafel_deelnemer": _none(LEIDERS, *BEIDE),
    "casusregie:bijeenkomst_stap": _none(LEIDERS, *BEIDE),
    "casusregie:casus_tafels": page("casus", {"ok": IEDER}),
    "casusregie:tafel_aanmelden": page("casus", BRENGT_IN, BRENGT_IN),
    "casusregie:tafel_aanmelding": page("tafelaanmelding", {"ok": ZIET}),
    "casusregie:tafel_wijzigen": _form(REGIE),
    "casusregie:tafel_alternatief": _form((*REGIE, "zorgbemiddelaar")),
    "casusregie:tafel_afspraak": _form(ZIET),
    "casusregie:tafel_contractmanager": _form(("zorgbemiddelaar",)),
    "casusregie:tafel_doorzetten": _form(ZIET),
    "casusregie:tafel_les": _form(("zorgbemiddelaar",)),
    "casusregie:tafel_stap": page(
        "tafelstap",
        {"ok": ZIET},
        {"ok": ("zorgbemiddelaar",), "403": TEAM},
    ),
    "arrangementen:capaciteit_lijst": roles(BIJHOUDERS),
    "arrangementen:capaciteit_new": roles(BIJHOUDERS, *BEIDE),
    "arrangementen:capaciteit_bijwerken": _none(BIJHOUDERS, *BEIDE),
    "arrangementen:capaciteit_regio": roles(KIEZERS),
}
assert set(LEREND) | set(VOLGEND) <= set(UITVOERING)


def collect_tafel(wereld, voor, op):
    """Per side an aanmelding of the running casus at a tafel of the RER, and an intake."""
    casus, dossier = wereld.casussen[f"{voor}loopt"], wereld.dossiers[f"{voor}loopt"]
    houder = casus.holder_of(Rol.CASUSREGISSEUR).medewerker
    rer = wereld.organisaties["rer"]
    tafel = Tafel(
        naam=f"Tafel {voor or 'eigen'}",
        soort="zorgbemiddelingstafel",
        organisatie=rer,
        mandaat="Adviseren.",
    )
    tafel = register(tafel, by=wereld.mensen["oord"], op=op)
    _consent(casus, rer, houder, op)
    stuk = bring_in(
        casus,
        tafel,
        by=houder,
        op=op,
        soort="match",
        vraag="Wat past?",
        urgentie="gewoon",
        verblijf=True,
        vorm="gezinshuis",
    )
    aanbieders = {code for code, rollen in dossier.partijen.items() if rollen & set(AANBIEDER)}
    partijen = {c: r for c, r in dossier.partijen.items() if c not in aanbieders}
    zonder = replace(dossier, partijen=partijen)
    gegevens = {"kenmerk": stuk.kenmerk}
    wereld.rijen.setdefault("tafelaanmelding", {})[voor] = (zonder, gegevens)
    stap = gegevens | {"aanmeldzet": "send_back"}
    wereld.rijen.setdefault("tafelstap", {})[voor] = (zonder, stap)
    intake = casus.intakes.get()
    rij = {"kenmerk": casus.kenmerk, "intake": intake.kenmerk}
    wereld.rijen.setdefault("wachten", {})[voor] = (dossier, rij)


def _consent(casus, rer, by, op):
    vraag = ask(
        casus,
        by=by,
        op=op,
        organisatie=casus.team,
        partijsoort="organisatie",
        partij=rer,
        wat="hulpvraag",
        doel="expertteam",
    )
    for persoon in required_people(casus, vraag.geval, op.date()):
        vast = {"gegeven_op": op.date(), "wijze": "mondeling"}
        vraag = record_answer(vraag, persoon, True, by=by, op=op, **vast)
