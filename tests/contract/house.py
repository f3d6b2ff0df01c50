"""What the contract tests share: where the repository is, what belongs to it, how to run the program."""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = "support source diag yaml blueprint graph recovery lint lower output emit diff driver cli".split()


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


class Kind:
    """A row of kinds.def, or of the rules.def that it includes: there the family is Lint for all."""

    ROW = re.compile(r'^LIFEBOAT_(?:KIND|LINT)\("(\w+)", (\w+), "([\w-]+)", (\w+)(?:, (\w+))?\)$')

    def __init__(self, row):
        self.code, self.id, self.name, self.severity, self.family = row.groups("Lint")

    def __repr__(self):
        return f"{self.code} {self.name}"


def rule_kinds():
    """The kinds that are rules of lint, as listed."""
    return _rows("LIFEBOAT_LINT", text("include/lifeboat/diag/rules.def"))


def kinds():
    """All kinds as listed, those of rules in their place."""
    before, after = text("include/lifeboat/diag/kinds.def").split('#include "lifeboat/diag/rules.def"\n')
    return _rows("LIFEBOAT_KIND", before) + rule_kinds() + _rows("LIFEBOAT_KIND", after)


def _rows(macro, listing):
    rows = []
    for line in listing.splitlines():
        if line and not line.startswith(("//", "#")):
            row = Kind.ROW.match(line)
            assert row and line.startswith(macro), f"not {macro}(code, id, name, severity[, family]): {line}"
            rows.append(Kind(row))
    return rows


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
