"""De uitzonderingsgronden van 54002, elk met zijn eigen bewijs; gevraagd is 60 uur (12 te veel).

De startdatum is 1 januari 2026. 54002-4 geldt van 0 tot en met 6 jaar op die dag.
"""

GOED = {"motivering": "Nodig omdat."}
NIVEAU = {"interventie": "Horizon", "inzet": "60 uur"}

# id, grond, bewijs, geboortedatum, overige velden, mag indienen, velden met een fout
GRONDEN = [
    ("1-niveau-0", "54002-1", NIVEAU | {"niveau": "0"}, "2016-05-01", GOED, False, {"grond_code"}),
    ("1-niveau-1", "54002-1", NIVEAU | {"niveau": "1"}, "2016-05-01", GOED, False, {"grond_code"}),
    ("1-niveau-2", "54002-1", NIVEAU | {"niveau": "2"}, "2016-05-01", GOED, True, set()),
    ("1-niveau-3", "54002-1", NIVEAU | {"niveau": "3"}, "2016-05-01", GOED, True, set()),
    ("1-niveau-5", "54002-1", NIVEAU | {"niveau": " 5 "}, "2016-05-01", GOED, True, set()),
    ("1-niveau-leeg", "54002-1", NIVEAU, "2016-05-01", GOED, False, {"bewijs_niveau"}),
    (
        "1-niveau-woord",
        "54002-1",
        NIVEAU | {"niveau": "hoog"},
        "2016-05-01",
        GOED,
        False,
        {"bewijs_niveau"},
    ),
    (
        "1-niveau-superscript",
        "54002-1",
        NIVEAU | {"niveau": "²"},
        "2016-05-01",
        GOED,
        False,
        {"bewijs_niveau"},
    ),
    (
        "1-zonder-interventie",
        "54002-1",
        {"niveau": "2", "inzet": "60"},
        "2016-05-01",
        GOED,
        False,
        {"bewijs_interventie"},
    ),
    (
        "1-niets",
        "54002-1",
        {},
        "2016-05-01",
        GOED,
        False,
        {"bewijs_interventie", "bewijs_niveau", "bewijs_inzet"},
    ),
    ("2-methode", "54002-2", {"methode": "EMDR", "inzet": "60"}, "2016-05-01", GOED, True, set()),
    ("2-zonder-inzet", "54002-2", {"methode": "EMDR"}, "2016-05-01", GOED, False, {"bewijs_inzet"}),
    (
        "2-spaties",
        "54002-2",
        {"methode": "  ", "inzet": "60"},
        "2016-05-01",
        GOED,
        False,
        {"bewijs_methode"},
    ),
    ("3-opname", "54002-3", {"opname": "Kliniek"}, "2016-05-01", GOED, True, set()),
    ("3-niets", "54002-3", {}, "2016-05-01", GOED, False, {"bewijs_opname"}),
    ("4-net-6", "54002-4", {"imh": "Angst"}, "2019-12-31", GOED, True, set()),
    ("4-nog-6", "54002-4", {"imh": "Angst"}, "2019-01-02", GOED, True, set()),  # morgen 7
    ("4-net-7", "54002-4", {"imh": "Angst"}, "2019-01-01", GOED, False, {"grond_code"}),  # vandaag
    ("4-7-jaar", "54002-4", {"imh": "Angst"}, "2018-06-01", GOED, False, {"grond_code"}),
    ("4-17-jaar", "54002-4", {"imh": "Angst"}, "2008-02-01", GOED, False, {"grond_code"}),
    ("4-geboren-op-de-dag", "54002-4", {"imh": "Angst"}, "2026-01-01", GOED, True, set()),
    ("4-schrikkelkind", "54002-4", {"imh": "Angst"}, "2020-02-29", GOED, True, set()),  # 5 jaar
    ("4-zonder-geboortedatum", "54002-4", {"imh": "Angst"}, "", GOED, False, {"grond_code"}),
    ("4-zonder-bewijs", "54002-4", {}, "2020-02-29", GOED, False, {"bewijs_imh"}),
    ("5-crisis", "54002-5", {"situatie": "Eetstoornis"}, "2016-05-01", GOED, True, set()),
    ("5-zonder-bewijs", "54002-5", {}, "2016-05-01", GOED, False, {"bewijs_situatie"}),
    (
        "5-zonder-motivering",
        "54002-5",
        {"situatie": "Crisis"},
        "2016-05-01",
        {},
        False,
        {"motivering"},
    ),
    (
        "5-lege-motivering",
        "54002-5",
        {"situatie": "Crisis"},
        "2016-05-01",
        {"motivering": " "},
        False,
        {"motivering"},
    ),
    ("onbekende-grond", "54002-9", {}, "2016-05-01", GOED, False, {"grond_code"}),
    ("geen-grond", "", {}, "2016-05-01", GOED, False, {"grond_code"}),
    ("geen-grond-en-motivering", "", {}, "2016-05-01", {}, False, {"grond_code", "motivering"}),
    ("hardheid", "", {}, "2016-05-01", GOED | {"hardheidsclausule": True}, True, set()),
    (
        "hardheid-zonder-motivering",
        "",
        {},
        "2016-05-01",
        {"hardheidsclausule": True},
        False,
        {"motivering"},
    ),
]
