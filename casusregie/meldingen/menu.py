"""Het aantal ongelezen signalen in het menu."""

from organisaties.tellers import HOOGUIT, Teller

from .vragen import newest_unread

UNREAD = Teller("signalen", lambda medewerker, on: [newest_unread(medewerker, on)])
remember, forget = UNREAD.remember, UNREAD.forget

__all__ = ["HOOGUIT", "UNREAD", "forget", "remember"]
