"""Valt een moment binnen kantoortijd? Uren zijn een instelling; weekend en feestdagen niet."""

from datetime import datetime, time

from django.utils import timezone

from normenkader.instellingen import instelling, kalender_op


def outside_office_hours(moment: datetime) -> bool:
    """True on a day that is no werkdag, before opening and from closing time on (local time).

    Settings `crisis.kantoor_begin` and `crisis.kantoor_einde` hold "uu:mm" (fictief).
    """
    plaatselijk = timezone.localtime(moment)
    dag = plaatselijk.date()
    if not kalender_op(dag).is_werkdag(dag):
        return True
    begin = time.fromisoformat(instelling("crisis.kantoor_begin", dag))
    einde = time.fromisoformat(instelling("crisis.kantoor_einde", dag))
    return not begin <= plaatselijk.time() < einde
