import django.db.models.deletion
import pgtrigger.compiler
import verloop.migratie
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisaties', '__first__'),
        ('verloop', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Gebeurtenis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=80)),
                ('object_id', models.BigIntegerField()),
                ('code', models.CharField(max_length=120)),
                ('van', models.CharField(blank=True, max_length=40)),
                ('naar', models.CharField(blank=True, max_length=40)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('op', models.DateTimeField()),
                ('dossier', models.UUIDField(null=True)),
                ('gegevens', models.JSONField(default=dict)),
            ],
            options={
                'verbose_name': 'gebeurtenis',
                'verbose_name_plural': 'gebeurtenissen',
                'constraints': [],
                'indexes': [models.Index(fields=['dossier', '-op', '-id'], name='gebeurtenis_dossier'), models.Index(fields=['model', 'object_id', '-id'], name='gebeurtenis_onderwerp')],
                'triggers': [pgtrigger.compiler.Trigger(name='alleen_toevoegen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e741ac4db07eab4a1bbe3d7a197ba9f3b8622d0', operation='UPDATE OR DELETE', pgid='pgtrigger_alleen_toevoegen_cf25e', table='verloop_gebeurtenis', when='BEFORE')), pgtrigger.compiler.Trigger(name='niet_leegmaken', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Deze tabel wordt alleen aangevuld.'; RETURN NULL;", hash='f45b91d946e91556e47476bd2cdaae1c1e9f015c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_niet_leegmaken_7eb92', table='verloop_gebeurtenis', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Outbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('taak', models.CharField(max_length=120)),
                ('sleutel', models.CharField(max_length=200, unique=True)),
                ('gegevens', models.JSONField(default=dict)),
                ('aangemaakt_op', models.DateTimeField()),
                ('volgende_poging_op', models.DateTimeField()),
                ('pogingen', models.PositiveSmallIntegerField(default=0)),
                ('verwerkt_op', models.DateTimeField(blank=True, null=True)),
                ('mislukt_op', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'uitgaand werk',
                'verbose_name_plural': 'uitgaand werk',
                'constraints': [],
                'indexes': [models.Index(condition=models.Q(('mislukt_op', None), ('verwerkt_op', None)), fields=['volgende_poging_op', 'id'], name='outbox_open')],
            },
        ),
        verloop.migratie.InstallTriggers(
        ),
    ]
