"""Jeugdigen, gezinnen en casussen voor tests; een casus komt altijd door open_casus.

`casus_a()` geeft een casus op route A; met de functies daaronder is hij verder te brengen:
`met_vraaganalyse`, `met_risicotaxatie`, `met_regie`, `met_plan`, `vastgesteld`, `ondertekend`.
Alles speelt op `OP` (maandag 2 maart 2026) tenzij anders gezegd.
"""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import factory
from django.utils import timezone

from casusregie.casus.openen import Deelnemer, open_casus
from casusregie.jeugdige.models import Gezin, Gezinslid, Gezinsrol, Jeugdige
from casusregie.plannen.keuzelijsten import Ondersteuningselement, Resultaatgebied, Trede
from casusregie.plannen.maken import begin_analysis, begin_plan, begin_risk, record_signature
from casusregie.plannen.onderdelen import Doel, Planonderdeel
from casusregie.plannen.ondertekenaars import required_signers
from casusregie.plannen.regie import decide_regie
from casusregie.plannen.vraaganalyse import RUBRIEKEN, UITKOMSTEN
from organisaties.rollen import Rol
from verloop.overgangen import amend, perform

from .organisaties import (
    AanbiederFactory,
    GemeenteFactory,
    GIFactory,
    LokaalTeamFactory,
    medewerker,
)

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAG = OP.date()


def passes_eleven_test(nummer: str) -> bool:
    """The eleven-test of a BSN of nine digits."""
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(nummer, gewichten, strict=True)) % 11 == 0


BSNS = [str(n) for n in range(999_900_006, 999_999_991) if passes_eleven_test(str(n))]


def test_bsn(n: int) -> str:
    """The n-th number of the range for tests that passes the eleven-test."""
    return BSNS[n % len(BSNS)]


test_bsn.__test__ = False


class JeugdigeFactory(factory.django.DjangoModelFactory):
    """A jeugdige of 14 with a valid test BSN; `bsn=""` for one without."""

    class Meta:
        model = Jeugdige
        skip_postgeneration_save = True

    class Params:
        jong = factory.Trait(geboortedatum=date(2018, 5, 9))  # 7 op OP
        oud = factory.Trait(geboortedatum=date(2009, 5, 9))  # 16 op OP

    bsn = factory.Sequence(test_bsn)
    voornamen = "Noor Maria"
    roepnaam = "Noor"
    achternaam = factory.Sequence(lambda n: f"Veldwijk{n}")
    geboortedatum = date(2011, 5, 9)
    straatnaam = "Voorbeeldstraat"
    huisnummer = 12
    postcode = "3011AA"
    plaats = "Rotterdam"
    gemeente = factory.SubFactory(GemeenteFactory)

    @classmethod
    def _create(cls, model_class, *args, bsn="", **velden):
        jeugdige = model_class(*args, **velden)
        if bsn:
            jeugdige.set_bsn(bsn)
        jeugdige.save()
        return jeugdige


class GezinFactory(factory.django.DjangoModelFactory):
    """An empty gezin."""

    class Meta:
        model = Gezin


class GezinslidFactory(factory.django.DjangoModelFactory):
    """A member without gezag."""

    class Meta:
        model = Gezinslid

    gezin = factory.SubFactory(GezinFactory)
    naam = factory.Sequence(lambda n: f"Gezinslid {n}")
    rol = Gezinsrol.MOEDER
    begindatum = date(2011, 1, 1)


def gezin_van(jeugdige, ouders=1):
    """A gezin with this jeugdige and as many parents with gezag as asked."""
    gezin = GezinFactory()
    GezinslidFactory(gezin=gezin, jeugdige=jeugdige, naam="", rol=Gezinsrol.JEUGDIGE)
    for n in range(ouders):
        rol = (Gezinsrol.MOEDER, Gezinsrol.VADER)[n % 2]
        GezinslidFactory(gezin=gezin, naam=f"Ouder {n + 1} Veldwijk", rol=rol, gezag=True)
    return gezin


def team_met_mensen(**velden):
    """A lokaal team with one person per role: .team .casusregisseur .procesregisseur .teamleider"""
    team = LokaalTeamFactory(**velden)
    mensen = {
        rol: medewerker(rol, organisatie=team)
        for rol in (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER)
    }
    return SimpleNamespace(
        team=team, **{str(rol.value): persoon for rol, persoon in mensen.items()}
    )


def casus_a(team=None, jeugdige=None, gezin=None, op=OP, ouders=1, **velden):
    """A casus on route A, just opened; `team` is the result of team_met_mensen()."""
    team = team or team_met_mensen()
    jeugdige = jeugdige or JeugdigeFactory()
    return open_casus(
        jeugdige,
        gezin or gezin_van(jeugdige, ouders),
        "A",
        team.procesregisseur,
        op,
        team=team.team,
        gemeente=velden.pop("gemeente", None) or team.team.valt_onder,
        procesregisseur=team.procesregisseur,
        hulpvraag=velden.pop("hulpvraag", "Noor gaat niet meer naar school."),
        **velden,
    )


def casus_b(aanbieder=None, jeugdige=None, op=OP, team=None, **velden):
    """A casus on route B, opened by a behandelregisseur; returns the casus."""
    aanbieder = aanbieder or AanbiederFactory()
    jeugdige = jeugdige or JeugdigeFactory()
    by = velden.pop("by", None) or medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    route = {
        "aanbieder": aanbieder,
        "verwijzer_soort": "02",
        "verwijzer_naam": "Huisarts Voorbeeld",
        "verwezen_op": timezone.localdate(op) - timedelta(days=7),
    }
    return open_casus(
        jeugdige,
        velden.pop("gezin", None) or gezin_van(jeugdige),
        "B",
        by,
        op,
        team=team,
        gemeente=jeugdige.gemeente,
        extra_betrokkenheden=[
            Deelnemer(aanbieder, Rol.BEHANDELREGISSEUR),
            Deelnemer(aanbieder, Rol.ZORGADMINISTRATIE),
        ],
        **{**route, **velden},
    )


def casus_c(gi=None, jeugdige=None, op=OP, **velden):
    """A casus on route C, opened by a jeugdbeschermer."""
    gi = gi or GIFactory()
    jeugdige = jeugdige or JeugdigeFactory()
    by = velden.pop("by", None) or medewerker(Rol.JEUGDBESCHERMER, organisatie=gi)
    return open_casus(
        jeugdige,
        velden.pop("gezin", None) or gezin_van(jeugdige),
        "C",
        by,
        op,
        team=gi,
        gemeente=jeugdige.gemeente,
        procesregisseur=by,
        **{"maatregel": "ots", "opdracht_rechtbank_op": timezone.localdate(op), **velden},
    )


# --- verder in de route: elke functie doet één stap door de deur --------------------------------
class ResultaatgebiedFactory(factory.django.DjangoModelFactory):
    """Invented resultaatgebied R1, the same row every time."""

    class Meta:
        model = Resultaatgebied
        django_get_or_create = ("code",)

    code = "R1"
    naam = factory.LazyAttribute(lambda o: f"Resultaatgebied {o.code}")
    geldig_van = date(2023, 1, 1)
    bron = "test"
    fictief = True


class ElementFactory(ResultaatgebiedFactory):
    """Invented ondersteuningselement."""

    class Meta:
        model = Ondersteuningselement
        django_get_or_create = ("code",)

    code = "01"
    naam = factory.LazyAttribute(lambda o: f"Element {o.code}")


class TredeFactory(ResultaatgebiedFactory):
    """Invented trede T2."""

    class Meta:
        model = Trede
        django_get_or_create = ("code",)

    code = "T2"
    naam = "Midden"
    zwaarte = 2


VRAAGANALYSE = {
    **{naam: f"Tekst over {naam}." for naam in (*RUBRIEKEN, *UITKOMSTEN)},
    "leefgebieden": ["opvoeding", "onderwijs"],
    "leefgebieden_toelichting": "Thuis en op school.",
    "eigen_woorden": "Ik wil weer naar school.",
    "wat_is_nodig": "Een vaste begeleider thuis en op school.",
    "voorliggend_geprobeerd": "Gesprekken met de mentor.",
    "geraadpleegde_expertise": "Schoolmaatschappelijk werk.",
    "soort_hulp": "specialistisch",
    "soort_hulp_motivering": "Lokale hulp was niet genoeg.",
    "draagvlak_ouders": "ja",
    "draagvlak_jeugdige": "ja",
    "gesprek_regie": "De ouders willen hulp bij de regie.",
}
RISICOTAXATIE = {"instrument": "lirik", "uitkomst": "veilig"}


def procesregisseur_van(casus):
    """The named procesregisseur of the casus."""
    return casus.holder_of(Rol.PROCESREGISSEUR).medewerker


def casusregisseur_van(casus):
    """Somebody of the team who may be casusregisseur."""
    rol = Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.CASUSREGISSEUR
    return casus.team.aanstellingen.filter(rol=rol).first().medewerker


def met_vraaganalyse(casus, op=OP, **velden):
    """Recorded vraaganalyse."""
    by = procesregisseur_van(casus)
    analyse = begin_analysis(casus, by=by, op=op)
    amend(analyse, by=by, op=op, **{**VRAAGANALYSE, **velden})
    return perform(analyse, "complete", by=by, op=op)


def met_risicotaxatie(casus, op=OP, **velden):
    """Recorded risicotaxatie; default: veilig."""
    by = procesregisseur_van(casus)
    taxatie = begin_risk(casus, by=by, op=op)
    amend(
        taxatie, by=by, op=op, **{"getaxeerd_op": timezone.localdate(op), **RISICOTAXATIE, **velden}
    )
    return perform(taxatie, "complete", by=by, op=op)


def met_regie(casus, op=OP, casusregisseur=None, besluit="buiten_gezin"):
    """Regiebesluit: by default a casusregisseur of the team."""
    if besluit == "buiten_gezin":
        casusregisseur = casusregisseur or casusregisseur_van(casus)
    return decide_regie(
        casus,
        by=procesregisseur_van(casus),
        op=op,
        besluit=besluit,
        casusregisseur=casusregisseur,
        motivering="Besproken met het gezin.",
    )


def met_plan(casus, op=OP, gebieden=("R1",), aanbieder=None, **onderdeel):
    """A complete concept plan; does the steps before it when they are missing."""
    by = procesregisseur_van(casus)
    if not casus.vraaganalyses.exists():
        met_vraaganalyse(casus, op)
    if not casus.risicotaxaties.exists():
        met_risicotaxatie(casus, op)
    if casus.holder_of(Rol.CASUSREGISSEUR) is None:
        met_regie(casus, op)
    plan = begin_plan(casus, by=by, op=op)
    aanbieder = aanbieder or AanbiederFactory()
    for n, code in enumerate(gebieden, start=1):
        deel = Planonderdeel.objects.create(
            **{
                "plan": plan,
                "volgorde": n,
                "resultaatgebied": ResultaatgebiedFactory(code=code),
                "trede": TredeFactory(),
                "duur_weken": 26,
                "gewenste_start": timezone.localdate(op) + timedelta(days=28),
                "product_code": "45C09",
                "volume": 72,
                "eenheid": "04",
                "aanbieder": aanbieder,
                "aanbieder_motivering": "Dichtbij en ervaren.",
                **onderdeel,
            }
        )
        Doel.objects.create(
            onderdeel=deel,
            specifiek="Noor gaat weer elke dag naar school",
            meetbaar="Vijf dagen per week, vier weken lang",
            acceptabel="Noor en haar ouders",
            realistisch="Zij ging tot de zomer ook",
            uiterlijk=timezone.localdate(op) + timedelta(weeks=26),
        )
    return amend(
        plan,
        by=by,
        op=op,
        samen_gemaakt="Noor koos de doelen zelf.",
        afstemming_onderwijs="Eén plan voor thuis en school.",
        samenwerking="Elke maand overleg.",
        rolverdeling="Ouders: ochtend. School: opvang.",
        monitoring="Elke drie maanden kijken we samen terug.",
    )


def vastgesteld(plan, op=OP):
    """The plan, vastgesteld by the procesregisseur."""
    return perform(plan, "adopt", by=procesregisseur_van(plan.casus), op=op)


def ondertekend(plan, op=OP):
    """The plan, signed by everybody who must."""
    if plan.status == "concept":
        plan = vastgesteld(plan, op)
    by = procesregisseur_van(plan.casus)
    for lid in required_signers(plan.casus, timezone.localdate(op)):
        plan = record_signature(plan, lid, getekend_op=timezone.localdate(op), by=by, op=op)
    return plan
