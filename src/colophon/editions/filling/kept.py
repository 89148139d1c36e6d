"""What templates became when they were read, for another process that fills the same ones: reading takes a while."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_MOST = 400
"""Those of a theme that is changed again and again must not fill the memory."""
_KEPT: dict[str, bytes] = {}


class KeptTemplates(BytecodeCache):
    """Of one theme in one language, which `whose` tells apart from all others."""

    def __init__(self, whose: str) -> None:
        self._whose = whose

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := _KEPT.get(self._name(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(_KEPT) < _MOST:
            _KEPT[self._name(bucket)] = bucket.bytecode_to_string()

    def _name(self, bucket: Bucket) -> str:
        return f"{self._whose} {bucket.key}"


def kept_templates() -> dict[str, bytes]:
    """Everything that was read in this process, and will be: to be handed to another when that one is born."""
    return _KEPT


def take_templates(kept: dict[str, bytes]) -> None:
    """Have what another process read."""
    _KEPT.update(kept)
