"""De tekeningen van de iconen: elke stand heeft een eigen vorm, kleur is extra."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

TE_LAAT = (
    '<path class="cr-icon--solid" stroke="none" fill="currentColor"'
    ' d="M8 2h8l6 6v8l-6 6H8l-6-6V8z"/>'
    '<path class="cr-icon__cut" stroke-width="2.4" d="M12 7v6"/>'
    '<circle class="cr-icon__dot" cx="12" cy="16.6" r="1.5"/>'
)
BIJNA = (
    '<path d="M12 3.2 22 20.5H2z" fill="currentColor" stroke="currentColor"/>'
    '<path class="cr-icon__cut" stroke-width="2.2" d="M12 9.5v5"/>'
    '<circle class="cr-icon__dot" cx="12" cy="17.4" r="1.3"/>'
)
VORMEN = {
    "te-laat": TE_LAAT,
    "bijna": BIJNA,
    "op-tijd": '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.6"/>',
    "staat-stil": (
        '<rect x="3.5" y="3.5" width="17" height="17" rx="3"/><path d="M9.5 8.5v7M14.5 8.5v7"/>'
    ),
    "slot": (
        '<rect x="5" y="10.5" width="14" height="10" rx="2"/>'
        '<path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>'
    ),
    "schild": '<path d="M12 3 5 5.8v5.4c0 4.4 3 7.9 7 9.8 4-1.9 7-5.4 7-9.8V5.8z"/>',
    "vinkje": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "vink": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "printer": '<path d="M7 9V4h10v5M7 17H4.5v-7h15v7H17M7 14h10v6H7z"/>',
    "kruis": '<path d="M6 6l12 12M18 6 6 18"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "zoek": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20 20-4.8-4.8"/>',
    "omlaag": '<path d="m5 9 7 7 7-7"/>',
    "omhoog": '<path d="m5 15 7-7 7 7"/>',
    "sorteer": '<path d="m8 9.5 4-4.5 4 4.5M8 14.5l4 4.5 4-4.5"/>',
    "rechts": '<path d="m9 5 7 7-7 7"/>',
    "links": '<path d="m15 5-7 7 7 7"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.2"/>',
    "download": '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15"/>',
    "afdrukken": '<path d="M7 9V4h10v5M7 17H4.5v-7h15v7H17M7 14h10v6H7z"/>',
    "map": '<path d="M3.5 6.5h6l2 2.5h9v10h-17z"/>',
    "bel": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
}
KOP = '<svg class="cr-icon {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
# De vormen zijn vaste tekst van dit bestand; alleen de klasse wordt ingevuld.
SJABLONEN = {naam: f"{KOP}{vorm}</svg>" for naam, vorm in VORMEN.items()}


def draw(naam: str, klasse: str = "") -> SafeString | str:
    """The icon as inline SVG, hidden for assistive technology; no name, no icon.

    Raises ValueError for a name that does not exist.
    """
    if not naam:
        return ""
    if naam not in SJABLONEN:
        raise ValueError(f"Er is geen icoon {naam!r}.")
    return format_html(SJABLONEN[naam], klasse)
