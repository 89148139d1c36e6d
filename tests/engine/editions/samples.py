"""Invented articles in three scripts, signed, for the tests of this folder."""

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from colophon.adapters.keys import PrivateKey
from colophon.article.article import (
    Article,
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Rule,
    Table,
)
from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role, SourceReference
from colophon.article.places import texts
from colophon.editions.edition import DeskPage, Edition
from colophon.signoff.article_digest import signed_fields
from colophon.signoff.envelope import envelope_bytes, seal
from colophon.signoff.keyring import KeyRing, PublicKey
from colophon.signoff.manifest import (
    CheckRun,
    EditionKind,
    Hand,
    Imprint,
    Manifest,
    Person,
    SignedDismissal,
    SignedImage,
    SignedPair,
    SignedSource,
)
from colophon.signoff.stages import STAGES, Stage
from colophon.signoff.statement import state, statement_bytes
from colophon.signoff.waiver import Waivable, Waiver

KEY = PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
RING = KeyRing((PublicKey(public=KEY.public, valid_from="2026-01-01T00:00:00+00:00"),))
DESK = DeskPage(
    name="Harbour & Hill",
    address="https://desk.example",
    disclaimer="The desk translates; it does not share every opinion it prints.",
)
LIN, BO, CHEN = Person("p1", "林若水"), Person("p2", "Bo Marsh"), Person("p3", "سلمى نور")
SIGNERS = {Stage.TRANSLATE: LIN, Stage.REVIEW: BO, Stage.PROOFREAD: CHEN, Stage.PUBLISH: CHEN}
HANDS = (Hand(Role.TRANSLATOR, LIN), Hand(Role.REVIEWER, BO), Hand(Role.PROOFREADER, CHEN))
CREDITS = (
    Credit(Role.AUTHOR, "Ina Holm", "https://news.example/holm"),
    Credit(Role.TRANSLATOR, "林若水"),
    Credit(Role.REVIEWER, "Bo Marsh"),
    Credit(Role.PROOFREADER, "سلمى نور"),
    Credit(Role.PHOTOGRAPHER, "Ode Farr"),
)
LINKS = (Link("https://news.example/tide-tables", "Tide tables"), Link("javascript:alert(1)"))
SOURCE = SourceReference(
    url="https://news.example/pier",
    title="A pier that the tide builds",
    author="Ina Holm",
    publisher="The Lowmark Courier",
    language="en",
    published="2026-02-27",
    retrieved="2026-03-01T08:00:00+00:00",
    sha256="ab" * 32,
    licence="CC BY 4.0",
)


def _article(language: str, title: str, summary: str, *blocks: Block, caption: str) -> Article:
    picture = Image(url="https://news.example/pier.jpg", alt=caption, caption=caption, credit="Ode Farr")
    return Article(
        title=title,
        language=language,
        summary=summary,
        blocks=blocks,
        links=LINKS,
        credits=CREDITS,
        source=SOURCE,
        licence="CC BY 4.0",
        lead_image=picture,
    )


ENGLISH = _article(
    "en",
    "A pier that the tide builds",
    "In Lowmark the sea carries the stones, and 212 volunteers set them before it turns.",
    Paragraph(
        "At a quarter past five, when the mud begins to shine, *nobody* on the Lowmark strand speaks. Two hundred and "
        "twelve people in borrowed boots look at the water and wait for [the table][1] to be right. “It is never "
        "right,” says **Ina Vell**, who has kept it for thirty years.[^a]"
    ),
    Heading("Stones that come by themselves"),
    Paragraph(
        "The old pier cost 4.2 million and stood for nine winters. The new one has cost nothing so far, says the "
        "harbour office, except bread, soup, and `pier.csv`, the list in which every stone has a line."
    ),
    Quotation("A harbour is a promise that somebody has to keep twice a day."),
    ListItem("First the stones are counted.", number=1),
    ListItem("Then they are turned:", number=2),
    ListItem("flat side down,", depth=2),
    ListItem("moss towards the land.", depth=2),
    ListItem("Then everybody goes home.", number=3),
    Table(
        (("Winter", "Stones", "People"), ("2024", "1,304", "87"), ("2025", "2,911", "160"), ("2026", "3,480", "212"))
    ),
    Rule(),
    Paragraph("Whoever wants to help, [writes to the office][2] before Friday. There is soup."),
    Code("stone,metres,kilos\n1,0.4,61", "csv"),
    Footnote("a", "The tables are printed by the harbour office each spring."),
    caption="Volunteers on the strand at low tide",
)
CHINESE = _article(
    "zh-Hans",
    "潮水砌成的码头",
    "在洛马克，石头由海送来，212名志愿者赶在涨潮之前把它们砌好。",
    Paragraph(
        "清晨五点一刻，滩涂开始发亮，洛马克海滩上*没有人*说话。212个人穿着借来的靴子望着海水，等着[潮汐表][1]说中一回。"
        "“它从来没准过。”管了三十年潮汐表的**伊娜·韦尔**说。[^a]"
    ),
    Heading("自己走来的石头"),
    Paragraph(
        "旧码头耗资420万，只撑了九个冬天。港务处说，新码头至今分文未花——面包、热汤和逐块登记石头的`pier.csv`除外。"
    ),
    Quotation("港口是一个承诺，总要有人每天兑现两次。"),
    ListItem("先清点石头。", number=1),
    ListItem("再把石头翻过来：", number=2),
    ListItem("平面朝下，", depth=2),
    ListItem("青苔朝岸。", depth=2),
    ListItem("然后各自回家。", number=3),
    Table((("冬季", "石头", "人数"), ("2024", "1304", "87"), ("2025", "2911", "160"), ("2026", "3480", "212"))),
    Rule(),
    Paragraph("想帮忙的人，请在星期五之前[写信给港务处][2]。<ruby>热汤<rt>rètāng</rt></ruby>管够。"),
    Code("stone,metres,kilos\n1,0.4,61", "csv"),
    Footnote("a", "潮汐表由港务处每年春天印发。"),
    caption="退潮时海滩上的志愿者",
)
ARABIC = _article(
    "ar",
    "رصيف تبنيه أمواج المدّ",
    "في لومارك يحمل البحر الحجارة، ويرصّها 212 متطوعًا قبل أن يعود الماء.",
    Paragraph(
        "في الخامسة والربع، حين يبدأ الطين باللمعان، *لا أحد* على شاطئ لومارك يتكلم. مئتان واثنا عشر شخصًا في أحذية "
        "مستعارة ينظرون إلى الماء وينتظرون أن يصدق [الجدول][1]. تقول **إينا فيل**، التي تحفظه منذ ثلاثين عامًا: «إنه لا "
        "يصدق أبدًا».[^a]"
    ),
    Heading("حجارة تأتي وحدها"),
    Paragraph(
        "كلّف الرصيف القديم 4.2 ملايين وصمد تسعة شتاءات. أما الجديد فلم يكلّف شيئًا حتى الآن سوى الخبز و`pier.csv`."
    ),
    Quotation("الميناء وعدٌ لا بدّ أن يفي به أحدٌ مرتين كل يوم."),
    ListItem("أولًا تُعدّ الحجارة.", number=1),
    ListItem("ثم تُقلب:", number=2),
    ListItem("الوجه المستوي إلى أسفل،", depth=2),
    ListItem("والطحلب نحو البر.", depth=2),
    ListItem("ثم يعود الجميع إلى بيوتهم.", number=3),
    Table((("الشتاء", "الحجارة", "الناس"), ("2024", "1304", "87"), ("2025", "2911", "160"), ("2026", "3480", "212"))),
    Rule(),
    Paragraph("من أراد المساعدة [فليكتب إلى مكتب الميناء][2] قبل الجمعة. وهناك حساء."),
    Footnote("a", "يطبع مكتب الميناء الجداول كل ربيع."),
    caption="متطوعون على الشاطئ وقت الجزر",
)


def manifest_of(article: Article, key: str, **changes: object) -> Manifest:
    """The manifest that claims exactly this article."""
    pairs = tuple(
        SignedPair(id=f"s{number}", source=f"source {number}", target=text, place=place, hands=HANDS)
        for number, (place, text) in enumerate(texts(article), 1)
    )
    whole = Manifest(
        desk=DESK.name,
        translation=key,
        kind=EditionKind.FIRST,
        title=article.title,
        source_language="en",
        target_language=article.language,
        source=SignedSource(
            address=SOURCE.url, sha256=SOURCE.sha256, retrieved=SOURCE.retrieved, title=SOURCE.title, article="cd" * 32
        ),
        pairs=pairs,
        credits=article.credits,
        article=signed_fields(article),
        number=1,
        imprint=Imprint(name=DESK.name, language=DESK.language, disclaimer=DESK.disclaimer),
        images=(SignedImage(url="https://news.example/pier.jpg", credit="Ode Farr"),),
        dismissals=(
            SignedDismissal(pair="s3", check="digits", fingerprint="ef" * 8, person=BO, reason="212 is in the caption"),
        ),
        checks=CheckRun(catalogue=("digits", "quotation-balance", "names", "omission", "link-parity")),
        waivers=(
            Waiver(
                rule=Waivable.THIRD_READER,
                reason="Storm: three of us only",
                person="سلمى نور",
                granted="2026-03-02T15:00:00+00:00",
            ),
        ),
        rights=RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY 4.0", holder="The Lowmark Courier"),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def signed(manifest: Manifest) -> tuple[bytes, ...]:
    """An envelope for each stage, an hour apart."""
    envelopes = []
    for stage in STAGES:
        moment = f"2026-03-02T{10 + stage.number}:00:00+00:00"
        statement = state(manifest, stage, person=SIGNERS[stage], signed=moment)
        envelopes.append(envelope_bytes(seal(statement_bytes(statement), KEY)))
    return tuple(envelopes)


def edition(article: Article, key: str = "t1", *, number: int = 1, **changes: object) -> Edition:
    published = f"2026-03-0{number + 2}T15:00:00+00:00"
    manifest = manifest_of(article, key, number=number, published=published, **changes)
    return Edition(
        number=number,
        published=published,
        article=article,
        manifest=manifest,
        envelopes=signed(manifest),
    )


FIRST = edition(CHINESE, "t1")
CORRECTION = edition(CHINESE, "t1", number=2, kind=EditionKind.CORRECTION, note="旧码头的造价应为420万，初版误作42万。")
WITHDRAWN = edition(ENGLISH, "t3", number=3, kind=EditionKind.WITHDRAWAL, note="The source was withdrawn.")
ALL = (FIRST, CORRECTION, edition(ARABIC, "t2"), edition(ENGLISH, "t4"), WITHDRAWN)
