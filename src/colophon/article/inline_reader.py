"""Reading inline Markdown into spans: any text is answered, in linear time, without recursion."""

import re
from dataclasses import dataclass
from html.entities import html5

from colophon.article import tags
from colophon.article.emphasis import balance, run_between
from colophon.article.inline_pieces import Piece, spans_of, text_of
from colophon.article.link_targets import Numbers, Targets
from colophon.article.span import Kind, Span

_SPECIAL = re.compile(r"[\\`*_\[\]<&\n]|!\[")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = re.compile(r"\*+|_+")
_TICKS = re.compile(r"`+")
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,4000})>")
_MAIL = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8})>")
_CODE_TAG = re.compile(r"<(code|kbd|samp|tt)>([^<]{0,2000})</\1>", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\s\[\]^\\]{1,100})\]")
_DESTINATION = re.compile(
    r"\(\s{0,20}(?:<([^<>\n]{0,4000})>|((?:[^\s()<]|\\.)(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,4000}|))"
    r"""(?:\s{1,20}(?:"((?:[^"\\]|\\.){0,1000})"|'((?:[^'\\]|\\.){0,1000})'|\(([^()]{0,1000})\)))?\s{0,20}\)""",
)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_OPEN_BRACKETS = 50


@dataclass(frozen=True, slots=True)
class _Bracket:
    piece: int
    run: int
    image: bool
    after: int


def read_inline(text: str, targets: Targets | None = None, *, shortcuts: bool = False) -> list[Span]:
    """The spans of inline Markdown, neighbours that are set alike joined. `shortcuts` reads `[label]` as a link."""
    return _Reader(text, targets or Numbers(), shortcuts=shortcuts).spans()


def unescaped(text: str) -> str:
    """An address or title without backslashes and entities."""
    return _ENTITY.sub(lambda match: _character(match) or match[0], _ESCAPED.sub(r"\1", text))


def _character(match: re.Match[str]) -> str:
    """What an entity stands for; empty for none. Zero and what is no character stand for U+FFFD."""
    if match[3]:
        return html5.get(match[3] + ";", "")
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


class _Reader:
    """One pass over the text: pieces, with brackets and runs of marks that are matched as their partners come."""

    def __init__(self, text: str, targets: Targets, *, shortcuts: bool) -> None:
        self.text = text
        self.targets = targets
        self.shortcuts = shortcuts
        self.pieces: list[Piece] = []
        self.runs: list[Piece] = []
        self.brackets: list[_Bracket] = []
        self.last_ticks: dict[int, int] | None = None
        self.last_anchor_end = text.lower().rfind("</a")

    def spans(self) -> list[Span]:
        at = 0
        while at < len(self.text):
            special = _SPECIAL.search(self.text, at)
            stop = special.start() if special else len(self.text)
            if stop > at:
                self._add(at, stop, self.text[at:stop])
            at = self._special(stop) if special else stop
        balance(piece.run for piece in self.runs if piece.run)
        return spans_of(self.pieces)

    def _special(self, at: int) -> int:
        """Read what a special character begins; answers where it ends."""
        character = self.text[at]
        if character in "*_":
            return self._marks(at)
        if character in "[!":
            return self._open_bracket(at)
        read = {"\\": self._backslash, "`": self._code, "]": self._close_bracket, "<": self._angle, "&": self._entity}
        return read.get(character, self._newline)(at)

    def _add(self, start: int, end: int, text: str, *, kind: Kind = Kind.TEXT, target: str = "") -> int:
        self.pieces.append(Piece(start, end, text, kind, target))
        return end

    def _backslash(self, at: int) -> int:
        if self.text.startswith("\n", at + 1):
            return self._add(at, at + 2, "\n", kind=Kind.BREAK)
        escaped = _ESCAPED.match(self.text, at)
        return self._add(at, at + 2, escaped[1]) if escaped else self._add(at, at + 1, "\\")

    def _newline(self, at: int) -> int:
        before = self.pieces[-1] if self.pieces else None
        if before is None or before.kind is not Kind.TEXT or not before.text.endswith("  "):
            return self._add(at, at + 1, "\n")
        before.text = before.text.rstrip(" ")
        return self._add(at, at + 1, "\n", kind=Kind.BREAK)

    def _entity(self, at: int) -> int:
        match = _ENTITY.match(self.text, at)
        character = _character(match) if match else ""
        return self._add(at, match.end(), character) if match and character else self._add(at, at + 1, "&")

    def _marks(self, at: int) -> int:
        match = _MARKS.match(self.text, at)
        assert match
        before = self.text[at - 1 : at] if at else ""
        run = run_between(match[0], before, self.text[match.end() : match.end() + 1])
        piece = Piece(at, match.end(), match[0], run=run)
        self.pieces.append(piece)
        if run.opens or run.closes:
            self.runs.append(piece)
        return match.end()

    def _code(self, at: int) -> int:
        match = _TICKS.match(self.text, at)
        assert match
        size = match.end() - at
        if self.last_ticks is None:
            self.last_ticks = {len(found[0]): found.start() for found in _TICKS.finditer(self.text)}
        if self.last_ticks.get(size, -1) <= at:
            return self._add(at, match.end(), match[0])
        for closing in _TICKS.finditer(self.text, match.end()):
            if len(closing[0]) == size:
                inside = self.text[match.end() : closing.start()].replace("\n", " ")
                if inside.strip(" ") and inside[0] == inside[-1] == " ":
                    inside = inside[1:-1]
                return self._add(at, closing.end(), inside, kind=Kind.CODE)
        return self._add(at, match.end(), match[0])

    def _open_bracket(self, at: int) -> int:
        note = _NOTE.match(self.text, at)
        if note:
            return self._add(at, note.end(), "", kind=Kind.NOTE, target=note[1])
        image = self.text[at] == "!"
        end = at + 1 + image
        self.brackets.append(_Bracket(len(self.pieces), len(self.runs), image, end))
        del self.brackets[:-_OPEN_BRACKETS]
        return self._add(at, end, self.text[at:end])

    def _close_bracket(self, at: int) -> int:
        if not self.brackets:
            return self._add(at, at + 1, "]")
        bracket = self.brackets.pop()
        target, end = self._target(bracket, at)
        if not end:
            return self._add(at, at + 1, "]")
        if bracket.image:
            return self._image(bracket, target, end)
        balance(piece.run for piece in self.runs[bracket.run :] if piece.run)
        del self.runs[bracket.run :]
        opening = self.pieces[bracket.piece]
        opening.text, opening.links = "", target
        self.pieces.append(Piece(at, end, links=""))
        self.brackets = [other for other in self.brackets if other.image]
        return end

    def _target(self, bracket: _Bracket, at: int) -> tuple[str, int]:
        """What the text in brackets points at and where that ends; 0 where it is no link."""
        inline = _DESTINATION.match(self.text, at + 1)
        if inline:
            title = inline[3] or inline[4] or inline[5] or ""
            return self.targets.addressed(unescaped(inline[1] or inline[2] or ""), unescaped(title)), inline.end()
        inside = self.text[bracket.after : at] if at - bracket.after <= 1000 else ""
        reference = _LABEL.match(self.text, at + 1)
        if reference:
            target = self.targets.labelled(reference[1] or inside)
            return target, reference.end() if target else 0
        target = self.targets.labelled(inside) if self.shortcuts and inside else ""
        return target, at + 1 if target else 0

    def _image(self, bracket: _Bracket, target: str, end: int) -> int:
        inside = self.pieces[bracket.piece + 1 :]
        start = self.pieces[bracket.piece].start
        balance(piece.run for piece in self.runs[bracket.run :] if piece.run)
        del self.runs[bracket.run :]
        alternative = text_of(inside)
        del self.pieces[bracket.piece :]
        return self._add(start, end, alternative, kind=Kind.IMAGE, target=target)

    def _angle(self, at: int) -> int:
        for read in (self._autolink, self._ruby, self._code_tag, self._tag):
            end = read(at)
            if end:
                return end
        if self.text.startswith("<!--", at):
            end = self.text.find("-->", at, at + 10_000)
            if end > 0:
                return self._add(at, end + 3, "")
        return self._add(at, at + 1, "<")

    def _autolink(self, at: int) -> int:
        match = _AUTOLINK.match(self.text, at)
        mail = None if match else _MAIL.match(self.text, at)
        found = match or mail
        if not found:
            return 0
        link = self.targets.addressed(found[1] if match else f"mailto:{found[1]}", "")
        self.pieces.append(Piece(at, at + 1, links=link))
        self._add(at + 1, found.end() - 1, found[1])
        self.pieces.append(Piece(found.end() - 1, found.end(), links=""))
        return found.end()

    def _ruby(self, at: int) -> int:
        match = tags.RUBY.match(self.text, at)
        if not match:
            return 0
        done = 0
        inside = tags.RUBY_BASE_TAG.sub("", match[1])
        for part in tags.RUBY_PART.finditer(inside):
            base, reading = (_ENTITY.sub(lambda found: _character(found) or found[0], part[i]) for i in (1, 2))
            self._add(at, match.end(), base, kind=Kind.RUBY if reading else Kind.TEXT, target=reading)
            done = part.end()
        return self._add(match.end(), match.end(), re.sub("<[^>]*>", "", inside[done:])) if done else 0

    def _code_tag(self, at: int) -> int:
        match = _CODE_TAG.match(self.text, at)
        if match:
            return self._add(at, match.end(), unescaped(match[2].replace("\n", " ")), kind=Kind.CODE)
        raised = tags.SUPERSCRIPT.match(self.text, at)
        return self._add(at, raised.end(), raised[1].translate(tags.RAISED)) if raised else 0

    def _tag(self, at: int) -> int:
        tag = tags.tag_at(self.text, at)
        if not tag:
            return 0
        step = -1 if tag.closes else 1
        piece = Piece(at, tag.end)
        match tag.meaning:
            case tags.Meaning.STRONG:
                piece.strong = step
            case tags.Meaning.EMPHASIS:
                piece.emphasis = step
            case tags.Meaning.BREAK:
                piece.kind, piece.text = Kind.BREAK, "\n"
            case tags.Meaning.IMAGE if tag.address:
                target = self.targets.addressed(unescaped(tag.address), "")
                piece.kind, piece.text, piece.target = Kind.IMAGE, unescaped(tag.alternative), target
            case tags.Meaning.LINK if tag.closes:
                piece.links = ""
            case tags.Meaning.LINK if tag.address and self.last_anchor_end > at:
                piece.links = self.targets.addressed(unescaped(tag.address), "")
        self.pieces.append(piece)
        return tag.end
