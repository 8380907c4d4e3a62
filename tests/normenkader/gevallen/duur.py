"""Eén verzoek naast de maximale duur: begin- en einddag tellen allebei mee."""

# id, product, gevraagd, periode, eerdere, "volume duur stapeling", meer volume, meer dagen
DUUR = [
    ("een-dag", "45C09", "5 uur", "2026-01-05..2026-01-05", [], "past past past"),
    # ma 5 januari + 26 x 7 - 1 = zo 5 juli
    ("26-weken", "45C09", "9 uur", "2026-01-05..2026-07-05", [], "past past past"),
    ("26-weken-1", "45C09", "9 uur", "2026-01-05..2026-07-06", [], "past uitleg past", "0", 1),
    ("27-weken", "45C09", "9 uur", "2026-01-05..2026-07-12", [], "past uitleg past", "0", 7),
    ("30-weken", "45C09", "9 uur", "2026-01-05..2026-08-02", [], "past uitleg past", "0", 28),
    ("52-weken", "45C09", "9 uur", "2026-01-05..2027-01-03", [], "past uitleg past", "0", 182),
    # per week over 27 weken: 3 x 27 = 81
    ("27-w-3", "45C09", "3 uur/week", "2026-01-05..2026-07-12", [], "uitleg uitleg past", "3", 7),
    ("halve-week", "45C09", "9 uur", "2026-01-07..2026-07-07", [], "past past past"),
    ("eind-voor-begin", "45C09", "9 uur", "2026-01-05..2026-01-04", [], "past niet open"),
    ("duur-zonder-eind", "45C09", "9 uur", "2026-01-05..", [], "past open open"),
    ("zonder-begin", "45C09", "9 uur", "..2026-07-05", [], "past open open"),
    ("zonder-eind-week", "45C09", "3 uur/week", "2026-01-05..", [], "open open open"),
    ("duur-groep-52", "41C01", "9 uur", "2026-01-05..2027-01-03", [], "past past past"),
    ("groep-jaar", "41C01", "9 uur", "2026-01-05..2027-01-04", [], "past uitleg past", "0", 1),
    # 2028 is een schrikkeljaar: dag 3 + 363 = dag 366, 31 december
    ("groep-2028", "41C01", "9 uur", "2028-01-03..2028-12-31", [], "past past past"),
    ("groep-2028-1", "41C01", "9 uur", "2028-01-03..2029-01-01", [], "past uitleg past", "0", 1),
    ("ggz-jaar", "54002", "9 uur", "2026-01-01..2026-12-31", [], "past past past"),
    ("ggz-jaar-1", "54002", "9 uur", "2026-01-01..2027-01-01", [], "past uitleg past", "0", 1),
    ("ggz-feb", "54002", "9 uur", "2026-02-01..2027-01-31", [], "past past past"),
    ("ggz-feb-1", "54002", "9 uur", "2026-02-01..2027-02-01", [], "past uitleg past", "0", 1),
    ("ggz-31", "54002", "9 uur", "2026-01-31..2027-01-30", [], "past past past"),
    ("ggz-31-1", "54002", "9 uur", "2026-01-31..2027-01-31", [], "past uitleg past", "0", 1),
    # vanaf 29 februari loopt een jaar tot en met 28 februari
    ("ggz-schrikkel", "54002", "9 uur", "2024-02-29..2025-02-28", [], "past past past"),
    ("ggz-schrikkel-1", "54002", "9 uur", "2024-02-29..2025-03-01", [], "past uitleg past", "0", 1),
    ("ggz-over-29", "54002", "9 uur", "2027-03-01..2028-02-29", [], "past past past"),
    ("ggz-over-29-1", "54002", "9 uur", "2027-03-01..2028-03-01", [], "past uitleg past", "0", 1),
    ("ggz-midden", "54002", "9 uur", "2026-06-15..2027-06-14", [], "past past past"),
    # 15 juni tot en met 14 juli: 16 + 14 = 30 dagen
    ("ggz-midden-30", "54002", "9 uur", "2026-06-15..2027-07-14", [], "past uitleg past", "0", 30),
]
