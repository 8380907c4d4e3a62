"""De zinnen bij wat er met een account gebeurt."""

from organisaties.rollen import Rol
from verloop.zinsneden import add_kind_names, add_sentences

MODEL = "organisaties.medewerker"

add_sentences(
    {
        f"{MODEL}.gemaakt": "Account gemaakt",
        f"{MODEL}.rol_gegeven": "Rol gegeven",
        f"{MODEL}.rol_beeindigd": "Rol beëindigd",
        f"{MODEL}.uitgezet": "Account uitgezet",
        f"{MODEL}.aangezet": "Account aangezet",
        "organisaties.rolverzoek.register": "Rol gevraagd aan een tweede beheerder",
    }
)


def role_name(code: str) -> str:
    """The role in small letters; "" for a code that is gone."""
    return str(Rol(code).label).lower() if code in Rol.values else ""


add_kind_names(MODEL, role_name)
