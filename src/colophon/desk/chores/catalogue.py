"""Every chore of the desk, in the order in which they are asked what is due."""

from colophon.desk.chores import deliver, end_claims, look_at_sources, note_board, publish_ordered, tidy_jobs
from colophon.desk.chores.chore import Chore

CATALOGUE: tuple[Chore, ...] = (
    publish_ordered.CHORE,
    deliver.CHORE,
    end_claims.CHORE,
    note_board.CHORE,
    look_at_sources.CHORE,
    tidy_jobs.CHORE,
)
