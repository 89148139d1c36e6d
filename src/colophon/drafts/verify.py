"""Whether what a machine proposed keeps what a translation must keep: numbers, links, marks, terms, and its length."""

from collections import Counter

from colophon.article.inline import plain
from colophon.article.inline_reader import read_inline
from colophon.article.span import Kind
from colophon.drafts.draft import Answer, Drafter, DraftRequest, Flaw, Proposal
from colophon.intake.language import is_in_another_language
from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.parting import Weight

_SHORTEST_COMPARED = 12
_MOST_TIMES = 6


def proposal(request: DraftRequest, answer: Answer, drafter: Drafter, *, moment: str) -> Proposal:
    """The answer with its origin and with what is wrong with it. Nothing is thrown away."""
    return Proposal(
        text=answer.text,
        raw=answer.raw,
        engine=drafter.engine,
        model=drafter.model,
        prompt_version=drafter.prompt_version,
        moment=moment,
        flaws=flaws(request, answer.text),
    )


def flaws(request: DraftRequest, text: str) -> tuple[Flaw, ...]:
    """What is wrong with a proposed text, in the order of `Flaw`."""
    if not text.strip():
        return (Flaw.EMPTY,)
    found = {
        Flaw.UNTRANSLATED: _is_untranslated(request, text),
        Flaw.LANGUAGE: _is_in_another_language(request, text),
        Flaw.NUMBERS: _numbers_differ(request, text),
        Flaw.LINKS: _links(request.source) != _links(text),
        Flaw.MARKS: _marks(request.source) != _marks(text),
        Flaw.LENGTH: _is_out_of_all_length(request, text),
        Flaw.TERMS: any(wanted.casefold() not in plain(text).casefold() for _, wanted in request.terms),
    }
    return tuple(flaw for flaw, is_so in found.items() if is_so)


def _is_untranslated(request: DraftRequest, text: str) -> bool:
    source = plain(request.source).strip()
    same = source.casefold() == plain(text).strip().casefold()
    return same and len(source) >= _SHORTEST_COMPARED and request.source_language != request.target_language


def _is_in_another_language(request: DraftRequest, text: str) -> bool:
    """Names and commands that stay as they are make no other language."""
    known = set(plain(request.source).casefold().split())
    words = [word for word in plain(text).split() if word.casefold() not in known]
    return is_in_another_language(" ".join(words), request.target_language)


def _numbers_differ(request: DraftRequest, text: str) -> bool:
    sides = Sides(request.source, text, request.source_language, request.target_language)
    return any(difference.weight is not Weight.FAINT for difference in differences(sides))


def _links(text: str) -> Counter[str]:
    """How often each link is there; what is set inside it does not count."""
    found: Counter[str] = Counter()
    last = ""
    for span in read_inline(text):
        if span.link and span.link != last:
            found[span.link] += 1
        last = span.link
    return found


def _marks(text: str) -> Counter[tuple[Kind, str]]:
    """Code, note marks and pictures, which no translation changes."""
    kept = (Kind.CODE, Kind.NOTE, Kind.IMAGE)
    return Counter(
        (span.kind, span.text if span.kind is Kind.CODE else span.target)
        for span in read_inline(text)
        if span.kind in kept
    )


def _is_out_of_all_length(request: DraftRequest, text: str) -> bool:
    ours, theirs = len(plain(request.source)), len(plain(text))
    return theirs > 40 + ours * _MOST_TIMES or (ours > 80 and theirs * _MOST_TIMES * 2 < ours)
