"""De adressen van de werkvoorraad."""

from django.urls import path

from .export_views import worklist_export
from .views import werkvoorraad
from .weergave_views import weergave_change, weergave_list

urlpatterns = [
    path("werkvoorraad/", werkvoorraad, name="werkvoorraad"),
    path("werkvoorraad/weergaven/", weergave_list, name="weergave_list"),
    path("werkvoorraad/weergaven/wijzigen/", weergave_change, name="weergave_change"),
    path(
        "werkvoorraad/bestand/<slug:bestandssoort>/", worklist_export, name="werkvoorraad_bestand"
    ),
]
