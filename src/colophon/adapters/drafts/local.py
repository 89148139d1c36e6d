"""Drafts by a CTranslate2 model in a folder of this machine: nothing leaves it. Needs the extra `local-drafts`."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from colophon.article.inline import plain
from colophon.article.inline_writer import write_inline
from colophon.article.span import Span
from colophon.drafts.draft import Answer, DraftRequest
from colophon.errors import DraftError

_SOURCE_PIECES = ("source.spm", "sentencepiece.model", "sentencepiece.bpe.model", "spiece.model", "spm.model")
_TARGET_PIECES = ("target.spm", *_SOURCE_PIECES[1:])
_LONGEST = 400
_BATCH = 16

Cut = Callable[[str], list[str]]
Join = Callable[[Sequence[str]], str]


class LocalDrafter:
    """A model's folder, with a SentencePiece model in it, or with words as tokens where there is none.

    The marks of the text are not sent, for small models break them: what is lost of them is named as a flaw.
    """

    engine = "ctranslate2"
    prompt_version = "plain-1"
    together = 16

    def __init__(self, folder: Path, *, model: str = "", source_prefix: str = "", target_prefix: str = "") -> None:
        try:
            import ctranslate2
        except ImportError as error:
            raise DraftError(
                "Local models need CTranslate2.", hint="Install it: pip install colophon[local-drafts]"
            ) from error
        if not (folder / "model.bin").is_file():
            raise DraftError(f"There is no CTranslate2 model in “{folder}”.")
        try:
            self._translator = ctranslate2.Translator(str(folder), device="cpu", inter_threads=1)
        except (RuntimeError, ValueError) as error:
            raise DraftError(f"The model in “{folder}” cannot be loaded: {str(error)[:200]}.") from error
        self.model = model or folder.name
        self._cut, self._join = _pieces(folder)
        self._before = source_prefix.split()
        self._begin = target_prefix.split()

    def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
        tokens = [[*self._before, *self._cut(plain(request.source))[:_LONGEST]] for request in requests]
        begin = [self._begin] * len(tokens) if self._begin else None
        found = self._translator.translate_batch(
            tokens, target_prefix=begin, max_batch_size=_BATCH, max_decoding_length=_LONGEST, beam_size=2
        )
        return [self._answer(result.hypotheses[0]) for result in found]

    def _answer(self, tokens: list[str]) -> Answer:
        said = self._join(tokens[len(self._begin) :] if tokens[: len(self._begin)] == self._begin else tokens)
        return Answer(raw=json.dumps(tokens, ensure_ascii=False), text=write_inline([Span(text=said)]))


def _pieces(folder: Path) -> tuple[Cut, Join]:
    source = next((folder / name for name in _SOURCE_PIECES if (folder / name).is_file()), None)
    target = next((folder / name for name in _TARGET_PIECES if (folder / name).is_file()), source)
    if source is None or target is None:
        return str.split, " ".join
    try:
        import sentencepiece
    except ImportError as error:
        raise DraftError(
            "This model needs SentencePiece.", hint="Install it: pip install colophon[local-drafts]"
        ) from error
    ours = sentencepiece.SentencePieceProcessor(model_file=str(source))
    theirs = sentencepiece.SentencePieceProcessor(model_file=str(target))
    return lambda text: list(ours.encode(text, out_type=str)), lambda tokens: str(theirs.decode(list(tokens)))
