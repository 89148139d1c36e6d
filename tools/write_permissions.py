"""Write docs/reference/permissions.md from the one matrix that the desk asks."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "permissions.md"
_WORDS = {
    "see": "see the board, the articles, their texts and their history",
    "propose": "propose a source",
    "comment": "comment on a text",
    "translate": "claim a translation, write its text, sign that it is translated",
    "review": "claim a review, comment, suggest, change, sign that it is reviewed",
    "proofread": "claim a proofreading, change the text, sign that it is proofread",
    "dismiss": "say with a reason why a finding is fine",
    "record-rights": "record why an article or an image may be published",
    "waive": "set a rule aside with a reason that readers will see",
    "publish": "publish and correct, now or at a set time",
    "withdraw": "withdraw an edition",
    "assign": "hand over, extend or end somebody else's claim",
    "close": "take a proposal off the board, or put it back",
    "invite": "make links that let people in, decide on requests",
    "manage-people": "give and end roles",
    "set-wire": "keep the wire: its feeds, rules and domains, and what is not for this desk",
    "set-desk": "change the desk's name, languages and openness",
    "keep-terms": "add terms and take them out, decide on those that the memory suggests",
    "change-originals": "decide on proposals for an unpublished original, change its text (its author may, too)",
    "audit": "read the audit log",
    "export": "take out texts, memory and terms",
}


def page() -> str:
    """The whole page."""
    from colophon.desk.permissions import MATRIX
    from colophon.desk.roles import DeskRole

    head = " | ".join(role.value for role in DeskRole)
    rows = [
        f"| {_WORDS[action.value]} (`{action.value}`) | "
        + " | ".join("yes" if role in MATRIX[action] else "" for role in DeskRole)
        + " |"
        for action in MATRIX
    ]
    return "\n".join(
        [
            "# Permissions",
            "",
            "<!-- Written by tools/write_permissions.py from src/colophon/desk/permissions.py. -->",
            "",
            "What each role may do on its desk. One person can have several roles. On another desk of the same server",
            "nobody may do anything without a role there, and its pages look as if they did not exist.",
            "",
            f"| | {head} |",
            "|---|" + "---|" * len(DeskRole),
            *rows,
            "",
            "Four eyes are no permission: whatever their role, nobody reviews or proofreads what they translated,",
            "unless that rule is waived with a reason that readers will see ([sign-off](signoff.md)).",
            "",
        ]
    )


if __name__ == "__main__":
    from colophon.desk.setup import open_desk

    open_desk(Path(tempfile.mkdtemp(prefix="permissions-")))
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Wrote {PAGE.relative_to(ROOT)}", file=sys.stderr)
