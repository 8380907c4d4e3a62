from django.db import migrations, models

VELDEN = [
    ("voornamen", "Voornamen"),
    ("voorvoegsel", "Voorvoegsel"),
    ("achternaam", "Achternaam"),
    ("geboortedatum", "Geboortedatum"),
    ("gezin", "Gezin"),
    ("bsn", "BSN"),
]


class Migration(migrations.Migration):
    dependencies = [("casusregie", "0010_regie")]

    operations = [
        migrations.AlterField(
            model_name=model,
            name="veld",
            field=models.CharField(choices=VELDEN, max_length=20),
        )
        for model in ("gegevensverschil", "gegevensverschilevent")
    ]
