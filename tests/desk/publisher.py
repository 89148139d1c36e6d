"""A process that publishes t1 when a file appears: publisher.py HOME NAME START. As `sign` it makes and signs it."""

import sys
import time
from pathlib import Path

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))

from colophon.adapters.clock import now  # noqa: E402
from colophon.adapters.home import create_home  # noqa: E402
from colophon.adapters.keys import KeyFolder  # noqa: E402
from colophon.article.article import Article, Paragraph  # noqa: E402
from colophon.article.credit import RightsBasis, RightsRecord, Role  # noqa: E402
from colophon.article.json_form import article_json  # noqa: E402
from colophon.article.pair import Pair  # noqa: E402
from colophon.desk.actions.found import add_person, found_desk  # noqa: E402
from colophon.desk.actions.judge import record_rights  # noqa: E402
from colophon.desk.actions.publishing import publish_now  # noqa: E402
from colophon.desk.actions.sign import sign  # noqa: E402
from colophon.desk.actions.take_in import take_in  # noqa: E402
from colophon.desk.actions.translate import save_segment, start_translation  # noqa: E402
from colophon.desk.models import TranslationRecord  # noqa: E402
from colophon.desk.roles import DeskRole  # noqa: E402
from colophon.errors import DeskRuleError  # noqa: E402
from colophon.signoff.manifest import EditionKind  # noqa: E402
from colophon.signoff.stages import Stage  # noqa: E402

home = create_home(Path(sys.argv[1]))
keys = KeyFolder(home.keys)
TEXTS = {"a": ("The pier cost 4.2 million.", "码头耗资420万。"), "b": ("It opens in May.", "五月开放。")}


def made_and_signed() -> None:
    desk, begun = found_desk("Harbour desk", now=now()), now()
    keys.make(valid_from=begun.isoformat())
    blocks = tuple(Paragraph(source) for source, _ in TEXTS.values())
    article = Article(title="A new pier", language="en", blocks=blocks, url="https://news.example/pier")
    taken = take_in(desk, article, sha256="ab" * 32, captured=begun, article_json=article_json(article))
    pairs = [Pair(key, source, "", str(place)) for place, (key, (source, _)) in enumerate(TEXTS.items())]
    text = start_translation(taken.snapshot, pairs, key="t1", language="zh-Hans", now=begun, title="新码头开放")
    record_rights(text, RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY 4.0"))
    roles = (DeskRole.TRANSLATOR, DeskRole.REVIEWER, DeskRole.PROOFREADER)
    signers = [add_person(desk, f"Signer {one}", key=one.value, roles=[one]) for one in roles]
    for pair in text.pairs.all():
        said = TEXTS[pair.key][1]
        save_segment(pair, said, base=pair.current, person=signers[0], role=Role.TRANSLATOR, now=now())
    for person, stage in zip(signers, (Stage.TRANSLATE, Stage.REVIEW, Stage.PROOFREAD), strict=True):
        sign(text, stage, person=person, keys=keys, now=now())


if sys.argv[2] == "sign":
    made_and_signed()
    sys.exit()
translation = TranslationRecord.objects.get(key="t1")
desk = translation.snapshot.source.desk
person = add_person(desk, sys.argv[2], key=sys.argv[2], roles=[DeskRole.PUBLISHER])
print("ready", flush=True)
while not Path(sys.argv[3]).exists():
    time.sleep(0.001)
try:
    publish_now(translation, person=person, home=home, keys=keys, kind=EditionKind.FIRST, note="", now=now())
    print("out")
except DeskRuleError as error:
    print(error.message)
