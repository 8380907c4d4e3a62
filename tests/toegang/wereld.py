"""De wereld van de matrix: dossiers van twee partijen die niets van elkaar mogen zien.

Alles is gespeeld door de deur en eindigt op `NU`. Elk dossier kent zijn partijen en zijn kanaries:
teksten die bij niemand anders mogen opduiken.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

from django.core.management import call_command

from arrangementen.models import Bericht, Verzoek
from arrangementen.verzoeken.vraag import ask
from casusregie.casus.openen import open_casus
from casusregie.models import Casus, Escalatie, Signaal
from casusregie.termijnen.bewaking import watch
from organisaties.rollen import Rol
from sturing.demo.eenopeen import EenOpEen
from sturing.demo.gezinnen import make_family
from sturing.demo.lokaal import Speler, moment
from sturing.demo.wereld import load_wereld
from tests.factories import verzoeken
from tests.factories.casusregie import test_bsn
from tests.factories.organisaties import medewerker
from verloop import outbox

from .afronding import collect_endings
from .berichten import collect_berichten
from .bescherming import collect_bescherming
from .declaraties import collect_declaraties
from .documenten import collect_documents
from .ladder import collect_ladder
from .logboek import collect_logboek
from .regie import collect_regie
from .tafel import collect_tafel
from .toestemming import collect_toestemming
from .uithuisplaatsing import collect_uithuisplaatsing
from .verhalen import AANBIEDER, GEVRAAGD, kind, parties, stories
from .verzoeken_meer import collect_voorstel
from .wijzigen import collect_wijziging

EIND = date(2026, 3, 12)  # een donderdag
NU = moment(EIND, 14)
LADERS = (
    *("load_organisaties", "load_normen", "load_keuzelijsten", "load_aanbod"),
    "load_afwegingskader",
)
BACKOFFICE = frozenset({"backoffice"})


@dataclass(frozen=True)
class Dossier:
    """A dossier: which role at which organisation may see it, and what gives it away."""

    naam: str
    partijen: dict[str, frozenset[str]]
    kanaries: tuple[str, ...]
    nummer: str = ""
    bsn: str = ""
    #: who knows of it without seeing the dossier: the messages of the own gemeente
    weten: dict[str, frozenset[str]] = field(default_factory=dict)

    def known_to(self, plek: str, rol: str) -> bool:
        """May this role at this organisation come across its name?"""
        return rol in self.partijen.get(plek, ()) or rol in self.weten.get(plek, ())


@dataclass
class Wereld:
    """Organisations and people by code, dossiers by name, rows by kind and side."""

    organisaties: dict[str, Any]
    mensen: dict[str, Any]
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    casussen: dict[str, Casus] = field(default_factory=dict)
    #: kind -> the dossier of the own side and of the other side
    rijen: dict[str, dict[str, tuple[Dossier, dict[str, Any]]]] = field(default_factory=dict)


def build() -> Wereld:
    """Load the reference data, play the stories and find the rows the cells ask for."""
    for lader in LADERS:
        call_command(lader, stdout=StringIO())
    demo = load_wereld()
    wereld = Wereld(demo.organisaties, demo.mensen)
    _add_people(wereld)
    for naam, verhaal, eenopeen in stories():
        _play(wereld, demo, naam, verhaal, eenopeen)
    _play_c(wereld)
    for terug in range(45, -1, -1):
        dag = EIND - timedelta(days=terug)
        watch(dag, moment(dag, 6))
    _verzoeken(wereld)
    _collect(wereld)
    return wereld


def _add_people(wereld):
    """The roles at the other side that the demonstration leaves out."""
    for code, rol, plek in (
        ("collega", Rol.CASUSREGISSEUR, "noord"),
        ("tweede_capelle", Rol.PROCESREGISSEUR, "capelle"),
        ("teamleider_capelle", Rol.TEAMLEIDER, "capelle"),
        ("gedrag_capelle", Rol.GEDRAGSWETENSCHAPPER, "capelle"),
        ("admin_ankerplaats", Rol.ZORGADMINISTRATIE, "ankerplaats"),
        ("manager_vlierhof", Rol.TEAMMANAGER, "vlierhof"),
        ("backoffice_capelle", Rol.BACKOFFICE, "0502"),
    ):
        wereld.mensen[code] = medewerker(
            rol,
            organisatie=wereld.organisaties[plek],
            email=f"{code}@voorbeeld.example",
            naam=f"P. {code.replace('_', ' ').title()}",
            training_verklarende_analyse_op=date(2024, 12, 3),
        )


def _play(wereld, demo, naam, verhaal, eenopeen):
    casus = Speler(verhaal, demo, EIND).play()
    if eenopeen is not None:
        EenOpEen(casus, eenopeen, _people_of(wereld, demo, verhaal), EIND).play()
        outbox.process_all()
    berichten = {casus.gemeente.cbs_code: BACKOFFICE} if casus.toewijzingen.exists() else {}
    _add_dossier(wereld, naam, casus, parties(naam, verhaal), berichten)


def _people_of(wereld, demo, verhaal):
    """At the other side its own gedragswetenschapper and procesregisseur do the work."""
    if verhaal.team == "noord":
        return demo
    eigen = {"wierda": wereld.mensen["gedrag_capelle"], "amrani": wereld.mensen["tweede_capelle"]}
    return replace(demo, mensen=demo.mensen | eigen)


def _play_c(wereld):
    """A casus of the GI, just opened."""
    jeugdige, gezin = make_family(
        kind("Leopoldine", "Grauwvink", 80), wereld.organisaties["noord"].gemeente()
    )
    by, op = wereld.mensen["tolhuis"], moment(EIND - timedelta(days=3))
    casus = open_casus(
        jeugdige,
        gezin,
        "C",
        by,
        op,
        team=wereld.organisaties["gi"],
        gemeente=jeugdige.gemeente,
        procesregisseur=by,
        maatregel="ots",
        opdracht_rechtbank_op=op.date(),
    )
    _add_dossier(wereld, "bescherming", casus, {"gi": frozenset({"jeugdbeschermer"})})


def _add_dossier(wereld, naam, casus, partijen, weten=None):
    wereld.casussen[naam] = Casus.objects.get(pk=casus.pk)
    jeugdige = casus.jeugdige
    namen = (jeugdige.achternaam, jeugdige.voornamen)
    wereld.dossiers[naam] = Dossier(naam, partijen, namen, casus.nummer, jeugdige.bsn, weten or {})


#: per side: aanbieder, who fills in, gemeente, its team, its procesregisseur, first BSN
VERZOEK = {
    "": ("vlierhof", "dorrestein", "0599", "noord", "koster", 50),
    "ander_": ("ankerplaats", "yilmaz", "0502", "capelle", "osman", 54),
}
NAMEN = {"": "Mosterdpot", "ander_": "Pepermolen"}


def _verzoeken(wereld):
    """Per side a concept, a verzoek that was sent, and one with an open question."""
    op = moment(EIND - timedelta(days=1), 9)
    for voor, (plek, wie, gemeente, team, regisseur, bsn) in VERZOEK.items():
        w = SimpleNamespace(
            aanbieder=wereld.organisaties[plek], behandelregisseur=wereld.mensen[wie]
        )
        balie = {gemeente: BACKOFFICE, team: frozenset({"procesregisseur"})}
        for n, soort in enumerate(("concept", "ingediend", "gevraagd")):
            achternaam = f"{NAMEN[voor]}{'kzv'[n]}"
            stap1 = {
                "gemeente": gemeente,
                "voornamen": "Hildebrand",
                "achternaam": achternaam,
                "gezag1_naam": f"M. {achternaam}",
                "bsn": test_bsn(bsn + n),
            }
            maak = verzoeken.concept if soort == "concept" else verzoeken.verstuurd
            verzoek = Verzoek.objects.get(pk=maak(w, op, stap1=stap1).pk)
            if soort == "gevraagd":
                ask(verzoek, "Wie is de mentor?", by=wereld.mensen[regisseur], op=op)
            partijen = {plek: AANBIEDER, **(balie if soort != "concept" else {})}
            naam, nummer = f"{voor}{soort}", verzoek.casus.nummer if verzoek.casus else ""
            dossier = Dossier(naam, partijen, (achternaam,), nummer, stap1["bsn"])
            wereld.dossiers[naam] = dossier
            rij = (dossier, {"kenmerk": verzoek.kenmerk})
            wereld.rijen.setdefault(f"verzoek_{soort}", {})[voor] = rij
            if soort == "gevraagd":
                collect_voorstel(wereld, voor, dossier, verzoek, wereld.mensen[regisseur], op)


def _collect(wereld):
    """Which row stands for which kind: own side, other side, and the casus of the GI."""
    for voor in ("", "ander_"):
        _collect_side(wereld, voor)
    casus, dossier = wereld.casussen["bescherming"], wereld.dossiers["bescherming"]
    wereld.rijen["casus"]["c_"] = (dossier, {"kenmerk": casus.kenmerk})
    wereld.rijen["jeugdige"]["c_"] = (dossier, {"kenmerk": casus.jeugdige.kenmerk})
    collect_bescherming(wereld, NU)


def _collect_side(wereld, voor):
    loopt, plan, getekend = (
        wereld.casussen[f"{voor}{naam}"] for naam in ("loopt", "plan", "getekend")
    )
    concept = plan.plannen.get()
    deel = concept.onderdelen.get()
    arrangement, nieuw = loopt.arrangementen.get(), getekend.arrangementen.get()
    aanvraag, inzet = loopt.aanvragen.get(), loopt.inzetten.get()
    aanvragen = {
        f"aanvraag_{naam}": (naam, wereld.casussen[f"{voor}{naam}"].aanvragen.get(), {})
        for naam in GEVRAAGD
    }
    berichten = Bericht.objects.filter(casus=loopt)
    escalatie = Escalatie.objects.open().get(casus=loopt)  # trede 2: bij het RER
    regisseur = loopt.holder_of(Rol.PROCESREGISSEUR).medewerker
    signaal = Signaal.objects.filter(casus=loopt).for_medewerker(regisseur, EIND).first()
    van = {
        "jeugdige": ("loopt", loopt.jeugdige, {}),
        "casus": ("loopt", loopt, {}),
        "planonderdeel": ("plan", plan, {"onderdeel": deel.kenmerk}),
        "plandoel": ("plan", plan, {"doel": deel.doelen.get().kenmerk}),
        "planrij": ("plan", plan, {"rij": deel.kenmerk}),
        "plancasus": ("plan", plan, {}),
        "plandeel": ("plan", plan, {"deel": "onderwijs"}),
        "route": ("loopt", loopt, {"overgang": "start_evaluation"}),
        "arrangement": ("loopt", arrangement, {}),
        "nieuw_arrangement": ("getekend", nieuw, {}),
        "onderdeel": ("getekend", nieuw.onderdelen.get(), {}),
        "toewijzing": ("loopt", loopt.toewijzingen.get(), {}),
        "bericht": ("loopt", berichten.filter(soort="301").first(), {}),
        "escalatie": ("loopt", escalatie, {}),
        "signaal": ("loopt", signaal, {}),
        **aanvragen,
        "aanvraag": ("loopt", aanvraag, {}),
        "analyse": ("loopt", aanvraag.analyses.get(), {}),
        "inzet": ("loopt", inzet, {}),
    }
    for soort, (dossier, rij, meer) in van.items():
        wereld.rijen.setdefault(soort, {})[voor] = (
            wereld.dossiers[f"{voor}{dossier}"],
            {"kenmerk": rij.kenmerk, **meer},
        )
    collect_documents(wereld, voor, NU)
    collect_uithuisplaatsing(wereld, voor, NU)
    collect_endings(wereld, voor, NU)
    collect_logboek(wereld, voor, NU)
    collect_toestemming(wereld, voor, NU)
    collect_tafel(wereld, voor, NU)
    collect_regie(wereld, voor, NU)
    collect_ladder(wereld, voor, NU)
    collect_wijziging(wereld, voor, NU)
    collect_declaraties(wereld, voor, NU)
    dossier, gegevens = wereld.rijen["bericht"][voor]
    eigen = replace(dossier, partijen=dossier.partijen | dossier.weten)
    wereld.rijen["bericht"][voor] = (eigen, gegevens)
    collect_berichten(wereld, voor, NU)
