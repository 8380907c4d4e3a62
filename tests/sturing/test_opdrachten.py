"""Een dag die er geen is: de opdrachten zeggen het in een zin, ook vanaf de opdrachtregel."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command, load_command_class

APPS = {"load_demo": "sturing", "load_regio": "sturing", "watch_termijnen": "casusregie"}
DAGEN = ("12-3-2026", "2026-02-30", "morgen")
VLAG = {"watch_termijnen": "--on"}
VERPLICHT = {"load_regio": ["--casussen=3"]}


@pytest.mark.parametrize("dag", DAGEN)
@pytest.mark.parametrize("naam", APPS)
def test_een_verkeerde_dag_is_een_zin_en_geen_storing(naam, dag):
    woorden = [f"{VLAG.get(naam, '--op')}={dag}", *VERPLICHT.get(naam, [])]
    # what the reading of the words raises comes out as a traceback; what handle raises does not
    load_command_class(APPS[naam], naam).create_parser("manage.py", naam).parse_args(woorden)
    with pytest.raises(CommandError, match="jjjj-mm-dd"):
        call_command(naam, *woorden, stdout=StringIO(), stderr=StringIO())
