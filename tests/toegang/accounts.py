"""De adressen van accounts en rollen in de matrix: alleen de beheerder komt er."""

from .verwachting import Rij, public

BEHEERDER = ("beheerder",)
GEEN = {"404": BEHEERDER}


def unknown(*methoden: str) -> Rij:
    """An account that does not exist: not found for the beheerder, refused for all others."""
    return Rij("", dict.fromkeys(methoden, GEEN), poort=BEHEERDER)


BEHEER = {
    "account_detail": unknown("GET"),
    "role_new": unknown("GET", "POST"),
    "role_end": unknown("GET", "POST"),
    "account_switch": unknown("POST"),
    "account_invite": unknown("POST"),
    "role_decide": unknown("POST"),
    "wachtwoord_instellen": public("GET", "POST", uitkomst="404"),
}
