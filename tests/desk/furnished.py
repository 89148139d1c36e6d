"""A desk on which everything has happened once: what calls and pages are asked about beside the text itself."""

from pathlib import Path

from django.db.models import Model
from tests.desk.conftest import PAIRS, START, Team, at

from colophon.adapters.home import Home
from colophon.article.credit import Role
from colophon.desk.actions.claims import claim
from colophon.desk.actions.publishing import publish_now
from colophon.desk.actions.remark import remark
from colophon.desk.actions.sign import sign
from colophon.desk.actions.targets import NewTarget, add_target
from colophon.desk.actions.terms import add_concept
from colophon.desk.actions.translate import start_translation
from colophon.desk.actions.webhooks import make_webhook
from colophon.desk.models import (
    ChatTarget,
    Deed,
    Feed,
    Invitation,
    Job,
    JoinRequest,
    Message,
    MessageKind,
    Reprint,
    WireItem,
    WireRule,
)
from colophon.editions.targets.target import Form, Way
from colophon.memory.concept import Concept, Term
from colophon.signoff.manifest import EditionKind
from colophon.signoff.stages import Stage


def furnish(team: Team, home: Path) -> list[int]:
    """One published edition (t1), one text in work (t2), and one of each other thing; the numbers that they have."""
    desk, here = team.translation.snapshot.source.desk, Home(home)
    made: list[Model] = [remark(team.pair("b"), "Or June?", person=team.bo, role=Role.REVIEWER, now=at(2))]
    for person, stage in zip((team.anna, team.bo, team.chen), Stage, strict=False):
        sign(team.translation, stage, person=person, keys=team.keys, now=at(5 + stage.number))
    target = NewTarget(name="books", form=Form.EPUB, way=Way.FOLDER)
    made.append(add_target(desk, target, home=here, by=team.anna, now=at(9)))
    made.append(
        publish_now(
            team.translation, person=team.chen, home=here, keys=team.keys, kind=EditionKind.FIRST, note="", now=at(10)
        )
    )
    other = start_translation(team.translation.snapshot, PAIRS, key="t2", language="de", now=at(11))
    made.append(claim(other, Stage.TRANSLATE, person=team.anna, now=at(11)))
    add_concept(
        desk, Concept(key="pier", terms=(Term(language="en", text="pier"), Term(language="zh-Hans", text="码头")))
    )
    made.append(make_webhook(desk, "https://hooks.example/in", [Deed.PUBLISHED], salt="s", by=team.anna, now=at(12))[0])
    return [int(one.pk) for one in (*made, *_records(team), other.snapshot.source, other.snapshot)]


def _records(team: Team) -> list[Model]:
    """What comes from outside, or by itself."""
    desk, anna, host = team.translation.snapshot.source.desk, team.anna, "news.example"
    feed = Feed.objects.create(desk=desk, address=f"https://{host}/feed", host=host, added=START, due=START)
    place = {"identity": "a", "address": f"https://{host}/a", "host": host}
    about = {"title": "A new pier", "language": "zh-Hans"}
    return [
        feed,
        WireItem.objects.create(desk=desk, feed=feed, title="Ferries again", seen=START, **place),
        WireRule.objects.create(desk=desk, verdict="show", words=["ferr*"], added_by=anna, added=START),
        Message.objects.create(
            desk=desk, person=anna, kind=MessageKind.TO_REVIEW, identity="x", about=about, moment=START
        ),
        ChatTarget.objects.create(desk=desk, label="Crew", address="jsons://x.example", added_by=anna, added=START),
        Reprint.objects.create(
            desk=desk, translation=team.translation, address="https://copy.example/a", found=START, due=START
        ),
        Invitation.objects.create(desk=desk, digest="ab" * 32, made=START, expires=at(24 * 400 * 365)),
        JoinRequest.objects.create(desk=desk, person=team.bo, asked=START),
        Job.objects.create(chore="read-feeds", subject=str(feed.pk), due=START, desk=desk),
    ]
