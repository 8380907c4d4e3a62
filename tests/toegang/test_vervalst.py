"""Een keuze of verborgen veld met de rij van een ander: geweigerd bij het veld, niets veranderd.

Elk formulier dat iemand te zien krijgt, wordt teruggestuurd met in elk veld dat naar een rij wijst
een rij die niet bij de keuzes hoort, en een rij die niet bestaat. Welke formulieren dat zijn staat
in `VELDEN`; `make proef` gaat ook na dat er geen ander is.
"""

import re

import pytest
from django.apps import apps
from django.forms.models import ModelChoiceField
from django.urls import resolve

from .adressen import LEGE
from .cel import fingerprint, request
from .formulieren import (
    BEGINT_VOL,
    FILTERS,
    NIET_TE_ZIEN,
    VERBORGEN_IN_KLASSE,
    VERBORGEN_IN_SJABLOON,
    fields_of_classes,
    forms_in,
    hidden_in_templates,
    is_kenmerk,
    pointers,
    refuses_by_itself,
    starts_full,
)
from .matrix import insider
from .tabel import TABEL
from .verdeling import PROEF, turn

pytestmark = pytest.mark.django_db
MET_FORMULIER = [n for n, rij in TABEL.items() if {"GET", "POST"} <= set(rij.methoden)]

#: address -> fields that point at a row
VELDEN = {
    "arrangementen:arrangement_keuze": ("aanbieder",),
    "arrangementen:onderdeel_wijzigen": ("product",),
    "arrangementen:verzoek_afwijzen": ("andere_gemeente",),
    "arrangementen:verzoek_stap": ("gemeente",),
    "arrangementen:verzoek_toekennen": ("product_code",),
    "arrangementen:wijziging_nieuw": ("nieuw_product",),
    "casusregie:aantekening_new": ("over",),
    "casusregie:afspraak_new": ("eigenaar",),
    "casusregie:basisteambesluit_new": ("gedragswetenschapper",),
    "casusregie:bijlage_new": ("document",),
    "casusregie:bron_new": ("organisatie",),
    "casusregie:casus_open": ("gemeente", "procesregisseur", "team"),
    "casusregie:document_share": ("met",),
    "casusregie:document_sign": ("wie",),
    "casusregie:dreiging_akkoord": ("partij",),
    "casusregie:dreiging_kern": ("gedragswetenschapper",),
    "casusregie:evaluatie_new": ("aanbieder",),
    "casusregie:jeugdige_new": ("gemeente", "organisatie"),
    "casusregie:kind_new": ("gemeente",),
    "casusregie:meningsverschil_new": ("aanbieder",),
    "casusregie:onderdeel_edit": ("aanbieder", "elementen", "resultaatgebied", "trede"),
    "casusregie:onderdeel_new": ("aanbieder", "elementen", "resultaatgebied", "trede"),
    "casusregie:participatie_new": ("gemeente",),
    "casusregie:plan_sign": ("gezinslid",),
    "casusregie:praktijk_edit": ("contactpersoon", "praktijk", "team"),
    "casusregie:praktijk_new": ("contactpersoon", "praktijk", "team"),
    "casusregie:regie": ("casusregisseur",),
    "casusregie:regie_reach": ("vervanger",),
    "casusregie:tafel_aanmelden": ("tafel",),
    "casusregie:tafel_afspraak": ("wie",),
    "casusregie:tafel_alternatief": ("aanbieder", "vorm"),
    "casusregie:tafel_contractmanager": ("aanbieder",),
    "casusregie:tafel_new": ("organisatie", "regionale_tafel"),
    "casusregie:teamaanmelding_new": ("team",),
    "casusregie:teamtafel_afspraak": ("wie",),
    "casusregie:teamtafel_new": ("organisatie",),
    "casusregie:teamverwijzing_new": ("praktijk",),
    "casusregie:toestemming_detail": ("persoon",),
    "casusregie:toestemming_new": ("organisatie", "partij"),
    "casusregie:toestemming_withdraw": ("persoon",),
    "casusregie:verzamel_new": ("aan", "naar"),
    "casusregie:voorlegging_new": ("aan", "organisatie"),
}


def strangers(veld, keuzes):
    """A row that is not offered, when there is one, and one that does not exist."""
    if not isinstance(veld, ModelChoiceField):
        return [next(other_kenmerk(keuzes)), str(LEGE)]
    model = veld.queryset.model
    buiten = model._base_manager.exclude(pk__in=veld.queryset.values("pk")).order_by("-pk").first()
    return [*([veld.prepare_value(buiten)] if buiten else []), 999_999_999]


def other_kenmerk(keuzes):
    """Kenmerken of rows of the same kind that are not offered; at the end one of no row."""
    for model in apps.get_models():
        if any(v.name == "kenmerk" for v in model._meta.fields):
            alle = set(map(str, model._base_manager.values_list("kenmerk", flat=True)))
            if alle & set(map(str, keuzes)):
                yield from sorted(alle - set(map(str, keuzes)))
    yield str(LEGE) if any(map(is_kenmerk, keuzes)) else "999999999"


def pages(loper, naam):
    """The form of this address as somebody sees it who may use it."""
    klant, pad = loper.klanten[insider(naam, "POST")], loper.places(naam)[0].pad
    return klant, pad, request(klant, "GET", pad).antwoord


def forged(loper, naam):
    """What goes wrong at this address."""
    klant, pad, antwoord = pages(loper, naam)
    forms = forms_in(antwoord)
    for form in forms if PROEF else {type(form): form for form in forms}.values():
        velden = [rij for rij in pointers(form) if rij[0] in VELDEN[naam]]
        for veldnaam, keuzes in velden if PROEF else [turn(velden, naam)] if velden else []:
            vreemd = strangers(form.fields[veldnaam], keuzes)
            for waarde in vreemd if PROEF else vreemd[:1]:
                data = MEE.get(naam, {}) | {form.add_prefix(veldnaam): waarde}
                if fout := refused_at(loper, klant, pad, data, veldnaam):
                    yield f"{pad} {veldnaam}={waarde}: {fout}"


#: what else must be in the form before the field is looked at
MEE = {"casusregie:verzamel_new": {"soort": "casusregie"}}


#: what a draft may write: what was typed is kept, right or wrong, and judged at each look
CONCEPT = {"arrangementen:verzoek_stap": {"arrangementen_verzoek", "verloop_gebeurtenis"}}


def refused_at(loper, klant, pad, data, veldnaam):
    """What is wrong with the answer to this form; "" when it is a refusal at the field."""
    cel = request(klant, "POST", pad, begin=loper.begin, data=data)
    if cel.antwoord.status_code in (403, 404, 409):
        return f"veranderd: {cel.veranderd}" if cel.veranderd else ""
    if cel.antwoord.status_code != 422:
        return f"status {cel.antwoord.status_code}"
    if cel.geschreven - CONCEPT.get(resolve(pad).view_name, set()):
        return f"geweigerd maar geschreven: {sorted(cel.geschreven)}"
    bij = [form.errors.get(veldnaam) for form in forms_in(cel.antwoord)]
    zinnen = [zin for fouten in bij if fouten for zin in fouten]
    return "" if zinnen else "geen zin bij het veld"


@pytest.mark.parametrize("naam", VELDEN)
def test_de_rij_van_een_ander_wordt_geweigerd(loper, naam):
    assert list(forged(loper, naam)) == []


@pytest.mark.skipif(not PROEF, reason="volle aantallen")
@pytest.mark.timeout(900)
def test_elk_veld_dat_naar_een_rij_wijst_staat_in_de_tabel(loper):
    for naam in MET_FORMULIER:
        _, _, antwoord = pages(loper, naam)
        gevonden = {veldnaam for form in forms_in(antwoord) for veldnaam, _ in pointers(form)}
        assert gevonden <= set(VELDEN.get(naam, ())), naam


#: hidden fields and buttons outside a form class, each with a row of the other side or of nobody
VERBORGEN = {
    "casusregie:verzamel_new": {"team": "capelle", "casus": "casus", "soort": "casusregie"},
    "casusregie:regie_steps": {"eindigen": "casus"},
    "casusregie:weergave_change": {"kenmerk": "casus"},
    "casusregie:verschil_list": {"verschil": "999999999", "keuze": "laten"},
    "arrangementen:verzoeken_samen": {"verzoek": "verzoek", "actie": "toekennen"},
    "arrangementen:verzoek_nieuw": {"aanbieder": "ankerplaats"},
    "casusregie:regie_background": {"stap": "casus"},
    "rol_kiezen": {"wie": "casus"},
}


@pytest.mark.parametrize("naam", VERBORGEN)
def test_een_verborgen_veld_van_een_ander_schrijft_niets(loper, naam):
    wereld = loper.wereld
    rijen = {
        "casus": wereld.casussen["ander_loopt"].kenmerk,
        "verzoek": wereld.rijen["verzoek_ingediend"]["ander_"][1]["kenmerk"],
        **{code: wereld.organisaties[code].kenmerk for code in ("capelle", "ankerplaats")},
    }
    data = {veld: rijen.get(waarde, waarde) for veld, waarde in VERBORGEN[naam].items()}
    klant, pad = loper.klanten[insider(naam, "POST")], loper.places(naam)[0].pad
    cel = request(klant, "POST", pad, begin=loper.begin, data=data)
    assert cel.antwoord.status_code in (302, 403, 404, 409, 422)
    assert cel.geschreven == set()


def test_elk_veld_van_een_klasse_dat_een_rij_noemt_is_bekend():
    """Een nieuw formulier komt hier aan het licht: vervals het, of zeg waarom dat niet gaat."""
    velden = fields_of_classes()
    bekend = NIET_TE_ZIEN | FILTERS | VERBORGEN_IN_KLASSE.keys()
    vervalst = {naam for rij in VELDEN.values() for naam in rij}
    assert [n for n in velden.keys() - bekend if n.rsplit(".", 1)[1] not in vervalst] == []
    assert bekend - velden.keys() == set()
    assert [n for n in NIET_TE_ZIEN if not refuses_by_itself(velden[n])] == []
    assert {n for n, veld in velden.items() if starts_full(veld)} == BEGINT_VOL


def test_elk_verborgen_veld_in_een_sjabloon_is_bekend():
    assert hidden_in_templates() == set(VERBORGEN_IN_SJABLOON)
    bij_adres = {n: a for n, a in VERBORGEN_IN_SJABLOON.items() if ":" in a and " " not in a}
    assert [n for n, adres in bij_adres.items() if n not in VERBORGEN[adres]] == []


MET_STUK = re.compile(r'name="stuk" value="([0-9a-f-]{36})"')


def other_pieces(loper):
    """Addresses whose form carries the piece that it was about; in make test some in turn."""
    stappen = [n for n in MET_FORMULIER if TABEL[n].soort]
    return stappen if PROEF else sorted(stappen, key=lambda n: turn(range(10**6), n))[:8]


def test_het_stuk_van_een_andere_pagina_wordt_geweigerd(loper):
    gezien = 0
    for naam in other_pieces(loper):
        klant, pad, antwoord = pages(loper, naam)
        if antwoord.streaming or not MET_STUK.search(antwoord.content.decode()):
            continue
        gezien += 1
        cel = request(klant, "POST", pad, begin=loper.begin, data={"stuk": str(LEGE)})
        assert (naam, cel.antwoord.status_code, cel.geschreven) == (naam, 409, set())
    assert gezien > 0


def test_de_wereld_is_na_alles_gelijk(loper):
    assert fingerprint() == loper.begin.tabellen
