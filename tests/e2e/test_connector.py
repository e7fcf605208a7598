#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person makes the sample API's connector by hand, tries it, exports it, deletes it, imports it
again and uses it; and finds the draft again after a power cut."""

import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import driver
from driver import wait
from story import at_home, started, tell


@contextlib.contextmanager
def sample_api():
    """The address of the sample API, while it is served."""
    environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
    with subprocess.Popen([driver.CONNECTORCTL, "sample"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, env=environment) as server:
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def fill_in_basic_settings(app, address):
    app.entry("Connector name").write("Acme Tickets")
    app.entry("Display name").write("Acme Tickets")
    if not app.try_entry("Base URL"):
        app.button("Add Server").press()
    app.entry("Base URL").write(address)


def choose_basic_authentication(app):
    app.key("alt+2")
    app.button("Add Method").press()
    app.button("Basic").press()


def sign_in(app):
    """Fills in the form of the end user, for trying."""
    if not app.try_entry(re.compile("^User name")):
        app.button("Form as the end user sees it").press()
    app.entry(re.compile("^User name")).write("demo")
    app.entry(re.compile("^Password")).write("demo-password")


def add_activity(app, name, path):
    app.key("alt+3")
    app.button(re.compile("^Add (an a|A)ctivity$")).press()
    app.entry("Path").write(path)
    app.entry("Display name").write(name)
    app.wait_says(name)


def try_activity(app):
    app.key("ctrl+Return")
    app.wait_says("200 OK")
    app.wait_says('"key": "WEB-1"')


def export(app, path):
    app.key("ctrl+shift+e")
    dialog = app.find(None, "Export Connector")
    dialog.entry("Name:").write(str(path))
    dialog.button("Save").press_and_leave()
    app.wait_says("Exported as")


def delete(app):
    app.click(app.find("table cell"), button=3)
    app.button("Delete…").press()
    dialog = app.find("dialog")
    app.screenshot("17-delete")
    dialog.button("Delete").press_and_leave()
    app.wait_says("Make Your First Connector")


def import_file(app, path):
    app.button("Import").press()
    chooser = wait(lambda: next((child for child in app.children() if child.role != "frame"), None),
                   "the file chooser")
    app.type_path(chooser, path)


def make_and_try(app, address, path):
    app.button("New Connector").press()
    app.screenshot("10-basic-settings-empty")
    fill_in_basic_settings(app, address)
    app.screenshot("11-basic-settings")
    choose_basic_authentication(app)
    sign_in(app)
    app.button("Test").press()
    app.wait_says("Connection Success")
    app.screenshot("12-authentication")
    add_activity(app, "List tickets", "/tickets")
    try_activity(app)
    app.screenshot("13-response")
    app.button(re.compile("Use This Response")).press()
    app.wait_says("due_on")
    app.screenshot("14-structure")
    app.key("alt+4")
    app.wait_says("At a Glance")
    app.screenshot("15-summary")
    export(app, path)
    definition = json.loads(path.read_text(encoding="utf-8"))
    assert definition["name"] == "Acme Tickets"
    assert definition["activities"][0]["path"] == "/tickets"
    assert "demo-password" not in path.read_text(encoding="utf-8")


def test_make_and_use():
    with at_home() as home, sample_api() as address, started(home, name="make") as app:
        path = Path(home, "acme.connector.json")
        make_and_try(app, address, path)
        app.button("Back").press()
        app.wait_says("1 connector")
        app.screenshot("16-index")
        delete(app)
        import_file(app, path)
        dialog = app.find("frame", "Import")
        dialog.wait_says("A connector with 1 activity")
        app.screenshot("18-import")
        dialog.button("Import").press_and_leave()
        app.wait_says("At a Glance")
        app.screenshot("19-imported")
        app.key("alt+3")
        app.wait_says("/tickets")
        app.key("ctrl+Return")
        app.wait_says("required")
        sign_in(app)
        app.screenshot("22-values-asked-for")
        try_activity(app)
        app.screenshot("23-tried-again")
        app.close()


def test_power_cut():
    with at_home() as home, sample_api() as address:
        with started(home, name="before-power-cut") as app:
            app.button("New Connector").press()
            fill_in_basic_settings(app, address)
            add_activity(app, "Get a ticket", "/tickets/{id}")
            app.wait_says("Draft, saved")
            app.kill()
        with started(home, name="after-power-cut") as app:
            app.find("push button", "Acme Tickets")
            app.screenshot("30-draft-found")
            app.find("push button", "Acme Tickets").press()
            app.wait_says("Basic Settings")
            assert app.entry("Base URL").text == address
            app.key("alt+3")
            app.wait_says("/tickets/{id}")
            app.screenshot("31-draft-opened")
            app.close()


def test_sample():
    with at_home() as home, started(home, name="sample") as app:
        app.button("Try the Sample API").press()
        app.wait_says("At a Glance")
        app.screenshot("40-sample-summary")
        app.key("alt+3")
        app.wait_says("List tickets")
        app.key("ctrl+Return")
        app.wait_says("is required")
        app.entry(re.compile("^API key")).write("demo-key")
        app.button("Send").press()
        app.wait_says("200 OK")
        app.screenshot("41-sample-response")
        for number, tab in enumerate(("Tree", "Headers", "Request", "Why", "Timing"), 42):
            app.button(tab).press()
            app.wait_checked(tab)
            app.screenshot(f"{number}-sample-{tab.lower()}")
        app.close()


STORIES = {"sample": test_sample, "make-and-use": test_make_and_use, "power-cut": test_power_cut}
wanted = sys.argv[1:] or list(STORIES)
tell({f"/e2e/connector/{name}": STORIES[name] for name in wanted})
