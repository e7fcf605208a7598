# SPDX-License-Identifier: GPL-3.0-or-later
"""What every story begins and ends with: a window manager, a person's home, and the TAP result."""

import contextlib
import subprocess
import sys
import tempfile

import driver
from tap import run


@contextlib.contextmanager
def at_home():
    """A home directory of a person who has never started the program."""
    with tempfile.TemporaryDirectory(prefix="cb-home-") as folder:
        yield folder


@contextlib.contextmanager
def started(home, *arguments, name="failure", environment=None):
    """The program; where the story fails, a picture and the tree of widgets tell where it was."""
    app = driver.App(home, *arguments, environment=environment)
    try:
        yield app.start()
        app.check_log()
    except Exception:
        app.screenshot(f"failed-{name}")
        if app.root and app.process.poll() is None:
            print("\n".join("# " + line for line in driver.dump(app.root).splitlines()))
        print("\n".join("# " + line for line in app.log().splitlines()[-40:]))
        raise
    finally:
        app.end()


def tell(cases):
    """Runs the cases {name: function} one after the other."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(["xcompmgr"], **quiet) as compositor, \
         subprocess.Popen(["openbox"], **quiet) as manager:
        status = run(cases)
        manager.terminate()
        compositor.terminate()
    sys.exit(status)
