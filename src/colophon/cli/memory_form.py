"""How the terminal shows matches and passages of the memory, for people and as JSON."""

from colophon.desk.queries.concordance import Passage, Places
from colophon.memory.changes import Change, Piece
from colophon.memory.match import POINTS, Likeness, Match, Penalty
from colophon.memory.unit import Unit

_MARKS = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}
_LIKENESS = {Likeness.CONTEXT: "the same in the same context", Likeness.EXACT: "the same"}
_PENALTIES = {
    Penalty.MACHINE: "machine draft",
    Penalty.UNREVIEWED: "not reviewed",
    Penalty.OTHER_DESK: "another desk's",
    Penalty.CONTRADICTED: "also translated otherwise",
}


def match_text(match: Match) -> str:
    """A match in three or four lines."""
    likeness = _LIKENESS.get(match.likeness, f"{match.score:.0%} alike")
    against = [f"{_PENALTIES[penalty]} -{POINTS[penalty]}" for penalty in match.penalties]
    head = f"{match.value:.0%}  {', '.join([likeness, *against])}"
    shown = "".join(_MARKS[piece.change].format(piece.text) for piece in match.difference)
    lines = [head, f"  {shown}", f"  {match.proposal}"]
    if match.doubtful:
        lines.append("  Look at the numbers.")
    return "\n".join([*lines, *_origin(match.unit)])


def match_record(match: Match) -> dict[str, object]:
    return {
        "value": match.value,
        "score": match.score,
        "likeness": match.likeness,
        "penalties": {penalty.value: POINTS[penalty] for penalty in match.penalties},
        "difference": [_piece(piece) for piece in match.difference],
        "proposal": match.proposal,
        "doubtful": match.doubtful,
        "unit": unit_record(match.unit),
    }


def unit_record(unit: Unit) -> dict[str, object]:
    return {
        "id": unit.id,
        "source": unit.source,
        "target": unit.target,
        "source_language": unit.source_language,
        "target_language": unit.target_language,
        "origin": unit.origin,
        "article": unit.article,
        "date": unit.date,
        "desk": unit.desk,
    }


def passage_text(passage: Passage) -> str:
    """Both sides with the phrase marked, and where they come from."""
    sides = (_marked(passage.source, passage.source_places), _marked(passage.target, passage.target_places))
    return "\n".join([*(f"  {side}" for side in sides), *_origin(passage.unit)])


def passage_record(passage: Passage) -> dict[str, object]:
    places = {"source_places": passage.source_places, "target_places": passage.target_places}
    return {**unit_record(passage.unit), "before": passage.unit.before, "after": passage.unit.after, **places}


def _marked(text: str, places: Places) -> str:
    for start, end in reversed(places):
        text = f"{text[:start]}»{text[start:end]}«{text[end:]}"
    return text


def _piece(piece: Piece) -> list[str]:
    return [piece.change.value, piece.text]


def _origin(unit: Unit) -> list[str]:
    return [f"  ({', '.join(part for part in (f'unit {unit.id}', unit.desk, unit.date, unit.article) if part)})"]
