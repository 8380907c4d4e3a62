"""Een index waarmee de cijfers van de regio casussen per gemeente tellen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casusregie", "0007_mandaat"),
        ("organisaties", "0005_rolverzoek"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(
                fields=["gemeente", "aangemeld_op"], include=("id", "route"), name="casus_gemeente"
            ),
        ),
    ]
