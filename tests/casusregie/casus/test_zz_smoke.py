import pytest
from tests.factories.casusregie import casus_a, ondertekend, met_plan, team_met_mensen
from django.urls import reverse
pytestmark = pytest.mark.django_db

def real(q):
    return [x for x in q if "SAVEPOINT" not in x["sql"]]

def test_smoke(client, tel_queries):
    t = team_met_mensen()
    c = casus_a(t)
    client.force_login(t.procesregisseur)
    u=reverse("casusregie:casus_detail", args=[c.kenmerk])
    for url in [u, u+"tijdlijn/", u+"inzage/", "/werkvoorraad/", "/zoeken/?q=Noor"]:
        r = client.get(url); assert r.status_code==200,(url,r.status_code)
        with tel_queries() as q:
            client.get(url)
        print(url, len(real(q)))
        for x in real(q): print("   ", x["sql"][:150])
    ondertekend(met_plan(c))
    for url in [u]:
        r = client.get(url); assert r.status_code==200,(url,r.status_code)
        with tel_queries() as q:
            client.get(url)
        print(url, len(real(q)))
        for x in real(q): print("   ", x["sql"][:250])
