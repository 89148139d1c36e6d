"""Log lines: one JSON object a line or plain text, and never a secret in them."""

import json
import logging
import re
from datetime import UTC, datetime

_SECRET = (
    (re.compile(r"(/(?:join|mail/off)/)[^/\s\"']+"), r"\1…"),
    (re.compile(r"((?:token|passphrase|password|secret|key|code)=)[^&\s\"']+", re.IGNORECASE), r"\1…"),
    (re.compile(r"(\w+://)[^/\s@\"']*:[^/\s@\"']*@"), r"\1…@"),
    (re.compile(r"((?:bearer|basic)\s+)[\w.~+/=-]{8,}", re.IGNORECASE), r"\1…"),
    (re.compile(r"\bclp_[\w-]{8,}"), "clp_…"),
    (re.compile(r"((?:sessionid|csrftoken|__Host-session|__Host-csrf)=)\w+"), r"\1…"),
)
_LINE_ENDS = {number: f"\\u{number:04x}" for number in (0x85, 0x2028, 0x2029)}
"""What some programs take for the end of a line, and JSON leaves as it is."""


def without_secrets(text: str) -> str:
    """`text` with one-time links, passwords in addresses, tokens and cookies taken out."""
    for pattern, instead in _SECRET:
        text = pattern.sub(instead, text)
    return text


class PlainLines(logging.Formatter):
    """Django's own lines, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))


class JsonLines(logging.Formatter):
    """`{"time", "level", "logger", "message", …}`; what a caller gives as `extra={"said": {…}}` stands beside it."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage()),
        }
        said |= getattr(record, "said", {})
        if record.exc_info:
            said["trace"] = without_secrets(self.formatException(record.exc_info))
        return json.dumps(said, ensure_ascii=False, default=str).translate(_LINE_ENDS)
