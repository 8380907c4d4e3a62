"""What an iJw message and a remark about it look like in memory.

Example::

    from arrangementen.ijw.lezen import read
    from arrangementen.ijw.bouwen import write

    bericht = read(pathlib.Path("toewijzing.xml").read_bytes())
    bericht.soort                                  # "301"
    bericht.inhoud["Client"]["Bsn"]                # "999900006"
    write(bericht)                                 # canonical bytes
"""

from dataclasses import dataclass
from typing import Any

Inhoud = dict[str, Any]


@dataclass(frozen=True)
class Bericht:
    """One iJw message.

    ``soort`` is the number without "JW", e.g. ``"301"``. ``inhoud`` holds the children of the root
    element as nested dicts under the exact XML names. An element that may occur more than once is
    always a list, even with one item; every other class is a dict, every leaf a str as in the XML.
    An absent element is an absent key.
    """

    soort: str
    inhoud: Inhoud


@dataclass(frozen=True)
class Bevinding:
    """One fault found in a message.

    ``niveau`` is the iJw control level (1 schema, 2 inside the message, 3 across messages, 4
    external source). ``regel`` names the rule (``"CS058"``; on level 1 mostly ``"XSD"``).
    ``code`` is the refusal code of this library on level 1 (``"IJW-601"``), else the retourcode.
    ``plaats`` is the path below the root; an element that may repeat always carries its 1-based
    number: ``"Client/ToegewezenProducten/ToegewezenProduct[2]/Product/Code"``. ``tekst`` is a Dutch
    sentence for the user that says what is wrong.
    """

    niveau: int
    regel: str
    code: str
    plaats: str
    tekst: str
