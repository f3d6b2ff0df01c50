"""Puts the Python files of this folder into the document's `Script` inputs; the step's `Handler` names the file.

    python3 templates/ssm/embed_scripts.py            # rewrites the document
    python3 templates/ssm/embed_scripts.py --check    # exits with 1 when it would change
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
DOCUMENT = FOLDER / "create_ami_from_instance.json"


def embedded(text: str) -> str:
    """The document's text with each script as its file has it now."""
    document = json.loads(text)
    for step in document["mainSteps"]:
        if step["action"] == "aws:executeScript":
            inputs = step["inputs"]
            inputs["Script"] = (FOLDER / f"{inputs['Handler']}.py").read_text(encoding="utf-8")
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    before = DOCUMENT.read_text(encoding="utf-8")
    after = embedded(before)
    if "--check" in arguments:
        return int(before != after)
    DOCUMENT.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
