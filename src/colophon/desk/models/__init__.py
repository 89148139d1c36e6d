"""The store's records, one file an idea."""

from colophon.desk.models.desk import Desk
from colophon.desk.models.edition import Edition
from colophon.desk.models.judgement import DismissalRecord, RightsEntry, WaiverRecord
from colophon.desk.models.person import Membership, Person
from colophon.desk.models.presence import LastLook, Presence
from colophon.desk.models.review import Confirmation, HandBack, Remark
from colophon.desk.models.signoff import SignOffRecord
from colophon.desk.models.source import Snapshot, Source
from colophon.desk.models.translation import ConflictResolution, PairRecord, Revision, TranslationRecord
from colophon.desk.models.work import WorkEvent

__all__ = [
    "Confirmation",
    "ConflictResolution",
    "Desk",
    "DismissalRecord",
    "Edition",
    "HandBack",
    "LastLook",
    "Membership",
    "PairRecord",
    "Person",
    "Presence",
    "Remark",
    "Revision",
    "RightsEntry",
    "SignOffRecord",
    "Snapshot",
    "Source",
    "TranslationRecord",
    "WaiverRecord",
    "WorkEvent",
]
