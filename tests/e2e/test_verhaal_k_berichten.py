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
    duijn = als("N. Duijn")
    duijn.goto(f"{BOX}?map=afgekeurd")
    duijn.reads(oud.identificatie, "0001")
    duijn.follow(str(oud))
    duijn.reads("Dit bericht telt als niet verstuurd", "Kop", "De keten")
    duijn.follow("Opnieuw versturen")
    duijn.reads("Nog niets veranderd")
    duijn.fill(reden="hersteld")
    duijn.press("Opnieuw versturen")
    duijn.reads("De gegevens zijn nog gelijk")
    correct_dossier(oud.casus.jeugdige)
    duijn.goto(reverse("arrangementen:bericht_opnieuw", args=[oud.kenmerk]))
    duijn.reads("huisnummer", "(afgeschermd, gewijzigd)")
    duijn.fill(reden="hersteld", toelichting="Huisnummer verbeterd")
    duijn.press("Opnieuw versturen")
    nieuw = Bericht.objects.get(vervangt=oud)
    duijn.reads(str(nieuw), "Klaar om te versturen", f"In de plaats van {oud}")
    delivered(duijn, nieuw, tmp_path)
    compared(duijn)


def delivered(duijn, nieuw, map_):
    """It leaves once, the aanbieder hands in its answer, and the box says so."""
    namen = [pad.name for pad in write_unsent(map_, op=timezone.now())]
    assert namen.count(nieuw.te_versturen_naam) == 1
    assert official_verdict("301", bytes(nieuw.data))
    nieuw.refresh_from_db()
    antwoord = map_ / "JW302.xml"
    antwoord.write_bytes(answer_of(nieuw, op=timezone.now()))
    duijn.goto(reverse("arrangementen:bericht_inlezen"))
    duijn.pagina.set_input_files('main [name="bestand"]', str(antwoord))
    duijn.press("Inlezen")
    duijn.reads("Het bericht is goed")
    duijn.goto(reverse("arrangementen:bericht_detail", args=[nieuw.kenmerk]))
    duijn.reads("Goed ontvangen", "Retourbericht")


def compared(duijn):
    """What still differs: the other JW301 has no answer yet."""
    duijn.goto(BOX)
    duijn.follow("Dossier en bericht vergelijken")
    duijn.reads("Geen antwoord op de JW301")
    duijn.follow("Geen antwoord op de JW301")
    duijn.reads("Het dossier zegt", "Hetzelfde bestand opnieuw versturen")
