"""Het oordeel van de gemeente blijft bewaard; het formulier telt zoals het besluit."""

import pytest
from django.urls import reverse

from arrangementen.arrangement.norm import assess_arrangement
from arrangementen.models import Arrangementonderdeel, Toewijzing, Verzoek
from arrangementen.verzoeken.norm import judge, verdict_of
from normenkader.models import Normversie
from normenkader.toetsing import Toetsing, replay
from tests.factories.verzoeken import DAG, OP, afweging, verstuurd
from verloop import outbox
from verloop.overgangen import perform

pytestmark = [pytest.mark.django_db, pytest.mark.eis("NK-10", "NK-26")]


def rejected(w, verzoek):
    velden = {"reden_afwijzing": "7", "besluit_motivering": "Er is al genoeg hulp."}
    return perform(verzoek, "reject", by=w.backoffice, op=OP, **velden)


def researched(w, verzoek):
    return perform(verzoek, "take_into_research", by=w.backoffice, op=OP)


def granted(w, verzoek):
    return perform(verzoek, "grant", by=w.backoffice, op=OP, afweging=afweging())


STAPPEN = [
    pytest.param(researched, "in_onderzoek", id="onderzocht"),
    pytest.param(rejected, "afgewezen", id="afgewezen"),
    pytest.param(granted, "toegekend", id="toegekend"),
]


@pytest.mark.parametrize(("besluit", "bij"), STAPPEN)
def test_elk_besluit_bewaart_wat_de_norm_toen_zei(w, besluit, bij):
    verzoek = besluit(w, verstuurd(w))
    verzoek.refresh_from_db()
    (oordeel,) = verzoek.oordelen
    assert (oordeel["bij"], oordeel["op"]) == (bij, DAG.isoformat())
    toetsing = Toetsing.from_dict(oordeel["delen"][0]["toetsing"])
    assert toetsing.samenvatting == verdict_of(verzoek).samenvatting
    Normversie.objects.all().delete()
    assert replay(toetsing) == toetsing, "later na te rekenen, zonder de tabel van nu"


def test_onderzoek_en_besluit_staan_er_allebei(w):
    verzoek = rejected(w, researched(w, verstuurd(w)))
    assert [oordeel["bij"] for oordeel in verzoek.oordelen] == ["in_onderzoek", "afgewezen"]


def test_het_oordeel_telt_hulp_elders_en_de_aanbieder_ziet_die_niet(w, als):
    verzoek = rejected(w, verstuurd(w))
    elders = {"volume": "40", "elders": True, "begin": "2026-01-05", "eind": "2026-12-31"}
    feiten = verzoek.oordelen[0]["delen"][0]["toetsing"]["feiten"]
    feiten["eerdere"] = [elders | {"eenheid": "04", "frequentie": "6"}]
    toetsing = Toetsing.from_dict(verzoek.oordelen[0]["delen"][0]["toetsing"])
    verzoek.oordelen[0]["delen"][0]["toetsing"] = replay(toetsing).to_dict()
    Verzoek.objects.filter(pk=verzoek.pk).update(oordelen=verzoek.oordelen)
    pagina = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
    gemeente = als(w.backoffice).get(pagina).content.decode()
    assert "Toets bij het afwijzen" in gemeente and "2 maart 2026" in gemeente
    aanbieder = als(w.behandelregisseur).get(pagina).content.decode()
    assert "Toets bij het afwijzen" in aanbieder
    assert "Zonder de hulp die een andere aanbieder geeft." in aanbieder
    assert gemeente.count("40") > aanbieder.count("40")


@pytest.mark.eis("CR-D-14")
def test_het_formulier_telt_toegekende_hulp_zonder_toewijzing_zoals_het_besluit(w):
    verzoek = granted(w, verstuurd(w))
    deel = Arrangementonderdeel.objects.get(arrangement=verzoek.arrangement)
    assert not Toewijzing.objects.exists(), "de toewijzing volgt pas met de outbox"

    def previewed():
        velden = ("product", "volume", "eenheid", "frequentie", "begindatum", "einddatum")
        hulp = {naam: getattr(verzoek, naam) for naam in velden}
        wie = {"aanbieder_id": verzoek.aanbieder_id, "geboortedatum": verzoek.geboortedatum}
        return judge(hulp, bsn=verzoek.jeugdige.bsn, on=DAG, **wie)

    def decided():
        nieuw = Arrangementonderdeel(
            **{
                naam: getattr(deel, naam)
                for naam in (
                    *("arrangement", "product", "volume", "eenheid", "frequentie"),
                    *("begindatum", "einddatum"),
                )
            }
        )
        return assess_arrangement(verzoek.arrangement, [nieuw]).toetsen[0].toetsing

    for moment in ("voor", "na"):
        formulier, besluit = previewed(), decided()
        assert len(formulier.feiten.eerdere) == 1, moment
        assert formulier.totalen == besluit.totalen, moment
        assert formulier.feiten.eerdere == besluit.feiten.eerdere, moment
        outbox.process_all()
    assert Toewijzing.objects.count() == 1
