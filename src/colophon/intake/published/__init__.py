"""Reading translations that were published already, with the credits their communities print."""

from colophon.intake.published.found import Published
from colophon.intake.published.read import lift_credits, read_published

__all__ = ["Published", "lift_credits", "read_published"]
