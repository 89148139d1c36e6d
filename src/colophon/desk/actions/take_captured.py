"""From captured bytes to a source of the desk: read, cleaned, kept, proposed by somebody."""

from dataclasses import dataclass
from datetime import datetime

from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.json_form import article_json
from colophon.desk.actions.propose import note_proposal
from colophon.desk.actions.take_in import TakenIn, take_in
from colophon.desk.models import Desk, Person, Source
from colophon.errors import UnknownLanguageError
from colophon.intake.clean_addresses import with_clean_addresses
from colophon.intake.page import Intake
from colophon.intake.read import read
from colophon.intake.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Proposed:
    """The source, what was known of it before, and how it was read."""

    source: Source
    taken: TakenIn
    intake: Intake


def take_captured(
    desk: Desk,
    captured: Snapshot,
    *,
    name: str = "",
    language: str | None = None,
    person: Person,
    why: str,
    snapshots: SnapshotFolder,
    now: datetime,
) -> Proposed:
    """Take in what was captured. A refusal to read it keeps nothing. `name` is a file's, where it was one.

    `language` is what a person says it is in, empty to find out; UnknownLanguageError if that fails. None: there is
    nobody to ask.
    """
    intake = read(
        captured.body,
        name=name,
        language=language or "",
        address=captured.final_address or captured.address,
        declared=captured.header("content-type"),
    )
    if language is not None and not intake.article.language:
        raise UnknownLanguageError
    kept = snapshots.keep(captured)
    article, _ = with_clean_addresses(intake.article)
    taken = take_in(
        desk,
        article,
        sha256=kept.sha256,
        captured=datetime.fromisoformat(kept.retrieved),
        article_json=article_json(article),
    )
    return Proposed(note_proposal(taken, person=person, why=why, now=now), taken, intake)
