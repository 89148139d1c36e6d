"""Every chore of the desk, in the order in which they are asked what is due."""

from colophon.desk.chores import (
    count_alarms,
    deliver,
    end_claims,
    forget_wire,
    index_memory,
    look_at_sources,
    make_letters,
    mine_terms,
    note_board,
    post_chats,
    propose_wire,
    publish_ordered,
    read_feeds,
    read_files,
    send_letters,
    tidy_jobs,
    weigh_wire,
    write_notices,
)
from colophon.desk.chores.chore import Chore

CATALOGUE: tuple[Chore, ...] = (
    publish_ordered.CHORE,
    deliver.CHORE,
    end_claims.CHORE,
    note_board.CHORE,
    look_at_sources.CHORE,
    write_notices.CHORE,
    make_letters.CHORE,
    send_letters.CHORE,
    post_chats.CHORE,
    read_feeds.CHORE,
    propose_wire.CHORE,
    weigh_wire.CHORE,
    forget_wire.CHORE,
    count_alarms.CHORE,
    read_files.CHORE,
    index_memory.CHORE,
    mine_terms.CHORE,
    tidy_jobs.CHORE,
)
