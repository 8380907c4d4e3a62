"""Verhaal K in de browser: een toewijzing komt afgekeurd terug, wordt hersteld en gaat opnieuw."""

import pytest
from django.urls import reverse
from django.utils import timezone

from arrangementen.berichten.aanbiederzijde import answer_of
from arrangementen.berichten.versturen import write_unsent
from arrangementen.models import Bericht
from tests.arrangementen.ijw.xsd import official_verdict

BOX = reverse("arrangementen:bericht_lijst")


def rejected():
    """The JW301 that came back in the demonstration."""
    alle = Bericht.objects.outgoing().filter(soort="301", status="afgekeurd", vervanger=None)
    return alle.select_related("casus__jeugdige", "aanbieder").latest("pk")


def correct_dossier(jeugdige):
    """Somebody of the team fills in the right house number."""
    jeugdige.huisnummer = (jeugdige.huisnummer or 0) + 2
    jeugdige.save()


@pytest.mark.eis("CR-A2-05", "CR-A1-34")
def test_afgekeurd_bericht_wordt_hersteld_en_opnieuw_verstuurd(als, tmp_path):
    oud = rejected()
    amrani = als("N. el Amrani")
    amrani.goto(f"{BOX}?map=afgekeurd")
    amrani.reads(oud.identificatie, "0001")
    amrani.follow(str(oud))
    amrani.reads("Dit bericht telt als niet verstuurd", "Kop", "De keten")
    amrani.follow("Opnieuw versturen")
    amrani.reads("Nog niets veranderd")
    amrani.fill(reden="hersteld")
    amrani.press("Opnieuw versturen")
    amrani.reads("De gegevens zijn nog gelijk")
    correct_dossier(oud.casus.jeugdige)
    amrani.goto(reverse("arrangementen:bericht_opnieuw", args=[oud.kenmerk]))
    amrani.reads("huisnummer", "(afgeschermd, gewijzigd)")
    amrani.fill(reden="hersteld", toelichting="Huisnummer verbeterd")
    amrani.press("Opnieuw versturen")
    nieuw = Bericht.objects.get(vervangt=oud)
    amrani.reads(str(nieuw), "Klaar om te versturen", f"In de plaats van {oud}")
    delivered(amrani, nieuw, tmp_path)
    compared(amrani)


def delivered(amrani, nieuw, map_):
    """It leaves once, the aanbieder hands in its answer, and the box says so."""
    namen = [pad.name for pad in write_unsent(map_, op=timezone.now())]
    assert namen.count(nieuw.te_versturen_naam) == 1
    assert official_verdict("301", bytes(nieuw.data))
    nieuw.refresh_from_db()
    antwoord = map_ / "JW302.xml"
    antwoord.write_bytes(answer_of(nieuw, op=timezone.now()))
    amrani.goto(reverse("arrangementen:bericht_inlezen"))
    amrani.pagina.set_input_files('main [name="bestand"]', str(antwoord))
    amrani.press("Inlezen")
    amrani.reads("Het bericht is goed")
    amrani.goto(reverse("arrangementen:bericht_detail", args=[nieuw.kenmerk]))
    amrani.reads("Goed ontvangen", "Retourbericht")


def compared(amrani):
    """What still differs: the other JW301 has no answer yet."""
    amrani.goto(BOX)
    amrani.follow("Dossier en bericht vergelijken")
    amrani.reads("Geen antwoord op de JW301")
    amrani.follow("Geen antwoord op de JW301")
    amrani.reads("Het dossier zegt", "Hetzelfde bestand opnieuw versturen")
