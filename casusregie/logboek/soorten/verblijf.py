"""Verblijf: de volgorde van voorkeur, wat erbij hoort, het perspectief en school."""

from collections.abc import Mapping
from typing import Any

from casusregie.logboek.velden import (
    Als,
    Omstandigheid,
    Soort,
    datum,
    getal,
    ja_nee,
    keuze,
    keuzes,
    kort,
    tekst,
)

from . import plaatsing
from .groepen import TEAM_EN_AANBIEDER, VAN_TEAM, VERBLIJF
from .plaatsing import WEG

#: From most to least preferred (Regiovisie §3.3).
VOORKEUR = (
    ("thuis", "Eigen gezin, met hulp thuis"),
    ("netwerk", "Netwerkpleegzorg of deeltijdpleegzorg"),
    ("pleegzorg", "Voltijdpleegzorg"),
    ("gezinshuis", "Gezinshuis"),
    ("residentieel", "Instelling"),
)
VERBLIJFSAFWEGING, PERSPECTIEF = "verblijf", "perspectief"
STATUS_ONDERWIJS = (
    ("volledig", "Gaat volledig naar school"),
    ("deels", "Gaat een deel van de tijd"),
    ("verzuim", "Is vaak afwezig"),
    ("thuis", "Zit thuis zonder onderwijs"),
    ("daghulp", "Krijgt daghulp in plaats van school"),
)
PLEEG = Als("vorm", ("netwerk", "pleegzorg"))
INSTELLING = Als("vorm", ("residentieel",))
WOONLEEFTIJD = 16


def better_forms(vorm: str) -> list[str]:
    """The forms that come before this one in the order of preference."""
    volgorde = [code for code, _ in VOORKEUR]
    return volgorde[: volgorde.index(vorm)]


def _considered(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    """Every form that is preferred was considered, and passing it over is explained."""
    eerder = better_forms(inhoud["vorm"])
    if set(eerder) - set(inhoud.get("overwogen") or ()):
        return {"overwogen": "Overweeg ook de vormen die eerder in de volgorde staan"}
    if eerder and not inhoud.get("afwijking"):
        return {"afwijking": "Schrijf op waarom een vorm die eerder in de volgorde staat niet past"}
    return {}


def _never_only_a_bed(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    """Treatment is linked, also outside office hours; foster care has help at hand."""
    nodig = {
        "behandeling": "Regel eerst behandeling of begeleiding: nooit alleen een bed",
        "bereikbaar": "Regel hulp die ook buiten kantoortijd bereikbaar is",
        "begeleiding": "Regel eerst ambulante hulp en pleegzorgbegeleiding",
    }
    return {veld: zin for veld, zin in nodig.items() if inhoud.get(veld) == "nee"}


def _distance_explained(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    if inhoud.get("afstand_gewenst") == "ja" and not inhoud.get("afstand_omdat"):
        return {"afstand_omdat": "Schrijf op waarom afstand gewenst is"}
    return {}


def _dates_in_order(inhoud: Mapping[str, Any], _: Omstandigheid) -> dict[str, str]:
    verwacht, begin = inhoud.get("verwacht_tot"), inhoud.get("begint_op")
    if verwacht and begin and verwacht < begin:
        return {"verwacht_tot": "Kies een einddatum die na de startdatum ligt"}
    return {}


def _living_from_16(inhoud: Mapping[str, Any], bij: Omstandigheid) -> dict[str, str]:
    """From 16 the options for begeleid or beschermd wonen are part of it (RV-B13-03)."""
    if bij.leeftijd >= WOONLEEFTIJD and not inhoud.get("wonen"):
        return {"wonen": "Kies wat later past bij wonen: dit hoort erbij vanaf 16 jaar"}
    return {}


SOORTEN = (
    Soort(
        VERBLIJFSAFWEGING,
        "Verblijf",
        VERBLIJF,
        (
            keuze("vorm", "Welke vorm kiest u?", *VOORKEUR, hulp="In volgorde van voorkeur"),
            keuzes(
                "overwogen",
                "Welke vormen heeft u overwogen?",
                *VOORKEUR,
                verplicht=False,
                soms=True,
                hulp="Alle vormen die eerder in de volgorde staan",
            ),
            tekst(
                "afwijking",
                "Waarom past een eerdere vorm niet?",
                verplicht=False,
                soms=True,
                hulp="Niet nodig bij hulp in het eigen gezin",
            ),
            *plaatsing.VOORAF,
            datum("begint_op", "Wanneer begint het verblijf?", als=WEG, toekomst=True),
            datum("verwacht_tot", "Tot wanneer verwacht u?", als=WEG, toekomst=True),
            ja_nee(
                "begeleiding",
                "Zijn ambulante hulp en pleegzorgbegeleiding meteen beschikbaar?",
                als=PLEEG,
                hulp="Ook bij hulp uit de Wmo en bij voogdij",
            ),
            ja_nee("behandeling", "Is er behandeling of begeleiding gekoppeld?", als=INSTELLING),
            ja_nee("bereikbaar", "Is die ook buiten kantoortijd bereikbaar?", als=INSTELLING),
            *plaatsing.ERBIJ,
            tekst("identiteit", "Waar hield u rekening mee bij wie de jeugdige is?", als=WEG),
            getal("afstand_km", "Hoeveel kilometer van het oude huis?", 400, als=WEG),
            ja_nee("afstand_gewenst", "Is afstand juist gewenst?", als=WEG),
            tekst(
                "afstand_omdat",
                "Waarom is afstand gewenst?",
                verplicht=False,
                soms=True,
                hulp="Nodig als afstand gewenst is. Denk aan gezin, school, sport en vrienden",
            ),
            getal(
                "contact_dagen", "Om de hoeveel dagen heeft de casusregisseur contact?", 90, als=WEG
            ),
            kort("mentor", "Welke vaste mentor koos de jeugdige (JIM)?", later=True),
            kort("mentor_contact", "Hoe is de mentor te bereiken?", later=True),
            datum("gestopt_op", "Wanneer stopte het verblijf?", later=True),
        ),
        VAN_TEAM,
        "Kies zo hoog mogelijk in de volgorde. Leg uit waarom een eerdere vorm niet past.",
        aanvullers=TEAM_EN_AANBIEDER,
        regels=(
            _considered,
            _never_only_a_bed,
            _distance_explained,
            _dates_in_order,
            *plaatsing.REGELS,
        ),
        eisen=(
            *("GV-V-02", "RV-B12-01", "RV-B12-02", "RV-B12-03", "RV-B13-01", "RV-B13-04"),
            *("RV-B13-08", *plaatsing.EISEN),
        ),
    ),
    Soort(
        PERSPECTIEF,
        "Perspectief",
        VERBLIJF,
        (
            keuze(
                "perspectief",
                "Wat is het perspectief?",
                ("terug", "Terug naar huis"),
                ("nieuw", "Een nieuw thuis"),
                ("zelfstandig", "Zelfstandig of begeleid wonen"),
            ),
            tekst("motivering", "Waarom?"),
            keuzes(
                "wonen",
                "Wat past later bij wonen?",
                ("thuis", "Thuis of bij familie"),
                ("begeleid", "Begeleid wonen"),
                ("beschermd", "Beschermd wonen"),
                ("zelfstandig", "Zelfstandig wonen"),
                verplicht=False,
                soms=True,
                hulp="Nodig vanaf 16 jaar",
            ),
        ),
        TEAM_EN_AANBIEDER,
        regels=(_living_from_16,),
        eisen=("RV-B13-02", "RV-B13-03"),
    ),
    Soort(
        "in_verblijf",
        "Tijdens het verblijf",
        VERBLIJF,
        (
            ja_nee("wacht", "Wacht de jeugdige binnen het verblijf op passende hulp?"),
            kort("wacht_op", "Op welke hulp?", als=Als("wacht", ("ja",))),
            datum("wacht_sinds", "Sinds wanneer?", als=Als("wacht", ("ja",))),
            keuze("onderwijs", "Hoe gaat het met school?", *STATUS_ONDERWIJS),
            keuze(
                "contact",
                "Lukt het contact met de ouders zoals afgesproken?",
                ("ja", "Ja"),
                ("deels", "Voor een deel"),
                ("nee", "Nee"),
            ),
            tekst(
                "contact_waarom",
                "Wat lukt niet, en wat doet u daaraan?",
                als=Als("contact", ("deels", "nee")),
            ),
        ),
        TEAM_EN_AANBIEDER,
        "Leg dit vast zolang de jeugdige ergens anders woont.",
        eisen=("GV-A-16", "GV-M2-06"),
    ),
    Soort(
        "onderwijs",
        "Onderwijs",
        VERBLIJF,
        (
            keuze(
                "status",
                "Hoe gaat het met school?",
                *STATUS_ONDERWIJS,
            ),
            kort("school", "Welke school?", verplicht=False),
            ja_nee("eigen_school", "Is dit de school van voor de hulp?"),
            datum(
                "zonder_sinds",
                "Sinds wanneer is er geen volledig onderwijs?",
                als=Als("status", ("thuis", "daghulp")),
            ),
            tekst(
                "terugkeer",
                "Wat is het doel voor terugkeer naar de eigen school?",
                als=Als("status", ("deels", "verzuim", "thuis", "daghulp")),
                leeg="Schrijf op hoe en wanneer de jeugdige teruggaat",
            ),
        ),
        TEAM_EN_AANBIEDER,
        eisen=("RV-B06-02", "RV-B13-05"),
    ),
)
