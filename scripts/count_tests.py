"""Prints why tests were skipped, then `N passed, N failed, N skipped`, from the JUnit file that ctest writes."""

import sys
import xml.etree.ElementTree as xml


def reason(case):
    """A test that skips itself says why; the line that mentions it is the one to show."""
    lines = [line.strip() for line in (case.findtext("system-out") or "").splitlines() if line.strip()]
    telling = [line for line in lines if "skip" in line.lower()]
    if telling or lines:
        return (telling or lines)[-1]
    skipped = case.find("skipped")
    return skipped.get("message", "no reason given") if skipped is not None else "no reason given"


def main(path):
    try:
        cases = xml.parse(path).getroot().findall("testcase")
    except (OSError, xml.ParseError) as error:
        print(f"no results of tests: {error}", file=sys.stderr)
        return 1
    failed = [case for case in cases if case.find("failure") is not None or case.get("status") == "fail"]
    skipped = [case for case in cases if case not in failed and case.get("status") != "run"]
    for case in failed:
        print(f"failed: {case.get('name')}")
    for case in skipped:
        print(f"skipped: {case.get('name')}: {reason(case)}")
    print(f"{len(cases) - len(failed) - len(skipped)} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
