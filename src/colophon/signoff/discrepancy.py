"""What verification can find wrong, as data, with a plain sentence for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from colophon.signoff.coverage import Part
from colophon.signoff.stages import Stage


class Fault(StrEnum):
    """A kind of thing that is wrong."""

    MANIFEST_DAMAGED = "manifest-damaged"
    ENVELOPE_DAMAGED = "envelope-damaged"
    SIGNATURE_WRONG = "signature-wrong"
    KEY_UNKNOWN = "key-unknown"
    KEY_NOT_YET_VALID = "key-not-yet-valid"
    KEY_RETIRED = "key-retired"
    KEY_REVOKED = "key-revoked"
    KEY_OF_ANOTHER = "key-of-another"
    STAGE_MISSING = "stage-missing"
    SIGNOFF_VOID = "signoff-void"
    ALTERED = "altered"
    OUT_OF_ORDER = "out-of-order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One fault. `number` counts pairs from 1 (0: none), `envelope` counts envelopes from 1 (0: none)."""

    fault: Fault
    stage: Stage | None = None
    part: Part | None = None
    pair: str = ""
    number: int = 0
    envelope: int = 0
    detail: str = ""

    @property
    def message(self) -> str:
        """One plain sentence."""
        if self.fault is Fault.ALTERED:
            where = f" at pair {self.number or self.pair}" if self.pair else ""
            return f"The {_PARTS.get(self.part, 'signed data')}{where} is not what was signed for {self.stage}."
        stage = self.stage or "unknown"
        return _SENTENCES[self.fault].format(stage=stage, envelope=self.envelope, detail=self.detail)


_PARTS: Mapping[Part | None, str] = {
    Part.DESK: "name of the desk or the translation",
    Part.TITLE: "title",
    Part.LANGUAGES: "language",
    Part.ADDRESS: "source's address or time",
    Part.SNAPSHOT: "source snapshot",
    Part.SOURCE_ARTICLE: "article that was read from the source",
    Part.ARTICLE: "article around its sentences (links, code, kinds of blocks, notices)",
    Part.ORDER: "order of the pairs",
    Part.SOURCE_TEXT: "source text",
    Part.TARGET_TEXT: "translated text",
    Part.PLACE: "place",
    Part.HANDS: "list of people",
    Part.CREDITS: "credit list",
    Part.IMAGES: "list of images",
    Part.DISMISSALS: "list of dismissed findings",
    Part.CHECKS: "record of the checks",
    Part.WAIVERS: "list of waivers",
    Part.RIGHTS: "rights record",
    Part.KIND: "kind of edition or its note",
    Part.PUBLISHED: "edition's number or time of publication",
    Part.IMPRINT: "desk's printed name, language or disclaimer",
}

_SENTENCES: Mapping[Fault, str] = {
    Fault.MANIFEST_DAMAGED: "The manifest is damaged: {detail}",
    Fault.ENVELOPE_DAMAGED: "Envelope {envelope} is damaged: {detail}",
    Fault.SIGNATURE_WRONG: "Envelope {envelope}: the signature does not belong to this statement and this key.",
    Fault.KEY_UNKNOWN: "Envelope {envelope} is signed with a key that the ring does not hold ({detail}).",
    Fault.KEY_NOT_YET_VALID: "Envelope {envelope} is dated before its key was valid ({detail}).",
    Fault.KEY_RETIRED: "Envelope {envelope} is dated after its key was retired ({detail}).",
    Fault.KEY_REVOKED: "Envelope {envelope}: its key was revoked ({detail}).",
    Fault.KEY_OF_ANOTHER: "Envelope {envelope} is signed with another person's key ({detail}).",
    Fault.STAGE_MISSING: "Nobody has signed the stage {stage}.",
    Fault.SIGNOFF_VOID: "The sign-off of {stage} by {detail} is void: something was changed after it.",
    Fault.OUT_OF_ORDER: "The stage {stage} is dated before the stage that it builds on.",
}
