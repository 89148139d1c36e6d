"""What sites do to a text that they reprint, by script: each way with what the verdict has to say of it."""

import html
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import opencc
from msgspec import structs

from colophon.article.article import Article, Block, Code, Heading, Image, ListItem, Paragraph, Quotation, Table
from colophon.article.inline import plain
from colophon.article.inline_writer import escape_inline
from colophon.watch.reprints.verdict import Done

LICENCE = "CC BY-NC-SA 4.0"
NEWER = "https://desk.example"
Chance = random.Random
# Words that say the same, or nearly: what a paraphrasing machine does, it does to every sentence.
SAME = (
    "但是 不过|因为 由于|所以 因此|如果 假如|可以 能够|需要 必须要|使用 采用|通过 借助|"
    "这个 该|我们 咱们|你 您|非常 十分|很多 许多|一些 若干|开始 着手|方法 办法|"
    "问题 难题|创建 建立|显示 展示|选择 挑选|下面 以下|现在 如今|目前 眼下|已经 早已|"
    "然后 接着|首先 第一步|最后 末了|例如 比如|提供 给出|支持 兼容|安装 装上|运行 跑|"
    "文件 档案|系统 体系|用户 使用者|帮助 协助|简单 容易|重要 要紧|大多数 多半|当然 自然|"
    "另外 此外|只是 仅仅是|得到 获得|进行 做|改变 更改|检查 查看|确保 保证|允许 准许|"
    "想要 希望|知道 了解|看到 见到|可能 也许|应该 理应|不同 各异|新的 崭新的|主要 首要|"
    "方便 便利|完成 做完|打开 开启|关闭 关掉|同时 与此同时|虽然 尽管|或者 抑或|以及 还有|"
    "与 和|将 会把|的时候 之时|是 乃是|在 位于|有 拥有"
)
WORDS = dict(one.split(" ") for one in SAME.split("|"))
_SAID = re.compile("|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How an article becomes a page. `told` has to be named; where it is None nothing may be. `skin` sets the page."""

    name: str
    told: Done | None
    change: Callable[[Article, Chance], Article | None] = lambda article, chance: article
    around: frozenset[str] = frozenset({"credits", "licence", "link", "source"})
    finish: Callable[[str], str] = lambda page: page
    reworded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """The words around an article on somebody else's site."""

    site: str
    more: str
    rights: str
    said: str
    licence: str
    source: str
    teasers: tuple[str, ...]


CHINESE = Skin(
    site="某站",
    more="相关阅读",
    rights="某站版权所有，保留权利。",
    said="评论：写得真好，学习了很多东西。",
    licence="许可协议",
    source="出处",
    teasers=("十个你不知道的小技巧", "本周要闻回顾", "编辑推荐：周末读什么", "读者来信选登", "热门下载排行榜"),
)


def ways() -> tuple[Way, ...]:
    whole = frozenset({"credits", "licence", "link", "source"})
    return (
        Way(name="a digit", told=Done.ALTERED, change=digit),
        Way(name="a denial", told=Done.ALTERED, change=_denial),
        Way(name="a paragraph dropped", told=Done.DROPPED, change=dropped),
        Way(name="a sentence put in", told=Done.ADDED, change=_added),
        Way(name="another order", told=Done.MOVED, change=moved),
        Way(name="another headline", told=Done.HEADLINE, change=_headline),
        Way(name="a credit removed", told=Done.CREDIT_REMOVED, around=whole - {"credits"}),
        Way(name="the licence removed", told=Done.LICENCE_REMOVED, around=whole - {"licence"}),
        Way(name="the link removed", told=Done.LINK_REMOVED, around=whole - {"link"}),
        Way(name="set anew", told=None),
        Way(name="set anew, cut otherwise", told=None, change=_recut),
        Way(name="set anew, other marks", told=None, finish=_other_marks),
        *(Way(name=f"traditional ({table})", told=None, finish=_turned(table)) for table in ("s2t", "s2tw", "s2hk")),
        Way(name="traditional, words of Taiwan", told=None, finish=_turned("s2twp")),
        Way(name="paraphrased by machine", told=Done.ALTERED, change=in_other_words(_said_otherwise), reworded=True),
    )


def page(
    article: Article, way: Way, *, credits: Sequence[str], source: str, chance: Chance, skin: Skin = CHINESE
) -> str:
    """The whole page of another site, with its menu, teasers and comments."""
    title, body = html.escape(plain(article.title)), "".join(_set(block) for block in article.blocks)
    deed = "<a href='https://creativecommons.org/licenses/by-nc-sa/4.0/'>CC BY-NC-SA 4.0</a>"
    foot = [f"<p>{html.escape(' · '.join(credits))}</p>" * ("credits" in way.around)]
    foot += [f"<p>{skin.licence} {deed}</p>"] * ("licence" in way.around)
    foot += [f"<p><a href='{NEWER}/piece/?utm_source=copy'>{skin.source}</a></p>"] * ("link" in way.around)
    foot += [f"<p>via: <a href='{source}'>{source}</a></p>"] * ("source" in way.around)
    teasers = "".join(f"<li><a href='/p/{n}'>{chance.choice(skin.teasers)}</a></li>" for n in range(12))
    cut = len(body) // 2 if "</p>" not in body else body.find("</p>", len(body) // 2) + 4
    return way.finish(
        f"<!doctype html><html><head><meta charset=utf-8><title>{title} - {skin.site}</title></head>"
        f"<body><nav><ul>{teasers}</ul></nav><main><h1>{title}</h1><p class=meta>2024-05-06 10:20 · 1234</p>"
        f"{body[:cut]}<aside><h3>{skin.more}</h3><ul>{teasers}</ul></aside>{body[cut:]}{''.join(foot)}</main>"
        f"<footer><p>{skin.rights}</p><p>{skin.said}</p></footer></body></html>"
    )


def _set(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level}>{html.escape(plain(text))}</h{level}>"
        case ListItem(text=text):
            return f"<ul><li>{html.escape(plain(text))}</li></ul>"
        case Quotation(text=text):
            return f"<blockquote>{html.escape(plain(text))}</blockquote>"
        case Code(text=text):
            return f"<pre>{html.escape(text)}</pre>"
        case Table(rows=rows):
            lines = ("".join(f"<td>{html.escape(plain(cell))}</td>" for cell in row) for row in rows)
            return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
        case Image(url=url, caption=caption):
            return (
                f"<figure><img src='{html.escape(url)}'><figcaption>{html.escape(plain(caption))}</figcaption></figure>"
            )
        case _:
            text = getattr(block, "text", "")
            return f"<p>{html.escape(plain(text))}</p>" if text else "<hr>"


def places(article: Article, least: int = 40) -> list[int]:
    return [
        at for at, b in enumerate(article.blocks) if isinstance(b, Paragraph) and len(plain(b.text)) >= least and at > 1
    ]


def _put(article: Article, at: int, *blocks: Block) -> Article:
    return replace(article, blocks=(*article.blocks[:at], *blocks, *article.blocks[at + 1 :]))


def in_one(pattern: str, put: Callable[[re.Match[str]], str]) -> Callable[[Article, Chance], Article | None]:
    def change(article: Article, chance: Chance) -> Article | None:
        for at in chance.sample(places(article, 15), len(places(article, 15))):
            text = plain(getattr(article.blocks[at], "text", ""))
            found = list(re.finditer(pattern, text))
            if found:
                one = chance.choice(found)
                return _put(article, at, Paragraph(escape_inline(text[: one.start()] + put(one) + text[one.end() :])))
        return None

    return change


digit = in_one(r"(?<![\d.])\d{1,4}(?![\d.])", lambda found: str(int(found[0]) + 1 + int(found[0]) % 7))
_denial = in_one(r"(?<=[^不可])(?:可以|能够|需要|支持)", lambda found: f"不{found[0]}")


def dropped(article: Article, chance: Chance) -> Article | None:
    among = places(article)
    return _put(article, chance.choice(among)) if len(among) > 2 else None


def _added(article: Article, chance: Chance) -> Article | None:
    among = places(article)[:-1]
    if not among:
        return None
    at = chance.choice(among)
    put = Paragraph("据本站记者了解，上述说法并未得到任何一方证实，读者朋友们应当谨慎看待其中的结论。")
    return _put(article, at, article.blocks[at], put)


def moved(article: Article, chance: Chance) -> Article | None:
    among = places(article)
    if len(among) < 4:
        return None
    first, last = sorted(chance.sample(among, 2))
    blocks = list(article.blocks)
    blocks[first], blocks[last] = blocks[last], blocks[first]
    return replace(article, blocks=tuple(blocks))


def _headline(article: Article, chance: Chance) -> Article:
    return replace(article, title="震惊：九成网友都没有想到的一个秘密")


def _recut(article: Article, chance: Chance) -> Article:
    """Every long paragraph becomes two, every second short one joins the one before it."""

    def cut() -> Iterator[Block]:
        for block in article.blocks:
            text = plain(block.text) if isinstance(block, Paragraph) else ""
            middle = text.find("。", len(text) // 2) + 1
            if text and 0 < middle < len(text):
                yield from (Paragraph(escape_inline(text[:middle])), Paragraph(escape_inline(text[middle:])))
            else:
                yield block

    return replace(article, blocks=tuple(cut()))


def _other_marks(page: str) -> str:
    """Other quotation marks, other dashes, a space between Chinese and Latin letters, full-width digits left alone."""
    page = page.replace("“", "「").replace("”", "」").replace("——", "—").replace("，", ", ").replace("...", "……")
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])", " ", page)


def _turned(table: str) -> Callable[[str], str]:
    converter = opencc.OpenCC(table)
    return lambda page: str(converter.convert(page))


def _said_otherwise(text: str) -> str:
    """Words are exchanged, and the clauses of every sentence that has several change places."""
    text = _SAID.sub(lambda found: WORDS[found[0]], plain(text))
    return re.sub(r"([^，。！？；]{4,})，([^，。！？；]{4,})(?=[。；！？])", r"\2，\1", text)


def in_other_words(said: Callable[[str], str]) -> Callable[[Article, Chance], Article]:
    """Every text of an article put in other words."""

    def changed(block: Block) -> Block:
        match block:
            case Paragraph() | Heading() | ListItem() | Quotation():
                return structs.replace(block, text=escape_inline(said(block.text)))
            case _:
                return block

    def change(article: Article, chance: Chance) -> Article:
        return replace(article, title=said(article.title), blocks=tuple(changed(block) for block in article.blocks))

    return change
