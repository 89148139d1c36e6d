"""What the doctor says: what is wrong, why it matters, what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """`grave`: people cannot work, or something is being lost. Else it will become so."""

    what: str
    why: str
    mend: str
    grave: bool = False
