"""Adressen van de normen en van hun ijking."""

from django.urls import path

from .beheer import views as beheer
from .ijking import views as ijking
from .kader import views as kader

app_name = "normenkader"
urlpatterns = [
    path("normen/", beheer.norm_list, name="norm_list"),
    path("normen/nieuw/", beheer.norm_new, name="norm_new"),
    path("kaderversies/", kader.kader_list, name="kader_list"),
    path("kaderversies/nieuw/", kader.kader_new, name="kader_new"),
    path("kaderversies/<uuid:kenmerk>/", kader.kader_detail, name="kader_detail"),
    path("kaderversies/<uuid:kenmerk>/wijzigen/", kader.kader_edit, name="kader_edit"),
    path("kaderversies/<uuid:kenmerk>/vaststellen/", kader.kader_adopt, name="kader_adopt"),
    path("ijking/", ijking.bestand_list, name="ijking_list"),
    path("ijking/nieuw/", ijking.bestand_new, name="ijking_new"),
    path("ijking/eigen/", ijking.bestand_own, name="ijking_own"),
    path("ijking/<uuid:kenmerk>/", ijking.bestand_detail, name="ijking_detail"),
    path("ijking/<uuid:kenmerk>/<slug:product>/", ijking.bestand_product, name="ijking_product"),
    path("normen/<uuid:kenmerk>/", beheer.norm_detail, name="norm_detail"),
    path("normen/<uuid:kenmerk>/wijzigen/", beheer.norm_edit, name="norm_edit"),
    path("normen/<uuid:kenmerk>/vaststellen/", beheer.norm_adopt, name="norm_adopt"),
    path("normen/<uuid:kenmerk>/einde/", beheer.norm_end, name="norm_end"),
]
