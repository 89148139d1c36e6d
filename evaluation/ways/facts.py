"""Wrong facts put into a right translation, one at a time: what the public data do not damage.

A kind is a function of the text, its language and a chance; it answers the damaged text, "" where it has nothing to do.
Words are listed here and not taken from `languages/`, so that what we cannot read is damaged as well.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping

from babel import Locale

Kind = Callable[[str, str, random.Random], str]

NOT = {
    "en": "not never",
    "zh": "不 没有 未 并非",
    "es": "no nunca",
    "fr": "pas jamais",
    "de": "nicht nie kein keine keinen",
    "ru": "не никогда",
    "uk": "не ніколи",
    "ar": "لا لم لن ليس ليست",
    "ja": "ない ません なかった",
}
HEDGE = {
    "en": "allegedly alleged reportedly suspected apparently probably may might could",
    "zh": "涉嫌 据称 据报道 所谓的 可能 或许 嫌疑",
    "es": "presunto presunta presuntamente supuesto supuestamente podría podrían posiblemente",
    "fr": "présumé présumée prétendument serait auraient pourrait pourraient probablement",
    "de": "mutmaßliche mutmaßlichen angeblich offenbar möglicherweise könnte könnten",
    "ru": "предполагаемый предположительно якобы возможно может",
    "uk": "ймовірний ймовірно нібито можливо може",
    "ar": "المزعوم المزعومة يُزعم ربما قد",
    "ja": "疑い 容疑 とされる かもしれない 可能性",
}
POINTS = {
    "en": " points",
    "zh": "个百分点",
    "es": " puntos",
    "fr": " points",
    "de": " Punkte",
    "ru": " пункта",
    "uk": " пункти",
    "ar": " نقطة",
    "ja": "ポイント",
}
UNITS = {
    "en": "miles kilometers pounds kilograms feet meters",
    "zh": "英里 公里 磅 公斤 英尺 米",
    "es": "millas kilómetros libras kilos pies metros",
    "fr": "milles kilomètres livres kilos pieds mètres",
    "de": "Meilen Kilometer Pfund Kilogramm Fuß Meter",
    "ru": "миль километров фунтов килограммов футов метров",
    "uk": "миль кілометрів фунтів кілограмів футів метрів",
    "ar": "ميل كيلومتر رطل كيلوجرام قدم متر",
    "ja": "マイル キロ ポンド キログラム フィート メートル",
}
PLACES = {
    "en": "second third fourth fifth sixth",
    "zh": "第二 第三 第四 第五 第六",
    "es": "segundo tercero cuarto quinto sexto",
    "fr": "deuxième troisième quatrième cinquième sixième",
    "de": "zweiten dritten vierten fünften sechsten",
    "ru": "второй третий четвертый пятый шестой",
    "uk": "другий третій четвертий пятий шостий",
    "ar": "الثاني الثالث الرابع الخامس السادس",
    "ja": "第2 第3 第4 第5 第6",
}
_AGE = {
    "en": r"\d+(?=-year-old)|(?<=, )\d\d(?=,)",
    "zh": r"\d+(?=\s?岁)",
    "es": r"\d+(?= años)",
    "fr": r"\d+(?= ans)",
    "de": r"\d+(?=-[Jj]ährig| Jahre alt)",
    "ru": r"\d+(?=-летн| лет)",
    "uk": r"\d+(?=-річн| років)",
    "ar": r"\d+(?= عام)",
    "ja": r"\d+(?=\s?歳)",
}
_UNSPACED = frozenset({"zh", "ja"})
_QUOTES = str.maketrans("", "", '"“”„«»「」『』')
_SENTENCE = re.compile(r"(?<=[.!?。！？])[”\"»」]?\s*(?=\S)")
_ITEM = re.compile(
    r"(?<=[,、，] )([^\W\d_][^,、，.。]{2,25})[,、，]\s?(?=[^,.、，。]{2,30}\s(?:and|y|et|und|и|і|та|و)\s)"
    r"|、[^、，。]{2,12}(?=、)"
)
_NAME = re.compile(r"(?<=[\w,;] )[A-ZА-ЯІЇЄ][a-zà-ÿа-яіїєґ]{3,}(?= [a-zа-я])")
_ZONE = re.compile(r"\b(?:GMT|UTC|EST|EDT|ET|PT|BST)\b|(?<=\d)\s?[ap]\.?m\b\.?")


def _replaced(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def _one_of(words: str, lang: str) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))
    return re.compile(choice if lang in _UNSPACED else rf"(?<!\w)(?:{choice})(?!\w)")


def _picked(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def _dropped(words: Mapping[str, str]) -> Kind:
    def kind(text: str, lang: str, chance: random.Random) -> str:
        found = _picked(_one_of(words[lang], lang), text, chance)
        return _replaced(text, found, "").replace("  ", " ") if found else ""

    return kind


def _unit(text: str, lang: str, chance: random.Random) -> str:
    """The metric for the imperial unit, or the other way round, with the same number."""
    known = UNITS[lang].split()
    found = _picked(re.compile(rf"(?<=\d)\s?({'|'.join(known)})(?![^\W_\u3040-\u9fff])"), text, chance)
    if found is None:
        return ""
    return text[: found.start(1)] + known[known.index(found[1]) ^ 1] + text[found.end(1) :]


def _place(text: str, lang: str, chance: random.Random) -> str:
    known = PLACES[lang].split()
    found = _picked(_one_of(PLACES[lang], lang), text, chance)
    return _replaced(text, found, known[(known.index(found.group()) + 1) % len(known)]) if found else ""


def _day(text: str, lang: str, chance: random.Random) -> str:
    """The day of a month, one later."""
    if lang in _UNSPACED:
        pattern = r"月\s?(\d{1,2})(?=\s?[日号])"
    else:
        names = {name for width in ("wide", "abbreviated") for name in Locale(lang).months["format"][width].values()}
        month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        pattern = rf"\b(\d{{1,2}})(?=\.? (?:de )?(?:{month})\b)|\b(?:{month}) (\d{{1,2}})\b(?! (?:{month}))"
    found = _picked(re.compile(pattern, re.IGNORECASE), text, chance)
    if found is None:
        return ""
    start, end = found.span(found.lastindex or 1)
    return text[:start] + str(int(text[start:end]) % 28 + 1) + text[end:]


def _age(text: str, lang: str, chance: random.Random) -> str:
    found = _picked(re.compile(_AGE[lang]), text, chance)
    return _replaced(text, found, str(int(found.group()) + 1)) if found else ""


def _points(text: str, lang: str, chance: random.Random) -> str:
    found = _picked(re.compile(r"(?<=\d)(?:\s?[%％٪]| per ?cent| percent)"), text, chance)
    return _replaced(text, found, POINTS[lang]) if found else ""


def _zone(text: str, lang: str, chance: random.Random) -> str:
    found = _picked(_ZONE, text, chance)
    if found is None:
        return ""
    if found.group().isupper():
        return _replaced(text, found, "GMT" if found.group() == "PT" else "PT")
    return _replaced(text, found, found.group().translate(str.maketrans("ap", "pa")))


def _indirect(text: str, lang: str, chance: random.Random) -> str:
    bare = text.translate(_QUOTES)
    return bare if len(text) - len(bare) >= 2 else ""


def _sentence(text: str, lang: str, chance: random.Random) -> str:
    cuts = [found.start() for found in _SENTENCE.finditer(text) if 20 < found.start() < len(text) - 12]
    return text[: cuts[-1]] if cuts else ""


def _clause(text: str, lang: str, chance: random.Random) -> str:
    """The last clause behind a comma, where it is a quarter of the text at least."""
    cuts = [found.start() for found in re.finditer(r"[,，、،]", text)]
    if not cuts or not 0.25 < 1 - cuts[-1] / len(text) < 0.7:
        return ""
    return text[: cuts[-1]] + text[-1]


def _item(text: str, lang: str, chance: random.Random) -> str:
    found = _picked(_ITEM, text, chance)
    return _replaced(text, found, "") if found else ""


def _names(text: str, lang: str, chance: random.Random) -> str:
    """Two names that change places."""
    found = list(_NAME.finditer(text))
    if len(found) < 2 or found[0].group() == found[-1].group():
        return ""
    first, last = found[0], found[-1]
    middle = text[first.end() : last.start()]
    return text[: first.start()] + last.group() + middle + first.group() + text[last.end() :]


KINDS: Mapping[str, Kind] = {
    "a day later": _day,
    "an age": _age,
    "percent for points": _points,
    "a unit": _unit,
    "a place in a row": _place,
    "half of the day, or a zone": _zone,
    "a denial dropped": _dropped(NOT),
    "a hedge dropped": _dropped(HEDGE),
    "a quotation made indirect": _indirect,
    "a sentence dropped": _sentence,
    "a clause dropped": _clause,
    "an item of a list dropped": _item,
    "two names changing places": _names,
}


def damaged(text: str, language: str, seed: str) -> Iterator[tuple[str, str]]:
    """(kind, damaged text) for every kind that has something to do."""
    lang = language.split("-")[0]
    for name, kind in KINDS.items():
        new = kind(text, lang, random.Random(f"{seed} {name}"))
        if new and new != text:
            yield name, new
