"""De normen voor tests: één keer per proces echt ingelezen, daarna dezelfde rijen neergezet.

Inlezen vraagt honderden vragen aan de database; dat het klopt bewijst tests/normenkader. Wie hier
om normen vraagt, wil ze alleen hebben.
"""

from copy import copy

from normenkader.inlezen import SOORTEN, load_all
from normenkader.models import Uitzonderingsgrond
from normenkader.voorraad import mark_changed

MODELLEN = (*(model for model, _ in SOORTEN.values()), Uitzonderingsgrond)
_GELEZEN: list = []


def load_norms():
    """What `load_all` leaves in a database without norms; where there are some, `load_all` does it.

    The rows keep their number: a sequence never goes back, so nothing else can have it.
    """
    if any(model._default_manager.exists() for model in MODELLEN):
        load_all()
    elif _GELEZEN:
        for model, rijen in _GELEZEN:
            model._default_manager.bulk_create([copy(rij) for rij in rijen])
        mark_changed()
    else:
        load_all()
        _GELEZEN.extend((model, list(model._default_manager.all())) for model in MODELLEN)
