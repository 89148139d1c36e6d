"""Archives are read from folders and repositories; nothing that a repository says is done."""

from functools import partial
from pathlib import Path

import pytest
from archive_samples import DRAFT, PRINTED, SOURCE, git, lctt_folder, repository, write

from colophon.adapters.archive.folder import LARGEST, FolderArchive
from colophon.adapters.archive.git import GitArchive, is_repository
from colophon.adapters.archive.reading import Archive, Job, ReadArticle, in_order, jobs_of, read_job
from colophon.article.credit import Role
from colophon.errors import InputError
from colophon.intake.archive.layout import Layout
from colophon.intake.archive.pairing import Unpaired

BOTH = ("en", "zh-Hans")
READ = partial(read_job, languages=BOTH)


def jobs(archive: Archive, layout: Layout = Layout.LCTT) -> dict[str, Job | ReadArticle]:
    return {one.key: one for one in jobs_of(archive, layout, languages=BOTH)}


def test_a_folder_is_paired(tmp_path: Path) -> None:
    found = jobs(FolderArchive(lctt_folder(tmp_path)))
    job = found["pier"]
    assert isinstance(job, Job)
    assert (job.source, job.target, job.draft) == (SOURCE.encode(), PRINTED.encode(), DRAFT.encode())
    whys = {key: one.why_not for key, one in found.items() if isinstance(one, ReadArticle)}
    assert whys == {"alone": Unpaired.NO_TRANSLATION}


def test_a_translation_alone_still_says_who_made_it(tmp_path: Path) -> None:
    job = jobs(FolderArchive(lctt_folder(tmp_path)))["orphan"]
    [read] = in_order([job], READ, processes=1)
    assert (read.why_not, read.sure, read.target is None) == (Unpaired.NO_SOURCE, (), False)
    assert {one.name for one in read.credits} >= {"林梅", "陈远"}


def test_what_is_known_is_passed_over(tmp_path: Path) -> None:
    archive = FolderArchive(lctt_folder(tmp_path))
    known = frozenset(one.digest for one in jobs(archive).values())
    assert not list(jobs_of(archive, Layout.LCTT, languages=BOTH, known=known))
    write(tmp_path, "published/202003/pier.md", PRINTED.replace("九年", "十年"))
    assert [one.key for one in jobs_of(archive, Layout.LCTT, languages=BOTH, known=known)] == ["pier"]


def test_an_article_is_read_with_its_people(tmp_path: Path) -> None:
    job = jobs(FolderArchive(lctt_folder(tmp_path)))["pier"]
    [read] = in_order([job], READ, processes=1)
    assert read.why_not is None
    assert ("港务局周一启用了码头。") in {one.pair.target for one in read.sure}
    assert {(one.role, one.name) for one in read.credits} == {
        (Role.AUTHOR, "Ina Holm"),
        (Role.TRANSLATOR, "林梅"),
        (Role.REVIEWER, "陈远"),
    }
    assert read.changed is not None
    assert 0.1 < read.changed < 0.9


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    todo = list(jobs(FolderArchive(lctt_folder(tmp_path))).values()) * 3
    assert list(in_order(todo, READ, processes=2)) == list(in_order(todo, READ, processes=1))


def test_texts_that_do_not_belong_together_are_told(tmp_path: Path) -> None:
    write(tmp_path, "sources/a.md", SOURCE)
    write(tmp_path, "published/a.md", "今天\n=====\n\n" + "\n\n".join("天空很蓝，草地很绿。" * 12 for _ in range(40)))
    [read] = in_order(jobs(FolderArchive(tmp_path)).values(), READ, processes=1)
    assert read.why_not is Unpaired.DOUBTFUL


def test_links_and_huge_files_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, "sources/a.md", SOURCE)
    write(tmp_path, "published/a.md", PRINTED + "字" * LARGEST)
    (tmp_path / "published" / "b.md").symlink_to("/etc/hostname")
    found = jobs(FolderArchive(tmp_path))
    assert {key: one.why_not for key, one in found.items() if isinstance(one, ReadArticle)} == {"a": Unpaired.TOO_LARGE}


def test_a_repositorys_history_has_the_source_and_the_draft(tmp_path: Path) -> None:
    with GitArchive(repository(tmp_path / "r")) as archive:
        job = jobs(archive)["码头 pier"]
    assert isinstance(job, Job)
    assert (job.source, job.target, job.draft) == (SOURCE.encode(), PRINTED.encode(), DRAFT.encode())
    assert job.date == "2020-03"


def test_a_translation_in_its_sources_place(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    for text in (SOURCE, PRINTED):
        write(tmp_path, "TODO1/pier.md", text)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "x")
    with GitArchive(tmp_path) as archive:
        job = jobs(archive, Layout.GOLD_MINER)["pier"]
    assert isinstance(job, Job)
    assert (job.source, job.target) == (SOURCE.encode(), PRINTED.encode())


def test_a_repository_is_read_bare_packed_and_shallow(tmp_path: Path) -> None:
    whole = repository(tmp_path / "r")
    git(whole, "gc", "--quiet")
    git(tmp_path, "clone", "--quiet", "--bare", str(whole), "bare.git")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{whole}", "shallow")
    assert is_repository(tmp_path / "bare.git")
    with GitArchive(tmp_path / "bare.git") as archive:
        assert isinstance(jobs(archive)["码头 pier"], Job)
    with GitArchive(tmp_path / "shallow") as archive:
        [only] = jobs(archive).values()
    assert isinstance(only, Job)
    assert READ(only).why_not is Unpaired.NO_SOURCE


TRAPS = """
[core]
fsmonitor = TRAP
pager = TRAP
sshCommand = TRAP
hooksPath = TRAP.d
alternateRefsCommand = TRAP
[diff]
external = TRAP
[diff "x"]
textconv = TRAP
[alias]
log = !TRAP
[filter "x"]
smudge = TRAP
clean = TRAP
[log]
showSignature = true
[gpg]
program = TRAP
[extensions]
partialClone = origin
[remote "origin"]
promisor = true
url = ext::TRAP
uploadpack = TRAP
[include]
path = TRAP.more
"""


def test_nothing_that_a_repository_configures_is_run(tmp_path: Path) -> None:
    hostile = repository(tmp_path / "r")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    with (hostile / ".git" / "config").open("a") as file:
        file.write(TRAPS.replace("TRAP", str(trap)))
    write(hostile, ".gitattributes", "*.md diff=x filter=x\n")
    with GitArchive(hostile) as archive:
        assert isinstance(jobs(archive)["码头 pier"], Job)
        assert archive.read("0" * 40) == b"", "what is missing is not fetched"
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("head", ["ref: ../../../etc/passwd", "", "ref: refs/heads/nowhere", "\xff"])
def test_a_broken_repository_is_refused(tmp_path: Path, head: str) -> None:
    folder = repository(tmp_path / "r")
    (folder / ".git" / "HEAD").write_bytes(head.encode("latin-1"))
    with pytest.raises(InputError):
        GitArchive(folder)


def test_a_repository_without_its_objects_is_refused(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    for file in (folder / ".git" / "objects").rglob("*"):
        if file.is_file():
            file.unlink()
    with GitArchive(folder) as archive, pytest.raises(InputError):
        jobs(archive)
