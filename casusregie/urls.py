"""De adressen van casusregie."""

from django.urls import path

from .afronding import urls as afronding
from .afspraken import urls as afspraken
from .bescherming import urls as bescherming
from .casus import aanmelden
from .casus import tijdlijn_views as tijdlijn
from .casus import views as casus
from .casus import zoeken_views as zoeken
from .casus.werkvoorraad import urls as werkvoorraad
from .crisis import urls as crisis
from .documenten import urls as documenten
from .escalatie import urls as escalatie
from .jeugdige import urls as jeugdige_urls
from .jeugdige import views as jeugdige
from .leeslog import views as leeslog
from .logboek import urls as logboek
from .meldingen import urls as meldingen
from .oneens import urls as oneens
from .plannen import deelviews
from .plannen import views as plannen
from .regie import urls as regie
from .routes import views as routes
from .schalen import urls as schalen
from .tafel import urls as tafel
from .toestemming import urls as toestemming
from .uithuisplaatsing import urls as uithuisplaatsing
from .verwijzers import urls as verwijzers

app_name = "casusregie"
CASUS = "casussen/<uuid:kenmerk>"

urlpatterns = [
    *werkvoorraad.urlpatterns,
    *afspraken.urlpatterns,
    *logboek.urlpatterns,
    *meldingen.urlpatterns,
    path("zoeken/", zoeken.casus_search, name="zoeken"),
    path("leeslog/", leeslog.log_list, name="leeslog"),
    path("jeugdigen/zoeken/", jeugdige.jeugdige_search, name="jeugdige_search"),
    path("jeugdigen/nieuw/", jeugdige.jeugdige_new, name="jeugdige_new"),
    path("casussen/nieuw/<uuid:kenmerk>/", aanmelden.casus_open, name="casus_open"),
    path(f"{CASUS}/", casus.casus_detail, name="casus_detail"),
    path(f"{CASUS}/bsn/", casus.casus_bsn, name="casus_bsn"),
    path(f"{CASUS}/tijdlijn/", tijdlijn.casus_timeline, name="casus_timeline"),
    path(f"{CASUS}/inzage/", leeslog.casus_log, name="casus_log"),
    path(f"{CASUS}/gezin/", jeugdige.gezin_edit, name="gezin_edit"),
    path(f"{CASUS}/vraaganalyse/", plannen.vraaganalyse, name="vraaganalyse"),
    path(f"{CASUS}/risicotaxatie/", plannen.risicotaxatie, name="risicotaxatie"),
    path(f"{CASUS}/regie/", plannen.regie, name="regie"),
    path(f"{CASUS}/plan/", plannen.plan_detail, name="plan_detail"),
    path(f"{CASUS}/plan/vaststellen/", plannen.plan_adopt, name="plan_adopt"),
    path(f"{CASUS}/plan/ondertekenen/", plannen.plan_sign, name="plan_sign"),
    path(f"{CASUS}/plan/nieuwe-versie/", plannen.plan_new_version, name="plan_new_version"),
    path(f"{CASUS}/plan/deel/<slug:deel>/", deelviews.plan_part, name="plan_part"),
    path(f"{CASUS}/plan/hulp/nieuw/", deelviews.onderdeel_new, name="onderdeel_new"),
    path(f"{CASUS}/plan/hulp/<uuid:onderdeel>/", deelviews.onderdeel_edit, name="onderdeel_edit"),
    path(f"{CASUS}/plan/hulp/<uuid:onderdeel>/doel/nieuw/", deelviews.doel_new, name="doel_new"),
    path(f"{CASUS}/plan/doel/<uuid:doel>/", deelviews.doel_edit, name="doel_edit"),
    path(
        f"{CASUS}/plan/verwijderen/<uuid:rij>/", deelviews.plan_row_delete, name="plan_row_delete"
    ),
    path(f"{CASUS}/route/<slug:overgang>/", routes.route_transition, name="route_transition"),
    *bescherming.urlpatterns,
    *afronding.urlpatterns,
    *crisis.urlpatterns,
    *oneens.urlpatterns,
    *schalen.urlpatterns,
    *documenten.urlpatterns,
    *regie.urlpatterns,
    *escalatie.urlpatterns,
    *tafel.urlpatterns,
    *toestemming.urlpatterns,
    *uithuisplaatsing.urlpatterns,
    *jeugdige_urls.urlpatterns,
    *verwijzers.urlpatterns,
]
