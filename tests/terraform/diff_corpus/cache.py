"""Plans that were made before. They depend on the trees alone: who mends the comparison need not plan again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.terraform.diff_corpus.trees import Tree
from tests.terraform.diff_corpus.workbench import Plan

UNREAD = ("lifeboat.lock.json", "RUNBOOK.md")  # by Terraform


class Cache:
    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def find(self, before: Tree, after: Tree) -> Plan | None:
        file = self._file(before, after)
        if not file or not file.exists():
            return None
        found: Plan = json.loads(file.read_text())
        return found

    def keep(self, before: Tree, after: Tree, plan: Plan) -> None:
        file = self._file(before, after)
        if file:
            file.write_text(json.dumps(plan))

    def _file(self, before: Tree, after: Tree) -> Path | None:
        if not self._folder:
            return None
        digest = hashlib.sha256()
        for tree in (before, after):
            for path, content in sorted(tree.items()):
                if path not in UNREAD:
                    digest.update(f"{path} {len(content)} ".encode() + content)
        return self._folder / f"{digest.hexdigest()[:24]}.json"
