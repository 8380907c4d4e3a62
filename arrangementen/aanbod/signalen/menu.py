"""Het aantal signalen over contracten dat in de organisatie nog niemand las, in het menu."""

from organisaties.tellers import Teller

from .lezen import unread

UNREAD = Teller("aanbodsignalen", lambda medewerker, on: [unread(medewerker, on)])
forget = UNREAD.forget
