"""Het aantal gevraagde antwoorden in het menu van de regio."""

from organisaties.tellers import Teller

from .gevraagd import asked_of_manager, waits_for

ASKED = Teller(
    "gevraagd",
    lambda medewerker, on: [waits_for(medewerker, on), asked_of_manager(medewerker, on)],
)
forget = ASKED.forget
