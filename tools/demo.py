"""make demo: one article from its source to a verified edition, twice, told in plain words.

DEMO_SERVE=0 ends instead of serving; DEMO_HOME names the folder (default: ./demo-desk, made anew).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("DEMO_HOME", "") or ROOT / "demo-desk")
SITE = HOME / "site"
COLOPHON = str(Path(sys.executable).with_name("colophon"))


def say(text: str) -> None:
    print(f"\n\033[1m{text}\033[0m" if sys.stdout.isatty() else f"\n{text}", flush=True)


def colophon(*arguments: str, expect: int = 0) -> str:
    """Run the command that anybody would type, show it with its answer, and insist on its exit code."""
    print("  $ colophon " + " ".join(f'"{one}"' if " " in one else one for one in arguments), flush=True)
    environment = {**os.environ, "COLOPHON_HOME": str(HOME)}
    done = subprocess.run([COLOPHON, *arguments], capture_output=True, text=True, env=environment, cwd=ROOT)
    answer = (done.stdout + done.stderr).replace(str(ROOT) + os.sep, "")
    print("".join(f"  | {line}\n" for line in answer.splitlines()), end="", flush=True)
    if done.returncode != expect:
        sys.exit(f"The demo expected exit code {expect} and saw {done.returncode}. Nothing else was done.")
    return answer


def found_the_desk() -> None:
    say("1. A desk, and three people who may sign for different things")
    colophon("init", "--name", "The Demo Desk")
    for name, role in (
        ("林梅", "translator"),
        ("Ruth Adeyemi", "translator"),
        ("何雪", "reviewer"),
        ("周远", "proofreader"),
    ):
        colophon("person", name, "--role", role)
    colophon("person", "何雪", "--role", "publisher")


def take_in() -> None:
    say("2. An English page is captured and read; a Chinese translation of it exists already")
    address = "https://courier.example/harbour/port-aldra-reopens-after-ferry-fire?utm_source=feed"
    colophon("intake", "demo/harbour.en.html", "--address", address)
    colophon("import", "demo/harbour.zh-Hans.md", "--of", "1", "--to", "zh-Hans", "--as", "林梅")


def question() -> None:
    say("3. The checks question it: some facts were changed on purpose, and a credit names nobody")
    colophon("check", "1-zh-Hans", expect=1)


def refuse() -> None:
    say("4. Publishing is refused, with every reason")
    colophon("publish", "1-zh-Hans", "--as", "何雪", expect=3)


def mend() -> None:
    say("5. The translator mends the text; only what changed becomes a new revision")
    colophon("import", "demo/harbour.zh-Hans.mended.md", "--into", "1-zh-Hans", "--as", "林梅")
    colophon("check", "1-zh-Hans", expect=left_open("1-zh-Hans"))
    licence = ("--basis", "licence", "--terms", "CC BY 4.0", "--holder", "The Sellan Courier")
    colophon("rights", "1-zh-Hans", *licence)
    colophon("rights", "1-zh-Hans", "--image", "all", *licence)


def left_open(translation: str) -> int:
    """1 where warnings stay after mending, 0 where nothing does; blocking ones would end the demo at publishing."""
    environment = {**os.environ, "COLOPHON_HOME": str(HOME)}
    return subprocess.run([COLOPHON, "check", translation], capture_output=True, env=environment, cwd=ROOT).returncode


def sign_and_publish() -> None:
    say("6. Three different people sign, and the edition is published: as the site, a text mirror and a book")
    colophon("target", "add", "mirror", "--form", "mirror", "--way", "folder")
    colophon("target", "add", "books", "--form", "epub", "--way", "folder")
    colophon("sign", "1-zh-Hans", "--stage", "translate", "--as", "林梅")
    colophon("sign", "1-zh-Hans", "--stage", "review", "--as", "何雪")
    colophon("sign", "1-zh-Hans", "--stage", "proofread", "--as", "周远")
    colophon("publish", "1-zh-Hans", "--as", "何雪")


def other_direction() -> None:
    say("7. The same way from Ukrainian into English")
    colophon("intake", "demo/library.uk.md")
    colophon("import", "demo/library.en.md", "--of", "2", "--to", "en", "--as", "Ruth Adeyemi")
    colophon("check", "2-en", expect=1)
    colophon("import", "demo/library.en.mended.md", "--into", "2-en", "--as", "Ruth Adeyemi")
    colophon("check", "2-en", expect=left_open("2-en"))
    colophon("rights", "2-en", "--basis", "licence", "--terms", "CC BY-SA 4.0", "--holder", "Вербинський вісник")
    colophon("rights", "2-en", "--image", "all", "--leave-out")
    colophon("sign", "2-en", "--stage", "translate", "--as", "Ruth Adeyemi")
    colophon("sign", "2-en", "--stage", "review", "--as", "何雪")
    colophon("sign", "2-en", "--stage", "proofread", "--as", "周远")
    colophon("publish", "2-en", "--as", "何雪")


def verify() -> None:
    say("8. Anybody can verify the published folder, without asking us")
    colophon("verify", str(SITE.relative_to(ROOT)) if SITE.is_relative_to(ROOT) else str(SITE))
    say("9. One byte of a copy is changed, and that is caught")
    copy = HOME / "tampered-copy"
    shutil.copytree(SITE, copy)
    page = min(copy.glob("*/manifest.json")).with_name("index.html")
    data = page.read_bytes()
    page.write_bytes(data.replace(b"51.7", b"61.7", 1) if b"51.7" in data else data.replace(b"4.6", b"4.8", 1))
    colophon("verify", str(copy.relative_to(ROOT)) if copy.is_relative_to(ROOT) else str(copy), expect=1)
    shutil.rmtree(copy)


def fill_the_board() -> None:
    say("10. The same desk in the browser: people who can sign in, and an article at every station")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "demo_desk.py"), str(HOME)], capture_output=True, text=True, cwd=ROOT
    )
    print("".join(f"  | {line}\n" for line in (done.stdout + done.stderr).splitlines()), end="", flush=True)
    if done.returncode:
        sys.exit("The board could not be filled. Nothing else was done.")


def main() -> int:
    if HOME.exists():
        if not (HOME / "colophon.toml").is_file():
            sys.exit(f"{HOME} is there and is no demo desk; name another with DEMO_HOME. Nothing was changed.")
        shutil.rmtree(HOME)
    for step in (found_the_desk, take_in, question, refuse, mend, sign_and_publish, other_direction, verify):
        step()
    fill_the_board()
    if os.environ.get("DEMO_SERVE") == "0":
        say(f"Done. The site is in {SITE}.")
        return 0
    say("11. The desk in the browser, on this machine only: sign in with a name and a password from above")
    environment = {**os.environ, "COLOPHON_HOME": str(HOME)}
    return subprocess.run([COLOPHON, "serve"], env=environment, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
