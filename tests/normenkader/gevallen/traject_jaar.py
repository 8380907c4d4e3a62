"""Eerdere toewijzingen bij de normen van een jaar: 52 weken (364 dagen) en 12 maanden."""

G1, G2 = "2025-07-07..2026-01-04", "2026-01-05..2026-07-05"  # 26 weken + 26 weken = 364 dagen
H1, H2 = "2026-01-01..2026-06-30", "2026-07-01..2026-12-31"  # 181 + 184 dagen = 12 maanden
KWARTAAL = "2027-01-01..2027-03-31"  # 31 + 28 + 31 = 90 dagen

# id, product, gevraagd, periode, eerdere, "volume duur stapeling", meer volume, meer dagen
TRAJECT_JAAR = [
    ("26+26", "41C01", "26 dagdeel", G2, [f"26 dagdeel {G1}"], "past past past"),
    ("26+27", "41C01", "27 dagdeel", G2, [f"26 dagdeel {G1}"], "uitleg past past", "1"),
    # 364 + 1 dag
    (
        "365-dagen",
        "41C01",
        "9 dagdeel",
        "2026-01-05..2026-07-06",
        [f"9 dagdeel {G1}"],
        "past uitleg past",
        "0",
        1,
    ),
    ("uren", "41C01", "26 dagdeel", G2, [f"104 uur {G1}"], "past past past"),  # 104 / 4
    ("uren-106", "41C01", "26 dagdeel", G2, [f"106 uur {G1}"], "uitleg past past", "0.5"),
    (
        "groep-week-1+1",
        "41C01",
        "1 dagdeel/week",
        G2,
        [f"1 dagdeel/week {G1}"],
        "past past past",
    ),  # 26 + 26
    (
        "groep-week-2+1",
        "41C01",
        "1 dagdeel/week",
        G2,
        [f"2 dagdeel/week {G1}"],
        "uitleg past past",
        "26",
    ),  # 52 + 26
    # 7 januari 2025..4 januari 2026 = 363 dagen niets: telt mee; 40 + 13; 8 + 182 dagen
    (
        "na-363-dagen",
        "41C01",
        "13 dagdeel",
        G2,
        ["40 dagdeel 2024-12-30..2025-01-06"],
        "uitleg past past",
        "1",
    ),
    # 364 dagen niets: een nieuw traject
    (
        "na-364-dagen",
        "41C01",
        "52 dagdeel",
        G2,
        ["40 dagdeel 2024-12-30..2025-01-05"],
        "past past past",
    ),
    (
        "groep-elders",
        "41C01",
        "27 dagdeel",
        G2,
        [f"26 dagdeel {G1} elders"],
        "uitleg past past",
        "1",
    ),
    ("24+24", "54002", "24 uur", H2, [f"24 uur {H1}"], "past past past"),  # 48
    ("24+25", "54002", "25 uur", H2, [f"24 uur {H1}"], "uitleg past past", "1"),
    (
        "12-maanden-1",
        "54002",
        "9 uur",
        "2026-07-01..2027-01-01",
        [f"9 uur {H1}"],
        "past uitleg past",
        "0",
        1,
    ),
    # 6 x 2 + 6 x 6 = 48
    ("maand-2+6", "54002", "6 uur/maand", H2, [f"2 uur/maand {H1}"], "past past past"),
    # 12 + 42 = 54
    ("maand-2+7", "54002", "7 uur/maand", H2, [f"2 uur/maand {H1}"], "uitleg past past", "6"),
    # 2 juli 2025..30 juni 2026 is net geen 12 maanden zonder hulp: telt mee
    (
        "na-bijna-12-maanden",
        "54002",
        "1 uur",
        H2,
        ["48 uur 2025-06-02..2025-07-01"],
        "uitleg past past",
        "1",
    ),
    # 1 juli 2025..30 juni 2026: precies 12 maanden zonder hulp
    ("na-12-maanden", "54002", "48 uur", H2, ["48 uur 2025-06-02..2025-06-30"], "past past past"),
    (
        "verlengd-boven",
        "54002",
        "12 uur",
        KWARTAAL,
        ["48 uur 2026-01-01..2026-12-31"],
        "uitleg uitleg past",
        "12",
        90,
    ),
    (
        "verlengd-binnen-volume",
        "54002",
        "18 uur",
        KWARTAAL,
        ["30 uur 2026-01-01..2026-12-31"],
        "past uitleg past",
        "0",
        90,
    ),
    # 90 dagen ervoor: alsof het op 31 januari begon; een jaar loopt dan tot en met 30 januari
    (
        "met-gat",
        "54002",
        "36 uur",
        "2026-05-01..2027-01-30",
        ["12 uur 2026-01-01..2026-03-31"],
        "past past past",
    ),
    (
        "met-gat-1",
        "54002",
        "36 uur",
        "2026-05-01..2027-01-31",
        ["12 uur 2026-01-01..2026-03-31"],
        "past uitleg past",
        "0",
        1,
    ),
    ("ggz-dd", "54002", "24 uur", H2, [f"6 dagdeel {H1}"], "past past past"),  # 24
    ("ggz-stuks", "54002", "24 uur", H2, [f"6 inspanning {H1}"], "uitleg past past"),
    ("ggz-overlap", "54002", "24 uur", H2, ["24 uur 2026-04-01..2026-09-30"], "past past niet"),
]
