#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built connectorctl by cases that are data.

A case is a file in cases/: commands that are run one after the other in a folder of their own,
with a library of their own and copies of files/.

    # a remark
    $ connectorctl list --json       the command, split as a shell does
    < text                           a line of standard input
    > text                           a line that standard output must have
    ! text                           a line that standard error must have
    ? 3                              the exit status, where it isn't 0

In expected lines, … stands for any text. {server} is the address of a server on the loopback
interface, whose answers are below. A case whose first line is "# needs a keyring" is skipped
where there is none; all others run without one.
"""

import http.server
import json
import os
import pathlib
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import threading

from gi.repository import Gio, GLib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import tap  # noqa: E402  pylint: disable=wrong-import-position

PROGRAM = os.environ.get("CB_CONNECTORCTL", "connectorctl")
TIMEOUT = 120


class Handler(http.server.BaseHTTPRequestHandler):
    """A small API: tickets, which want the key "swordfish"."""

    protocol_version = "HTTP/1.1"

    def answer(self, status, body, media_type="application/json"):
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):  # pylint: disable=invalid-name
        path = self.path.split("?")[0]
        if self.headers.get("X-Key") != "swordfish":
            self.answer(401, '{"message": "Who are you?"}')
        elif path == "/v1/tickets":
            self.answer(200, '[{"id": 12345678901234567890, "title": "One, \\"two\\"",\n'
                        ' "tags": ["a", "b"]}, {"id": 2, "open": true, "title": null}]')
        elif path == "/v1/tickets/1":
            self.answer(200, '{"id": 1, "title": "One"}')
        elif path == "/v1/many":
            self.answer(200, json.dumps([{"n": n} for n in range(100000)]))
        else:
            self.answer(404, '{"message": "There is no such ticket."}')

    def log_message(self, *args):  # pylint: disable=arguments-differ
        pass


class Server(http.server.ThreadingHTTPServer):
    """Says nothing about clients that go away, which some cases are about."""

    def handle_error(self, request, client_address):
        pass


SERVER = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=SERVER.serve_forever, daemon=True).start()
ADDRESS = f"http://127.0.0.1:{SERVER.server_address[1]}"


def make_environment(folder, keyring):
    names = {"HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "LC_ALL": "C.UTF-8",
             "CONNECTOR_LIBRARY": f"{folder}/library.db", "TZ": "UTC"}
    environment = {**os.environ, **names}
    environment.pop("G_DEBUG", None)
    if not keyring:
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder}/no-bus"
    return environment


def read_steps(path):
    """(command, input, output, errors, status) of each command."""
    steps = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, text = line[:1], line[2:].replace("{server}", ADDRESS)
        if kind == "$":
            steps.append({"command": text, "<": [], ">": [], "!": [], "?": 0})
        elif kind == "?":
            steps[-1]["?"] = int(text)
        elif kind in ("<", ">", "!"):
            steps[-1][kind].append(text)
        elif kind not in ("#", ""):
            raise ValueError(f"{path.name}: {line}")
    return steps


def check_lines(what, expected, actual, command):
    pattern = "".join(".*".join(map(re.escape, line.split("…"))) + "\n" for line in expected)
    if not re.fullmatch(pattern, actual):
        wanted = "\n".join(expected)
        raise AssertionError(f"{command}\n{what} is\n{actual}expected\n{wanted}")


def run_step(step, folder, environment):
    words = shlex.split(step["command"])
    words[0] = PROGRAM
    given = "".join(f"{line}\n" for line in step["<"])
    done = subprocess.run(words, input=given, capture_output=True, text=True, cwd=folder,
                          env=environment, timeout=TIMEOUT, check=False)
    check_lines("standard error", step["!"], done.stderr, step["command"])
    check_lines("standard output", step[">"], done.stdout, step["command"])
    if done.returncode != step["?"]:
        raise AssertionError(f"{step['command']}\nexits with {done.returncode}")


def has_keyring():
    """Whether somebody on the session bus keeps secrets."""
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return False
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    owned = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "NameHasOwner", GLib.Variant("(s)", ("org.freedesktop.secrets",)), None,
                          Gio.DBusCallFlags.NONE, -1, None)
    return owned.unpack()[0]


def run_case(path):
    keyring = path.read_text(encoding="utf-8").startswith("# needs a keyring")
    if keyring and not has_keyring():
        raise tap.Skip("There is no keyring")
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        for source in (HERE / "files").iterdir():
            text = source.read_text(encoding="utf-8").replace("{server}", ADDRESS)
            (pathlib.Path(folder) / source.name).write_text(text, encoding="utf-8")
        environment = make_environment(folder, keyring)
        for step in read_steps(path):
            run_step(step, folder, environment)


def prepare(folder):
    """A library with a connection to the server above; its environment."""
    environment = make_environment(folder, False)
    source = (HERE / "files" / "tickets.json").read_text(encoding="utf-8")
    (pathlib.Path(folder) / "tickets.json").write_text(source.replace("{server}", ADDRESS),
                                                       encoding="utf-8")
    (pathlib.Path(folder) / "secret").write_text("swordfish\n", encoding="utf-8")
    for words in (["import", "tickets.json"],
                  ["connect", "Tickets", "Mine", "--set", "v=v1", "--secret-file", "secret"]):
        subprocess.run([PROGRAM, *words], cwd=folder, env=environment, check=True,
                       capture_output=True, timeout=TIMEOUT)
    return environment


def run_many(folder, environment, output):
    return subprocess.Popen([PROGRAM, "run", "Mine", "many", "--secret-file", "secret"],
                            cwd=folder, env=environment, stdout=output, stderr=subprocess.PIPE)


def test_broken_pipe():
    """A reader that goes away ends the program by SIGPIPE, without a word."""
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = prepare(folder)
        process = run_many(folder, environment, subprocess.PIPE)
        assert process.stdout.readline() == b'{"n":0}\n'
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(TIMEOUT) == -13, process.returncode
        assert errors == b"", errors


def test_full_disk():
    """Output that can't be written is an error."""
    if not os.path.exists("/dev/full"):
        raise tap.Skip("There is no /dev/full")
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = prepare(folder)
        with open("/dev/full", "wb") as full:
            process = run_many(folder, environment, full)
            errors = process.stderr.read().decode()
        assert process.wait(TIMEOUT) == 1, process.returncode
        assert "Standard output cannot be written" in errors, errors


def test_interrupt():
    """Ctrl+C ends it by SIGINT; what was written is whole."""
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = prepare(folder)
        process = subprocess.Popen([PROGRAM, "import", "-"], cwd=folder, env=environment,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        # The library's lock tells that the program has come as far as reading.
        while not os.path.exists(f"{folder}/library.db-wal") and process.poll() is None:
            pass
        process.send_signal(2)
        # Its input stays open, so that nothing but the signal ends it.
        process.wait(TIMEOUT)
        output, errors = process.communicate(timeout=TIMEOUT)
        assert process.returncode == -2, (process.returncode, errors)
        assert (output, errors) == (b"", b""), (output, errors)


def test_plain_locale():
    """Letters of any language, also where no language was chosen."""
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = {**prepare(folder), "LC_ALL": "C"}
        done = subprocess.run([PROGRAM, "show", "Größe"], cwd=folder, env=environment,
                              capture_output=True, timeout=TIMEOUT, check=False)
        assert done.returncode == 1, done
        assert "“Größe”" in done.stderr.decode(), done


def read_until(descriptor, text):
    """Reads what a terminal shows until it shows the text."""
    shown = ""
    while text not in shown:
        if not select.select([descriptor], [], [], TIMEOUT)[0]:
            raise AssertionError(f"The terminal shows only {shown!r}")
        shown += os.read(descriptor, 1024).decode()
    return shown


def start_in_terminal(words, folder, environment):
    """Starts the program with a terminal of its own; its process id and the terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        # A shell that runs the tests in the background has them ignore Ctrl+C.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execve(PROGRAM, [PROGRAM, *words], environment)
    return child, terminal


def wait_for(child):
    """The status of a process, which is ended where it doesn't by itself."""
    killer = threading.Timer(TIMEOUT, os.kill, (child, 9))
    killer.start()
    _, status = os.waitpid(child, 0)
    killer.cancel()
    return status


def test_prompt():
    """A secret is asked for, and not shown while it is typed."""
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = prepare(folder)
        child, terminal = start_in_terminal(["connect", "Tickets", "Other", "--set", "v=v1"],
                                            folder, environment)
        read_until(terminal, "The Tickets, Key: ")
        os.write(terminal, b"swordfish\n")
        shown = read_until(terminal, "Other\r\n")
        status = wait_for(child)
        os.close(terminal)
        assert status == 0, status
        assert "swordfish" not in shown, shown


def test_prompt_interrupted():
    """Ctrl+C at the question ends the program, and the terminal shows what is typed again."""
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = prepare(folder)
        child, terminal = start_in_terminal(["connect", "Tickets", "Other", "--set", "v=v1"],
                                            folder, environment)
        read_until(terminal, "The Tickets, Key: ")
        os.write(terminal, b"\x03")
        status = wait_for(child)
        echo = termios.tcgetattr(terminal)[3] & termios.ECHO
        os.close(terminal)
        assert os.WTERMSIG(status) == 2, status
        assert echo


def test_sample():
    """From nothing to records: the sample API, its connector, a connection, a run."""
    with tempfile.TemporaryDirectory(prefix="cb-cli-") as folder:
        environment = make_environment(folder, False)
        server = subprocess.Popen([PROGRAM, "sample", "--json"], cwd=folder, env=environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)

        def run(words, given=""):
            done = subprocess.run([PROGRAM, *words], cwd=folder, env=environment, input=given,
                                  capture_output=True, text=True, timeout=TIMEOUT, check=False)
            assert done.returncode == 0, (words, done)
            return done.stdout

        try:
            url = json.loads(server.stdout.readline())["url"]
            connector = run(["sample", "--connector", "--port", url.rsplit(":", 1)[1]])
            run(["import", "-"], connector)
            run(["connect", "Sample Tickets", "Mine", "--security", "key"], "demo-key\n")
            assert run(["test", "Mine", "--secret-file", "-"], "demo-key\n") == "Connection Success\n"
            lines = run(["run", "Mine", "list-tickets", "--secret-file", "-", "--max-records", "3"],
                        "demo-key\n").splitlines()
            assert [json.loads(line)["id"] for line in lines] == [1, 2, 3], lines
        finally:
            server.send_signal(2)
            _, errors = server.communicate(timeout=TIMEOUT)
        assert server.returncode == 0, (server.returncode, errors)


def main():
    cases = {f"/cli/{path.stem}": (lambda path=path: run_case(path))
             for path in sorted((HERE / "cases").glob("*.txt"))}
    cases.update(tap.functions_of(__name__, "cli"))
    return tap.run(cases)


if __name__ == "__main__":
    sys.exit(main())
