"""Editions keep the article as it came out."""

from django.db import migrations, models

from colophon.desk.written_once import protect_again


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_memory"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="article",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.RunPython(protect_again, migrations.RunPython.noop),
    ]
