"""Client after client gives what the declaration as a whole gives: verdict, findings and answer."""

from datetime import date
from random import Random

import pytest

from arrangementen.ijw import stroom
from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.bouwen import write
from arrangementen.ijw.clienten import Clienten, packed_in
from arrangementen.ijw.declaratie import build_answer, granted
from arrangementen.ijw.lezen import MAX_BYTES, parse_stream, read, read_findings
from arrangementen.ijw.regels import check_across, check_within
from arrangementen.ijw.schema import validate
from arrangementen.ijw.stroom import read_by_client
from tests.arrangementen.declaraties.groot import make_large
from tests.arrangementen.ijw import test_regels_binnen, test_regels_over
from tests.arrangementen.ijw.ingrepen import INGREPEN, damage
from tests.arrangementen.ijw.maken import make
from tests.arrangementen.ijw.regelproef import Proef
from tests.arrangementen.ijw.test_regels_schema import FOUT as SCHEMA_FOUT
from tests.arrangementen.ijw.toestanden import toestand_of
from tests.arrangementen.ijw.voorbeelden import voorbeeld

DAG = date(2026, 2, 5)
ROMP = {"323": "Declaratie", "325": "DeclaratieAntwoord"}
BINNEN = test_regels_binnen.FOUT + test_regels_binnen.GOED
OVER = test_regels_over.FOUT + test_regels_over.GOED
PROEVEN = [p for p in BINNEN + OVER if p.soort in ROMP]


def packed(bericht: Bericht) -> Bericht:
    """The same message with its clients packed."""
    naam = ROMP[bericht.soort]
    clienten = Clienten(bericht.inhoud[naam]["Clienten"]["Client"])
    romp = bericht.inhoud[naam] | {"Clienten": {"Client": clienten}}
    return Bericht(bericht.soort, bericht.inhoud | {naam: romp})


def unpacked(bericht: Bericht) -> Bericht:
    """The same message with its clients as a list."""
    romp = bericht.inhoud["Declaratie"]
    clienten = {"Client": list(romp["Clienten"]["Client"])}
    return Bericht("323", bericht.inhoud | {"Declaratie": romp | {"Clienten": clienten}})


@pytest.mark.parametrize("proef", PROEVEN, ids=str)
def test_elke_regel_vindt_hetzelfde(proef: Proef) -> None:
    heel, per_client = proef.bericht, packed(proef.bericht)
    toestand = toestand_of(proef.soort, **proef.toestand)
    binnen, over = check_within(heel), check_across(heel, toestand)
    assert check_within(per_client) == binnen
    assert check_across(per_client, toestand) == over
    if proef.soort == "323":
        bevindingen = binnen or over
        antwoorden = [build_answer(b, bevindingen, "DA1", DAG) for b in (heel, per_client)]
        terug = "Clienten" in antwoorden[0].inhoud.get("DeclaratieAntwoord", ())
        assert [packed_in(antwoord.inhoud) for antwoord in antwoorden] == [False, terug]
        assert write(antwoorden[0]) == write(antwoorden[1])
        assert check_within(antwoorden[0]) == check_within(antwoorden[1])
        assert granted(heel, bevindingen) == granted(per_client, bevindingen)


@pytest.mark.parametrize("proef", [p for p in SCHEMA_FOUT if p.soort == "323"], ids=str)
def test_wat_het_schema_niet_haalt_gaat_langs_de_gewone_weg(proef: Proef) -> None:
    assert validate(packed(proef.bericht)) == validate(proef.bericht) != []


def test_willekeurige_berichten_zijn_hetzelfde_gelezen() -> None:
    kans = Random("per client")
    for _ in range(40):
        bericht = make("323", kans)
        gelezen = read_by_client(write(bericht), vanaf=0)
        assert gelezen is not None and packed_in(gelezen.inhoud)
        assert unpacked(gelezen) == bericht
        assert write(gelezen) == write(bericht)
        assert check_within(gelezen) == check_within(bericht)


@pytest.mark.parametrize("schade", INGREPEN)
def test_een_beschadigd_bericht_krijgt_hetzelfde_oordeel(schade: str) -> None:
    """What this road accepts the other accepts too, with the same content; else it gives up."""
    kans = Random(f"per client {schade}")
    for nummer in range(12):
        heel = voorbeeld("323") if nummer % 2 else make("323", kans)
        data = damage(write(heel), schade, kans)
        gelezen, (bericht, bevindingen) = read_by_client(data, vanaf=0), read_findings(data)
        if gelezen is not None:
            assert bevindingen == []
            assert unpacked(gelezen) == bericht
        elif bericht is not None:
            assert schade == "opmerking"


@pytest.mark.parametrize(
    ("wat", "oud", "nieuw"),
    [
        ("tekst tussen clienten", b"</jw323:Client>", b"</jw323:Client>los"),
        ("ander element tussen clienten", b"</jw323:Client>", b"</jw323:Client><jw323:Bsn/>"),
        ("ander bericht", b"jw323", b"jw325"),
        ("client om clienten", b"<jw323:Clienten>", b"<jw323:Client/><jw323:Clienten>"),
        ("afgebroken", b"</jw323:Bericht>", b""),
        ("attribuut", b"<jw323:Client>", b'<jw323:Client a="1">'),
        ("opdracht", b"<jw323:Clienten>", b"<?a b?><jw323:Clienten>"),
        ("entiteit", b"<jw323:Clienten>", b"<jw323:Clienten>&geheim;"),
        ("vreemde naamruimte", b"<jw323:Clienten>", b"<jw323:Clienten><x:y/>"),
    ],
)
def test_bij_twijfel_leest_de_gewone_weg(wat: str, oud: bytes, nieuw: bytes) -> None:
    data = make_large(3, "98000001", "0599", DAG).replace(oud, nieuw)
    assert read_by_client(data, vanaf=0) is None
    assert read_findings(data)[1] != []


def test_elke_grens_tussen_stukken_geeft_hetzelfde(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_large(3, "98000001", "0599", DAG)
    heel = read(data)
    eerste = data.index(b"</jw323:Client>")
    for stuk in (eerste + 20, eerste * 2, len(data) - 1, len(data) - 40, len(data), len(data) * 2):
        monkeypatch.setattr(stroom, "_STUK", stuk)
        gelezen = read_by_client(data, vanaf=0)
        assert gelezen is not None and unpacked(gelezen) == heel, stuk
    monkeypatch.setattr(stroom, "_STUK", eerste // 2)  # een stuk zonder client: de gewone weg
    assert read_by_client(data, vanaf=0) is None


def test_een_groot_bestand_wordt_per_client_gelezen() -> None:
    data = make_large(40, "98000001", "0599", DAG)
    per_client, heel = read(data, per_client=True), read(data)
    assert packed_in(per_client.inhoud) and not packed_in(heel.inhoud)
    assert unpacked(per_client) == heel == Bericht("323", parse_stream(data).inhoud)
    assert write(per_client) == data
    assert read_findings(data + b" " * MAX_BYTES, per_client=True)[1][0].code == "IJW-101"
