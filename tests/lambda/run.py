"""Runs one test file and ends with a line that counts: `python3 run.py test_alarm`.

Exit codes for ctest: 0 passed, 1 failed, 77 everything was skipped (SKIP_RETURN_CODE).
"""

from __future__ import annotations

import importlib.util
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALL_SKIPPED = 77


class Result(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test: unittest.TestCase) -> None:
        super().addSuccess(test)
        self.passed += 1


def main(name: str) -> int:
    if importlib.util.find_spec("boto3") is None:
        print("lambda: 0 passed, 0 failed, 1 skipped (boto3 not installed)")
        return ALL_SKIPPED
    sys.path[:0] = [str(HERE), str(HERE.parents[1] / "templates" / "lambda")]
    suite = unittest.defaultTestLoader.loadTestsFromName(name)
    result = unittest.TextTestRunner(stream=sys.stdout, resultclass=Result, verbosity=2).run(suite)
    failed = len({test.id() for test, _ in result.failures + result.errors})
    print(f"lambda: {result.passed} passed, {failed} failed, {len(result.skipped)} skipped")
    if not result.wasSuccessful() or (result.passed == 0 and not result.skipped):
        return 1
    return 0 if result.passed else ALL_SKIPPED


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
