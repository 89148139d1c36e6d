"""Confirmations, remarks, hand-backs and presence; segments that were merged; saves that are known again."""

import django.db.models.deletion
from django.db import migrations, models

from colophon.desk.written_once import protect_again


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_written_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "author"),
                            ("selector", "selector"),
                            ("translator", "translator"),
                            ("reviewer", "reviewer"),
                            ("proofreader", "proofreader"),
                            ("editor", "editor"),
                            ("publisher", "publisher"),
                            ("photographer", "photographer"),
                            ("machine", "machine"),
                        ],
                        max_length=20,
                    ),
                ),
                ("moment", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HandBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("translate", "translate"),
                            ("review", "review"),
                            ("proofread", "proofread"),
                            ("publish", "publish"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField()),
                ("moment", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="LastLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.BigIntegerField(default=0)),
                ("moment", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pair", models.CharField(blank=True, max_length=64)),
                ("seen", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("quoted", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("suggestion", models.TextField(null=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("accuracy", "accuracy"),
                            ("terminology", "terminology"),
                            ("language", "language"),
                            ("style", "style"),
                            ("markup", "markup"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "weight",
                    models.CharField(
                        choices=[("neutral", "neutral"), ("minor", "minor"), ("major", "major")], max_length=20
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "author"),
                            ("selector", "selector"),
                            ("translator", "translator"),
                            ("reviewer", "reviewer"),
                            ("proofreader", "proofreader"),
                            ("editor", "editor"),
                            ("publisher", "publisher"),
                            ("photographer", "photographer"),
                            ("machine", "machine"),
                        ],
                        max_length=20,
                    ),
                ),
                ("moment", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("declined", "declined"), ("settled", "settled")],
                        max_length=20,
                    ),
                ),
                ("reply", models.TextField(blank=True)),
                ("answered", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="pairrecord",
            name="one_pair_a_position",
        ),
        migrations.AddField(
            model_name="pairrecord",
            name="merged_into",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="desk.pairrecord"
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="token",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddConstraint(
            model_name="pairrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("merged_into", None)),
                fields=("translation", "position"),
                name="one_pair_a_position",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token", ""), _negated=True), fields=("pair", "token"), name="one_save_a_token"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.person"),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="confirmations", to="desk.revision"
            ),
        ),
        migrations.AddField(
            model_name="handback",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.person"),
        ),
        migrations.AddField(
            model_name="handback",
            name="translation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="hand_backs", to="desk.translationrecord"
            ),
        ),
        migrations.AddField(
            model_name="lastlook",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.person"),
        ),
        migrations.AddField(
            model_name="lastlook",
            name="translation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="looks", to="desk.translationrecord"
            ),
        ),
        migrations.AddField(
            model_name="presence",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="desk.person"),
        ),
        migrations.AddField(
            model_name="presence",
            name="translation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="present", to="desk.translationrecord"
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.person"
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="pair",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="desk.pairrecord"
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="remarks", to="desk.person"
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="revision",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="desk.revision"
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(fields=("revision", "person", "role"), name="one_confirmation_once"),
        ),
        migrations.AddConstraint(
            model_name="lastlook",
            constraint=models.UniqueConstraint(fields=("translation", "person"), name="one_look_each"),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("translation", "person"), name="one_presence_each"),
        ),
        migrations.RunPython(protect_again, migrations.RunPython.noop),
    ]
