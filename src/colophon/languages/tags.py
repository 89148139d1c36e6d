"""Language tags as other tools write them (`zh_CN`, `EN-US`, `pt_BR.UTF-8`), put into the one form of BCP 47."""

import re
from functools import lru_cache

_SYSTEM = re.compile(r"[.@].*", re.DOTALL)  # what a POSIX locale says beside the language
_REGION = 2
_SCRIPT = 4


@lru_cache(maxsize=4096)
def canonical_tag(tag: str) -> str:
    """`zh-CN` for `zh_cn`, `zh-Hans` for `ZH-HANS`, `en-US` for `EN-US`. What is no tag stays what it is."""
    parts = _SYSTEM.sub("", tag.strip()).replace("_", "-").split("-")
    return "-".join([parts[0].lower(), *map(_cased, parts[1:])]) if all(parts) else tag


def _cased(part: str) -> str:
    if len(part) == _SCRIPT and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION and part.isalpha() else part.lower()
