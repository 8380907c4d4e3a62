"""Meldt bij de lagere apps aan wat arrangementen toevoegt: afhandelaars, zinnen en schermen."""

from casusregie.routes.checklist import add_checklist_source
from casusregie.termijnen.hooks import add_on_overdue
from normenkader.ijking.inlezen import add_own_source

from . import afhandeling, zinnen
from .aanbod import plaatsen as aanbod
from .arrangement.hulp import register_help
from .arrangement.klaar import settled_on
from .berichten import aanmelden as berichten
from .berichten.toepassen import add_applier
from .capaciteit import aanmelden as capaciteit
from .declaraties import plaatsen as declaraties
from .panelen import register_screens
from .toewijzing import afronding
from .toewijzing.trajecten import own_trajecten
from .toewijzing.zorg import apply_start, apply_stop
from .verzoeken import aanmelden as verzoeken

__all__ = ["afhandeling", "register_all", "zinnen"]


def register_all() -> None:
    """Called once, when the models exist."""
    add_applier("305", apply_start)
    add_applier("307", apply_stop)
    register_screens()
    register_help()
    add_checklist_source("arrangement", settled_on)
    verzoeken.register_all()
    afronding.register()
    aanbod.register()
    capaciteit.register()
    berichten.register()
    declaraties.register()
    add_own_source(own_trajecten)
    add_on_overdue("zorg.opschorting", "arrangementen.lapse")
