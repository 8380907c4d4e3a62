"""Wat de tafels op de casuspagina, in het menu en achter termijnen en signalen zetten."""

from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.bevoegdheden import REGIEROLLEN
from casusregie.casus.models import Casus
from casusregie.casus.panelen import add_actions
from casusregie.casus.verborgen import add_hidden
from casusregie.meldingen.vragen import add_waiting
from casusregie.termijnen.paginas import add_page
from casusregie.toestemming.bevoegd import AANBIEDERROLLEN
from organisaties.menu import add_menu
from organisaties.rollen import Rol
from verloop.mogelijkheden import Mogelijkheid
from verloop.zinsneden import add_sentences

from .aanmelding import Tafelaanmelding
from .alternatief import Alternatief
from .bevoegd import ALLE_LEIDERS
from .opschaling import Tafelopschaling
from .overzichtviews import LERENDEN, VOLGERS
from .werklijst import something_at_tafel

ZINNEN = {
    "casusregie.tafelaanmelding.register": "Aangemeld bij een tafel",
    "casusregie.tafelaanmelding.amend": "Aanmelding bij een tafel aangepast",
    "casusregie.alternatief.register": "Nagegaan of lichtere hulp kan",
    "casusregie.tafelopschaling.register": "Opgeschaald naar de contractmanager",
    "casusregie.wachtregistratie.register": "Reden van wachten vastgelegd",
}
UITLEG = "Zorgbemiddeling zoekt passende hulp, of bespreekt de casus aan een tafel."


def register() -> None:
    """Called once, when all models exist."""
    add_actions(tafel_actions)
    add_page("casusregie.tafelaanmelding", "casusregie:tafel_aanmelding")
    add_menu(
        "Zorgbemiddeling",
        "casusregie:zorgbemiddeling",
        Rol.ZORGBEMIDDELAAR,
        volgorde=5,
        ook=("/tafelaanmeldingen/",),
    )
    add_menu(
        "Tafels",
        "casusregie:tafel_lijst",
        Rol.ZORGBEMIDDELAAR,
        volgorde=16,
        ook=("/bijeenkomsten/",),
    )
    lokaal = [rol for rol in ALLE_LEIDERS if rol != Rol.ZORGBEMIDDELAAR]
    add_menu("Lokale tafels", "casusregie:tafel_lijst", *lokaal, volgorde=77, zelden=True)
    add_menu("Wachtlijst", "casusregie:wachtlijst", *VOLGERS, volgorde=72, zelden=True)
    add_menu("Lessen van de tafels", "casusregie:tafel_lessen", *LERENDEN, volgorde=78, zelden=True)
    add_waiting(something_at_tafel, *ALLE_LEIDERS)
    add_sentences(ZINNEN)
    add_hidden(Tafelaanmelding, Tafelaanmelding.objects.anonymous_to)
    add_hidden(Tafelopschaling, Tafelopschaling.objects.anonymous_to)
    add_hidden(Alternatief, Alternatief.objects.anonymous_to)


def tafel_actions(casus: Casus, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """To the tafels of this casus, for who may bring it in; costs no question."""
    if casus.gesloten_op is not None:
        return []
    rollen = (*REGIEROLLEN, *AANBIEDERROLLEN)
    if not any(a.rol in rollen for a in medewerker.aanstellingen_op(on)):
        return []
    url = reverse("casusregie:casus_tafels", args=[casus.kenmerk])
    return [
        Mogelijkheid("tafels", "Naar zorgbemiddeling of een tafel", True, uitleg=UITLEG, url=url)
    ]
