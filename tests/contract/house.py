"""What the contract tests share: where the repository is, what belongs to it, how to run the program."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = "support source diag yaml blueprint graph recovery lint lower output emit driver cli".split()


def files():
    """Every file that is, or would be, under version control; paths relative to the root, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
    else:  # a source archive
        inside = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        names = [str(path) for path in inside if path.parts[0] not in {"build", "out"}]
    return sorted({pathlib.Path(name) for name in names if (ROOT / name).is_file()})


def text(path):
    """The text of a file of the repository; empty for what is not text, or not there."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return ""


def binary():
    """The program under test. Unset is a failure, not a skip: a test that runs nothing proves nothing."""
    name = os.environ.get("LIFEBOAT_BINARY")
    if not name or not os.access(name, os.X_OK):
        sys.exit("LIFEBOAT_BINARY does not name the built program")
    return os.path.abspath(name)


def run(*arguments, cwd=None, env=None, umask=-1):
    """Runs the program; returns (exit code, stdout + stderr)."""
    done = subprocess.run([binary(), *map(str, arguments)], cwd=cwd, env={**os.environ, **(env or {})}, umask=umask,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def blueprints():
    found = sorted((ROOT / "blueprints").glob("*.yaml"))
    assert found, "no blueprints to test with"
    return found


def tree(folder, ignore=()):
    """{relative path: bytes} of every file below a folder."""
    folder = pathlib.Path(folder)
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((str(path.relative_to(folder)), path) for path in paths)
    return {name: path.read_bytes() for name, path in named if name not in ignore}
