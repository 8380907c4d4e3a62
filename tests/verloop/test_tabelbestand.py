"""Een CSV inlezen: goede rijen, en bij elke fout de regel, de kolom en wat te doen."""

from datetime import date
from decimal import Decimal

import pytest

from verloop.tabelbestand import (
    Kolom,
    Tabelbestand,
    calendar_date,
    decimal_number,
    one_of,
    pattern,
    short_text,
    whole_number,
)

KOLOMMEN = (
    Kolom("code", pattern(r"\w{5}", "een productcode van vijf tekens")),
    Kolom("uren", decimal_number("0.01", "9999")),
    Kolom("dagen", whole_number(1, 4000)),
    Kolom("vanaf", calendar_date),
    Kolom("soort", one_of(ja=True, nee=False)),
    Kolom("naam", short_text(20), verplicht=False),
)
KOP = "code;uren;dagen;vanaf;soort;naam\n"


def read(tekst: str | bytes, max_rijen: int = 10) -> tuple[list, list[tuple[int, str]], list[str]]:
    tabel = Tabelbestand(KOLOMMEN, max_rijen)
    ruw = tekst if isinstance(tekst, bytes) else tekst.encode()
    rijen = list(tabel.rows(ruw.splitlines(keepends=True)))
    plekken = [(fout.regel, fout.kolom) for fout in tabel.fouten]
    return rijen, plekken, [fout.tekst for fout in tabel.fouten]


@pytest.mark.parametrize("scheiding", [";", ","], ids=["puntkomma", "komma"])
@pytest.mark.parametrize("merk", ["", "\ufeff"], ids=["zonder merk", "met merk"])
def test_goede_rij(scheiding, merk):
    tekst = merk + (KOP + '45C09;78.5;182;29-02-2024;JA;"De ""Linde"""\n').replace(";", scheiding)
    rijen, plekken, _ = read(tekst)
    assert not plekken
    assert rijen == [
        (
            2,
            {
                "code": "45C09",
                "uren": Decimal("78.5"),
                "dagen": 182,
                "vanaf": date(2024, 2, 29),
                "soort": True,
                "naam": 'De "Linde"',
            },
        )
    ]


@pytest.mark.parametrize(
    ("cellen", "kolom", "woorden"),
    [
        ("45C0;1;1;2024-01-01;ja;", "code", "vijf tekens"),
        (";1;1;2024-01-01;ja;", "code", "Vul code in"),
        ("45C09;veel;1;2024-01-01;ja;", "uren", "Vul een getal in"),
        ("45C09;NaN;1;2024-01-01;ja;", "uren", "Vul een getal in"),
        ("45C09;1,234;1;2024-01-01;ja;", "uren", "achter de komma"),
        ("45C09;-1;1;2024-01-01;ja;", "uren", "tot en met 9999"),
        ("45C09;0;1;2024-01-01;ja;", "uren", "van 0,01 tot en met 9999"),
        ("45C09;1e3;1;2024-01-01;ja;", "uren", "Vul een getal in, niet"),
        ("45C09;1;1,5;2024-01-01;ja;", "dagen", "heel getal"),
        ("45C09;1;0;2024-01-01;ja;", "dagen", "van 1"),
        ("45C09;1;\u0663;2024-01-01;ja;", "dagen", "heel getal"),
        ("45C09;1;1;29-02-2023;ja;", "vanaf", "bestaande datum"),
        ("45C09;1;1;2024-1-1;ja;", "vanaf", "bestaande datum"),
        ("45C09;1;1;2024-01-01;misschien;", "soort", "Kies uit: ja, nee"),
        ("45C09;1;1;2024-01-01;ja;een veel te lange naam", "naam", "te lang"),
        ("45C09;1;1;2024-01-01;ja;999900006", "naam", "BSN hoort hier niet"),
        (f"45C09;1;1;2024-01-01;ja;{'x' * 4001}", "naam", "te lang"),
    ],
)
def test_fout_staat_bij_regel_en_kolom(cellen, kolom, woorden):
    rijen, plekken, teksten = read(f"{KOP}45C09;1;1;2024-01-01;ja;\n{cellen}\n")
    assert plekken == [(3, kolom)]
    assert woorden in teksten[0]
    assert [regel for regel, _ in rijen] == [2]


@pytest.mark.parametrize(
    ("bestand", "woorden"),
    [
        (b"", "leeg"),
        (b"code;uren\n", "ontbreekt"),
        (KOP.replace("naam", "bsn").encode(), "hoort hier niet"),
        (KOP.replace("naam", "code").encode(), "meer dan eens"),
        (KOP.encode() + b"45C09;1;1;2024-01-01;ja;Zo\xeb\n", "UTF-8"),
        (b"PK\x03\x04\x00\x00", "CSV"),
        (KOP.encode() + b'45C09;1;1;2024-01-01;ja;"open\n', "quotes"),
    ],
    ids=["leeg", "kolom mist", "kolom te veel", "dubbel", "latin-1", "zip", "quote"],
)
def test_onleesbaar_bestand_is_een_nette_fout(bestand, woorden):
    rijen, plekken, teksten = read(bestand)
    assert not rijen
    assert plekken
    assert any(woorden in tekst for tekst in teksten)
    assert woorden == "leeg" or "Het bestand is leeg." not in teksten


def test_te_veel_rijen_stopt_met_een_zin():
    _, _, teksten = read(KOP + "45C09;1;1;2024-01-01;ja;\n" * 11)
    assert teksten == ["Het bestand heeft meer dan 10 rijen. Splits het bestand."]


def test_lege_regels_tellen_niet():
    rijen, plekken, _ = read(KOP + "\n;;;;;\n45C09;1;1;2024-01-01;nee;\n")
    assert not plekken
    assert len(rijen) == 1
