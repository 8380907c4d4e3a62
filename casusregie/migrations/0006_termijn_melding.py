"""Een index voor de cijfers over op tijd melden."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("casusregie", "0005_ladder"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="termijn",
            index=models.Index(
                fields=["code", "aan_zet_organisatie", "uiterlijk"],
                include=["casus", "voldaan_op", "vervallen", "escaleert"],
                condition=models.Q(code__in=("ijw.retour", "zorg.start_melden")),
                name="termijn_melding",
            ),
        ),
    ]
