#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each translation is valid and says everything that the programs say now."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import run

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "po"
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def output(*command):
    process = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True,
                             text=True, check=False, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    assert process.returncode == 0, f"{command[0]}: {process.stdout}{process.stderr}"
    return process.stdout + process.stderr


def languages():
    lines = (PO / "LINGUAS").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_messages(path, *options):
    """The messages of a catalogue, without its header: the identifier of each, on one line."""
    text = output("msgattrib", "--no-obsolete", "--no-wrap", "--no-location", *options, path)
    entries = [re.search(r'^msgid (".*"(\n".*")*)', entry, re.M) for entry in text.split("\n\n")]
    identifiers = [entry.group(1).replace('"\n"', "") for entry in entries if entry]
    return [identifier for identifier in identifiers if identifier != '""']


def write_template(path):
    output("xgettext", "--from-code=UTF-8", "--add-comments", "--files-from=po/POTFILES",
           *[f"--keyword={keyword}" for keyword in KEYWORDS], f"--output={path}")


def check_valid(language):
    output("msgfmt", "--check", "--output-file=/dev/null", PO / f"{language}.po")


def check_complete(language):
    with tempfile.TemporaryDirectory() as folder:
        template, merged = Path(folder, "all.pot"), Path(folder, "merged.po")
        write_template(template)
        output("msgmerge", "--quiet", f"--output-file={merged}", PO / f"{language}.po", template)
        wanted = read_messages(template)
        missing = read_messages(merged, "--untranslated") + read_messages(merged, "--only-fuzzy")
        print(f"# {language}: {len(wanted) - len(missing)} of {len(wanted)} messages translated")
        assert not missing, "not translated:\n" + "\n".join(missing)


def main():
    cases = {}
    for language in languages():
        cases[f"/translations/{language}/valid"] = lambda name=language: check_valid(name)
        cases[f"/translations/{language}/complete"] = lambda name=language: check_complete(name)
    return run(cases)


if __name__ == "__main__":
    sys.exit(main())
