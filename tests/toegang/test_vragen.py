"""Elke lijst stelt met 500 rijen evenveel vragen als met 5, en hooguit acht."""

import pytest
from django.utils import timezone

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from arrangementen.models import Contract, Prestatie, Product, Toewijzing, Verzoek
from casusregie.models import Casus, Escalatie, Evaluatiemoment, Termijn
from casusregie.termijnen.herstel import recompute
from organisaties.models import Leesregel, Medewerker
from sturing.integriteit import broken_invariants
from verloop.models import Gebeurtenis, Outbox

from .budget import MEER
from .matrix import expected
from .spelers import SPELERS
from .tabel import TABEL
from .vragen import Naslag, measure, visible_row

pytestmark = pytest.mark.django_db
LIJST, OVERZICHT, TABBLAD = 8, 15, 15
CIJFERS = (Casus, Toewijzing, EenOpEenInzet, EenOpEenAanvraag, Escalatie, Verzoek)
#: lists of one kind: what grows beside the rows that the page links to
LIJSTEN = {
    "account_list": (Medewerker,),
    "uitgaand_werk": (Outbox,),
    "casusregie:werkvoorraad": (),
    "casusregie:werkvoorraad_bestand": (Casus,),
    "casusregie:signaal_list": (),
    "casusregie:zoeken": (Casus,),
    "casusregie:evaluaties": (Evaluatiemoment,),
    "casusregie:leeslog": (Leesregel,),
    "casusregie:escalatie_list": (Escalatie,),
    "casusregie:regie_caseload": (),
    "casusregie:voorlegging_list": (),
    "casusregie:gevraagd_list": (),
    "arrangementen:toewijzing_lijst": (),
    "arrangementen:bericht_lijst": (),
    "arrangementen:verschil_lijst": (),
    "arrangementen:verzoeken_samen": (),
    "arrangementen:declaratie_lijst": (),
    "arrangementen:declaraties_bestand": (Prestatie,),
    "arrangementen:aanbod": (Product, Contract),
    "afwegingskader:overzicht": (EenOpEenAanvraag,),
    "normenkader:norm_list": (),
    "sturing:verblijf_langste": CIJFERS,
}
#: many kinds at once
OVERZICHTEN = {
    "arrangementen:verzoek_lijst": (),
    "casusregie:zorgbemiddeling": (),
    "casusregie:regie_themes": (Casus,),
    "arrangementen:gedeclareerd": (Prestatie, Toewijzing),
    "arrangementen:eigen_contract": (Contract, Toewijzing),
    "arrangementen:aanbod_benutting": (Contract, Toewijzing),
    "arrangementen:aanbod_kosten": (Contract, Toewijzing),
    "sturing:dashboard": CIJFERS,
    "sturing:aanbieder_list": CIJFERS,
    "sturing:trends": CIJFERS,
    "sturing:eenopeen_verslag": CIJFERS,
    "sturing:normgebruik": CIJFERS,
    "sturing:herstel": CIJFERS,
    "sturing:gedeclareerd": (Prestatie, Toewijzing),
    "sturing:verblijf": CIJFERS,
    "sturing:regiovisie": CIJFERS,
    "sturing:team": (Casus, Termijn, Escalatie),
}
#: the lists in a dossier: the page of the casus with its banner and tabs around them
TABBLADEN = {
    "casusregie:casus_detail": (Gebeurtenis, Termijn),
    "casusregie:casus_timeline": (Gebeurtenis,),
    "casusregie:casus_log": (Leesregel,),
    "casusregie:document_list": (),
    "casusregie:evaluatie_list": (),
    "casusregie:toestemming_list": (),
    "casusregie:meningsverschil_list": (),
    "arrangementen:arrangement_lijst": (),
    "arrangementen:casus_berichten": (),
    "arrangementen:verzoek_detail": (Gebeurtenis,),
}
BUDGET = [
    *((naam, meer, LIJST) for naam, meer in LIJSTEN.items()),
    *((naam, meer, OVERZICHT) for naam, meer in OVERZICHTEN.items()),
    *((naam, meer, TABBLAD) for naam, meer in TABBLADEN.items()),
]
ZOEK = {"casusregie:zoeken": "?q=grauw"}


@pytest.fixture(scope="module")
def naslag(wereld, django_db_blocker):
    return Naslag()


def reader(rij, plek):
    """The first actor, of the own side where there are two, for whom the page opens."""
    mensen = [s for code, s in SPELERS.items() if s.mens and not code.startswith(("ander", "betr"))]
    return next(s for s in mensen if expected(rij, s, "GET", plek) == "ok")


@pytest.mark.parametrize(("naam", "meer", "grens"), BUDGET, ids=[naam for naam, *_ in BUDGET])
def test_met_500_rijen_evenveel_vragen_als_met_5(wereld, loper, naslag, naam, meer, grens):
    plek = loper.places(naam)[0]
    speler = reader(TABEL[naam], plek)
    client, pad = loper.klanten[speler.code], plek.pad + ZOEK.get(naam, "")
    rijen = naslag.rows_on(client.get(pad), pad)
    for model in meer:
        rijen.setdefault(model, visible_row(model, wereld.mensen[speler.mens]))
    assert rijen, "op deze bladzijde staat niets om er meer van te maken"
    weinig, veel = measure(client, pad, rijen.values())
    assert len(veel) <= len(weinig), "\n".join(v[:200] for v in veel)
    grens = max(grens, MEER.get(naam, (0,))[0])
    assert len(veel) <= grens, "\n".join(f"{len(veel)} {v[:200]}" for v in veel)


def test_in_de_wereld_van_de_matrix_klopt_elke_termijn_en_elke_invariant(wereld):
    """With concepts, refused messages and ended dossiers in it: nothing to mend."""
    gemeld = []
    telling = recompute(
        on=timezone.localdate(), now=timezone.now(), by=None, save=False, report=gemeld.append
    )
    assert (telling.gewijzigd, gemeld) == (0, [])
    assert telling.bekeken > 50
    assert broken_invariants() == []
