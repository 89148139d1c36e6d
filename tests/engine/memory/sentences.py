"""Many invented sentences of several scripts, and slips made in them, all from one seed."""

from random import Random

_WORDS = {
    "en": "the harbour pier ferry mayor opened closed after storm May crew said boats came back slowly to north bridge",
    "uk": "порт пірс пором мер відкрив закрив після шторму у травні екіпаж сказав човни повернулися повільно до мосту",
    "ar": "الميناء الرصيف العبارة رئيس البلدية افتتح أغلق بعد العاصفة في مايو قال الطاقم عادت القوارب ببطء إلى الجسر",
}
_CHARACTERS = "港口码头渡轮市长开放关闭风暴之后五月船员表示船只慢慢返回北方大桥新闻记者报道今天早上居民"


def sentence(chance: Random, language: str) -> str:
    size = chance.randrange(1, 14)
    if language == "zh":
        return "".join(chance.choices(_CHARACTERS, k=size * 3))
    return " ".join(chance.choices(_WORDS[language].split(), k=size))


def slipped(chance: Random, text: str) -> str:
    """The text with some characters changed, left out or doubled, or a stretch of it gone."""
    if chance.random() < 0.3:
        at = chance.randrange(len(text))
        return text[:at] + text[at + len(text) // 5 :] or text
    rate = chance.random() * 0.3
    return "".join(chance.choice((c + c, "", chance.choice(text))) if chance.random() < rate else c for c in text)


def many(language: str, count: int, *, seed: int = 1) -> list[str]:
    """Half invented anew, half slips of those."""
    chance = Random(seed)
    found = [sentence(chance, language) for _ in range(count // 2)]
    return found + [slipped(chance, chance.choice(found)) or "x" for _ in range(count - len(found))]
