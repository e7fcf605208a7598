# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs functions as the cases of a test program that speaks TAP, as GLib's test programs do."""

import sys
import traceback


class Skip(Exception):
    """Raised by a case that can't run here, with the reason."""


def run(cases):
    """Runs {name: function}; a case fails by an exception. Returns the exit status."""
    failed = 0
    print(f"1..{len(cases)}", flush=True)
    for number, (name, function) in enumerate(cases.items(), 1):
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print(f"not ok {number} {name}", flush=True)
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="",
                  flush=True)
    return 1 if failed else 0


def functions_of(module, prefix):
    """The module's functions test_* as cases: /PREFIX/what-the-name-says."""
    return {f"/{prefix}/{name[5:].replace('_', '-')}": value
            for name, value in vars(sys.modules[module]).items() if name.startswith("test_")}
