"""Wat een crisis op de casuspagina en achter termijnen zet."""

from casusregie.casus.panelen import add_actions, add_panel
from casusregie.regie.houders import add_follower
from casusregie.termijnen.paginas import add_page

from . import afhandeling
from .paneel import crisis_actions, crisis_panel

__all__ = ["afhandeling", "register"]


def register() -> None:
    """Called once, when all models exist."""
    add_page("casusregie.crisis", "casusregie:crisis_detail")
    add_panel("midden", 5, "casusregie/crisis_paneel.html", crisis_panel)
    add_actions(crisis_actions)
    add_follower(afhandeling.follow_regie)
