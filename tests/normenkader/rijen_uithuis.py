"""De uiterste dagen van de vijf monitoringmomenten: feestdag, schrikkeldag en jaareinde."""

#: (eis, code, begin of afgesproken dag, uiterste dag), met de hand geteld.
UITHUIS = [
    ("GV-M2-02", "uithuis.analyse", "2026-03-02", "2026-03-16"),
    ("GV-M2-02", "uithuis.analyse", "2028-02-20", "2028-03-05"),
    ("GV-M2-02", "uithuis.plan", "2026-11-22", "2027-01-03"),
    ("GV-M2-02", "uithuis.afwijking", "2026-04-24", "2026-05-04"),
    ("GV-M2-02", "uithuis.afwijking", "2026-12-24", "2027-01-04"),
    ("GV-M2-02", "uithuis.evaluatie", "2026-12-25", "2026-12-25"),
    ("GV-M2-02", "uithuis.afsluiten", "2028-02-29", "2028-02-29"),
]
