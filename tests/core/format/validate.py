#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""validate.py SCHEMA FILE...: validates connector files with a validator that is not ours."""

import json
import sys

from jsonschema import Draft202012Validator


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as stream:
        schema = json.load(stream)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    failed = 0
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            document = json.load(stream)
        for error in validator.iter_errors(document):
            failed += 1
            print(f"{path}: {error.json_path}: {error.message[:300]}")
    print(f"{len(paths)} files, {failed} errors")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
