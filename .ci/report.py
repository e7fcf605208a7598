#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says how the tests went: what was skipped, the end of the log of each test that failed, then one line of counts.

The argument is a file with one line a result: "meson DIRECTORY" (the meson-logs of a test run) or
"step NAME passed|failed".
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TAIL_LINES = 60
GOOD = {"OK", "EXPECTEDFAIL", "SKIP"}


class Counts:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add_case(self, case, broken=False):
        if broken or case.find("failure") is not None or case.find("error") is not None:
            self.failed += 1
            return False
        if case.find("skipped") is not None:
            self.skipped += 1
            print(f"SKIPPED: {case.get('name')} {case.findtext('system-out', '')}".rstrip())
        else:
            self.passed += 1
        return True


def read_runs(directory):
    """The test programs of a run, as meson's log lists them, by name."""
    text = (directory / "testlog.json").read_text(encoding="utf-8", errors="replace")
    return {run["name"]: run for run in map(json.loads, text.splitlines())}


def tail(text):
    lines = [line for line in text.splitlines() if not line.startswith("ok ")]
    left_out = len(lines) - TAIL_LINES
    if left_out > 0:
        lines = [f"[{left_out} lines before]"] + lines[-TAIL_LINES:]
    return "\n".join("    " + line for line in lines)


def show_failure(name, run, cases):
    print(f"FAILED: {name} ({run['result'].lower()}, {run['duration']:.1f} s)")
    for case in cases:
        if not case.endswith(f" / {name}"):
            print(f"  {case}")
    print(f"  {' '.join(run['command'])}")
    for stream in ("stdout", "stderr"):
        if run.get(stream, "").strip():
            print(tail(run[stream]))
    print()


def read_cases(directory, runs, counts):
    """Counts each test case; the names of those that failed, by test program."""
    failed = {}
    root = ElementTree.parse(directory / "testlog.junit.xml").getroot()
    for suite in root.iter("testsuite"):
        for case in suite.iter("testcase"):
            # A program with cases of its own is a suite "project.program"; others are cases, and
            # of these the file doesn't tell the ones that ran out of time.
            _, dot, program = suite.get("name").partition(".")
            program = program if dot else case.get("name")
            broken = not dot and runs[program]["result"] not in GOOD
            if not counts.add_case(case, broken):
                failed.setdefault(program, []).append(case.get("name"))
    return failed


def report_run(directory, counts):
    runs = read_runs(directory)
    failed = read_cases(directory, runs, counts)
    for name, run in runs.items():
        if run["result"] in GOOD and name not in failed:
            continue
        if name not in failed:
            # It crashed, ran out of time or broke off, though each case it reported passed.
            counts.failed += 1
        show_failure(name.split(" / ")[-1], run, failed.get(name, []))


def main(path):
    counts = Counts()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        kind, rest = line.split(" ", 1)
        if kind == "meson":
            report_run(Path(rest), counts)
        elif rest.endswith(" failed"):
            counts.failed += 1
        elif rest.startswith("build with clang"):
            counts.passed += 1
    print(f"{counts.passed} passed, {counts.failed} failed, {counts.skipped} skipped")
    return 1 if counts.failed or not counts.passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
