"""Van de naam van een adres naar een pad, met een rij van de eigen kant, de andere of geen."""

import re
import uuid

from django.urls import reverse
from django.urls.exceptions import NoReverseMatch

from sturing.demo.wereld import NAAMRUIMTE

LEGE = uuid.UUID("00000000-0000-4000-8000-000000000000")
VAST = {
    "stopzet": "withdraw",
    "overnamezet": "withdraw",
    "crisiszet": "dismiss",
    "daad": "overnemen",
    "overdrachtzet": "offer",
    "teamverzoekzet": "refuse",
    "procesregiezet": "accept",
    "regievraagzet": "answer",
    "ivhzet": "end",
    "bestandssoort": "csv",
    "cijfer": "voorbij",
    "aanbieder": str(uuid.uuid5(NAAMRUIMTE, "vlierhof")),
    "stap": 1,
    "pk": 999,
    "product": "45C09",
    "deel": "onderwijs",
    "soort": "gespreksverslag",
    "stuk": "vraaganalyse",
    "overgang": "start_evaluation",
    "oordeel": "accept",
    "intakezet": "record",
    "handeling": "afstemming",
    "zet": "choose_path",
    "tafelzet": "cancel",
    "logsoort": "contactmoment",
    "evaluatiezet": "discuss",
    "waakvlamzet": "end",
    "afspraakzet": "keep",
    "aanmeldzet": "send_back",
    "zittingzet": "hold",
    "trajectzet": "name_spin",
    "actiezet": "begin",
    "tabel": "acties",
    "aanbodtabel": "producten",
    "productcode": "45C09",
    "contractnummer": "GRJR-0000",
    "verschilzet": "accept_feedback",
    "regiozet": "agree_actions",
    "schaalzet": "accept",
    "nummer": 999,
    "naam": "x",
    "sleutel": "x",
}
PARAMETER = re.compile(r"<(\w+):(\w+)>")


def path_for(naam: str, patroon: str, gegevens: dict) -> str:
    """The path with these values; what is missing gets a fixed value of its kind."""
    waarden = {}
    for soort, parameter in PARAMETER.findall(patroon):
        leeg = LEGE if soort == "uuid" else VAST[parameter]
        waarden[parameter] = gegevens.get(parameter, leeg)
    try:
        return reverse(naam, kwargs=waarden)
    except NoReverseMatch:  # een adres van een pakket zonder ruimte
        return "/" + patroon
