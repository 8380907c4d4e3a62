"""Gereedschap van de tests van de schermen: een sjabloon met losse gegevens tonen."""

import re

from django.template import Context, Template
from django.template.loader import get_template

VIJANDIG = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def render(naam: str, gegevens: dict) -> str:
    """A template file with this context, without a request."""
    return get_template(naam).template.render(Context(gegevens))


def inline(sjabloon: str, **gegevens) -> str:
    """A piece of template; white space around tags does not count."""
    bron = Template(sjabloon).render(Context(gegevens)).strip()
    return re.sub(r">\s+|\s+<", lambda gevonden: gevonden[0].strip(), bron)
