"""De bouwregels van het huis, door een machine bewaakt (docs/architectuur staat in de README)."""

import ast
import subprocess
import sys
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from verloop import outbox
from verloop.models import Onderwerp

ROOT = Path(__file__).resolve().parent.parent
APPS = (
    "verloop",
    "organisaties",
    "normenkader",
    "casusregie",
    "arrangementen",
    "afwegingskader",
    "sturing",
)
MAX_BESTAND, MAX_FUNCTIE = 250, 45
KLOK = {("timezone", "localdate"), ("timezone", "now"), ("date", "today"), ("datetime", "now")}
#: Where the clock may be read: the edges, and the door (default of `op`).
RANDEN = (
    *("views", "tasks", "commands", "context", "menu"),
    *(
        "middleware",
        "sessie",
        "leeslog",
        "zicht",
        "casus/aanmelden",
        "forms",
        "ophalen",
        "afwegingskader/concept",
    ),
)
DEUR = {
    "verloop/overgangen.py",
    "verloop/outbox.py",
    "verloop/schermen/overgangspagina.py",
    "verloop/templatetags/intussen.py",
    "verloop/templatetags/schermen.py",
    "organisaties/aanmelden.py",
    "organisaties/beleid.py",
}


def sources():
    """The modules of each folder: a test for every module would cost more than it looks at."""
    mappen = {}
    for app in APPS:
        for pad in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in pad.parts:
                mappen.setdefault(str(pad.parent.relative_to(ROOT)), []).append(pad)
    return mappen


MAPPEN = sources()


@cache
def looked_at(pad):
    """What is wrong with a module, and where it reads the clock; it is parsed once."""
    tekst = pad.read_text(encoding="utf-8")
    boom = ast.parse(tekst)
    return [*complaints(pad, tekst, boom)], [*clock_reads(pad, boom)]


def body_length(functie):
    """Lines of code of a function: without its signature and docstring."""
    inhoud = functie.body[1:] if ast.get_docstring(functie) else functie.body
    return functie.end_lineno - inhoud[0].lineno + 1 if inhoud else 0


def isinstance_fsm(model):
    velden = {veld.name: veld for veld in model._meta.get_fields()}
    return hasattr(velden.get("status"), "get_all_transitions")


def onderwerpen():
    return [m for m in apps.get_models() if issubclass(m, Onderwerp) and hasattr(m, "status")]


def complaints(pad, tekst, boom):
    """What is wrong with the size and the docstring of a module."""
    if len(tekst.splitlines()) > MAX_BESTAND:
        yield f"{pad}: meer dan {MAX_BESTAND} regels"
    if tekst.strip() and not ast.get_docstring(boom):
        yield f"{pad}: een module begint met één regel uitleg"
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef) and body_length(knoop) > MAX_FUNCTIE:
            yield f"{pad}:{knoop.lineno} {knoop.name} heeft meer dan {MAX_FUNCTIE} regels"


@pytest.mark.parametrize("map_", MAPPEN)
def test_bestanden_zijn_klein_en_zeggen_waar_ze_voor_zijn(map_):
    assert [fout for pad in MAPPEN[map_] for fout in looked_at(pad)[0]] == []


def test_de_apps_staan_in_een_rechte_lijn():
    opdracht = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    uitslag = subprocess.run(opdracht, cwd=ROOT, capture_output=True, text=True, check=False)
    assert uitslag.returncode == 0, uitslag.stdout


def test_geen_ongemaakte_migraties(db):
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def clock_reads(pad, boom):
    """Where a module reads the clock although it is no edge."""
    naam = str(pad.relative_to(ROOT))
    if naam in DEUR or any(rand in naam for rand in RANDEN):
        return
    standaard = {
        id(knoop.values[-1])
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.BoolOp) and getattr(knoop.values[0], "id", "") in ("op", "now")
    }
    for knoop in ast.walk(boom):
        if id(knoop) in standaard:
            continue  # `op or timezone.now()`: de aanroeper gaf geen moment
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute):
            eigenaar = getattr(knoop.func.value, "id", "")
            if (eigenaar, knoop.func.attr) in KLOK and not knoop.args:
                yield f"{naam}:{knoop.lineno} leest de klok"


@pytest.mark.parametrize("map_", MAPPEN)
def test_geen_klok_onder_views_en_taken(map_):
    assert [plek for pad in MAPPEN[map_] for plek in looked_at(pad)[1]] == []


@pytest.mark.parametrize("map_", MAPPEN)
def test_geen_signalen_van_onszelf(map_):
    for pad in MAPPEN[map_]:
        tekst = pad.read_text(encoding="utf-8")
        assert "@receiver" not in tekst, pad
        assert "post_save" not in tekst, pad


@pytest.mark.parametrize("model", onderwerpen(), ids=lambda m: m._meta.label)
def test_elke_overgang_heeft_bevoegdheid_en_woorden(model):
    veld = model._meta.get_field("status") if isinstance_fsm(model) else None
    for regel in veld.get_all_transitions(model) if veld else ():
        assert callable(regel.permission), regel.name
        assert regel.custom.get("label"), regel.name
        for taak in regel.custom.get("then", ()):
            assert taak in outbox.known_handlers(), f"{regel.name}: {taak} heeft geen afhandelaar"


def test_wat_onder_een_jeugdige_hangt_heeft_de_ene_regel_van_zichtbaarheid():
    casus = apps.get_model("casusregie", "Casus")
    for model in apps.get_models():
        onder = any(
            isinstance(veld, models.ForeignKey) and veld.related_model is casus
            for veld in model._meta.get_fields()
        )
        if onder and issubclass(model, Onderwerp):
            assert hasattr(model.objects, "visible_to"), model._meta.label


def test_geen_adres_van_een_pakketbron_in_de_sloten():
    for slot in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in slot.read_text(encoding="utf-8"), slot.name


def test_geen_onveilige_uitvoer():
    for pad in chain(*MAPPEN.values()):
        tekst = pad.read_text(encoding="utf-8")
        for woord in ("mark_safe", "csrf_exempt", ".extra("):
            assert woord not in tekst, f"{pad}: {woord}"
    for pad in (ROOT / "templates").rglob("*.html"):
        tekst = pad.read_text(encoding="utf-8")
        for woord in ("|safe", "autoescape off", "style=", "<style", "onclick="):
            assert woord not in tekst, f"{pad}: {woord}"
