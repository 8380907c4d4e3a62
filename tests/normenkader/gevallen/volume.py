"""Eén verzoek naast het maximale volume: met de hand uitgerekend uit de norm.

45C09: hooguit 78 uur in 26 weken. 41C01: hooguit 52 dagdelen (van 4 uur) in 52 weken.
54002: hooguit 48 uur in 12 maanden.
"""

HALF = "2026-01-05..2026-07-05"  # ma 5 januari + 182 dagen - 1 = zo 5 juli: 26 weken
HEEL = "2026-01-05..2027-01-03"  # 364 dagen: 52 weken
JAAR = "2026-01-01..2026-12-31"  # 365 dagen: 12 maanden
DAG = "2026-01-05..2026-01-05"
TWEE = "2026-01-05..2026-01-06"

# id, product, gevraagd, periode, eerdere, "volume duur stapeling", meer volume, meer dagen
VOLUME = [
    ("uur-1", "45C09", "1 uur", HALF, [], "past past past"),
    ("uur-77", "45C09", "77 uur", HALF, [], "past past past"),  # 77 < 78
    ("uur-78", "45C09", "78 uur", HALF, [], "past past past"),  # 78 = 78
    ("uur-78,01", "45C09", "78.01 uur", HALF, [], "uitleg past past", "0.01"),
    ("uur-79", "45C09", "79 uur", HALF, [], "uitleg past past", "1"),
    ("uur-156", "45C09", "156 uur", HALF, [], "uitleg past past", "78"),  # 2 x 78
    ("min-60", "45C09", "60 minuut", HALF, [], "past past past"),  # 1 uur
    ("min-4620", "45C09", "4620 minuut", HALF, [], "past past past"),  # 77 uur
    ("min-4680", "45C09", "4680 minuut", HALF, [], "past past past"),  # 78 x 60
    ("min-4683", "45C09", "4683 minuut", HALF, [], "uitleg past past", "0.05"),  # 3 / 60
    ("min-4740", "45C09", "4740 minuut", HALF, [], "uitleg past past", "1"),  # 79 x 60
    ("dd-1", "45C09", "1 dagdeel", HALF, [], "past past past"),  # 4 uur
    ("dd-19", "45C09", "19 dagdeel", HALF, [], "past past past"),  # 76 uur
    ("dd-19,5", "45C09", "19.5 dagdeel", HALF, [], "past past past"),  # 78 uur
    ("dd-20", "45C09", "20 dagdeel", HALF, [], "uitleg past past", "2"),  # 80 - 78
    ("etm-3", "45C09", "3 etmaal", HALF, [], "past past past"),  # 72 uur
    ("etm-3,25", "45C09", "3.25 etmaal", HALF, [], "past past past"),  # 78 uur
    ("etm-4", "45C09", "4 etmaal", HALF, [], "uitleg past past", "18"),  # 96 - 78
    ("week-2", "45C09", "2 uur/week", HALF, [], "past past past"),  # 52
    ("week-3", "45C09", "3 uur/week", HALF, [], "past past past"),  # 3 x 26 = 78
    ("week-3,5", "45C09", "3.5 uur/week", HALF, [], "uitleg past past", "13"),  # 91 - 78
    ("week-4", "45C09", "4 uur/week", HALF, [], "uitleg past past", "26"),  # 104 - 78
    ("minweek-180", "45C09", "180 minuut/week", HALF, [], "past past past"),  # 4680
    ("minweek-240", "45C09", "240 minuut/week", HALF, [], "uitleg past past", "26"),
    ("ddweek-0,75", "45C09", "0.75 dagdeel/week", HALF, [], "past past past"),  # 19,5
    ("ddweek-1", "45C09", "1 dagdeel/week", HALF, [], "uitleg past past", "26"),  # 26 x 4
    ("dag-0,25", "45C09", "0.25 uur/dag", HALF, [], "past past past"),  # 45,5
    ("dag-0,4", "45C09", "0.4 uur/dag", HALF, [], "past past past"),  # 72,8
    ("dag-0,5", "45C09", "0.5 uur/dag", HALF, [], "uitleg past past", "13"),  # 91 - 78
    ("dag-1", "45C09", "1 uur/dag", HALF, [], "uitleg past past", "104"),  # 182 - 78
    # 27/31 januari + 5 maanden + 5/31 juli = 6,0322 maand; x 12 = 72,39
    ("maand-12", "45C09", "12 uur/maand", HALF, [], "past past past"),
    # 13 x 5 = 65; 13 x 32/31 = 13,4194; samen 78,4194
    ("maand-13", "45C09", "13 uur/maand", HALF, [], "uitleg past past", "0.4194"),
    ("euro", "45C09", "100 euro", HALF, [], "niet past past"),
    ("output", "45C09", "10 output", HALF, [], "niet past past"),
    ("inspanning", "45C09", "10 inspanning", HALF, [], "niet past past"),
    ("nul", "45C09", "0 uur", HALF, [], "niet past past"),
    ("onder-nul", "45C09", "-5 uur", HALF, [], "niet past past"),
    ("leeg", "45C09", "-", HALF, [], "open past past"),
    ("24-uur-in-1-dag", "45C09", "24 uur", DAG, [], "past past past"),
    ("25-uur-in-1-dag", "45C09", "25 uur", DAG, [], "niet past past"),  # 25 > 24
    ("48-uur-in-2-dagen", "45C09", "48 uur", TWEE, [], "past past past"),
    ("49-uur-in-2-dagen", "45C09", "49 uur", TWEE, [], "niet past past"),
    ("groep-52", "41C01", "52 dagdeel", HEEL, [], "past past past"),
    ("groep-53", "41C01", "53 dagdeel", HEEL, [], "uitleg past past", "1"),
    ("groep-week-1", "41C01", "1 dagdeel/week", HEEL, [], "past past past"),  # 52
    ("groep-week-2", "41C01", "2 dagdeel/week", HEEL, [], "uitleg past past", "52"),
    ("groep-208-uur", "41C01", "208 uur", HEEL, [], "past past past"),  # 52 x 4
    ("groep-209-uur", "41C01", "209 uur", HEEL, [], "uitleg past past", "0.25"),  # 1 / 4
    ("groep-4-uur-week", "41C01", "4 uur/week", HEEL, [], "past past past"),  # 208
    ("groep-12480-min", "41C01", "12480 minuut", HEEL, [], "past past past"),  # 208
    ("groep-12720-min", "41C01", "12720 minuut", HEEL, [], "uitleg past past", "1"),  # 212
    ("groep-8-etmaal", "41C01", "8 etmaal", HEEL, [], "past past past"),  # 48 dd
    ("groep-9-etmaal", "41C01", "9 etmaal", HEEL, [], "uitleg past past", "2"),  # 54 dd
    # 27/31 januari + 11 maanden + 3/31 januari = 11,9677; x 4 = 47,87
    ("groep-maand-4", "41C01", "4 dagdeel/maand", HEEL, [], "past past past"),
    ("groep-maand-5", "41C01", "5 dagdeel/maand", HEEL, [], "uitleg past past", "7.8387"),
    ("groep-dag-0,1", "41C01", "0.1 dagdeel/dag", HEEL, [], "past past past"),  # 36,4
    ("groep-dag-0,2", "41C01", "0.2 dagdeel/dag", HEEL, [], "uitleg past past", "20.8"),
    ("groep-euro", "41C01", "500 euro", HEEL, [], "niet past past"),
    ("ggz-48", "54002", "48 uur", JAAR, [], "past past past"),
    ("ggz-49", "54002", "49 uur", JAAR, [], "uitleg past past", "1"),
    ("ggz-maand-4", "54002", "4 uur/maand", JAAR, [], "past past past"),  # 48
    ("ggz-maand-5", "54002", "5 uur/maand", JAAR, [], "uitleg past past", "12"),  # 60
    # 365 / 7 = 52,1429 weken
    ("ggz-week-0,9", "54002", "0.9 uur/week", JAAR, [], "past past past"),  # 46,93
    ("ggz-week-1", "54002", "1 uur/week", JAAR, [], "uitleg past past", "4.1429"),
    ("ggz-2880-min", "54002", "2880 minuut", JAAR, [], "past past past"),  # 48 x 60
    ("ggz-2940-min", "54002", "2940 minuut", JAAR, [], "uitleg past past", "1"),
    ("ggz-12-dd", "54002", "12 dagdeel", JAAR, [], "past past past"),  # 48
    ("ggz-13-dd", "54002", "13 dagdeel", JAAR, [], "uitleg past past", "4"),  # 52 - 48
    ("ggz-2-etmaal", "54002", "2 etmaal", JAAR, [], "past past past"),  # 48
    ("ggz-3-etmaal", "54002", "3 etmaal", JAAR, [], "uitleg past past", "24"),  # 72 - 48
    ("ggz-output", "54002", "3 output", JAAR, [], "niet past past"),
    ("ggz-dag-0,1", "54002", "0.1 uur/dag", JAAR, [], "past past past"),  # 36,5
    ("ggz-dag-0,2", "54002", "0.2 uur/dag", JAAR, [], "uitleg past past", "25"),  # 73 - 48
]
