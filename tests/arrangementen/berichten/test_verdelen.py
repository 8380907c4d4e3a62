"""Het verdelen over werkers: wat op volgorde moet, blijft bij één werker."""

from datetime import UTC, date, datetime

import pytest

from arrangementen.berichten import inlezen, samen, werkers
from arrangementen.berichten.inlezen import read_files, turn_of
from arrangementen.models import Declaratie, Prestatie
from organisaties.models import Medewerker
from tests.factories.declaraties import bestand, klaar, na, prestatie
from tests.factories.organisaties import AanbiederFactory

pytestmark = pytest.mark.django_db
APRIL = (date(2026, 4, 1), date(2026, 4, 30))


class TerPlekke:
    """Stands in for the pool: keeps what each worker got, and does it here."""

    delen: list

    def __init__(self, aantal, mp_context):
        self.aantal = aantal

    def __enter__(self):
        return self

    def __exit__(self, *fout):
        return None

    def map(self, taak, delen, momenten):
        type(self).delen = [list(deel) for deel in delen]
        paren = zip(delen, momenten, strict=True)
        return [list(werkers.process_many(deel, op=op)) for deel, op in paren]


@pytest.fixture
def ter_plekke(monkeypatch):
    monkeypatch.setattr(werkers, "ProcessPoolExecutor", TerPlekke)
    monkeypatch.setattr(werkers.connections, "close_all", lambda: None)
    return TerPlekke


def test_declaraties_van_een_aanbieder_gaan_op_maand_door_dezelfde_werker(tmp_path, ter_plekke):
    een, ander = klaar(), klaar(aanbieder=AanbiederFactory())
    april = bestand((een, [prestatie(een, APRIL, kenmerk="A1")]), maand=APRIL, nummer="D2")
    maart = bestand((een, [prestatie(een, kenmerk="M1")]), nummer="D1")
    dubbel = bestand((een, [prestatie(een, kenmerk="M2")]), nummer="D3", op=na(APRIL))
    van_ander = bestand((ander, [prestatie(ander)]), nummer="D1", ident="DX1")
    for naam, data in zip("dbca", (maart, april, dubbel, van_ander), strict=True):
        (tmp_path / f"{naam}.xml").write_bytes(data)
    over = {turn_of(data).over for data in (maart, april, dubbel)}
    assert over == {een.aanbieder.agb_code}
    systeem = Medewerker.objects.systeem()
    uit = list(read_files(sorted(tmp_path.iterdir()), by=systeem, op=na(APRIL), werkers=3))
    assert all(uitkomst.goed for uitkomst in uit)
    eigen = Declaratie.objects.filter(aanbieder=een.aanbieder)
    wie = {pk for pk in eigen.values_list("bericht", flat=True)}
    (deel,) = [deel for deel in ter_plekke.delen if wie & set(deel)]
    op_volgorde = [pk for pk in deel if pk in wie]
    nummers = dict(eigen.values_list("bericht", "nummer"))
    assert [nummers[pk] for pk in op_volgorde] == ["D1", "D2", "D3"]
    uitkomsten = Prestatie.objects.filter(declaratie__in=eigen)
    assert dict(uitkomsten.values_list("referentie", "uitkomst")) == {
        "M1": "toegekend",
        "A1": "toegekend",
        "M2": "afgewezen",
    }


def test_een_start_en_stop_van_een_jeugdige_gaan_naar_dezelfde_werker(ter_plekke):
    paren = [(pk, f"99990{pk % 7:04d}") for pk in range(1, 43)]
    with pytest.MonkeyPatch.context() as even:
        even.setattr(werkers, "process_many", lambda ids, op: iter(ids))
        werkers.share_out(paren, op=datetime(2026, 4, 3, tzinfo=UTC), werkers=4)
    assert sorted(pk for deel in ter_plekke.delen for pk in deel) == list(range(1, 43))
    for over in {over for _, over in paren}:
        eigen = [pk for pk, wie in paren if wie == over]
        (deel,) = [deel for deel in ter_plekke.delen if set(deel) & set(eigen)]
        assert [pk for pk in deel if pk in eigen] == eigen


def test_grote_bestanden_gaan_niet_tegelijk_in_het_geheugen(tmp_path, monkeypatch):
    """As many at once as one file may be large, however many there are in the folder."""
    toewijzing = klaar()
    for n in range(4):
        data = bestand((toewijzing, [prestatie(toewijzing, kenmerk=f"K{n}")]), nummer=f"D{n}")
        (tmp_path / f"{n}.xml").write_bytes(data)
    paden = sorted(tmp_path.iterdir())
    monkeypatch.setattr(inlezen, "MAX_BYTES", 2 * len(data))
    monkeypatch.setattr(samen, "MAX_BYTES", 2 * len(data))
    assert [len(groep) for groep in inlezen._batched([*paden, tmp_path / "weg.xml"])] == [2, 3]
    verwerkt = []
    echt = samen._process_group
    monkeypatch.setattr(
        samen, "_process_group", lambda ids, *rest: verwerkt.append(len(ids)) or echt(ids, *rest)
    )
    uit = list(read_files(paden, by=Medewerker.objects.systeem(), op=na(APRIL)))
    assert verwerkt == [2, 2]
    assert len(uit) == 4 and Declaratie.objects.count() == 4
