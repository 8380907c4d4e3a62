import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import organisaties.models
import pgtrigger.compiler
import uuid
import verloop.migratie
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('verloop', '0001_initial'),
    ]

    operations = [
        verloop.migratie.Together([
migrations.CreateModel(
            name='Medewerker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('kenmerk', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mailadres')),
                ('naam', models.CharField(help_text="Zoals collega's hem lezen: S. Bakhuis", max_length=100)),
                ('telefoon', models.CharField(blank=True, max_length=20)),
                ('is_active', models.BooleanField(default=True, verbose_name='actief')),
                ('is_systeem', models.BooleanField(default=False, editable=False)),
                ('training_verklarende_analyse_op', models.DateField(blank=True, null=True)),
                ('registratienummer', models.CharField(blank=True, help_text='SKJ of BIG', max_length=30)),
                ('thema', models.CharField(blank=True, choices=[('', 'Licht'), ('donker', 'Donker'), ('auto', 'Volgens mijn apparaat')], max_length=10)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'medewerker',
                'verbose_name_plural': 'medewerkers',
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_systeem', True)), fields=('is_systeem',), name='een_klok')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisaties_medewerkerevent" ("email", "id", "is_active", "is_superuser", "is_systeem", "kenmerk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registratienummer", "telefoon", "thema", "training_verklarende_analyse_op") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."is_systeem", NEW."kenmerk", NEW."naam", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registratienummer", NEW."telefoon", NEW."thema", NEW."training_verklarende_analyse_op"); RETURN NULL;', hash='e127af246c6a2203c435817dd09986f8a5e407a9', operation='INSERT', pgid='pgtrigger_insert_insert_7f576', table='organisaties_medewerker', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."is_systeem" IS DISTINCT FROM (NEW."is_systeem") OR OLD."kenmerk" IS DISTINCT FROM (NEW."kenmerk") OR OLD."naam" IS DISTINCT FROM (NEW."naam") OR OLD."registratienummer" IS DISTINCT FROM (NEW."registratienummer") OR OLD."telefoon" IS DISTINCT FROM (NEW."telefoon") OR OLD."thema" IS DISTINCT FROM (NEW."thema") OR OLD."training_verklarende_analyse_op" IS DISTINCT FROM (NEW."training_verklarende_analyse_op"))', func='INSERT INTO "organisaties_medewerkerevent" ("email", "id", "is_active", "is_superuser", "is_systeem", "kenmerk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registratienummer", "telefoon", "thema", "training_verklarende_analyse_op") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."is_systeem", NEW."kenmerk", NEW."naam", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registratienummer", NEW."telefoon", NEW."thema", NEW."training_verklarende_analyse_op"); RETURN NULL;', hash='2c9acf414287de5012e7e95b9afd8f3e483d8d19', operation='UPDATE', pgid='pgtrigger_update_update_a538e', table='organisaties_medewerker', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Leesregel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField()),
                ('actie', models.CharField(choices=[('C', 'maken'), ('R', 'lezen'), ('U', 'wijzigen'), ('E', 'uitvoeren')], max_length=1)),
                ('gebeurtenis', models.CharField(max_length=40)),
                ('uitkomst', models.CharField(default='toegestaan', max_length=20)),
                ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('naam', models.CharField(max_length=100)),
                ('rollen', models.CharField(max_length=200)),
                ('organisatie', models.CharField(max_length=120)),
                ('doel', models.CharField(max_length=60)),
                ('dossier', models.UUIDField(null=True)),
                ('object_soort', models.CharField(max_length=60)),
                ('object_kenmerk', models.UUIDField(null=True)),
                ('onderdeel', models.CharField(max_length=60)),
                ('grondslag', models.CharField(max_length=120)),
                ('bron', models.CharField(blank=True, max_length=45)),
                ('verzoek', models.UUIDField(null=True)),
                ('detail', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name': 'leesregel',
                'verbose_name_plural': 'leeslogboek',
                'constraints': [],
                'indexes': [models.Index(fields=['dossier', '-op'], name='leesregel_dossier'), models.Index(fields=['medewerker', '-op'], name='leesregel_medewerker')],
                'triggers': [pgtrigger.compiler.Trigger(name='alleen_toevoegen', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d218b49d571ffa7d59cae65eccfb45d413de2245', operation='UPDATE OR DELETE', pgid='pgtrigger_alleen_toevoegen_536c5', table='organisaties_leesregel', when='BEFORE')), pgtrigger.compiler.Trigger(name='niet_leegmaken', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'Deze tabel wordt alleen aangevuld.'; RETURN NULL;", hash='3fdf12991c8700b80ad891ccc9b426612b704d71', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_niet_leegmaken_798d9', table='organisaties_leesregel', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='MedewerkerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('kenmerk', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('naam', models.CharField(help_text="Zoals collega's hem lezen: S. Bakhuis", max_length=100)),
                ('telefoon', models.CharField(blank=True, max_length=20)),
                ('is_active', models.BooleanField(default=True, verbose_name='actief')),
                ('is_systeem', models.BooleanField(default=False, editable=False)),
                ('training_verklarende_analyse_op', models.DateField(blank=True, null=True)),
                ('registratienummer', models.CharField(blank=True, help_text='SKJ of BIG', max_length=30)),
                ('thema', models.CharField(blank=True, choices=[('', 'Licht'), ('donker', 'Donker'), ('auto', 'Volgens mijn apparaat')], max_length=10)),
            ],
            options={
                'abstract': False,
                'constraints': [],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0ce7ff0a013b8a0a464d10c90c3ddb191ce0f7c1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_58c59', table='organisaties_medewerkerevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='Organisatie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kenmerk', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('soort', models.CharField(choices=[('gemeente', 'Gemeente'), ('lokaal_team', 'Lokaal team'), ('aanbieder', 'Aanbieder'), ('gi', 'Gecertificeerde instelling'), ('rer', 'Regionaal expertteam (RER)'), ('cit', 'Crisis Interventie Team'), ('uitvoeringsorganisatie', 'Uitvoeringsorganisatie'), ('huisartsenpraktijk', 'Huisartsenpraktijk')], max_length=30)),
                ('naam', models.CharField(max_length=120)),
                ('cbs_code', models.CharField(blank=True, max_length=4, validators=[django.core.validators.RegexValidator('^\\d{4}$')], verbose_name='CBS-code')),
                ('agb_code', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^\\d{8}$')], verbose_name='AGB-code')),
                ('valt_onder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='onderdelen', to='organisaties.organisatie')),
                ('inkoop', models.CharField(blank=True, choices=[('grjr', 'GRJR, arrangementen'), ('mvs', 'MVS, taakgericht')], max_length=20)),
                ('telefoon', models.CharField(blank=True, max_length=20)),
                ('geldig_van', models.DateField()),
                ('geldig_tot', models.DateField(blank=True, null=True)),
                ('bron', models.CharField(max_length=200)),
                ('fictief', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'organisatie',
                'verbose_name_plural': 'organisaties',
                'ordering': ['naam'],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('soort', 'gemeente')), expressions=[('cbs_code', '='), (organisaties.models.DateRange(models.F('geldig_van'), models.F('geldig_tot'), django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True)), '&&')], name='organisatie_cbs_uniek_per_periode'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('agb_code', ''), _negated=True), expressions=[('agb_code', '='), (organisaties.models.DateRange(models.F('geldig_van'), models.F('geldig_tot'), django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True)), '&&')], name='organisatie_agb_uniek_per_periode'), models.CheckConstraint(condition=models.Q(models.Q(('soort', 'gemeente'), _negated=True), models.Q(('cbs_code', ''), _negated=True), _connector='OR'), name='gemeente_heeft_cbs_code')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisaties_organisatieevent" ("agb_code", "bron", "cbs_code", "fictief", "geldig_tot", "geldig_van", "id", "inkoop", "kenmerk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "valt_onder_id") VALUES (NEW."agb_code", NEW."bron", NEW."cbs_code", NEW."fictief", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."inkoop", NEW."kenmerk", NEW."naam", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."soort", NEW."telefoon", NEW."valt_onder_id"); RETURN NULL;', hash='784de0f3daae859ac17fc12a3e8ed6c15917733e', operation='INSERT', pgid='pgtrigger_insert_insert_dd38b', table='organisaties_organisatie', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisaties_organisatieevent" ("agb_code", "bron", "cbs_code", "fictief", "geldig_tot", "geldig_van", "id", "inkoop", "kenmerk", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "soort", "telefoon", "valt_onder_id") VALUES (NEW."agb_code", NEW."bron", NEW."cbs_code", NEW."fictief", NEW."geldig_tot", NEW."geldig_van", NEW."id", NEW."inkoop", NEW."kenmerk", NEW."naam", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."soort", NEW."telefoon", NEW."valt_onder_id"); RETURN NULL;', hash='f662af76004388ac7c4c8f6f7511118872e2b590', operation='UPDATE', pgid='pgtrigger_update_update_21fd9', table='organisaties_organisatie', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='Aanstelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('medewerker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aanstellingen', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanstellingen', to='organisaties.organisatie')),
                ('rol', models.CharField(choices=[('casusregisseur', 'Casusregisseur'), ('procesregisseur', 'Procesregisseur'), ('teamleider', 'Teamleider'), ('gedragswetenschapper', 'Gedragswetenschapper'), ('backoffice', 'Backoffice'), ('jeugdbeschermer', 'Jeugdbeschermer'), ('behandelregisseur', 'Behandelregisseur'), ('zorgadministratie', 'Zorgadministratie'), ('teammanager', 'Teammanager'), ('zorgbemiddelaar', 'Zorgbemiddelaar'), ('crisismedewerker', 'Crisismedewerker'), ('contractmanager', 'Contractmanager'), ('secretaris', 'Secretaris'), ('normbeheerder', 'Normbeheerder'), ('toezichthouder', 'Toezichthouder'), ('beheerder', 'Beheerder'), ('systeem', 'De klok')], max_length=30)),
                ('begindatum', models.DateField()),
                ('einddatum', models.DateField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'aanstelling',
                'verbose_name_plural': 'aanstellingen',
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('medewerker', '='), ('organisatie', '='), ('rol', '='), (organisaties.models.DateRange(models.F('begindatum'), models.F('einddatum'), django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True)), '&&')], name='aanstelling_niet_dubbel'), models.CheckConstraint(condition=models.Q(('einddatum', None), ('einddatum__gte', django.db.models.expressions.CombinedExpression(models.F('begindatum'), '-', models.Value(datetime.timedelta(days=1)))), _connector='OR'), name='aanstelling_einde_na_begin')],
                'indexes': [models.Index(fields=['organisatie', 'rol'], name='aanstelling_org_rol')],
                'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organisaties_aanstellingevent" ("begindatum", "einddatum", "id", "medewerker_id", "organisatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") VALUES (NEW."begindatum", NEW."einddatum", NEW."id", NEW."medewerker_id", NEW."organisatie_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rol"); RETURN NULL;', hash='da662834c9aa9cd0704c64746c1152defd6d5a7b', operation='INSERT', pgid='pgtrigger_insert_insert_0abb0', table='organisaties_aanstelling', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organisaties_aanstellingevent" ("begindatum", "einddatum", "id", "medewerker_id", "organisatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol") VALUES (NEW."begindatum", NEW."einddatum", NEW."id", NEW."medewerker_id", NEW."organisatie_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rol"); RETURN NULL;', hash='1ba6d2e44808cb4322ba8798e0199285b2414596', operation='UPDATE', pgid='pgtrigger_update_update_5d948', table='organisaties_aanstelling', when='AFTER'))],
            },
        ),
        migrations.CreateModel(
            name='AanstellingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisaties.aanstelling')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('medewerker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisaties.organisatie')),
                ('rol', models.CharField(choices=[('casusregisseur', 'Casusregisseur'), ('procesregisseur', 'Procesregisseur'), ('teamleider', 'Teamleider'), ('gedragswetenschapper', 'Gedragswetenschapper'), ('backoffice', 'Backoffice'), ('jeugdbeschermer', 'Jeugdbeschermer'), ('behandelregisseur', 'Behandelregisseur'), ('zorgadministratie', 'Zorgadministratie'), ('teammanager', 'Teammanager'), ('zorgbemiddelaar', 'Zorgbemiddelaar'), ('crisismedewerker', 'Crisismedewerker'), ('contractmanager', 'Contractmanager'), ('secretaris', 'Secretaris'), ('normbeheerder', 'Normbeheerder'), ('toezichthouder', 'Toezichthouder'), ('beheerder', 'Beheerder'), ('systeem', 'De klok')], max_length=30)),
                ('begindatum', models.DateField()),
                ('einddatum', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
                'constraints': [],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e48a89a34329908c729c5f07dd0856a9d225d49d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_87b51', table='organisaties_aanstellingevent', when='BEFORE'))],
            },
        ),
        migrations.CreateModel(
            name='OrganisatieEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='organisaties.organisatie')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('id', models.BigIntegerField()),
                ('kenmerk', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('soort', models.CharField(choices=[('gemeente', 'Gemeente'), ('lokaal_team', 'Lokaal team'), ('aanbieder', 'Aanbieder'), ('gi', 'Gecertificeerde instelling'), ('rer', 'Regionaal expertteam (RER)'), ('cit', 'Crisis Interventie Team'), ('uitvoeringsorganisatie', 'Uitvoeringsorganisatie'), ('huisartsenpraktijk', 'Huisartsenpraktijk')], max_length=30)),
                ('naam', models.CharField(max_length=120)),
                ('cbs_code', models.CharField(blank=True, max_length=4, validators=[django.core.validators.RegexValidator('^\\d{4}$')], verbose_name='CBS-code')),
                ('agb_code', models.CharField(blank=True, max_length=8, validators=[django.core.validators.RegexValidator('^\\d{8}$')], verbose_name='AGB-code')),
                ('valt_onder', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organisaties.organisatie')),
                ('inkoop', models.CharField(blank=True, choices=[('grjr', 'GRJR, arrangementen'), ('mvs', 'MVS, taakgericht')], max_length=20)),
                ('telefoon', models.CharField(blank=True, max_length=20)),
                ('geldig_van', models.DateField()),
                ('geldig_tot', models.DateField(blank=True, null=True)),
                ('bron', models.CharField(max_length=200)),
                ('fictief', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
                'constraints': [],
                'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b1de11b48e3f6a60fb5f633ee780bbfe057ded34', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9cba', table='organisaties_organisatieevent', when='BEFORE'))],
            },
        ),
]),
        verloop.migratie.InstallTriggers(
        ),
    ]
