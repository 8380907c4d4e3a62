"""De Celery-app en het hele rooster: de enige plaats die weet wanneer iets vanzelf gebeurt.

Celery is de deurbel, PostgreSQL de waarheid: een gemiste of dubbele tik verandert niets.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

app = Celery("casusregie")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "uitgaand-werk": {"task": "verloop.relay_outbox", "schedule": 10.0},
    "termijnen": {"task": "casusregie.sweep_termijnen", "schedule": 60.0},
    "dagbericht": {"task": "casusregie.daily_digest", "schedule": 600.0},
    "toekomsttaken": {"task": "casusregie.toekomsttaken", "schedule": 3600.0},
    "casus-zonder-regie": {"task": "casusregie.tell_missing_regie", "schedule": 3600.0},
    "losse-bijlagen": {"task": "casusregie.sweep_bijlagen", "schedule": 86400.0},
    "dossier-en-berichten": {
        "task": "arrangementen.compare_messages",
        "schedule": crontab(hour=1, minute=30),  # UTC: 's nachts
    },
    "berichten-na-uitval": {"task": "arrangementen.process_received", "schedule": 60.0},
    "signalen-over-contracten": {"task": "arrangementen.tell_offer", "schedule": 3600.0},
    "verlopen-concepten": {"task": "arrangementen.lapse_drafts", "schedule": 3600.0},
}
