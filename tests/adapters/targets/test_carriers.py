"""Folders, Git, commands and buckets: what was put is there once, what is somebody else's stays, failures are told."""

import hashlib
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.adapters.targets.bucket_server import Bucket, bucket

from colophon.adapters.targets.asking import Server
from colophon.adapters.targets.carrying import Change, FolderCarrier, PlacedFolder, change_tree
from colophon.adapters.targets.command import CommandCarrier
from colophon.adapters.targets.git import GitCarrier
from colophon.adapters.targets.s3 import S3Carrier, signed_headers
from colophon.adapters.targets.secrets import SecretFolder
from colophon.errors import StorageError, TargetError, TargetOutpacedError

FILES = {"README.md": b"list\n", "2026-03/a.md": b"text\n"}


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
    return subprocess.run(["git", *who, "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path / "there.git"], check=True)
    return tmp_path / "there.git"


def carrier(bare: Path, folder: Path, *, branch: str = "main", trusted: bool = True) -> GitCarrier:
    return GitCarrier(str(bare), folder, branch=branch, author="Harbour & Hill", trusted=trusted)


def put(one: GitCarrier, files: dict[str, bytes], *remove: str) -> None:
    one.carry(change_tree(one.prepare(), files, remove), what="Put t1, edition 1")


def test_git_takes_one_commit_and_no_second_for_the_same(bare: Path, tmp_path: Path) -> None:
    put(carrier(bare, tmp_path / "copy"), FILES)
    put(carrier(bare, tmp_path / "copy"), FILES)
    put(carrier(bare, tmp_path / "other-copy"), FILES)
    assert git(bare, "log", "--format=%an: %s", "main").splitlines() == ["Harbour & Hill: Put t1, edition 1"]
    put(carrier(bare, tmp_path / "copy"), {"README.md": b"list 2\n"}, "2026-03/a.md")
    assert git(bare, "ls-tree", "-r", "--name-only", "main").split() == ["README.md"]


def test_what_others_commit_stays_and_a_late_push_is_done_anew(bare: Path, tmp_path: Path) -> None:
    ours = carrier(bare, tmp_path / "copy")
    put(ours, FILES)
    subprocess.run(["git", "clone", "--quiet", "--branch=main", bare, tmp_path / "theirs"], check=True)
    change = change_tree(ours.prepare(), {"2026-03/b.md": b"b\n"}, ())
    (tmp_path / "theirs/LICENSE").write_text("CC BY\n")
    git(tmp_path / "theirs", "add", ".")
    git(tmp_path / "theirs", "commit", "--quiet", "-m", "Add a licence")
    git(tmp_path / "theirs", "push", "--quiet")
    with pytest.raises(TargetOutpacedError):
        ours.carry(change, what="Put t2, edition 1")
    put(ours, {"2026-03/b.md": b"b\n"})
    held = set(git(bare, "ls-tree", "-r", "--name-only", "main").split())
    assert held == {"LICENSE", "README.md", "2026-03/a.md", "2026-03/b.md"}


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("echo 'Only signed commits.'; exit 1", "Git could not push: pre-receive hook declined. Only signed commits."),
        ("exit 1", "Git could not push: pre-receive hook declined."),
        (
            "for n in $(seq 200); do echo Read our rules.; done; exit 1",
            "Git could not push: pre-receive hook declined. Read our rules. Read",
        ),
    ],
)
def test_a_repository_that_refuses_is_quoted_and_nothing_else(bare: Path, tmp_path: Path, hook: str, said: str) -> None:
    (bare / "hooks").mkdir(exist_ok=True)
    (bare / "hooks/pre-receive").write_text(f"#!/bin/sh\n{hook}\n")
    (bare / "hooks/pre-receive").chmod(0o755)
    with pytest.raises(TargetError) as refused:
        put(carrier(bare, tmp_path / "copy"), FILES)
    assert refused.value.message.startswith(said)
    assert len(refused.value.message) < 400
    assert str(bare) not in refused.value.message


def test_a_branch_that_cannot_be_is_not_only_called_a_late_push(bare: Path, tmp_path: Path) -> None:
    put(carrier(bare, tmp_path / "copy"), FILES)
    with pytest.raises(TargetOutpacedError, match=r"or it is locked there: .*main"):
        put(carrier(bare, tmp_path / "other", branch="main/texts"), FILES)


def test_a_copy_that_was_broken_off_is_made_anew(bare: Path, tmp_path: Path) -> None:
    ours = carrier(bare, tmp_path / "copy")
    put(ours, FILES)
    (tmp_path / "copy/half.tmp").write_text("left by a killed process")
    (tmp_path / "copy/README.md").write_text("half")
    put(ours, {"2026-03/b.md": b"b\n"})
    assert "half.tmp" not in git(bare, "ls-tree", "-r", "--name-only", "main")
    assert git(bare, "show", "main:README.md") == "list\n"


@pytest.mark.parametrize(
    "address", ["", "--upload-pack=touch x", "ext::sh -c touch", "https://desk:secret@git.example/x", "a\nb"]
)
def test_git_is_not_given_what_is_no_repository(address: str, tmp_path: Path) -> None:
    with pytest.raises(TargetError) as refused:
        GitCarrier(address, tmp_path / "copy", trusted=True)
    assert "secret" not in refused.value.message.replace("give the secret apart", "")


@pytest.mark.parametrize("branch", ["-x", "a b", "a..b", "x.lock", ""])
def test_a_branch_has_a_name_that_git_takes(branch: str, tmp_path: Path) -> None:
    with pytest.raises(TargetError):
        GitCarrier("https://git.example/x", tmp_path / "copy", branch=branch)


def test_git_tells_why_it_could_not(tmp_path: Path, bare: Path) -> None:
    with pytest.raises(TargetError, match="ls-remote"):
        carrier(tmp_path / "nothing.git", tmp_path / "copy").prepare()
    with pytest.raises(TargetError, match="https:// or ssh://"):
        carrier(bare, tmp_path / "copy", trusted=False).prepare()
    with pytest.raises(Exception, match="private network"):
        GitCarrier("https://localhost/x.git", tmp_path / "copy").prepare()
    assert "will be made" in carrier(bare, tmp_path / "copy").try_it()


def test_a_folder_keeps_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "www/.htaccess").write_text("theirs")
    tree = FolderCarrier(tmp_path / "www").prepare()
    change_tree(tree, FILES, ())
    change_tree(tree, {"README.md": b"list\n"}, ["2026-03/a.md"])
    assert sorted(path.name for path in tree.iterdir()) == [".htaccess", "README.md"], "an empty folder goes too"
    assert "can be written" in FolderCarrier(tmp_path / "www").try_it()


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a\\b", "link/x"])
def test_nothing_is_written_outside(path: str, tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree/link").symlink_to(tmp_path)
    with pytest.raises(StorageError):
        change_tree(tmp_path / "tree", {path: b"x"}, ())
    with pytest.raises(StorageError):
        change_tree(tmp_path / "tree", {}, [path])


def test_of_a_site_only_what_changed_is_put_again(tmp_path: Path) -> None:
    site, tree = tmp_path / "site", tmp_path / "tree"
    change_tree(site, {"index.html": b"1", "a/index.html": b"a"}, ())
    placed = PlacedFolder(site, tmp_path / "placed.json")
    assert sorted(placed.change(tree)[0]) == ["a/index.html", "index.html"]
    change_tree(tree, *placed.change(tree))
    placed.done()
    (site / "index.html").write_bytes(b"22")
    (site / "a/index.html").unlink()
    again = PlacedFolder(site, tmp_path / "placed.json")
    assert again.change(tree) == ({"index.html": b"22"}, ["a/index.html"])
    (tmp_path / "placed.json").write_text("not what it was")
    assert PlacedFolder(site, tmp_path / "placed.json").change(tree) == ({"index.html": b"22"}, [])


def test_what_our_copy_of_a_site_has_lost_is_put_again(tmp_path: Path) -> None:
    site, tree = tmp_path / "site", tmp_path / "tree"
    change_tree(site, {"index.html": b"1", "a/index.html": b"a"}, ())
    placed = PlacedFolder(site, tmp_path / "placed.json")
    change_tree(tree, *placed.change(tree))
    placed.done()
    (tree / "a/index.html").unlink()
    assert placed.change(tree) == ({"a/index.html": b"a"}, [])


def test_a_command_is_given_the_folder_and_no_shell(tmp_path: Path) -> None:
    copy = CommandCarrier(["cp", "-r", "{folder}/.", str(tmp_path / "out; touch evil")], tmp_path / "files")
    copy.carry(change_tree(copy.prepare(), FILES, ()), what="x")
    assert (tmp_path / "out; touch evil/2026-03/a.md").read_bytes() == b"text\n"
    assert not Path("evil").exists()


def test_a_command_that_fails_hangs_or_is_not_there(tmp_path: Path) -> None:
    say = [
        "python3",
        "-c",
        "import os; print('password', os.environ['COLOPHON_SECRET']); raise SystemExit(7)",
        "{folder}",
    ]
    with pytest.raises(TargetError, match="ended with 7: password •••"):
        CommandCarrier(say, tmp_path / "files", secret="tide-42").carry(Change(), what="x")
    change_tree(tmp_path / "f", FILES, ())
    with pytest.raises(TargetError, match="did not end"):
        CommandCarrier(["sh", "-c", "sleep 60 & sleep 60", "{folder}"], tmp_path / "f", seconds=0.3).try_it()
    with pytest.raises(TargetError, match="cannot be started"):
        CommandCarrier(["no-such-program", "{folder}"], tmp_path / "f").try_it()
    with pytest.raises(TargetError, match="folder"):
        CommandCarrier(["rsync"], tmp_path / "files")
    talks = ["python3", "-c", "print('word ' * 200, 'end'); raise SystemExit(1)", "{folder}"]
    with pytest.raises(TargetError, match=r"ended with 1: … word word .* end$"):
        CommandCarrier(talks, tmp_path / "f").try_it()


def test_to_try_a_command_never_empties_the_place(tmp_path: Path) -> None:
    change_tree(tmp_path / "www", {"index.html": b"theirs"}, ())
    sync = ["sh", "-c", f"rm -r {tmp_path}/www; cp -r $0 {tmp_path}/www", "{folder}"]
    assert "once there is something" in CommandCarrier(sync, tmp_path / "files").try_it()
    assert (tmp_path / "www/index.html").read_bytes() == b"theirs"
    with pytest.raises(TargetError, match="no program"):
        CommandCarrier(["no-such-program", "{folder}"], tmp_path / "files").try_it()


@pytest.fixture
def there() -> Iterator[tuple[str, type[Bucket]]]:
    with bucket() as held:
        yield held


def s3(address: str, tree: Path, secret: str = "tide-42") -> S3Carrier:
    return S3Carrier(Server(address, trusted=True, secret=True), tree, key="AK", secret=secret, region="eu")


def test_a_bucket_takes_signed_files_and_lets_them_go(there: tuple[str, type[Bucket]], tmp_path: Path) -> None:
    address, held = there
    one = s3(address, tmp_path / "files")
    one.carry(change_tree(one.prepare(), {**FILES, "标题/ä b.md": b"x"}, ()), what="x")
    assert held.held["/desk/www/2026-03/a.md"] == b"text\n"
    assert len(held.held) == 3
    one.carry(change_tree(one.prepare(), {}, ["2026-03/a.md"]), what="x")
    assert "/desk/www/2026-03/a.md" not in held.held
    assert one.try_it() == "The bucket takes files, lets them go, and tells what it holds."
    held.silent = 403
    assert "does not tell" in one.try_it()


def test_a_bucket_that_took_half_is_given_all_again(there: tuple[str, type[Bucket]], tmp_path: Path) -> None:
    address, held = there
    held.refuse[:] = [200, 503, 503, 503]
    one = s3(address, tmp_path / "files")
    with pytest.raises(TargetError, match="503"):
        one.carry(change_tree(one.prepare(), FILES, ()), what="x")
    one.carry(change_tree(one.prepare(), FILES, ()), what="x")
    assert sorted(held.held) == ["/desk/www/2026-03/a.md", "/desk/www/README.md"]
    with pytest.raises(TargetError, match=r"403.*key"):
        s3(address, tmp_path / "files", secret="wrong").try_it()
    with pytest.raises(TargetError, match="https://server/bucket"):
        s3(address.removesuffix("/desk/www"), tmp_path / "files")


def test_one_stumble_of_a_bucket_does_not_begin_all_anew(there: tuple[str, type[Bucket]], tmp_path: Path) -> None:
    address, held = there
    held.refuse[:] = [200, 503, 503]
    one = s3(address, tmp_path / "files")
    one.carry(change_tree(one.prepare(), FILES, ()), what="x")
    assert sorted(held.held) == ["/desk/www/2026-03/a.md", "/desk/www/README.md"]
    held.refuse[:] = [500, 503]
    one.carry(change_tree(one.prepare(), {}, ["README.md"]), what="x")
    assert sorted(held.held) == ["/desk/www/2026-03/a.md"]


def test_a_bucket_that_refuses_is_quoted(there: tuple[str, type[Bucket]], tmp_path: Path) -> None:
    """A clock that is wrong is refused with the same number as a wrong key."""
    address, held = there
    one = s3(address, tmp_path / "files")
    said = b"<Code>RequestTimeTooSkewed</Code><Message>The clocks differ.</Message>"
    for body, words in (
        (b"<?xml version='1.0'?><Error>" + said + b"</Error>", " (RequestTimeTooSkewed: The clocks differ.)."),
        (b"<html>no", "."),
        (b"", "."),
    ):
        held.refuse[:], held.says = [403], body
        with pytest.raises(TargetError) as refused:
            one.try_it()
        assert refused.value.message.endswith(f"the key may not write there{words}")


def test_a_bucket_of_another_region_says_which(there: tuple[str, type[Bucket]], tmp_path: Path) -> None:
    address, held = there
    held.refuse[:], held.lies_in = [301], "eu-2"
    with pytest.raises(TargetError, match="It lies in the region “eu-2”: --option region="):
        s3(address, tmp_path / "files").try_it()


def test_a_bucket_lists_what_it_holds_page_by_page(there: tuple[str, type[Bucket]], tmp_path: Path) -> None:
    address, held = there
    names = ["a/1.md", "a/2 x+y.md", "a/3.md", "a/标题.md", "ab/1.md", "b.md"]
    one = s3(address, tmp_path / "files")
    one.carry(change_tree(one.prepare(), dict.fromkeys(names, b"x"), ()), what="x")
    held.held["/desk/www-old/a/9.md"] = b"another desk's"
    assert sorted(one.beyond("") or ()) == sorted(names)
    assert sorted(one.beyond("a/") or ()) == sorted(names[:4])
    assert one.beyond("no/") == []
    for refused in (403, 404, 501):
        held.silent = refused
        assert one.beyond("a/") is None
    held.silent = 503
    with pytest.raises(TargetError, match="503"):
        one.beyond("a/")


def test_a_signature_is_the_one_of_the_services_own_example() -> None:
    """The example of its manual: putting "test$file.text" into "examplebucket" on 24 May 2013."""
    signed = signed_headers(
        "PUT",
        "/test%24file.text",
        {
            "Host": "examplebucket.s3.amazonaws.com",
            "Date": "Fri, 24 May 2013 00:00:00 GMT",
            "x-amz-storage-class": "REDUCED_REDUNDANCY",
        },
        b"Welcome to Amazon S3.",
        key="AKIAIOSFODNN7EXAMPLE",
        secret="wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        region="us-east-1",
        now=datetime(2013, 5, 24, tzinfo=UTC),
    )
    assert signed["x-amz-content-sha256"] == hashlib.sha256(b"Welcome to Amazon S3.").hexdigest()
    assert signed["Authorization"].endswith("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")


def test_a_secret_lies_where_only_its_owner_reads(tmp_path: Path) -> None:
    folder = SecretFolder(tmp_path / "secrets")
    folder.put("target-1", "tide-42")
    assert (tmp_path / "secrets/target-1").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    assert folder.get("target-1") == "tide-42"
    assert "tide-42" not in repr(folder)
    folder.put("target-1", "")
    assert folder.get("target-1") == ""
