"""Meldt de berichtenbox aan: zinnen van gebeurtenissen, pagina's en het menu van beheer."""

from casusregie.termijnen.paginas import add_page
from organisaties.menu import add_menu
from organisaties.rollen import Rol
from verloop.zinsneden import add_sentences

from .afstemmen.tabel import OPLOSSINGEN
from .techniekviews import given_up_count

VERSCHIL = "arrangementen.berichtverschil"


def register() -> None:
    """Called once from aanmelden.register_all."""
    add_page(VERSCHIL, "arrangementen:verschil_detail")
    punt = ("Berichten", "arrangementen:bericht_techniek", Rol.BEHEERDER)
    add_menu(*punt, volgorde=12, aantal=given_up_count)
    add_sentences(
        {
            "arrangementen.bericht.niet_te_verwerken": "Bericht niet te verwerken",
            "arrangementen.bericht.opnieuw_geprobeerd": "Bericht opnieuw geprobeerd",
            "arrangementen.bericht.vervangt": "Opnieuw verstuurd als nieuw bericht",
            "arrangementen.toewijzing.opnieuw_melden": "Toewijzing wordt opnieuw gemeld",
            f"{VERSCHIL}.gevonden": "Dossier en bericht verschillen",
            **{
                f"{VERSCHIL}.gedaan_{code}": f"Verschil: {tekst[:1].lower()}{tekst[1:]}"
                for code, tekst in OPLOSSINGEN.items()
            },
        }
    )
