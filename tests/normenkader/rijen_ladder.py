"""De uiterste dagen van de ladder overeenstemming en van op- en afschalen, met de hand geteld."""

#: (eis, code, begin of afgesproken dag, uiterste dag)
LADDER = [
    ("CR-Z-08", "ladder.feiten", "2026-03-12", "2026-03-19"),
    ("CR-Z-08", "ladder.feiten", "2026-12-24", "2027-01-04"),
    ("CR-Z-09", "ladder.afstemming", "2026-04-30", "2026-05-08"),
    ("CR-Z-09", "ladder.advies", "2026-03-13", "2026-03-20"),
    ("CR-Z-10", "ladder.terugkoppeling", "2026-04-02", "2026-04-10"),
    ("CR-Z-10", "ladder.reactie", "2026-05-13", "2026-05-21"),
    ("CR-Z-11", "ladder.managers", "2026-03-12", "2026-03-19"),
    ("CR-Z-12", "ladder.overzicht", "2026-05-22", "2026-06-01"),
    ("CR-Z-12", "ladder.contractmanager", "2026-03-14", "2026-03-20"),
    ("CR-Z-12", "ladder.bericht", "2028-02-29", "2028-02-29"),
    ("CR-Z-13", "ladder.secretaris", "2026-03-12", "2026-03-26"),
    ("CR-Z-13", "ladder.secretaris", "2025-12-19", "2026-01-07"),
    ("CR-Z-14", "ladder.jeugdige", "2026-04-30", "2026-05-06"),
    ("CR-Z-17", "schalen.besluit", "2026-03-12", "2026-03-19"),
]
