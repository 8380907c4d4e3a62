"""De formulieren van zoeken en het BSN."""

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bsnveld


class BsnZoekForm(Formulier):
    """Search on BSN; always sent as a form, so that the number is never in an address."""

    verplicht = {"bsn": "Vul een BSN van negen cijfers in"}
    bsn = Bsnveld(label="Burgerservicenummer (BSN)", help_text="Negen cijfers")
