"""A process that claims the translation t1 when a file appears: claimer.py HOME NAME START."""

import sys
import time
from pathlib import Path

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))

from colophon.adapters.clock import now  # noqa: E402
from colophon.desk.actions.claims import claim  # noqa: E402
from colophon.desk.actions.found import add_person  # noqa: E402
from colophon.desk.models import TranslationRecord  # noqa: E402
from colophon.desk.roles import DeskRole  # noqa: E402
from colophon.errors import DeskRuleError  # noqa: E402
from colophon.signoff.stages import Stage  # noqa: E402

translation = TranslationRecord.objects.get(key="t1")
desk = translation.snapshot.source.desk
person = add_person(desk, sys.argv[2], key=sys.argv[2], roles=[DeskRole.TRANSLATOR])
print("ready", flush=True)
while not Path(sys.argv[3]).exists():
    time.sleep(0.001)
try:
    claim(translation, Stage.TRANSLATE, person=person, now=now())
    print("mine")
except DeskRuleError:
    print("taken")
