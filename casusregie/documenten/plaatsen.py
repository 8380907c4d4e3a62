"""Wat documenten op de casuspagina en achter termijnen zetten."""

from casusregie.casus.panelen import add_tab
from casusregie.termijnen.paginas import add_page


def register() -> None:
    """Called once, when all models exist."""
    add_tab("Documenten", "casusregie:document_list", 30)
    add_page("casusregie.document", "casusregie:document_detail")
    add_page("casusregie.toekomsttaak", "casusregie:toekomsttaak")
