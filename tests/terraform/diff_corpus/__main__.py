"""The whole corpus, or the edits whose names match.

Exits with 1 when Lifeboat and a plan disagree about anything that disagreements.json does not explain, when Terraform
refuses an edit, or, in a full run, when an entry explains nothing.
"""

from __future__ import annotations

import argparse
import fnmatch
from pathlib import Path

from tests.terraform.diff_corpus import corpus, judge
from tests.terraform.diff_corpus.cache import Cache


def main(patterns: list[str], cache: Cache) -> int:
    edits = [edit for edit in corpus.all_edits()
             if not patterns or any(fnmatch.fnmatchcase(edit.name, f"*{pattern}*") for pattern in patterns)]
    result = corpus.run(edits, lambda line: print(line, flush=True), cache)
    for name, actions in result.actions.items():
        print(f"{name}\n    {', '.join(f'{count} {action}' for action, count in sorted(actions.items())) or 'nothing'}")
    for name, reason in result.unjudged.items():
        print(f"{name}\n    not planned: {reason}")
    listed = judge.read_listed()
    explained = [one for one in result.disagreements if any(entry.explains(one) for entry in listed)]
    left = [one for one in result.disagreements if one not in explained]
    idle = [entry for entry in listed if not any(entry.explains(one) for one in result.disagreements)]
    for name, said in result.refused.items():
        print(f"refused by Terraform: {name}\n{said}")
    for one in left:
        print(f"disagreement: {one}")
    for entry in idle if not patterns else []:
        print(f"disagreements.json: nothing needs {entry.edit}, {entry.address}")
    changes = sum(sum(actions.values()) for actions in result.actions.values())
    print(f"{len(result.actions)} edits planned, {len(result.unjudged)} not, {len(result.refused)} refused, "
          f"{changes} changes of resources, {len(left)} disagreements, {len(explained)} listed; {result.seconds:.0f} s")
    return 1 if left or result.refused or (idle and not patterns) else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python3 -m tests.terraform.diff_corpus")
    parser.add_argument("--cache", type=Path, help="a folder of plans: what is in it is not planned again")
    parser.add_argument("pattern", nargs="*", help="a part of the name of an edit; * stands for anything")
    chosen = parser.parse_args()
    raise SystemExit(main(chosen.pattern, Cache(chosen.cache)))
