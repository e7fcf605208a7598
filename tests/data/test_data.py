#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed beside the programs is valid, by the judgement of those that will read it."""

import configparser
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tap import functions_of, run

APP_ID = "org.connectorbuilder.ConnectorBuilder"
MEDIA_TYPE = "application/vnd.connectorbuilder.connector+json"
ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "data"
BUILT = Path(os.environ["CB_BUILD_DIR"]) / "data"
ICONS = [SOURCE / f"icons/{APP_ID}.svg", SOURCE / f"icons/{APP_ID}-symbolic.svg"]

GUESS = """
import sys
from gi.repository import Gio
name, text = sys.argv[1:]
print(Gio.content_type_guess(name or None, text.encode())[0])
"""


def succeeds(*command, **options):
    process = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                             check=False, **options)
    assert process.returncode == 0, f"{command[0]}: {process.stdout}{process.stderr}"
    return process.stdout


def read_entry(path, section):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser[section]


def test_desktop_file():
    path = BUILT / f"{APP_ID}.desktop"
    succeeds("desktop-file-validate", path)
    entry = read_entry(path, "Desktop Entry")
    assert entry["DBusActivatable"] == "true"
    assert entry["Icon"] == APP_ID
    assert MEDIA_TYPE in entry["MimeType"].split(";")


def test_service_file():
    entry = read_entry(BUILT / f"{APP_ID}.service", "D-BUS Service")
    assert entry["Name"] == APP_ID
    assert re.fullmatch(r"/\S+/connector-builder --gapplication-service", entry["Exec"])


def test_metainfo():
    path = BUILT / f"{APP_ID}.metainfo.xml"
    succeeds("appstreamcli", "validate", "--no-net", path)
    root = ElementTree.parse(path).getroot()
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == f"{APP_ID}.desktop"


def test_settings_schema():
    succeeds("glib-compile-schemas", "--strict", "--dry-run", SOURCE)
    root = ElementTree.parse(SOURCE / f"{APP_ID}.gschema.xml").getroot()
    for key in root.iter("key"):
        assert key.find("summary") is not None, key.get("name")
        if key.get("type") in ("i", "u", "d"):
            assert key.find("range") is not None, f"{key.get('name')} has no range"


def guess_type(data_home, name, text):
    environment = {**os.environ, "XDG_DATA_HOME": data_home}
    return succeeds("/usr/bin/python3", "-c", GUESS, name, text, env=environment).strip()


def test_media_type():
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder, "mime/packages")
        packages.mkdir(parents=True)
        (packages / f"{APP_ID}.xml").write_bytes((BUILT / f"{APP_ID}.xml").read_bytes())
        succeeds("update-mime-database", folder + "/mime")
        head = '{\n  "formatVersion": 1,\n  "name": "Tickets"\n}\n'
        schema = '{\n  "$schema": "https://connectorbuilder.org/schema/connector-1.json"\n}\n'
        assert guess_type(folder, "tickets.connector.json", head) == MEDIA_TYPE
        assert guess_type(folder, "", head) == MEDIA_TYPE
        assert guess_type(folder, "", schema) == MEDIA_TYPE
        assert guess_type(folder, "other.json", '{"name": "x"}') == "application/json"


def test_icons():
    for path in ICONS:
        text = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)
        left, top, width, height = map(float, root.get("viewBox").split())
        assert (left, top) == (0, 0) and width == height
        assert "<script" not in text and "href" not in text and "<image" not in text
        for size in (16, 32, 64, 128):
            succeeds("/usr/bin/python3", "-c", (
                "import sys\nfrom gi.repository import GdkPixbuf\n"
                "picture = GdkPixbuf.Pixbuf.new_from_file_at_size(sys.argv[1], int(sys.argv[2]), -1)\n"
                "pixels = picture.get_pixels()\n"
                "assert picture.get_width() == picture.get_height() == int(sys.argv[2])\n"
                "assert any(pixels[3::4]), 'nothing is drawn'\n"), path, size)


def test_flatpak_manifest():
    shown = succeeds("flatpak-builder", "--show-manifest", ROOT / f"flatpak/{APP_ID}.yml")
    assert f'"{APP_ID}"' in shown
    assert "--filesystem" not in shown, "files come through the portal"


if __name__ == "__main__":
    sys.exit(run(functions_of(__name__, "data")))
