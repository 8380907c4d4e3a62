"""Laadt resultaatgebieden, elementen, treden en standaardtermijnen; herhalen verandert niets."""

from typing import Any

from django.core.management.base import BaseCommand

from casusregie.plannen.inlezen import load_keuzelijsten
from casusregie.regie.inlezen import load_mandaten


class Command(BaseCommand):
    help = "Laadt de keuzelijsten voor het ondersteuningsplan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the file of the product and tell how many rows were new."""
        for soort, (nieuw, bekend) in load_keuzelijsten().items():
            self.stdout.write(f"{soort}: {nieuw} nieuw, {bekend} bekend.")
        nieuw, bekend = load_mandaten()
        self.stdout.write(f"mandaat: {nieuw} nieuw, {bekend} bekend.")
