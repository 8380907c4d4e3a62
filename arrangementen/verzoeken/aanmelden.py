"""Meldt verzoeken aan: het bericht JW315, wat erover bekend is, het menu en de pagina's."""

from arrangementen.berichten.toepassen import add_applier, add_knowledge
from arrangementen.wijzigen import indienen as wijzigen
from arrangementen.wijzigen.indienen import apply_wijziging
from casusregie.casus.panelen import add_panel
from casusregie.termijnen.paginas import add_page
from casusregie.toestemming.optout import follow_opt_out
from casusregie.verwijzers.checklist import set_verzoek_source
from organisaties.menu import add_menu

from . import antwoorden, indienen
from .indienen import apply_verzoek
from .keuzes import AANBIEDERROLLEN, GEMEENTEROLLEN
from .overzicht import fill_panel
from .verzonden import opt_out_changed, sent_on


def register_all() -> None:
    """Called once, when the models exist."""
    add_applier("315", apply_verzoek, indienen.numbers_taken)
    add_applier("317", apply_wijziging, wijzigen.numbers_taken)
    add_knowledge(antwoorden.find_verzoeken, antwoorden.known_verzoeken)
    add_page("arrangementen.verzoek", "arrangementen:verzoek_detail")
    add_page("arrangementen.wijzigingsverzoek", "arrangementen:wijziging_detail")
    add_page("arrangementen.besluitvoorstel", "arrangementen:voorstel_detail")
    add_panel("midden", 40, "arrangementen/_verzoek_paneel.html", fill_panel)
    set_verzoek_source(sent_on)
    follow_opt_out(opt_out_changed)
    add_menu(
        "Verzoeken", "arrangementen:verzoek_lijst", *AANBIEDERROLLEN, *GEMEENTEROLLEN, volgorde=20
    )
