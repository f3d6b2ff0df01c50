"""What README.md shows is what happens: each ```console block is run, line by line, and compared.

`$ command` lines are run in one shell session's folder; what follows is the output, in which `…` stands for anything (a
line of its own: any lines). `<!-- not run: reason -->` above a ```console no-run block keeps it from being run.
`python3 tests/contract/readme_test.py --update` rewrites the output that does not fit."""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import house

README = house.ROOT / "README.md"
BLOCK = re.compile(r"(?ms)^(?P<above>[^\n]*)\n```console(?P<mark>[^\n]*)\n(?P<body>.*?)^```$")


def workspace(folder):
    """The repository as a reader sees it, with the built program as `lifeboat` and `scripts/run`."""
    for entry in house.ROOT.iterdir():
        if entry.name not in {"build", "out", ".git", "scripts"}:
            (folder / entry.name).symlink_to(entry)
    for script in (folder / "scripts", folder / ".bin"):
        script.mkdir()
    for script in (house.ROOT / "scripts").glob("*"):
        if script.name != "run":
            (folder / "scripts" / script.name).symlink_to(script)
    (folder / "scripts" / "run").symlink_to(house.binary())
    (folder / ".bin" / "lifeboat").symlink_to(house.binary())


def fits(expected, actual):
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + "\n"
                      for line in expected.splitlines())
    return re.fullmatch(pattern, actual) is not None


def rerun(body, folder):
    """The block with the output that its commands give, kept as written where that fits."""
    result = []
    env = {**os.environ, "PATH": f"{folder / '.bin'}:{os.environ['PATH']}", "NO_COLOR": "1"}
    for command, expected in re.findall(r"(?m)^\$ (.*)\n((?:(?!\$ ).*\n)*)", body):
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        actual = done.stdout if done.stdout.endswith("\n") or not done.stdout else done.stdout + "\n"
        result.append(f"$ {command}\n" + (expected if fits(expected, actual) else actual))
    return "".join(result)


def checked(text):
    with tempfile.TemporaryDirectory(prefix="lifeboat-readme-") as name:
        folder = pathlib.Path(name)
        workspace(folder)

        def replace(block):
            if "no-run" in block["mark"]:
                if not re.match(r"<!-- not run: .+ -->", block["above"]):
                    raise AssertionError("a `console no-run` block needs `<!-- not run: reason -->` on the line above")
                return block[0]
            return f"{block['above']}\n```console{block['mark']}\n{rerun(block['body'], folder)}```"

        return BLOCK.sub(replace, text)


class Readme(unittest.TestCase):
    def test_commands_do_what_is_shown(self):
        text = README.read_text(encoding="utf-8")
        self.assertTrue(BLOCK.search(text), "README.md shows no command")
        difference = difflib.unified_diff(text.splitlines(), checked(text).splitlines(), "README.md", "what happens",
                                          lineterm="")
        lines = list(difference)
        if lines:
            self.fail("\n" + "\n".join(lines))


if __name__ == "__main__":
    if "--update" in sys.argv:
        README.write_text(checked(README.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        unittest.main()
