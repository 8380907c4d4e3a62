"""De zin bij een gebeurtenis: gemaakt bij het tonen, nooit opgeslagen."""

from collections.abc import Callable

from django.apps import apps

from .models import Gebeurtenis
from .velden import status_field

Soortnaam = Callable[[str], str]
_zinnen: dict[str, str] = {}
_soorten: dict[str, Soortnaam] = {}


def add_sentences(zinnen: dict[str, str]) -> None:
    """Register sentences for event codes that are no transition of a model."""
    _zinnen.update(zinnen)


def add_kind_names(model: str, naam: Soortnaam) -> None:
    """Register how a kind is called in the sentences of this model: naam(code) -> word or ""."""
    _soorten[model] = naam


def sentence(gebeurtenis: Gebeurtenis) -> str:
    """The Dutch sentence of an event, e.g. 'Document vastgesteld: hulpverleningsplan'."""
    zin = _plain(gebeurtenis)
    soort = gebeurtenis.gegevens.get("soort", "")
    naam = _soorten[gebeurtenis.model](soort) if soort and gebeurtenis.model in _soorten else ""
    return f"{zin}: {naam}" if naam else zin


def _plain(gebeurtenis: Gebeurtenis) -> str:
    if gebeurtenis.code in _zinnen:
        return _zinnen[gebeurtenis.code]
    model = apps.get_model(gebeurtenis.model)
    naam = gebeurtenis.code.rsplit(".", 1)[-1]
    veld = status_field(model)
    for regel in veld.get_all_transitions(model) if veld is not None else ():
        if regel.name == naam:
            return str(regel.custom.get("gebeurd", regel.custom["label"]))
    soort = str(model._meta.verbose_name).capitalize()
    return {"register": f"{soort} aangemaakt", "amend": f"{soort} bijgewerkt"}.get(naam, soort)
