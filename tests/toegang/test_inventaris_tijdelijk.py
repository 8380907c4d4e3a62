import pickle, time, sys
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from normenkader import voorraad
from .matrix import ADRESSEN, expected
from .spelers import SPELERS
from .tabel import TABEL
pytestmark = pytest.mark.django_db
def frames():
    f=sys._getframe(2); out=[]
    while f and len(out)<4:
        fn=f.f_code.co_filename
        if fn.startswith("/tmp/wt-c/") and ".venv" not in fn and "/tests/" not in fn: out.append(f"{fn[10:]}:{f.f_lineno}:{f.f_code.co_name}")
        f=f.f_back
    return out
def test_alles(wereld, loper):
    uit=[]
    begin=time.process_time()
    for naam,rij in TABEL.items():
        if "GET" not in rij.methoden: continue
        for plek in loper.places(naam):
            if plek.kant not in ("","c_"): continue
            for code,speler in SPELERS.items():
                if expected(rij,speler,"GET",plek)!="ok": continue
                gedaan=sum(1 for u in uit if u[1]==naam)
                if gedaan>=3 or not speler.mens: continue
                from django.db import transaction
                punt=transaction.savepoint()
                try:
                    loper.klanten[code].get(plek.pad)
                    alles=[]
                    def wrap(ex,sql,p,m,c):
                        if "SAVEPOINT" not in sql and 'FROM "normenkader_instelling"' not in sql: alles.append((sql,frames()))
                        return ex(sql,p,m,c)
                    with connection.execute_wrapper(wrap):
                        a=loper.klanten[code].get(plek.pad)
                finally: transaction.savepoint_rollback(punt)
                uit.append((len(alles),naam,code,a.status_code,alles,plek.pad))
    pickle.dump(uit,open("/tmp/vragen/inv.pkl","wb"))
    print(len(uit), time.process_time()-begin)
