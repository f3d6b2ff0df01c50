"""Runs one test file and ends with a line that counts, so that a skip is never mistaken for a pass.

Exit codes for ctest: 0 passed, 1 failed, 77 everything was skipped (SKIP_RETURN_CODE).
"""

from __future__ import annotations

import sys
import time
import unittest

ALL_SKIPPED = 77


class _Result(unittest.TextTestResult):
    """Counts tests by outcome; one skipped class or module counts as one skip."""

    passed = 0

    def addSuccess(self, test: unittest.TestCase) -> None:
        super().addSuccess(test)
        self.passed += 1


def main(module: str = "__main__", label: str = "terraform") -> None:
    """Call from a test file's `if __name__ == "__main__"`. Never returns."""
    started = time.monotonic()
    # An import error must not look like an empty file, so the module that is running is loaded by name.
    suite = unittest.defaultTestLoader.loadTestsFromName(module)
    runner = unittest.TextTestRunner(stream=sys.stdout, resultclass=_Result, verbosity=2)
    raise SystemExit(summarise(runner.run(suite), time.monotonic() - started, label))


def summarise(result: _Result, seconds: float, label: str) -> int:
    """Prints the closing line and answers the exit code."""
    failed = len({test.id() for test, _ in result.failures + result.errors})
    skipped = len(result.skipped)
    reasons = sorted({reason for _, reason in result.skipped})
    print(f"took {seconds:.0f} s")
    why = f" ({'; '.join(reasons)})" if reasons else ""
    print(f"{label}: {result.passed} passed, {failed} failed, {skipped} skipped{why}")
    if failed or not result.wasSuccessful():
        return 1
    if result.passed == 0:
        return ALL_SKIPPED if skipped else 1
    return 0
