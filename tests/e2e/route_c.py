"""Stappen van route C die meer dan één verhaal zet: document, maatregel, handeling en melding."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from casusregie.models import Document


def page(casus, naam, *args):
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk, *args])


def dag(over=0):
    return f"{timezone.localdate() + timedelta(days=over):%d-%m-%Y}"


def write_document(mens, casus, soort, inhoud):
    """Begin, fill in every part, adopt."""
    mens.goto(page(casus, "document_new", soort))
    mens.press("Beginnen")
    mens.fill(**dict(_boxes(inhoud)))
    mens.press("Bewaar en ga naar vaststellen")
    mens.press("Vaststellen")
    mens.settle()
    return Document.objects.get(casus=casus, soort=soort)


def _boxes(inhoud):
    """The boxes of the form: a list has one per row and column."""
    for code, waarde in inhoud.items():
        if isinstance(waarde, list) and isinstance(waarde[0], dict):
            for nummer, rij in enumerate(waarde):
                yield from ((f"{code}-{nummer}-{kolom}", tekst) for kolom, tekst in rij.items())
        else:
            yield code, waarde


def report(reins, toewijzing, wat, **velden):
    """The aanbieder reports start or stop on its own page; the messages leave by themselves."""
    reins.goto(reverse(f"arrangementen:toewijzing_{wat}", args=[toewijzing.kenmerk]))
    reins.fill(**velden)
    reins.press(f"{wat.capitalize()} melden")
    reins.reads("Gemeld. De gemeente weet het nu ook.")
    reins.settle()


def move(mens, maatregel, zet, knop, **velden):
    """One move of the measure."""
    mens.goto(reverse("casusregie:maatregel_transition", args=[maatregel.kenmerk, zet]))
    mens.fill(**velden)
    mens.press(knop)


def act(mens, casus, soort, **velden):
    """Something that was done, with its day."""
    mens.goto(page(casus, "handeling_new", soort))
    mens.fill(gedaan_op=dag(), **velden)
    mens.press("Vastleggen")


def step(mens, casus, zet, knop):
    """One move of the route."""
    mens.goto(page(casus, "route_transition", zet))
    mens.press(knop)


def blocked(mens, casus, reden):
    """Closing cannot be done yet, and the page says why."""
    mens.goto(page(casus, "route_transition", "close"))
    mens.reads("Dit kan nu niet", reden)
