"""De formulieren van contractmanager en secretaris: zonder namen, want het dossier blijft dicht."""

from casusregie.afronding.forms import text
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

VRIJ = "Schrijf geen namen, adressen of andere gegevens van mensen op."


class ActiesForm(Formulier):
    """Step 5: what is done, and by when the team hears of it."""

    verplicht = {
        "acties": "Schrijf op welke acties u heeft afgesproken",
        "bericht_uiterlijk": "Vul in wanneer u uiterlijk terugkoppelt",
    }
    acties = text("Welke acties zet u uit?", f"Spreek dit af met de teamleider. {VRIJ}")
    bericht_uiterlijk = Datumveld(label="Wanneer koppelt u uiterlijk terug?")


class BerichtForm(Formulier):
    """Steps 5 and 6: what was done and what came of it."""

    verplicht = {"bericht": "Schrijf op wat er is gedaan en wat het opleverde"}
    bericht = text("Wat is er gedaan, en wat leverde het op?", VRIJ)


class WachtForm(Formulier):
    """Step 6: the contractmanager is late."""

    verplicht = {"toelichting": "Schrijf op waarop u wacht"}
    toelichting = text("Waarop wacht u nog?", VRIJ)


class BesluitForm(Formulier):
    """Step 6: the secretaris."""

    verplicht = {"besluit": "Schrijf op wat u besluit"}
    besluit = text("Wat besluit u?", f"Het lokale team en de aanbieder lezen dit. {VRIJ}")


REGIO: dict[str, type[Formulier]] = {
    "agree_actions": ActiesForm,
    "report_agreement": BerichtForm,
    "engage_secretaris": BerichtForm,
    "settle": BesluitForm,
    "conclude": BesluitForm,
}
