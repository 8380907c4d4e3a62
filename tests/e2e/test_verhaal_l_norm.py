"""In de browser: twee mensen stellen een norm vast, en zo ook een ladder van het kader 1-op-1."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from arrangementen.models import Verzoek
from arrangementen.verzoeken.concept import save_step
from normenkader.models import KaderVersie, Normversie
from organisaties.models import Medewerker
from sturing.demo.gezinnen import MAN, Kind
from sturing.demo.verzoeken import Verzoekverhaal, answers
from verloop.overgangen import register

#: far ahead, so that the norm of now stays what the other stories count on
OVER = 200


def dag(over):
    return f"{timezone.localdate() + timedelta(days=over):%d-%m-%Y}"


def concept():
    """Jip asks 52 dagdelen of 41C01, from ten days after the new norm begins."""
    by, op = Medewerker.objects.get(naam="J. Reins"), timezone.now()
    vlierhof = by.aanstellingen.get().organisatie
    nieuw = Verzoek(aanbieder=vlierhof, opsteller=by, bewaard_op=op)
    nieuw.referentie_aanbieder = str(nieuw.kenmerk)
    verzoek = register(nieuw, by=by, op=op)
    hulp = {
        "product_code": "41C01",
        "volume": "52",
        "begindatum": dag(OVER + 10),
        "einddatum": dag(OVER + 10 + 363),
    }
    verhaal = Verzoekverhaal(Kind("Jip", "Aarts", (2014, 7, 1), MAN, 352), 0, hulp)
    for stap, inhoud in enumerate(answers(verhaal, timezone.localdate()), start=1):
        verzoek = save_step(verzoek, stap, inhoud, by=by, versie=None, op=op)
    return verzoek


@pytest.mark.eis("NK-26", "NK-01", "NK-02")
def test_een_nieuwe_norm_toetst_het_concept_opnieuw(als):
    stap3 = reverse("arrangementen:verzoek_stap", args=[concept().kenmerk, 3])
    reins = als("J. Reins")
    reins.goto(stap3)
    reins.press("Bewaar als concept")
    reins.reads("Gevraagd is 52 dagdelen in totaal. De norm is hooguit 52 dagdelen.")
    reins.pagina.locator("#normpaneel summary", has_text="Zo is dit berekend").click()
    reins.reads("Eerder toegewezen", "Niets in dit traject", "Blijft over")

    oud = Normversie.objects.in_force(timezone.localdate()).of_product("41C01").get()
    brandt = als("O. Brandt")
    brandt.goto(reverse("normenkader:norm_end", args=[oud.kenmerk]))
    brandt.fill(geldig_tot=dag(OVER - 1))
    brandt.press("Laatste dag vastleggen")
    brandt.goto(f"{reverse('normenkader:norm_new')}?van={oud.kenmerk}")
    brandt.fill(versienaam="volgend", maximum_volume="40", geldig_van=dag(OVER), bron="Besluit")
    brandt.press("Concept opslaan")
    nieuw = Normversie.objects.get(versienaam="volgend")

    schoute = als("V. Schoute")
    schoute.goto(reverse("normenkader:norm_adopt", args=[nieuw.kenmerk]))
    schoute.press("Norm vaststellen")

    reins.goto(stap3)
    reins.reads(
        "De toets aan de norm is opnieuw gedaan",
        "Norm versie volgend geldt nu, in plaats van versie 2025-1.",
        "De norm was hooguit 52 dagdelen in 52 weken. Nu is dat hooguit 40 dagdelen in 52 weken.",
        "De norm is hooguit 40 dagdelen. Dat is 12 dagdelen meer.",
    )
    reins.fill(volume="40")
    reins.press("Bewaar als concept")
    assert "De toets aan de norm is opnieuw gedaan" not in reins.pagina.inner_text("main")


@pytest.mark.eis("OO-02", "OO-07")
def test_een_nieuwe_ladder_wordt_door_een_ander_vastgesteld(als):
    brandt = als("O. Brandt")
    brandt.goto(reverse("normenkader:kader_list"))
    brandt.reads("Ladder termijn: gaat vanzelf", "Expertteam (RER)", "zeven stappen")
    brandt.goto(reverse("normenkader:kader_new"))
    brandt.fill(versienaam="volgend", geldig_van=dag(OVER), bron="Besluit")
    brandt.fill(**{"trede-0-werkdagen": "5", "trede-1-nummer": "3"})
    brandt.press("Concept opslaan")
    brandt.reads("Nummer de treden 1, 2, 3, zonder er een over te slaan")
    brandt.fill(**{"trede-1-nummer": "2"})
    brandt.press("Concept opslaan")
    brandt.reads("Een ander stelt het vast", "5 werkdagen", "U heeft deze versie zelf opgesteld.")
    nieuw = KaderVersie.objects.get(versienaam="volgend")

    schoute = als("V. Schoute")
    schoute.goto(reverse("normenkader:kader_adopt", args=[nieuw.kenmerk]))
    schoute.press("Kader vaststellen")
    schoute.reads("Geldt straks", "door V. Schoute")
