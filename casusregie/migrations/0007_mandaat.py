"""Het mandaat van een gemeente: wie het vastlegde, wanneer, en of het plan eronder valt."""

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from verloop.migratie import AddTriggers, Together


class Migration(migrations.Migration):

    dependencies = [
        ('casusregie', '0006_termijn_melding'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            [
                migrations.AddField(
                    model_name='mandaat',
                    name='plan_vaststellen',
                    field=models.BooleanField(default=False, verbose_name='de casusregisseur mag het plan vaststellen'),
                ),
                migrations.AddField(
                    model_name='mandaat',
                    name='vastgelegd_door',
                    field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddField(
                    model_name='mandaat',
                    name='vastgelegd_op',
                    field=models.DateTimeField(editable=False, null=True),
                ),
                migrations.AddField(
                    model_name='mandaatevent',
                    name='plan_vaststellen',
                    field=models.BooleanField(default=False, verbose_name='de casusregisseur mag het plan vaststellen'),
                ),
                migrations.AddField(
                    model_name='mandaatevent',
                    name='vastgelegd_door',
                    field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AddField(
                    model_name='mandaatevent',
                    name='vastgelegd_op',
                    field=models.DateTimeField(editable=False, null=True),
                ),
            ]
        ),
        AddTriggers(
            [
                ("mandaat", pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "casusregie_mandaatevent" ("bron", "fictief", "geldig_tot", "geldig_van", "gemeente_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_vaststellen", "samen", "vastgelegd_door_id", "vastgelegd_op", "wet", "zelf") VALUES (NEW."bron", NEW."fictief", NEW."geldig_tot", NEW."geldig_van", NEW."gemeente_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_vaststellen", NEW."samen", NEW."vastgelegd_door_id", NEW."vastgelegd_op", NEW."wet", NEW."zelf"); RETURN NULL;', hash='71092a2b48bfae710496d016eed3a70ab5609321', operation='INSERT', pgid='pgtrigger_insert_insert_2d23e', table='casusregie_mandaat', when='AFTER'))),
                ("mandaat", pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "casusregie_mandaatevent" ("bron", "fictief", "geldig_tot", "geldig_van", "gemeente_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_vaststellen", "samen", "vastgelegd_door_id", "vastgelegd_op", "wet", "zelf") VALUES (NEW."bron", NEW."fictief", NEW."geldig_tot", NEW."geldig_van", NEW."gemeente_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_vaststellen", NEW."samen", NEW."vastgelegd_door_id", NEW."vastgelegd_op", NEW."wet", NEW."zelf"); RETURN NULL;', hash='b8fba8b52e4085de462f5e6d7be1676bb3643074', operation='UPDATE', pgid='pgtrigger_update_update_1d735', table='casusregie_mandaat', when='AFTER'))),
            ]
        ),
    ]
