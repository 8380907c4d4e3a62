"""De adressen van de signalen."""

from django.urls import path

from . import views

urlpatterns = [
    path("signalen/", views.signaal_list, name="signaal_list"),
    path("signalen/gelezen/", views.signals_read, name="signalen_gelezen"),
    path("signalen/e-mail/", views.mail_choice, name="signaal_mail"),
    path(
        "werkvoorraad/signalen/<uuid:kenmerk>/gelezen/", views.signal_read, name="signaal_gelezen"
    ),
]
