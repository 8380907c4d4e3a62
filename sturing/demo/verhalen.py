"""De verhalen van de demonstratie, kort opgeschreven; `lokaal` en `eenopeen` spelen ze."""

from .eenopeen import EenOpEenVerhaal
from .gezinnen import MAN, VROUW, Kind
from .lokaal import Hulp, LokaalVerhaal

MEER = "De jeugdige is lang niet op school geweest. Terugkeer vraagt meer uren in het begin."

LOKAAL: dict[str, LokaalVerhaal] = {
    "noor": LokaalVerhaal(
        Kind("Noor", "Veldwijk", (2011, 5, 9), VROUW, 0, 2), 75, "loopt", onveilig=True
    ),
    "milan": LokaalVerhaal(Kind("Milan", "Ottevanger", (2013, 8, 2), MAN, 1), 24, "plan"),
    "yara": LokaalVerhaal(Kind("Yara", "Brandsma", (2009, 11, 21), VROUW, 2), 9, "geanalyseerd"),
    "sem": LokaalVerhaal(
        Kind("Sem", "Duinhoven", (2016, 3, 14), MAN, 3),
        60,
        "opdracht",
        Hulp("stapsteen", "41C01", 40, "16", 40),
    ),
    "lotte": LokaalVerhaal(Kind("Lotte", "Kranenborg", (2010, 6, 30), VROUW, 4), 60, "loopt"),
    "thijs": LokaalVerhaal(
        Kind("Thijs", "Everink", (2018, 9, 5), MAN, 5), 70, "loopt", Hulp("linde")
    ),
    "esmee": LokaalVerhaal(
        Kind("Esmee", "Walburg", (2008, 12, 12), VROUW, 6), 30, "ondertekend", Hulp(volume=70)
    ),
    "wessel": LokaalVerhaal(
        Kind("Wessel", "Oudshoorn", (2012, 8, 15), MAN, 16),
        19,
        "opdracht",
        Hulp("stapsteen", volume=280, weken=52, motivering=MEER),
        wacht=True,
    ),
    "daan": LokaalVerhaal(Kind("Daan", "Stroobach", (2014, 1, 19), MAN, 7), 6, "aangemeld"),
    "fenna": LokaalVerhaal(Kind("Fenna", "Ruigrok", (2017, 4, 25), VROUW, 8), 2, "aangemeld"),
    "jayden": LokaalVerhaal(
        Kind("Jayden", "Poelstra", (2011, 10, 3), MAN, 9),
        90,
        "loopt",
        Hulp("stapsteen", volume=96, motivering=MEER),
    ),
    "sara": LokaalVerhaal(
        Kind("Sara", "Middelveld", (2015, 7, 7), VROUW, 10),
        34,
        "loopt",
        Hulp("linde", "41C01", 52, "16", 52),
        bij_gezin=True,
    ),
    "bram": LokaalVerhaal(
        Kind("Bram", "Hazeleger", (2009, 2, 27), MAN, 11), 110, "loopt", Hulp("meerzicht")
    ),
    "liv": LokaalVerhaal(
        Kind("Liv", "Oosterveen", (2012, 9, 18), VROUW, 12), 100, "loopt", Hulp("vlierhof")
    ),
    "kyan": LokaalVerhaal(
        Kind("Kyan", "Baersma", (2010, 2, 8), MAN, 13), 105, "loopt", Hulp("stapsteen")
    ),
    "imke": LokaalVerhaal(
        Kind("Imke", "Tersteeg", (2011, 3, 3), VROUW, 14),
        95,
        "loopt",
        Hulp("ankerplaats", volume=110, motivering=MEER),
    ),
    "ravi": LokaalVerhaal(
        Kind("Ravi", "Ramdin", (2013, 12, 1), MAN, 15),
        20,
        "regie",
        team="capelle",
        procesregisseur="osman",
        casusregisseur="verhage",
    ),
}

#: Imke has her last day today: tomorrow that is the one thing that escalates
EENOPEEN: dict[str, EenOpEenVerhaal] = {
    "noor": EenOpEenVerhaal(19),
    "lotte": EenOpEenVerhaal(8),
    "thijs": EenOpEenVerhaal(-3, tot="akkoord"),
    "bram": EenOpEenVerhaal(51, tussenevaluatie=True),
    "liv": EenOpEenVerhaal(31, tussenevaluatie=True),
    "kyan": EenOpEenVerhaal(30),
    "imke": EenOpEenVerhaal(28, tussenevaluatie=True),
    "jayden": EenOpEenVerhaal(45, tussenevaluatie=True),
}
