"""De bouwstenen van de schermen."""

from django import template

register = template.Library()
