#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the sample API against its OpenAPI document: test-document.py SERVER

Each operation of the document is called with its examples; the answer must have a status, a media
type and a body that the document describes. Each operation of the server must be in the document.
"""

import http.client
import json
import subprocess
import sys
import urllib.parse
import uuid

import jsonschema

# What can't be checked by its body: it never ends, or is cut off on purpose.
UNREADABLE = {"getEndless", "getTruncated"}
BROKEN = {"getMalformed"}
METHODS = ("get", "post", "put", "patch", "delete")


class Api:
    def __init__(self, base):
        self.base = base
        self.address = urllib.parse.urlsplit(base)
        self.document = json.loads(self.call("GET", "/openapi.json", {}, None)[2])
        self.registry = {"$schema": "https://json-schema.org/draft/2020-12/schema",
                         "components": self.document["components"]}

    def call(self, method, target, headers, body):
        connection = http.client.HTTPConnection(self.address.netloc, timeout=20)
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def resolve(self, node):
        while "$ref" in node:
            name = node["$ref"]
            node = self.document
            for part in name[2:].split("/"):
                node = node[part.replace("~1", "/").replace("~0", "~")]
        return node

    def operations(self):
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield path, method, item[method]

    def validate(self, value, schema):
        # The examples of the document use no $id, so a reference is resolved from this root.
        checker = jsonschema.Draft202012Validator(
            {**self.registry, "allOf": [schema]},
            format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
        checker.validate(value)


def example_of(parameter):
    return parameter.get("example", parameter["schema"].get("example"))


def build_target(api, path, operation):
    query = {}
    headers = {}
    for parameter in map(api.resolve, operation.get("parameters", [])):
        value = example_of(parameter)
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", str(value))
        elif parameter["in"] == "query" and value is not None:
            query[parameter["name"]] = value
        elif parameter.get("required"):
            headers[parameter["name"]] = value
    return path + ("?" + urllib.parse.urlencode(query) if query else ""), headers


def build_body(operation):
    """(media type, bytes)"""
    if "requestBody" not in operation:
        return None, None
    media, content = next(iter(operation["requestBody"]["content"].items()))
    example = content.get("example", {})
    if media == "multipart/form-data":
        boundary = uuid.uuid4().hex
        part = (f"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; "
                f"filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--{boundary}--\r\n")
        return f"{media}; boundary={boundary}", part.encode()
    if media == "application/x-www-form-urlencoded":
        return media, urllib.parse.urlencode(example).encode()
    return media, json.dumps(example).encode()


def find_answer(api, operation, status):
    answers = operation["responses"]
    for key in (str(status), f"{status // 100}XX", "default"):
        if key in answers:
            return api.resolve(answers[key])
    raise AssertionError(f"status {status} is not in the document")


def check_answer(api, operation, status, headers, body):
    answer = find_answer(api, operation, status)
    contents = answer.get("content", {})
    media = (headers.get("Content-Type") or "").split(";")[0]
    if not contents:
        assert not body, f"the document knows of no body: {body[:100]!r}"
        return
    content = contents.get(media, contents.get("*/*"))
    assert content is not None, f"{media} is not in the document"
    if media.endswith("json") and operation["operationId"] not in BROKEN:
        value = json.loads(body)
        api.validate(value, content.get("schema", {}))
        if "example" in content:
            api.validate(content["example"], content["schema"])


def check_operation(api, path, method, operation):
    if operation["operationId"] in UNREADABLE:
        return
    target, headers = build_target(api, path, operation)
    media, body = build_body(operation)
    if media:
        headers["Content-Type"] = media
    if operation["security"]:
        status, _, answer = api.call(method.upper(), target, headers, body)
        assert status == 401, f"without credentials: {status}"
        api.validate(json.loads(answer), {"$ref": "#/components/schemas/Problem"})
        headers["X-Api-Key"] = "demo-key"
    status, answer_headers, answer = api.call(method.upper(), target, headers, body)
    assert status < 400 or operation["operationId"] == "decide", f"{status}: {answer[:300]!r}"
    check_answer(api, operation, status, answer_headers, answer)


def check_same_operations(api):
    served = {(item["method"].lower(), item["path"])
              for item in json.loads(api.call("GET", "/", {}, None)[2])["operations"]}
    written = {(method, path) for path, method, _ in api.operations()}
    assert served == written, f"only served or only written: {sorted(served ^ written)}"


def check_document(api):
    document = api.document
    assert document["openapi"] == "3.1.0"
    assert document["servers"][0]["url"] == api.base
    schemes = document["components"]["securitySchemes"]
    assert schemes["oauth"]["flows"]["clientCredentials"]["tokenUrl"].startswith(api.base)
    names = [operation["operationId"] for _, _, operation in api.operations()]
    assert len(names) == len(set(names)), "operation ids are not unique"
    for path, _, operation in api.operations():
        for parameter in map(api.resolve, operation.get("parameters", [])):
            assert parameter["description"], f"{path}: {parameter['name']} has no description"
            assert parameter["in"] != "path" or example_of(parameter) is not None, path
        for requirement in operation["security"]:
            assert all(name in schemes for name in requirement), path
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def order(entry):
    """What deletes comes last, and what others belong to after them."""
    path, method, _ = entry
    return method == "delete", path.startswith("/tickets") and method == "delete"


def main():
    server = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              text=True)
    api = Api(server.stdout.readline().strip())
    checks = [("/document", lambda: check_document(api)),
              ("/same-operations", lambda: check_same_operations(api))]
    for path, method, operation in sorted(api.operations(), key=order):
        checks.append((f"/{operation['operationId']}",
                       lambda p=path, m=method, o=operation: check_operation(api, p, m, o)))
    print(f"1..{len(checks)}")
    failed = 0
    for number, (name, check) in enumerate(checks, 1):
        try:
            check()
            print(f"ok {number} /sample/document{name}")
        except Exception as error:
            failed += 1
            print(f"not ok {number} /sample/document{name}")
            print("# " + str(error).replace("\n", "\n# "))
    server.stdin.close()
    if server.wait(20) != 0:
        print("# the server failed")
        failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
