import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def rename_the_job(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """So that what the chore did last, and whether somebody stopped it, stays known."""
    apps.get_model("desk", "Job").objects.filter(chore="write-notices").update(chore="write-messages")


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0024_what_jobs_did"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="notice", name="one_notice_once"),
        migrations.RenameModel("Notice", "Message"),
        migrations.RenameIndex(
            model_name="message",
            new_name="desk_messag_person__95bc56_idx",
            old_name="desk_notice_person__bbe9fd_idx",
        ),
        migrations.AlterField(
            model_name="message",
            name="desk",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="desk.desk"
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="letter",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="messages", to="desk.letter"
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="desk.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(fields=("person", "identity"), name="one_message_once"),
        ),
        migrations.RunPython(rename_the_job, migrations.RunPython.noop),
    ]
