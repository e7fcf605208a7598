#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures importing large OpenAPI documents, as whole processes, beside node's JSON.parse.

bench-import.py CONNECTORCTL: prints seconds and peak memory for three sizes, and the ratio to node.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OPERATIONS = (600, 1200, 2400)
ROUNDS = 3
NODE = "JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'))"
MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def make_schema(number, count):
    """An object with members of several kinds and a reference to the next schema."""
    words = ("login", "mail", "first", "last", "city", "street", "phone", "zip", "country")
    return {
        "type": "object",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "integer", "format": "int64", "description": "The number of it."},
            "name": {"type": "string", "description": "What people call it. " * 4},
            "state": {"type": "string", "enum": ["open", "closed", "waiting"]},
            "next": {"$ref": f"#/components/schemas/Item{(number + 1) % count}"},
            "owner": {"type": "object", "nullable": True,
                      "properties": {word: {"type": "string"} for word in words}},
        },
    }


def make_list(number):
    """An operation with parameters, an example and a shared response."""
    item = {"id": 1, "name": "An item with a name", "state": "open", "tags": ["a", "b"]}
    schema = {"type": "array", "items": {"$ref": f"#/components/schemas/Item{number}"}}
    return {
        "operationId": f"list{number}",
        "summary": f"List items {number}",
        "tags": [f"group{number % 50}"],
        "parameters": [
            {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}},
            {"name": "q", "in": "query", "description": "Words to look for. " * 5,
             "schema": {"type": "string"}},
        ],
        "responses": {
            "200": {"description": "Done", "content": {
                "application/json": {"schema": schema, "example": [item] * 40}}},
            "404": {"$ref": "#/components/responses/NotFound"},
        },
    }


def make_document(operations):
    """A document of that many operations, about 9 KB each."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Large", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {f"/group{i % 50}/items{i}": {"get": make_list(i)} for i in range(operations)},
        "components": {
            "schemas": {f"Item{i}": make_schema(i, operations) for i in range(operations)},
            "responses": {"NotFound": {"description": "No such thing"}},
        },
    }


def measure(command):
    """The best seconds of a process and its peak memory in MiB."""
    runs = [subprocess.run([sys.executable, "-c", MEASURE, *command], check=True, text=True,
                           capture_output=True).stdout.split() for _ in range(ROUNDS)]
    return min(float(run[0]) for run in runs), max(int(run[1]) for run in runs) / 1024


def report(name, size, seconds, memory):
    print(f"{name:22} {size / 1e6:6.1f} MB {seconds:7.2f} s {memory:7.0f} MiB", flush=True)


def main():
    node = shutil.which("node")
    if not node:
        print("node isn't there, so that nothing is compared.")
    with tempfile.TemporaryDirectory() as scratch:
        for operations in OPERATIONS:
            path = Path(scratch) / f"{operations}.json"
            path.write_text(json.dumps(make_document(operations), indent=2), encoding="utf-8")
            size = path.stat().st_size
            library = Path(scratch) / "library.db"
            ours = measure([sys.argv[1], "import", "--dry-run", "--library", str(library),
                            str(path)])
            report(f"import, {operations} ops", size, *ours)
            if node:
                theirs = measure([node, "-e", NODE, str(path)])
                report("node's JSON.parse", size, *theirs)
                print(f"{'ratio':22} {ours[0] / theirs[0]:19.2f} x", flush=True)


if __name__ == "__main__":
    main()
