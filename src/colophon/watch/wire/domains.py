"""Which publishers a desk takes from: domains that it allows, and domains that it does not want."""

from collections.abc import Collection
from urllib.parse import urlsplit


def domain_in(address: str, domains: Collection[str]) -> str:
    """The domain of these to which the address belongs, itself or as a part of it; empty for none."""
    try:
        host = (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""
    parts = host.split(".")
    return next((name for at in range(len(parts)) if (name := ".".join(parts[at:])) in domains), "")


def welcome(address: str, *, allowed: Collection[str], blocked: Collection[str]) -> bool:
    """Whether the desk takes articles from there. The nearest name decides, of a whole and its part."""
    yes, no = domain_in(address, allowed), domain_in(address, blocked)
    if yes or no:
        return len(yes) > len(no)
    return not allowed


def as_domain(text: str) -> str:
    """What somebody wrote (`https://www.Example.org/news`, `*.example.org`) as a domain; empty if it is none."""
    said = text.strip().lower().removeprefix("*.")
    host = urlsplit(said).hostname if "://" in said else said.partition("/")[0].partition(":")[0]
    name = (host or "").strip(".").removeprefix("www.")
    try:
        plain = name.encode("idna").decode("ascii") if not name.isascii() else name
    except UnicodeError:
        return ""
    ok = (
        "." in plain
        and len(plain) <= 253
        and all(part and part.replace("-", "").isalnum() for part in plain.split("."))
    )
    return plain if ok else ""
