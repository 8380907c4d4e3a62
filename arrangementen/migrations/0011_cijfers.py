"""Een index waarmee de cijfers van de regio arrangementen tellen."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("arrangementen", "0010_declaraties"),
        ("casusregie", "0008_cijfers"),
        ("organisaties", "0005_rolverzoek"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="arrangement",
            index=models.Index(
                fields=["casus", "start_op"],
                include=("id", "status", "beeindigd_op", "opdracht_op", "aanbieder"),
                name="arrangement_cijfers",
            ),
        ),
    ]
