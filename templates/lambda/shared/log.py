"""Structured log: one JSON object a line on standard output."""

from __future__ import annotations

import json
from typing import Any

from shared import clock


class Log:
    """Lines of one operation. `at(step)` gives the same log with the step's name on each line."""

    def __init__(self, operation: str, step: str | None = None) -> None:
        self.operation = operation
        self.step = step

    def at(self, step: str) -> Log:
        return Log(self.operation, step)

    def info(self, message: str, **fields: Any) -> None:
        self._write("INFO", message, fields)

    def warning(self, message: str, **fields: Any) -> None:
        self._write("WARN", message, fields)

    def error(self, message: str, **fields: Any) -> None:
        self._write("ERROR", message, fields)

    def _write(self, level: str, message: str, fields: dict[str, Any]) -> None:
        line = {"time": clock.text(clock.now()), "level": level, "message": message, "operation": self.operation}
        if self.step is not None:
            line["step"] = self.step
        print(json.dumps({**line, **fields}, default=str, ensure_ascii=False), flush=True)
