"""De zin bij een gebeurtenis: gemaakt bij het tonen, nooit opgeslagen."""

from django.apps import apps

from .models import Gebeurtenis, Onderwerp

_zinnen: dict[str, str] = {}


def add_sentences(zinnen: dict[str, str]) -> None:
    """Register sentences for event codes that are no transition of a model."""
    _zinnen.update(zinnen)


def sentence(gebeurtenis: Gebeurtenis) -> str:
    """The Dutch sentence of an event, e.g. 'Plan vastgesteld'."""
    if gebeurtenis.code in _zinnen:
        return _zinnen[gebeurtenis.code]
    model = apps.get_model(gebeurtenis.model)
    naam = gebeurtenis.code.rsplit(".", 1)[-1]
    if issubclass(model, Onderwerp):
        for regel in model._meta.get_field("status").get_all_transitions(model):
            if regel.name == naam:
                return str(regel.custom.get("gebeurd", regel.custom["label"]))
    soort = str(model._meta.verbose_name).capitalize()
    return {"register": f"{soort} aangemaakt", "amend": f"{soort} bijgewerkt"}.get(naam, soort)
