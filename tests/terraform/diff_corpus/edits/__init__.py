"""The corpus as data: one line of a base each, with what the edit is there to show."""

from __future__ import annotations

from tests.terraform.diff_corpus.edits.edit import Edit, TreeEdit
from tests.terraform.diff_corpus.edits.data import DATA
from tests.terraform.diff_corpus.edits.failover import FAILOVER
from tests.terraform.diff_corpus.edits.names import NAMES
from tests.terraform.diff_corpus.edits.network import NETWORK
from tests.terraform.diff_corpus.edits.services import SERVICES
from tests.terraform.diff_corpus.edits.tree_edits import TREE_EDITS

EDITS: list[Edit] = NETWORK + SERVICES + DATA + FAILOVER + NAMES

__all__ = ["EDITS", "TREE_EDITS", "Edit", "TreeEdit"]
