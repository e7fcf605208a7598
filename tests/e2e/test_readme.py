#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newcomer types what README.md says about the shell, line by line."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import run

ROOT = Path(__file__).resolve().parents[2]
CONNECTORCTL = Path(os.environ["CB_BUILD_DIR"]) / "app/cli/connectorctl"
PORT = "8765"


def read_lines():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Five minutes in the shell", 1)[1]
    block = re.search(r"```sh\n(.*?)```", section, re.DOTALL).group(1)
    return [line for line in block.splitlines() if line and not line.startswith("#")]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def start_server(line, folder):
    server = subprocess.Popen(["bash", "-c", "exec " + line.rstrip("& ")], cwd=folder,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout.readline().startswith("http://127.0.0.1:"), "no address was printed"
    return server


def test_lines():
    port = free_port()
    server = None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "app").mkdir()
        Path(folder, "app/run").symlink_to(ROOT / "tests/e2e/run-built")
        try:
            for line in read_lines():
                print(f"# {line}", flush=True)
                line = line.replace(PORT, port)
                if line.endswith("&"):
                    server = start_server(line, folder)
                    continue
                done = subprocess.run(["bash", "-c", line], cwd=folder, text=True, check=False,
                                      input="demo-password\n", capture_output=True)
                assert done.returncode == 0, f"{line}: {done.returncode}\n{done.stdout}{done.stderr}"
        finally:
            if server:
                server.terminate()
        written = Path(folder, "open.csv").read_text(encoding="utf-8")
        assert "Write the manual" in written, "the ticket that was made is not in the list"


if __name__ == "__main__":
    assert CONNECTORCTL.exists(), f"{CONNECTORCTL} has not been built"
    sys.exit(run({"/e2e/readme/shell": test_lines}))
