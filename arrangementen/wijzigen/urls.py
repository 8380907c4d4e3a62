"""De adressen van verzoeken om wijziging; opgenomen in die van arrangementen."""

from django.urls import path

from . import views

WIJZIGING = "verzoeken/wijziging/<uuid:kenmerk>"

urlpatterns = [
    path(
        "casussen/<uuid:kenmerk>/wijziging-vragen/", views.wijziging_nieuw, name="wijziging_nieuw"
    ),
    path(f"{WIJZIGING}/", views.wijziging_detail, name="wijziging_detail"),
    path(f"{WIJZIGING}/toekennen/", views.wijziging_toekennen, name="wijziging_toekennen"),
    path(f"{WIJZIGING}/afwijzen/", views.wijziging_afwijzen, name="wijziging_afwijzen"),
    path(f"{WIJZIGING}/vraag/", views.wijziging_vraag, name="wijziging_vraag"),
    path(f"{WIJZIGING}/antwoord/", views.wijziging_antwoord, name="wijziging_antwoord"),
    path(f"{WIJZIGING}/bewijs/", views.wijziging_bewijs, name="wijziging_bewijs"),
    path(f"{WIJZIGING}/onderzoek/", views.wijziging_onderzoek, name="wijziging_onderzoek"),
]
