"""De adressen van documenten."""

from django.urls import path

from . import bijlageviews, deelviews, pdfviews, views, wijzigviews

CASUS = "casussen/<uuid:kenmerk>"
DOCUMENT = "documenten/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/documenten/", views.document_list, name="document_list"),
    path(f"{CASUS}/documenten/nieuw/<slug:soort>/", views.document_new, name="document_new"),
    path(f"{CASUS}/stukken/<slug:stuk>/pdf/", pdfviews.stuk_pdf, name="stuk_pdf"),
    path(f"{CASUS}/plan-voor-het-gezin/", pdfviews.gezinsversie, name="gezinsversie"),
    path(f"{CASUS}/plan-voor-het-gezin/pdf/", pdfviews.gezinsversie_pdf, name="gezinsversie_pdf"),
    path(f"{CASUS}/bijlagen/nieuw/", bijlageviews.bijlage_new, name="bijlage_new"),
    path("bijlagen/<uuid:kenmerk>/", bijlageviews.bijlage_download, name="bijlage_download"),
    path(
        "bijlagen/<uuid:kenmerk>/intrekken/",
        bijlageviews.bijlage_withdraw,
        name="bijlage_withdraw",
    ),
    path("toekomsttaken/<uuid:kenmerk>/", views.toekomsttaak, name="toekomsttaak"),
    path(f"{DOCUMENT}/", views.document_detail, name="document_detail"),
    path(f"{DOCUMENT}/pdf/", pdfviews.document_pdf, name="document_pdf"),
    path(f"{DOCUMENT}/wijzigen/", wijzigviews.document_edit, name="document_edit"),
    path(f"{DOCUMENT}/vaststellen/", views.document_adopt, name="document_adopt"),
    path(f"{DOCUMENT}/intrekken/", views.document_withdraw, name="document_withdraw"),
    path(f"{DOCUMENT}/nieuwe-versie/", views.document_new_version, name="document_new_version"),
    path(f"{DOCUMENT}/ondertekenen/", deelviews.document_sign, name="document_sign"),
    path(f"{DOCUMENT}/delen/", deelviews.document_share, name="document_share"),
    path(f"{DOCUMENT}/delen/<uuid:deling>/stoppen/", deelviews.deling_stop, name="deling_stop"),
]
