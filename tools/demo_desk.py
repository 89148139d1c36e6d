"""Fill the demo's desk for the browser: people who can sign in, and articles at every station of the board.

python tools/demo_desk.py HOME prints the names and passwords; they are made anew each time.
"""

import secrets
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from colophon.adapters.clock import now
from colophon.adapters.home import create_home
from colophon.adapters.keys import KeyFolder
from colophon.desk.setup import open_desk

HOME = create_home(Path(sys.argv[1]).absolute())
open_desk(HOME.path)

from colophon.article.article import Article, Paragraph  # noqa: E402
from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role  # noqa: E402
from colophon.article.json_form import article_json, read_article_json  # noqa: E402
from colophon.article.write_html_blocks import blocks_to_html  # noqa: E402
from colophon.desk.actions.amend import propose_amendment  # noqa: E402
from colophon.desk.actions.claims import claim  # noqa: E402
from colophon.desk.actions.feeds import add_feed  # noqa: E402
from colophon.desk.actions.found import add_person, found_desk  # noqa: E402
from colophon.desk.actions.messages import write_messages  # noqa: E402
from colophon.desk.actions.originals import declare_original  # noqa: E402
from colophon.desk.actions.propose import begin_translation, note_proposal  # noqa: E402
from colophon.desk.actions.publishing import publish_now  # noqa: E402
from colophon.desk.actions.remark import remark  # noqa: E402
from colophon.desk.actions.reprints import register  # noqa: E402
from colophon.desk.actions.rights import record_with_letter  # noqa: E402
from colophon.desk.actions.sign import sign  # noqa: E402
from colophon.desk.actions.stations import freshen  # noqa: E402
from colophon.desk.actions.take_in import take_in  # noqa: E402
from colophon.desk.actions.translate import save_segment  # noqa: E402
from colophon.desk.models import (  # noqa: E402
    Account,
    Desk,
    Edition,
    Feed,
    Person,
    Reprint,
    Snapshot,
    TranslationRecord,
    WireItem,
    WireRule,
)
from colophon.desk.models.review import Category  # noqa: E402
from colophon.desk.queries.reprints import DeskShelf  # noqa: E402
from colophon.desk.roles import DeskRole  # noqa: E402
from colophon.intake.snapshot import capture  # noqa: E402
from colophon.signoff.manifest import EditionKind  # noqa: E402
from colophon.signoff.stages import Stage  # noqa: E402
from colophon.testing import FakeWeb  # noqa: E402

NOW = now()
DAY = timedelta(days=1)
KEYS = KeyFolder(HOME.keys)


@dataclass(frozen=True)
class Story:
    """An invented article, sentence by sentence, with its translation."""

    title: str
    sentences: tuple[str, ...]
    language: str
    translated: tuple[str, ...]


BUSES = Story(
    "Night buses return to the Oren hills",
    (
        "Night buses run again between Oren and the hill villages, two years after the service was cut.",
        "The first bus leaves at 11:40 p.m. and carries up to 48 passengers.",
        "“People who work late can finally get home,” said Ilka Mersin, who runs the depot.",
    ),
    "ar",
    (
        "عودة الحافلات الليلية إلى تلال أورين",
        "عادت الحافلات الليلية تربط أورين بقرى التلال بعد عامين من إيقاف الخدمة.",
        "تنطلق أول حافلة في الساعة 11:40 ليلًا وتتسع لـ 48 راكبًا.",
        "قالت إيلكا ميرسين التي تدير المستودع: «أصبح بإمكان من يعملون حتى وقت متأخر أن يعودوا إلى بيوتهم».",
    ),
)
SEEDS = Story(
    "A seed library opens in Tarvo",
    (
        "Gardeners in Tarvo can borrow seeds of 120 old vegetables from a library that opened on 3 March.",
        "Whoever borrows ten beans brings back twenty in autumn.",
        "The town pays 4,500 crowns a year for it.",
    ),
    "es",
    (
        "Abre en Tarvo una biblioteca de semillas",
        "Los hortelanos de Tarvo pueden tomar prestadas semillas de 120 hortalizas antiguas en una biblioteca que abrió el 3 de marzo.",  # noqa: E501
        "Quien se lleva diez judías devuelve veinte en otoño.",
        "El municipio paga por ella 4500 coronas al año.",
    ),
)
BRIDGE = Story(
    "The old bridge of Vell closes for a summer",
    (
        "The stone bridge of Vell closes on 1 June so that its two middle arches can be mended.",
        "The work takes fourteen weeks and costs 1.8 million.",
        "Until then a ferry carries people across for free.",
    ),
    "fr",
    (
        "Le vieux pont de Vell ferme pour un été",
        "Le pont de pierre de Vell ferme le 1er juin pour la réparation de ses deux arches centrales.",
        "Les travaux durent quatorze semaines et coûtent 1,8 million.",
        "D’ici là, un bac fait traverser les gens gratuitement.",
    ),
)
CHOIR = Story(
    "A choir of dockers sings for the clinic",
    (
        "Thirty-two dockers sang in the market hall on Sunday and collected 9,300 crowns for the clinic.",
        "None of them had sung in public before.",
        "They will sing again in October.",
    ),
    "uk",
    (
        "Хор докерів співає для клініки",
        "Тридцять двоє докерів співали в неділю на критому ринку й зібрали 9300 крон для клініки.",
        "Жоден із них досі не співав на людях.",
        "Вони заспівають знову в жовтні.",
    ),
)
WELLS = Story(
    "Three villages share one deep well",
    (
        "Three villages in the dry north now share a well that is 140 metres deep.",
        "It gives 22,000 litres a day, which is enough for 900 people.",
        "A committee of nine women decides who draws water when.",
    ),
    "zh-Hant",
    (
        "三個村莊共用一口深井",
        "乾旱的北部有三個村莊，如今共用一口深達140公尺的井。",
        "這口井每天出水2萬2000公升，足夠900人使用。",
        "由九名婦女組成的委員會決定誰在何時取水。",
    ),
)


NIGHTS = Story(
    "Nights at the lock",
    (
        "The lock at Sellan is worked by hand at night.",
        "Last winter 24 barges waited for the morning.",
        "The board will decide shortly.",
    ),
    "zh-Hans",
    ("船闸之夜", "塞兰的船闸在夜间由人工操作。", "去年冬天有24艘驳船等到天亮。", "董事会将很快作出决定。"),
)


def people(desk: Desk) -> dict[str, Person]:
    """The people of the terminal's story, and those who came since."""
    known = {
        "mira": ("Mira Oslo", [DeskRole.MANAGER]),
        "mei": ("林梅", [DeskRole.TRANSLATOR]),
        "ruth": ("Ruth Adeyemi", [DeskRole.TRANSLATOR, DeskRole.REVIEWER]),
        "xue": ("何雪", [DeskRole.REVIEWER, DeskRole.PUBLISHER]),
        "yuan": ("周远", [DeskRole.PROOFREADER]),
        "salma": ("سلمى حداد", [DeskRole.TRANSLATOR]),
        "guest": ("Tomasz", [DeskRole.GUEST]),
    }
    lasting = {"mei": "林梅", "ruth": "ruth-adeyemi", "xue": "何雪", "yuan": "周远"}
    return {
        name: add_person(desk, printed, key=lasting.get(name, f"p-demo-{name}"), roles=roles, now=NOW - 90 * DAY)
        for name, (printed, roles) in known.items()
    }


def passwords(team: dict[str, Person]) -> dict[str, str]:
    """An account for each, with a password that only this run prints."""
    made = {}
    for name, person in team.items():
        made[name] = secrets.token_urlsafe(9)
        account = Account(person=person, username=name, joined=NOW)
        account.set_password(made[name])
        account.save()
    return made


def taken(desk: Desk, story: Story, by: Person, days: int, *, published: bool = True) -> Snapshot:
    """The story as a source, proposed so many days ago."""
    article = Article(
        title=story.title,
        language="en",
        blocks=tuple(map(Paragraph, story.sentences)),
        credits=(Credit(Role.AUTHOR, "Ina Holm"),),
        url=f"https://courier.example/{story.title.lower().replace(' ', '-')}" if published else "",
        publisher="The Sellan Courier" if published else "",
    )
    text = "\n\n".join((story.title, *story.sentences))
    captured = HOME.snapshots.keep(capture(text.encode(), NOW - days * DAY, address=article.url))
    kept = take_in(
        desk,
        article,
        sha256=captured.sha256,
        captured=NOW - days * DAY,
        article_json=article_json(article),
    )
    note_proposal(kept, person=by, why="Our readers asked for it.", now=NOW - days * DAY)
    return kept.snapshot


def written(
    snapshot: Snapshot, story: Story, translator: Person, *, days: int, sentences: int = 99
) -> TranslationRecord:
    """A translation that `translator` holds and has written so much of."""
    translation = begin_translation(snapshot, story.language, now=NOW - days * DAY).translation
    claim(translation, Stage.TRANSLATE, person=translator, now=NOW - days * DAY)
    for pair, text in list(zip(translation.pairs.all(), story.translated, strict=True))[:sentences]:
        save_segment(pair, text, base=None, person=translator, role=Role.TRANSLATOR, now=NOW - days * DAY)
    translation.refresh_from_db()
    return translation


def signed(translation: TranslationRecord, *people: Person) -> None:
    """The first stages, signed by these people in turn."""
    for person, stage in zip(people, Stage, strict=False):
        sign(translation, stage, person=person, keys=KEYS, now=NOW + timedelta(seconds=stage.number))


def licensed(translation: TranslationRecord, person: Person) -> None:
    rights = RightsRecord(
        basis=RightsBasis.LICENCE, terms="CC BY 4.0", holder="The Sellan Courier", recorded=NOW.date().isoformat()
    )
    record_with_letter(translation, rights, person=person, now=NOW)


def remarked(bus: TranslationRecord, reader: Person) -> None:
    """A suggestion on a passage and a question, for the translator to answer."""
    said = {"person": reader, "role": Role.REVIEWER, "now": NOW - timedelta(hours=2)}
    pairs = {pair.position: pair for pair in bus.pairs.select_related("current")}
    remark(
        pairs[3],
        "The first bus of the night, not the oldest one.",
        span=(6, 15),
        suggestion="أولى الحافلات",
        category=Category.ACCURACY,
        **said,
    )
    remark(pairs[4], "Does she run the depot, or only work there?", category=Category.ACCURACY, **said)


def fill(desk: Desk, team: dict[str, Person]) -> None:
    """One article at each station, and a source that waits for everybody."""
    harbour = Snapshot.objects.filter(source__desk=desk).order_by("pk").first()
    if harbour is not None:
        begin_translation(harbour, "uk", now=NOW - 3 * DAY)
        begin_translation(harbour, "ar", now=NOW - 9 * DAY)
    well = written(taken(desk, WELLS, team["ruth"], 20), WELLS, team["mei"], days=13, sentences=2)
    bus = written(taken(desk, BUSES, team["guest"], 12), BUSES, team["salma"], days=8)
    signed(bus, team["salma"])
    seeds = written(taken(desk, SEEDS, team["ruth"], 16), SEEDS, team["ruth"], days=10)
    signed(seeds, team["ruth"], team["xue"])
    bridge = written(taken(desk, BRIDGE, team["ruth"], 15), BRIDGE, team["ruth"], days=9)
    signed(bridge, team["ruth"], team["xue"], team["yuan"])
    choir = written(taken(desk, CHOIR, team["mei"], 30), CHOIR, team["mei"], days=25)
    signed(choir, team["mei"], team["xue"], team["yuan"])
    for one in (bridge, choir):
        licensed(one, team["xue"])
    for kind, note in ((EditionKind.FIRST, ""), (EditionKind.WITHDRAWAL, "The source withdrew its report.")):
        publish_now(
            choir, person=team["xue"], home=HOME, keys=KEYS, kind=kind, note=note, now=NOW + timedelta(seconds=5)
        )
    for one in TranslationRecord.objects.filter(snapshot__source__desk=desk):
        freshen(one, KEYS.ring(), now=NOW)
    claim(bus, Stage.REVIEW, person=team["xue"], now=NOW - DAY)
    remarked(bus, team["xue"])
    assert well.station == "translating"


def drafted(desk: Desk, team: dict[str, Person]) -> None:
    """A draft of the desk itself: its translator has changed a number, and proposes another wording."""
    snapshot = taken(desk, NIGHTS, team["ruth"], 4, published=False)
    declare_original(snapshot.source, person=team["ruth"], now=NOW - 4 * DAY)
    begin_translation(snapshot, "ar", now=NOW - 3 * DAY)
    nights = written(snapshot, NIGHTS, team["mei"], days=3)
    pairs = {pair.position: pair for pair in nights.pairs.select_related("current")}
    said = {"person": team["mei"], "now": NOW - timedelta(hours=3)}
    changed = NIGHTS.translated[2].replace("24", "42")
    save_segment(pairs[3], changed, base=pairs[3].current, role=Role.TRANSLATOR, **said)
    note = "“Shortly” says nothing: the board meets in May."
    propose_amendment(pairs[4], "The board will decide in May.", note=note, **said)


WIRE = """<rss version="2.0"><channel><title>Harbour Courier</title><language>en</language>
<copyright>https://creativecommons.org/licenses/by/4.0/</copyright>
<item><title>Harbour council keeps the ferry running through the winter</title><link>https://courier.example/ferry</link>
<author>Ina Holm</author><category>Economy</category>
<description>The small ferry stays, although it carries fewer than forty passengers a day.</description></item>
<item><title>What the tide gauge says after ninety years</title><link>https://courier.example/gauge</link>
<author>Bo Marsh</author><category>Science</category>
<description>A gauge that was meant to stand for ten years tells how the sea has risen.</description></item>
</channel></rss>"""


def wire(desk: Desk, keeper: Person) -> None:
    """A feed with two items, paused: nobody publishes it, so a worker need not look for it."""
    web, address = FakeWeb(now=NOW), "https://courier.example/rss"
    web.publish(address, WIRE, headers=())
    if Feed.objects.filter(desk=desk, address=address).exists():
        return
    feed = add_feed(desk, address, web=web, person=keeper, only_rules=False, now=NOW)
    Feed.objects.filter(pk=feed.pk).update(paused=NOW)
    for path, words, difficulty in (("ferry", 840, 2), ("gauge", 2310, 3)):
        item = WireItem.objects.filter(desk=desk, address=f"https://courier.example/{path}")
        item.update(words=words, difficulty=difficulty, weighed=NOW)
    values = {"words": ["ferry", "harbour*"], "into": ["uk"], "added_by": keeper, "added": NOW, "place": 1}
    WireRule.objects.create(desk=desk, verdict="show", **values)


def reprinted(desk: Desk, keeper: Person) -> None:
    """Another paper still shows the article that was withdrawn, with one figure altered."""
    withdrawn = Edition.objects.filter(translation__snapshot__source__desk=desk, kind=EditionKind.WITHDRAWAL).latest(
        "pk"
    )
    article = read_article_json(withdrawn.translation.editions.earliest("number").article)
    web, address = FakeWeb(now=NOW), "https://evening.example/choir"
    if Reprint.objects.filter(desk=desk, address=address).exists():
        return
    text = blocks_to_html(article.blocks, article.links).replace("9300", "9800")
    web.publish(address, f"<html lang=uk><body><article><h1>{article.title}</h1>{text}</article></body></html>")
    shelf = DeskShelf(HOME)
    about = {"contact": "editor@evening.example", "person": keeper, "now": NOW}
    register(desk, address, web=web, shelf=shelf, index=shelf.index(), **about)


def main() -> None:
    desk = Desk.objects.order_by("pk").first() or found_desk("The Demo Desk", now=NOW)
    if KEYS.present() is None:
        KEYS.make(valid_from=(NOW - 120 * DAY).isoformat())
    desk.languages, desk.open_to_requests = ["zh-Hans", "zh-Hant", "uk", "ar", "es", "fr"], True
    desk.save(update_fields=["languages", "open_to_requests"])
    team = people(desk)
    made = passwords(team)
    fill(desk, team)
    drafted(desk, team)
    wire(desk, team["mira"])
    reprinted(desk, team["mira"])
    write_messages(now=NOW)
    print("People of the demo desk, and passwords that were made just now:")
    for name, password in made.items():
        roles = ", ".join(team[name].memberships.filter(ended=None).order_by("pk").values_list("role", flat=True))
        print(f"  {name:<6} {password}   {roles}")


if __name__ == "__main__":
    main()
