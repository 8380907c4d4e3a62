"""De administratie van een aanbieder zonder portaal: zij schrijft en leest alleen bestanden."""

from django.urls import reverse
from django.utils import timezone

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.models import Bericht
from tests.arrangementen.ijw.xsd import official_verdict


class Administratie:
    """Writes messages with numbers of her own and hands them in as files in the message box.

    `mens` is who is logged in at the aanbieder; `teller` begins the numbers of this administration.
    """

    def __init__(self, mens, aanbieder, gemeente, teller):
        self.mens, self.aanbieder, self.gemeente, self.teller = mens, aanbieder, gemeente, teller

    def send(self, soort, inhoud):
        """One message, valid against the official schema, read in by the browser."""
        self.teller += 1
        kop = make_header(
            soort,
            self.aanbieder.agb_code,
            self.gemeente.cbs_code,
            f"{self.teller:012d}",
            timezone.localdate(),
        )
        data = write(IjwBericht(soort, {"Header": kop, **inhoud}))
        assert official_verdict(soort, data)
        return self.hand_in(f"JW{soort}.xml", data)

    def hand_in(self, naam, data):
        """Choose the file, press the button and read that it is good."""
        mens = self.mens
        mens.goto(reverse("arrangementen:bericht_inlezen"))
        bestand = {"name": naam, "mimeType": "application/xml", "buffer": data}
        mens.pagina.locator('main [name="bestand"]').set_input_files(bestand)
        mens.press("Inlezen")
        mens.reads("Het bericht is goed")
        return Bericht.objects.latest("pk")

    def fetch(self, soort, casus):
        """The newest message of the gemeente about this casus, as the file that came."""
        bericht = Bericht.objects.filter(soort=soort, casus=casus).latest("pk")
        adres = reverse("arrangementen:bericht_bestand", args=[bericht.kenmerk])
        antwoord = self.mens.vak.request.get(self.mens.server + adres)
        assert antwoord.status == 200
        assert antwoord.body() == bytes(bericht.data)
        return bericht
