"""Wie intussen wijzigde, voor de bladzijde die beide teksten laat zien."""

from typing import Any

from django import template
from django.template import RequestContext
from django.utils import timezone

from verloop.schermen.intussen import changed_by

register = template.Library()


@register.simple_tag(takes_context=True)
def wie_wijzigde(context: RequestContext, over: Any) -> str:
    """ "Dit gebeurde vandaag om 14.10 uur door J. de Vries: plan gewijzigd."; "" if not to tell."""
    request = getattr(context, "request", None)
    if not over or request is None:
        return ""
    return changed_by(over, request.user, timezone.localdate())
