"""De kop van elke pagina in een casus: wie het is, hoe het staat en wat eerst moet."""

from .context import case_context, page_casus
from .opbouw import banner

__all__ = ["banner", "case_context", "page_casus"]
