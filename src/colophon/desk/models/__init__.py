"""The store's records, one file an idea."""

from colophon.desk.models.account import Account
from colophon.desk.models.amendment import Amendment
from colophon.desk.models.archive import ArchiveArticle, ArchiveCredit
from colophon.desk.models.audit import AuditEntry, Deed
from colophon.desk.models.claim import Claim, Ending
from colophon.desk.models.consent import CreditConfirmation, PublicationOrder
from colophon.desk.models.desk import Desk
from colophon.desk.models.draft import DraftRecord, DraftUse
from colophon.desk.models.edition import Edition
from colophon.desk.models.following import FollowTask, SourceWatch
from colophon.desk.models.invitation import Invitation, JoinRequest
from colophon.desk.models.job import Job
from colophon.desk.models.judgement import DismissalRecord, RightsEntry, WaiverRecord
from colophon.desk.models.letter import ImageRights, PermissionLetter
from colophon.desk.models.memory import MemoryEnd, UnitRecord
from colophon.desk.models.message import (
    ChatPost,
    ChatTarget,
    Letter,
    Message,
    MessageChoice,
    MessageKind,
    Often,
)
from colophon.desk.models.person import Membership, Person
from colophon.desk.models.presence import LastLook, Presence
from colophon.desk.models.received import FileKind, FileState, ReceivedFile
from colophon.desk.models.reprint import Reprint, ReprintLetter, ReprintLook
from colophon.desk.models.review import Confirmation, HandBack, Remark
from colophon.desk.models.signoff import SignOffRecord
from colophon.desk.models.source import Snapshot, Source
from colophon.desk.models.takedown import Takedown
from colophon.desk.models.target import DeliveryRecord, Target
from colophon.desk.models.term import (
    CandidateState,
    ConceptRecord,
    NameRecord,
    NameRendering,
    TermCandidate,
    TermMining,
    TermRecord,
)
from colophon.desk.models.token import ApiToken
from colophon.desk.models.translation import ConflictResolution, PairRecord, Revision, Station, TranslationRecord
from colophon.desk.models.watch import LeftAsItIs, SourceLook
from colophon.desk.models.webhook import Webhook, WebhookDelivery
from colophon.desk.models.wire import Domain, Feed, WireItem, WireRule, WireState
from colophon.desk.models.work import WorkEvent

__all__ = [
    "Account",
    "Amendment",
    "ApiToken",
    "ArchiveArticle",
    "ArchiveCredit",
    "AuditEntry",
    "CandidateState",
    "ChatPost",
    "ChatTarget",
    "Claim",
    "ConceptRecord",
    "Confirmation",
    "ConflictResolution",
    "CreditConfirmation",
    "Deed",
    "DeliveryRecord",
    "Desk",
    "DismissalRecord",
    "Domain",
    "DraftRecord",
    "DraftUse",
    "Edition",
    "Ending",
    "Feed",
    "FileKind",
    "FileState",
    "FollowTask",
    "HandBack",
    "ImageRights",
    "Invitation",
    "Job",
    "JoinRequest",
    "LastLook",
    "LeftAsItIs",
    "Letter",
    "Membership",
    "MemoryEnd",
    "Message",
    "MessageChoice",
    "MessageKind",
    "NameRecord",
    "NameRendering",
    "Often",
    "PairRecord",
    "PermissionLetter",
    "Person",
    "Presence",
    "PublicationOrder",
    "ReceivedFile",
    "Remark",
    "Reprint",
    "ReprintLetter",
    "ReprintLook",
    "Revision",
    "RightsEntry",
    "SignOffRecord",
    "Snapshot",
    "Source",
    "SourceLook",
    "SourceWatch",
    "Station",
    "Takedown",
    "Target",
    "TermCandidate",
    "TermMining",
    "TermRecord",
    "TranslationRecord",
    "UnitRecord",
    "WaiverRecord",
    "Webhook",
    "WebhookDelivery",
    "WireItem",
    "WireRule",
    "WireState",
    "WorkEvent",
]
