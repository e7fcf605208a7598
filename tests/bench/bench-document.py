#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Python's json and node's JSON.parse on the document of bench-document.

bench-document.py PROGRAM: PROGRAM is the built bench-document; prints its figures, too.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7

NODE = """
const text = require('fs').readFileSync(process.argv[1], 'utf8');
let best = Infinity;
for (let i = 0; i < %d; i++) {
  const start = process.hrtime.bigint();
  JSON.parse(text);
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
}
console.log(best);
""" % ROUNDS


def measure_python(text):
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        json.loads(text)
        best = min(best, time.perf_counter() - start)
    return best


def report(name, size, seconds):
    print(f"{name:28} {size / 1e6 / seconds:7.1f} MB/s  {seconds * 1e3:7.1f} ms", flush=True)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "document.json"
        subprocess.run([sys.argv[1], str(path)], check=True)
        size = path.stat().st_size
        report("Python's json", size, measure_python(path.read_text(encoding="utf-8")))
        if shutil.which("node"):
            out = subprocess.run(["node", "-e", NODE, str(path)], check=True, text=True,
                                 capture_output=True).stdout
            report("node's JSON.parse", size, float(out))


if __name__ == "__main__":
    main()
