"""Verzoek en eerdere toewijzingen samen: splitsen, verlengen, overlappen en de grens van het
traject. 45C09 telt terug tot er 26 weken (182 dagen) zonder deze hulp tussen zitten; 41C01 tot
52 weken; 54002 tot 12 maanden.
"""

R = "2026-07-06..2026-10-04"  # ma 6 juli, 13 weken: 91 dagen
VOOR = "2026-04-06..2026-07-05"  # de 13 weken ervoor: 91 dagen
MEI = "2026-05-04..2026-07-05"
MAART = "2026-03-09..2026-06-07"  # 13 weken, daarna 28 dagen niets
OKT = "2025-10-07..2026-01-05"  # 91 dagen; daarna 6 januari..5 juli: 181 dagen niets
OKT_VROEG = "2025-10-06..2026-01-04"  # 91 dagen; daarna 182 dagen niets

# id, product, gevraagd, periode, eerdere, "volume duur stapeling", meer volume, meer dagen
TRAJECT = [
    ("39+39", "45C09", "39 uur", R, [f"39 uur {VOOR}"], "past past past"),  # 78
    ("39+40", "45C09", "40 uur", R, [f"39 uur {VOOR}"], "uitleg past past", "1"),  # 79
    ("60+40", "45C09", "40 uur", R, [f"60 uur {VOOR}"], "uitleg past past", "22"),  # 100
    ("norm-op", "45C09", "1 uur", R, [f"78 uur {VOOR}"], "uitleg past past", "1"),
    ("elders", "45C09", "40 uur", R, [f"60 uur {VOOR} elders"], "uitleg past past", "22"),
    ("minuten", "45C09", "39 uur", R, [f"2340 minuut {VOOR}"], "past past past"),  # 39
    ("week-3+3", "45C09", "3 uur/week", R, [f"3 uur/week {VOOR}"], "past past past"),
    # 4 x 13 = 52; 2 x 13 = 26; samen 78
    ("week-4+2", "45C09", "2 uur/week", R, [f"4 uur/week {VOOR}"], "past past past"),
    # 52 + 39 = 91
    ("week-4+3", "45C09", "3 uur/week", R, [f"4 uur/week {VOOR}"], "uitleg past past", "13"),
    ("dd-10+38", "45C09", "38 uur", R, [f"10 dagdeel {VOOR}"], "past past past"),  # 40
    ("dd-10+39", "45C09", "39 uur", R, [f"10 dagdeel {VOOR}"], "uitleg past past", "1"),
    ("etm-1+54", "45C09", "54 uur", R, [f"1 etmaal {VOOR}"], "past past past"),  # 24
    ("etm-1+55", "45C09", "55 uur", R, [f"1 etmaal {VOOR}"], "uitleg past past", "1"),
    # 28 dagen x 0,5 = 14
    ("dag+64", "45C09", "64 uur", R, ["0.5 uur/dag 2026-06-08..2026-07-05"], "past past past"),
    (
        "dag+65",
        "45C09",
        "65 uur",
        R,
        ["0.5 uur/dag 2026-06-08..2026-07-05"],
        "uitleg past past",
        "1",
    ),
    # april, mei, juni: 3 x 10 = 30
    ("maand+48", "45C09", "48 uur", R, ["10 uur/maand 2026-04-01..2026-06-30"], "past past past"),
    (
        "maand+49",
        "45C09",
        "49 uur",
        R,
        ["10 uur/maand 2026-04-01..2026-06-30"],
        "uitleg past past",
        "1",
    ),
    # 31 x (15/30 + 5/31) = 15,5 + 5 = 20,5
    (
        "deel-maand+57,5",
        "45C09",
        "57.5 uur",
        R,
        ["31 uur/maand 2026-06-16..2026-07-05"],
        "past past past",
    ),
    (
        "deel-maand+58",
        "45C09",
        "58 uur",
        R,
        ["31 uur/maand 2026-06-16..2026-07-05"],
        "uitleg past past",
        "0.5",
    ),
    # 91 + 92 = 183 dagen
    (
        "een-dag-langer",
        "45C09",
        "9 uur",
        "2026-07-06..2026-10-05",
        [f"9 uur {VOOR}"],
        "past uitleg past",
        "0",
        1,
    ),
    # 182 + 91 = 273 dagen: 91 te veel
    (
        "verlenging",
        "45C09",
        "9 uur",
        R,
        ["60 uur 2026-01-05..2026-07-05"],
        "past uitleg past",
        "0",
        91,
    ),
    # twee keer verlengd: 91 + 91 + 91
    (
        "twee-keer-verlengd",
        "45C09",
        "9 uur",
        R,
        [f"9 uur {VOOR}", "9 uur 2026-01-05..2026-04-05"],
        "past uitleg past",
        "0",
        91,
    ),
    ("na-4-weken", "45C09", "40 uur", R, [f"39 uur {MAART}"], "uitleg past past", "1"),
    ("na-181-dagen", "45C09", "40 uur", R, [f"39 uur {OKT}"], "uitleg past past", "1"),
    ("na-182-dagen", "45C09", "78 uur", R, [f"78 uur {OKT_VROEG}"], "past past past"),
    ("twee-jaar-terug", "45C09", "78 uur", R, ["78 uur 2024-01-01..2024-06-30"], "past past past"),
    # via een korte tussen (28 dagen, 2 uur) telt oktober mee: 78 + 2 + 1; 91 + 28 + 91 = 210 dagen
    (
        "via-een-ander",
        "45C09",
        "1 uur",
        R,
        [f"78 uur {OKT_VROEG}", "2 uur 2026-03-02..2026-03-29"],
        "uitleg uitleg past",
        "3",
        28,
    ),
    (
        "20+30+28",
        "45C09",
        "28 uur",
        R,
        [f"20 uur {MAART}", "30 uur 2026-06-08..2026-07-05"],
        "past uitleg past",
        "0",
        28,
    ),  # 78 uur; 91 + 28 + 91 = 210 dagen
    (
        "20+30+29",
        "45C09",
        "29 uur",
        R,
        [f"20 uur {MAART}", "30 uur 2026-06-29..2026-07-05"],
        "uitleg uitleg past",
        "1",
        7,
    ),  # 79 uur; 91 + 7 + 91 = 189 dagen
    # wat later begint telt ook mee: 78 + 10; 91 + 28 = 119 dagen
    ("erna", "45C09", "78 uur", R, ["10 uur 2026-10-05..2026-11-01"], "uitleg past past", "10"),
    # overlap: 39 + 39; buiten het verzoek 5 oktober..1 november = 28 dagen
    ("overlap-78", "45C09", "39 uur", R, ["39 uur 2026-08-03..2026-11-01"], "past past niet"),
    ("overlap-79", "45C09", "40 uur", R, [f"39 uur {R}"], "uitleg past niet", "1"),
    ("overlap-elders", "45C09", "40 uur", R, [f"39 uur {R} elders"], "uitleg past niet", "1"),
    # de twee eerdere overlappen elkaar: 20 + 30 + 28; hun dagen tellen een keer: 91 + 91
    (
        "eerdere-overlap-78",
        "45C09",
        "28 uur",
        R,
        [f"20 uur {VOOR}", f"30 uur {MEI}"],
        "past past past",
    ),
    (
        "eerdere-overlap-79",
        "45C09",
        "29 uur",
        R,
        [f"20 uur {VOOR}", f"30 uur {MEI}"],
        "uitleg past past",
        "1",
    ),
    # loopt door tot het einde van het verzoek: 26 weken x 3 = 78; erbij 1
    ("zonder-eind", "45C09", "1 uur", R, ["3 uur/week 2026-04-06.."], "uitleg past niet", "1"),
    ("zonder-eind-totaal", "45C09", "38 uur", R, ["40 uur 2026-04-06.."], "past past niet"),
    ("eerdere-in-euro", "45C09", "9 uur", R, [f"900 euro {VOOR}"], "uitleg past past"),
    ("eerdere-zonder-volume", "45C09", "9 uur", R, [f"- {VOOR}"], "uitleg past past"),
    (
        "euro-en-te-veel",
        "45C09",
        "20 uur",
        R,
        [f"900 euro {VOOR}", f"60 uur {MAART}"],
        "uitleg uitleg past",
        "2",
        28,
    ),  # 60 + 20 = 80 uur; 9 maart..5 juli = 119, + 91 = 210 dagen
]
