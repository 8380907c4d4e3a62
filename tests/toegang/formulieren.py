"""Welke velden van formulieren een rij noemen, en waar ze worden vervalst of waarom niet.

Van elke klasse: een keuze uit rijen, een keuze die pas bij het verzoek wordt gevuld, en elk
verborgen veld. Van de sjablonen: elk verborgen veld dat er zelf in staat.
"""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.forms import BaseForm, BaseFormSet, ChoiceField, Field, UUIDField
from django.forms.models import ModelChoiceField

from organisaties import formulieren as _tweede_factor  # noqa: F401  laadt zelf pas laat

#: fields that name a row, of forms that no address shows in this world: a choice that starts empty
#: and is filled per request; what is not among it a choice refuses by itself
NIET_TE_ZIEN = {
    *("afwegingskader.aanvraag.AanvraagForm.intensiteitsoort",),
    *("arrangementen.arrangement.OnderdeelForm.grond_code",),
    *("arrangementen.arrangement.WijzigingForm.toewijzing",),
    *("arrangementen.berichten.OpnieuwForm.reden",),
    *("arrangementen.verzoeken.HulpForm.grond_code",),
    *("arrangementen.verzoeken.HulpForm.product_code",),
    *("arrangementen.verzoeken.HulpForm.woonplaats_voor_verblijf",),
    *("arrangementen.verzoeken.ToekenForm.grond_code",),
    *("arrangementen.verzoeken.VerwijzingForm.team",),
    *("casusregie.bescherming.HandelingForm.gezinslid",),
    *("casusregie.bescherming.HandelingForm.organisatie",),
    *("casusregie.bescherming.HandelingForm.uitkomst",),
    *("casusregie.bescherming.HoudenForm.aanwezig",),
    *("casusregie.casus.BeschermingForm.gemeente",),
    *("casusregie.casus.BeschermingForm.procesregisseur",),
    *("casusregie.casus.BeschermingForm.team",),
    *("casusregie.crisis.AanwijzenForm.casusregisseur", "casusregie.crisis.CitForm.cit"),
    *("casusregie.jeugdige.KindForm.organisatie",),
    *("casusregie.jeugdige.WijzigForm.gemeente", "casusregie.jeugdige.WijzigForm.organisatie"),
    *("casusregie.logboek.VerslagForm.verslag",),
    *("casusregie.oneens.FeitenForm.feiten",),
    *("casusregie.oneens.JeugdigeForm.overbrugging_kenmerk",),
    *("casusregie.regie.AanneemForm.casusregisseur",),
    *("casusregie.regie.BehandelregisseurForm.hulp",),
    *("casusregie.regie.BehandelregisseurForm.medewerker",),
    *("casusregie.regie.ContactForm.medewerker", "casusregie.regie.IvhForm.casusregisseur"),
    *("casusregie.regie.OverdrachtForm.naar", "casusregie.regie.OverdrachtForm.naar_medewerker"),
    *("casusregie.regie.TeamBetrekForm.wie", "casusregie.regie.TeamToewijsForm.casusregisseur"),
    *("casusregie.regie.TeamvraagForm.team", "casusregie.regie.ToewijsForm.aan"),
    *("casusregie.tafel.AanwezigForm.aanwezig", "casusregie.tafel.AgendaForm.bijeenkomst"),
    *("casusregie.tafel.BijeenkomstForm.voorzitter", "casusregie.tafel.ConvenantForm.partijen"),
    *("casusregie.tafel.MatchForm.match_aanbieder", "casusregie.tafel.OordeelForm.regelruimte"),
    *("casusregie.tafel.WijzigForm.tafel",),
    *("casusregie.toestemming.OptOutForm.personen",),
    *("casusregie.toestemming.OptOutIntrekForm.personen",),
    *("casusregie.toestemming.PersoonForm.persoon",),
    *("casusregie.uithuisplaatsing.MomentForm.tafel_kenmerk",),
    *("organisaties.accounts.RolForm.organisatie",),
    *("sturing.programma.ActieForm.tot_jaar", "sturing.programma.ActieForm.van_jaar"),
}
#: filters of a page: they choose from what is to be seen and write nothing
FILTERS = {
    *("casusregie.logboek.FilterForm.soort", "casusregie.logboek.FilterForm.wie"),
    *("normenkader.ijking.KeuzeForm.gemeente",),
    *("sturing.keuze.KeuzeForm.aanbieder", "sturing.keuze.KeuzeForm.gemeente"),
    *("sturing.keuze.KeuzeForm.product",),
    *("sturing.verblijf.KeuzeForm.bron", "sturing.verblijf.KeuzeForm.doelgroep"),
    *("sturing.verblijf.KeuzeForm.f", "sturing.verblijf.KeuzeForm.gemeente"),
    *("sturing.verblijf.KeuzeForm.jaar",),
}
#: hidden fields of a class, and why a forged one does no harm
VERBORGEN_IN_KLASSE = {
    "arrangementen.aanbod.BestandForm.gelezen": "ondertekend door de server, met een houdbaarheid",
    "casusregie.afronding.OordeelForm.versie": "versie van de eigen pagina: een andere is een 409",
    "casusregie.regie.RolForm.gezien": "wie de rol had op de pagina: een ander is een 409",
    "casusregie.regie.ToewijsForm.gezien": "wie de rol had op de pagina: een ander is een 409",
    "organisaties.formulieren.SleutelForm.credential": "ondertekend door de sleutel zelf",
}
#: hidden fields in a template, and the address in `test_vervalst` or why a forged one does no harm
VERBORGEN_IN_SJABLOON = {
    "aan": "ja of nee bij een account",
    "casus": "casusregie:verzamel_new",
    "csrfmiddlewaretoken": "de beveiliging zelf",
    "doe": "stoppen of hervatten",
    "eindigen": "casusregie:regie_steps",
    "gelezen": "ondertekend door de server, met een houdbaarheid",
    "houder": "filter van een lijst",
    "kenmerk": "casusregie:weergave_change",
    "oplossing": "code uit een vaste tabel",
    "soort": "code uit een vaste tabel",
    "stap": "casusregie:regie_background",
    "stuk": "test_het_stuk_van_een_andere_pagina_wordt_geweigerd",
    "team": "casusregie:verzamel_new",
    "terug": "alleen een adres van deze site",
    "tot": "moment tot wanneer iets gelezen is, van wie is ingelogd",
    "variant": "filter van een lijst",
    "verschil": "casusregie:verschil_list",
    "versie": "versie van de eigen pagina: een andere is een 409",
    "vraag": "de eigen zoekvraag",
    "weergave": "naam van de eigen weergave",
    "welke": "werk dat is opgegeven: alleen de beheerder, en niets anders gaat opnieuw",
    "wie": "rol_kiezen",
}
#: choices of a class that hold every row until the form narrows them; forged at their address
BEGINT_VOL = {
    "casusregie.plannen.OnderdeelForm.aanbieder",
    "casusregie.plannen.OnderdeelForm.elementen",
    "casusregie.plannen.OnderdeelForm.resultaatgebied",
    "casusregie.plannen.OnderdeelForm.trede",
}
EIGEN = {
    *("verloop", "organisaties", "normenkader", "casusregie"),
    *("arrangementen", "afwegingskader", "sturing"),
}
VERBORGEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([a-z_]+)"')


def names_row(veld: Field) -> bool:
    """Does this field name a row, or may it: chosen from rows, filled per request, or hidden."""
    if isinstance(veld, ModelChoiceField | UUIDField):
        return True
    if isinstance(veld, ChoiceField):
        return not any(waarde not in ("", None) for waarde, _ in veld.choices)
    return veld.widget.is_hidden


def form_classes(vanaf: type = BaseForm) -> Iterator[type]:
    """Every form of the product that is imported."""
    for klasse in vanaf.__subclasses__():
        if klasse.__module__.split(".")[0] in EIGEN:
            yield klasse
        yield from form_classes(klasse)


def fields_of_classes() -> dict[str, Field]:
    """ "app.onderdeel.Klasse.veld" of every field that names a row."""
    return {
        f"{name_of(klasse)}.{naam}": veld
        for klasse in form_classes()
        for naam, veld in getattr(klasse, "base_fields", {}).items()
        if names_row(veld)
    }


def starts_full(veld: Field) -> bool:
    """A choice from rows that holds some before the request fills it."""
    if not isinstance(veld, ModelChoiceField) or veld.queryset is None:
        return False
    return not veld.queryset.query.is_empty()


def refuses_by_itself(veld: Field) -> bool:
    """A choice with the check of Django itself."""
    eigen = {type(veld).clean, type(veld).validate, type(veld).to_python}
    eigen |= {getattr(type(veld), "valid_value", None)}
    modules = {getattr(f, "__module__", "django") for f in eigen if f}
    return isinstance(veld, ChoiceField) and all(m.startswith("django.") for m in modules)


def name_of(klasse: type) -> str:
    """App, part and class: short, and no two are equal."""
    app, *_, deel = klasse.__module__.split(".")
    onder = klasse.__module__.split(".")[1] if klasse.__module__.count(".") > 1 else deel
    return f"{app}.{onder}.{klasse.__name__}"


def hidden_in_templates() -> set[str]:
    """The hidden fields that stand in a template itself."""
    bladen = Path(settings.BASE_DIR, "templates").rglob("*.html")
    return {naam for blad in bladen for naam in VERBORGEN.findall(blad.read_text())}


def forms_in(antwoord: Any) -> list[BaseForm]:
    """The forms that the templates of this answer got, also those in a list or a set of forms."""
    gezien: dict[int, BaseForm] = {}
    for laag in antwoord.context or ():
        for waarde in [w for deel in getattr(laag, "dicts", [laag]) for w in deel.values()]:
            rij = waarde.forms if isinstance(waarde, BaseFormSet) else waarde
            for form in rij if isinstance(rij, list | tuple) else [rij]:
                if isinstance(form, BaseForm):
                    gezien[id(form)] = form
    return list(gezien.values())


def pointers(form):
    """The fields of this form that point at a row, with the values that they offer."""
    for naam, veld in form.fields.items():
        if isinstance(veld, ModelChoiceField):
            yield naam, [veld.prepare_value(rij) for rij in veld.queryset]
            continue
        keuzes = [waarde for waarde, _ in getattr(veld, "choices", ())]
        if any(map(is_kenmerk, keuzes)) or filled_later(form, naam):
            yield naam, keuzes


def filled_later(form, naam):
    """Is it a choice that the class leaves empty, of a form that writes."""
    basis = type(form).base_fields.get(naam)
    plek = f"{name_of(type(form))}.{naam}"
    return isinstance(basis, ChoiceField) and names_row(basis) and plek not in FILTERS


def is_kenmerk(waarde):
    """Does it look like the kenmerk of a row."""
    try:
        return bool(uuid.UUID(str(waarde)))
    except ValueError:
        return False
