"""Signalen over contracten, en de inkoop per gemeente op één plek: in het inkoopmodel met dagen."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from verloop.migratie import Together

#: what only stood in the old field of a gemeente becomes a row with days; rows that are there stay
OVERNEMEN = """
INSERT INTO arrangementen_inkoopmodel (gemeente_id, domein, model, inkoper, bekostiging,
    uitvoeringsvariant, geldig_van, geldig_tot, bron, fictief)
SELECT g.id, 'specialistisch',
    CASE g.inkoop WHEN 'mvs' THEN 'taakgericht' ELSE 'arrangement' END,
    g.inkoop,
    CASE g.inkoop WHEN 'mvs' THEN 'populatie' ELSE 'arrangement' END,
    CASE g.inkoop WHEN 'mvs' THEN 'taak' ELSE 'inspanning' END,
    g.geldig_van, g.geldig_tot, 'Overgenomen uit de gegevens van de gemeente', false
FROM organisaties_organisatie g
WHERE g.soort = 'gemeente' AND g.inkoop IN ('grjr', 'mvs') AND NOT EXISTS (
    SELECT 1 FROM arrangementen_inkoopmodel m
    WHERE m.gemeente_id = g.id AND m.domein = 'specialistisch'
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("arrangementen", "0013_tweede_beslisser"),
        ("organisaties", "0005_rolverzoek"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Aanbodsignaal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kenmerk",
                            models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("volume", "Volume"),
                                    ("contract", "Einde van een contract"),
                                    ("tarief", "Einde van tarieven"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "nummer",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="contractnummer"
                            ),
                        ),
                        ("product_code", models.CharField(blank=True, max_length=5)),
                        ("sleutel", models.CharField(max_length=40)),
                        ("drempel", models.IntegerField()),
                        ("titel", models.CharField(max_length=160)),
                        ("op", models.DateField()),
                        ("gelezen_op", models.DateTimeField(blank=True, null=True)),
                        (
                            "aanbieder",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisaties.organisatie",
                            ),
                        ),
                        (
                            "gelezen_door",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="organisaties.organisatie",
                                verbose_name="aan wie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "signaal over het aanbod",
                        "verbose_name_plural": "signalen over het aanbod",
                        "ordering": ["-op", "-drempel", "titel", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    *("organisatie", "soort", "aanbieder", "nummer"),
                                    *("product_code", "sleutel", "drempel"),
                                ),
                                name="aanbodsignaal_eenmaal",
                            )
                        ],
                    },
                ),
            ]
        ),
        migrations.RunSQL(OVERNEMEN, migrations.RunSQL.noop),
    ]
