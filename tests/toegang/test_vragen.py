import os, pickle
import pytest
from .matrix import ADRESSEN, expected
from .spelers import SPELERS
from .tabel import TABEL
from .vragen import Naslag, measure
pytestmark = pytest.mark.django_db
def test_x(wereld, loper):
    naslag=Naslag(); uit=[]
    import time; b=time.process_time()
    for naam,rij in TABEL.items():
        if "GET" not in rij.methoden: continue
        if rij.soort and not os.environ.get("ALLE"): continue
        plek=loper.places(naam)[0]
        code=next((c for c,s in SPELERS.items() if s.mens and c.startswith(("eigen","jeugd","zorgb","contr","secr","norm","toez","beheer","crisis")) and expected(rij,s,"GET",plek)=="ok"),None)
        if code is None: uit.append((naam,"geen speler")); continue
        try: a,c,soorten=measure(loper.klanten[code],plek.pad,naslag)
        except Exception as e: uit.append((naam,code,"FOUT",repr(e)[:300])); continue
        uit.append((naam,code,len(a),len(c),soorten,c))
    print(time.process_time()-b)
    pickle.dump(uit,open("/tmp/vragen/v.pkl","wb"))
