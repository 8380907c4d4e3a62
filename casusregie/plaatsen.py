"""Wat route en plan op de casuspagina en in het menu zetten."""

from .afronding import plaatsen as afronding
from .bescherming import plaatsen as bescherming
from .casus import lezing
from .casus.panelen import add_actions, add_panel
from .casus.werkvoorraad import eigen as werkvoorraad
from .crisis import plaatsen as crisis
from .documenten import plaatsen as documenten
from .jeugdige import plaatsen as jeugdige
from .logboek import plaatsen as logboek
from .meldingen import plaatsen as meldingen
from .oneens import plaatsen as oneens
from .plannen.paneel import checklist_panel, plan_panel
from .regie import plaatsen as regie
from .routes.acties import route_actions
from .schalen import plaatsen as schalen
from .tafel import plaatsen as tafel
from .toestemming import plaatsen as toestemming
from .uithuisplaatsing import plaatsen as uithuisplaatsing
from .verwijzers import plaatsen as verwijzers


def register_all() -> None:
    """Called once, when all models exist."""
    add_actions(route_actions)
    add_panel("midden", 20, "casusregie/route_checklist.html", checklist_panel)
    add_panel("midden", 30, "casusregie/plan_paneel.html", plan_panel)
    lezing.register()
    jeugdige.register()
    documenten.register()
    logboek.register()
    meldingen.register()
    toestemming.register()
    verwijzers.register()
    bescherming.register()
    afronding.register()
    crisis.register()
    oneens.register()
    schalen.register()
    regie.register()
    tafel.register()
    uithuisplaatsing.register()
    werkvoorraad.register()
