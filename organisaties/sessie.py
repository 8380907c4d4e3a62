"""De grenzen van een sessie: dertig minuten stil, tien uur in totaal, en de tweede factor."""

from datetime import datetime, timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

BEGIN, LAATST = "begonnen_op", "laatst_actief_op"


def session_has_ended(request: HttpRequest, now: datetime) -> bool:
    """Idle too long, or past the absolute end."""
    begin, laatst = _moment(request, BEGIN), _moment(request, LAATST)
    if begin is None or laatst is None:
        return False
    return now > laatst + timedelta(
        minutes=settings.SESSIE_INACTIEF_MINUTEN
    ) or now > begin + timedelta(hours=settings.SESSIE_MAXIMAAL_UREN)


def touch(request: HttpRequest) -> None:
    """Note activity, at most once a minute; saving a concept by itself is no activity."""
    now = timezone.now()
    if BEGIN not in request.session:
        request.session[BEGIN] = now.isoformat()
    laatst = _moment(request, LAATST)
    if laatst is not None and request.headers.get("X-Vanzelf"):
        return
    if laatst is None or now - laatst > timedelta(minutes=1):
        request.session[LAATST] = now.isoformat()


def has_second_factor(request: HttpRequest) -> bool:
    """True when none is required, or when this person has set one up (asked at log-in)."""
    if not settings.TWEEDE_FACTOR_VERPLICHT:
        return True
    bekend = getattr(request.user, "_factor", None)  # kwam mee met wie is ingelogd
    return is_mfa_enabled(request.user) if bekend is None else bool(bekend)


def _moment(request: HttpRequest, sleutel: str) -> datetime | None:
    return parse_datetime(request.session.get(sleutel, "") or "")
