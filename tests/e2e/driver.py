# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person would: through the accessibility bus, and with the mouse and
the keyboard where GTK 4.8 offers no action there.

All finder functions are in this file, because the names and roles of widgets differ between
versions of GTK. Nothing here waits for a time: wait() waits for a condition, and gives up.
"""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # pylint: disable=wrong-import-position

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("CB_BUILD_DIR", ROOT / "build"))
PROGRAM = BUILD / "app/ui/shell/connector-builder"
CONNECTORCTL = BUILD / "app/cli/connectorctl"
SCREENSHOTS = ROOT / "build/screenshots"
TIMEOUT = 30

# What the accessibility bus itself says, and libraries about this kind of session.
HARMLESS = re.compile(r"dbind-WARNING|g_variant_(new|is)_object_path|gtk_widget_compute_point|atspi|dconf-WARNING|Vulkan|MESA|libEGL|Failed to set fd limit")
COMPLAINT = re.compile(r"(CRITICAL|WARNING|ERROR) \*\*|(CRITICAL|WARNING) \*:|AddressSanitizer|"
                       r"runtime error:|-(CRITICAL|WARNING)\b")


class Failure(AssertionError):
    """Something that a person would have seen was not there."""


def wait(condition, what, timeout=None):
    """The first true value of condition(); a Failure that names what was missing otherwise."""
    timeout = timeout or TIMEOUT
    deadline = time.monotonic() + timeout
    context = GLib.MainContext.default()
    while True:
        try:
            value = condition()
        except GLib.Error:
            value = None  # The widget went away while it was looked at.
        if value:
            return value
        if time.monotonic() > deadline:
            raise Failure(f"not in {timeout} s: {what}")
        tick = GLib.timeout_add(50, lambda: GLib.SOURCE_CONTINUE)
        context.iteration(True)
        GLib.source_remove(tick)


def clean(name):
    """A name as a person reads it: GTK 4.8 keeps the mnemonic's underscore, and gives a button the
    name of its label twice over."""
    name = (name or "").replace("_", "")
    half = len(name) // 2
    twice = half > 0 and len(name) % 2 and name[:half] == name[half + 1:]
    return name[:half] if twice else name


def matches(wanted, name):
    return wanted is None or (wanted.search(clean(name)) if hasattr(wanted, "search")
                              else wanted in (name, clean(name)))


def describe(role, name):
    text = name.pattern if hasattr(name, "pattern") else name
    return f"{role or 'anything'}" + (f" “{text}”" if text else "")


class Node:
    """A widget as the accessibility bus shows it."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def parent(self):
        parent = self.accessible.get_parent()
        return Node(parent) if parent else None

    def has(self, state):
        return self.accessible.get_state_set().contains(state)

    @property
    def showing(self):
        """Whether a person could see it. GTK 4.8 doesn't keep the state "showing", but a widget
        contains a point only while it is mapped."""
        component = self.accessible.get_component_iface()
        if not component:
            return True  # A page of a stack, which is no widget
        box = component.get_extents(Atspi.CoordType.WINDOW)
        return box.width > 0 and box.height > 0 and component.contains(
            box.x + box.width // 2, box.y + box.height // 2, Atspi.CoordType.WINDOW)

    @property
    def sensitive(self):
        return self.has(Atspi.StateType.SENSITIVE)

    @property
    def checked(self):
        return self.has(Atspi.StateType.CHECKED) or self.has(Atspi.StateType.PRESSED)

    def children(self):
        index = -1
        # Asked anew each time: GTK 4.8 crashes when asked for a window that has just gone.
        while (index := index + 1) < self.accessible.get_child_count():
            child = self.accessible.get_child_at_index(index)
            if child:
                yield Node(child)

    def walk(self):
        """Everything that is shown below it, itself first."""
        yield self
        for child in self.children():
            if child.showing:
                yield from child.walk()

    # Finding

    def find_all(self, role=None, name=None):
        return [node for node in self.walk()
                if (role is None or node.role == role) and matches(name, node.name)]

    def try_find(self, role=None, name=None, index=0):
        found = self.find_all(role, name)
        return found[index] if len(found) > index else None

    def find(self, role=None, name=None, index=0, timeout=None):
        """Waits for a widget that is shown; a name is a string or a compiled expression."""
        return wait(lambda: self.try_find(role, name, index), describe(role, name), timeout)

    def try_entry(self, label):
        for node in self.walk():
            if not matches(label, node.name):
                continue
            for inner in node.walk():
                if inner.accessible.get_editable_text_iface():
                    return inner
        return None

    def entry(self, label):
        """The text field that a label names: the field itself, or the one in the row."""
        return wait(lambda: self.try_entry(label), describe("the field", label))

    def button(self, name, timeout=None):
        """A button by its label; what looks like one in GTK 4.8 has one of several roles."""
        def look():
            for node in self.walk():
                if (node.role in ("push button", "toggle button", "button", "menu item", "link",
                                  "page tab", "radio button", "check menu item", "radio menu item")
                        and matches(name, node.name)):
                    return node
            return None
        return wait(look, f"the button “{getattr(name, 'pattern', name)}”", timeout)

    def says(self, text):
        """Whether text is shown somewhere below it."""
        return any(text in node.name or text in node.text for node in self.walk())

    def wait_says(self, text, timeout=None):
        return wait(lambda: self.says(text), f"the text “{text}”", timeout)

    def wait_checked(self, name):
        """Waits until the toggle, tab or check box of this name is on."""
        wait(lambda: any(node.checked or node.has(Atspi.StateType.SELECTED)
                         for node in self.find_all(name=name)), f"“{name}” to be on")

    # Text

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        if not interface:
            return ""
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))

    def write(self, text):
        """Replaces what a text field holds, as pasting over it would."""
        interface = self.accessible.get_editable_text_iface()
        if not Atspi.EditableText.set_text_contents(interface, text):
            raise Failure(f"{describe(self.role, self.name)} can't be written to")
        wait(lambda: self.text == text, f"“{text}” in {describe(self.role, self.name)}")

    # Doing

    def press(self):
        """Does what a click would, through the widget's own action."""
        wait(lambda: self.sensitive, f"{describe(self.role, self.name)} to be usable")
        # A menu button keeps its action on the button inside.
        for node in self.walk():
            action = node.accessible.get_action_iface()
            if action and Atspi.Action.get_n_actions(action) > 0:
                if Atspi.Action.do_action(action, 0):
                    return
        raise Failure(f"{describe(self.role, self.name)} has no action")

    def press_and_leave(self):
        """Presses what closes a dialog, and waits for that without looking at it any more."""
        program = self
        while program.parent and program.role != "application":
            program = program.parent
        before = program.accessible.get_child_count()
        self.press()
        wait(lambda: program.accessible.get_child_count() < before, "the dialog to close")

    def select(self, index):
        """Selects a row of a list."""
        if not Atspi.Selection.select_child(self.accessible.get_selection_iface(), index):
            raise Failure(f"{describe(self.role, self.name)} has no row {index}")

    def window(self):
        node = self
        while node.role not in ("frame", "dialog", "window", "alert"):
            node = node.parent
        return node

    def centre(self):
        """Where it is in its window."""
        box = self.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return box.x + box.width // 2, box.y + box.height // 2


class App:
    """The program, started with directories of its own, as one person on one computer."""

    def __init__(self, home, *arguments, environment=None):
        self.home = Path(home)
        self.log_path = self.home / "program.log"
        self.arguments = [str(argument) for argument in arguments]
        self.environment = self.make_environment(environment or {})
        self.process = None
        self.root = None

    def make_environment(self, more):
        for name in ("data", "config", "cache", "state"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        # The font that GNOME has, for pictures that look as they will there.
        settings = self.home / "config/gtk-4.0/settings.ini"
        settings.parent.mkdir(exist_ok=True)
        settings.write_text("[Settings]\ngtk-font-name=Cantarell 11\n", encoding="utf-8")
        environment = {**os.environ, "HOME": str(self.home), "GSETTINGS_BACKEND": "keyfile",
                       "GSETTINGS_SCHEMA_DIR": str(BUILD / "data"), "GSK_RENDERER": "cairo",
                       "GDK_BACKEND": "x11", "ADW_DISABLE_PORTAL": "1", "GTK_A11Y": "atspi",
                       "LC_ALL": "C.UTF-8", "CB_LOCALE_DIR": str(BUILD / "po"),
                       "ASAN_OPTIONS": "detect_leaks=0", **more}
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            environment[f"XDG_{name}_HOME"] = str(self.home / name.lower())
        environment.pop("G_DEBUG", None)
        return environment

    # Its life

    def start(self):
        log = open(self.log_path, "a", encoding="utf-8")  # pylint: disable=consider-using-with
        with log:
            self.process = subprocess.Popen([PROGRAM, *self.arguments], env=self.environment,
                                            stdout=log, stderr=log)
        self.root = wait(self.find_on_bus, "the program on the accessibility bus", 60)
        self.root.find("frame", timeout=60)
        return self

    def find_on_bus(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.log()}")
        desktop = Atspi.get_desktop(0)
        Atspi.Accessible.set_cache_mask(desktop, Atspi.Cache.NONE)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return Node(child)
        return None

    def kill(self):
        """As a power cut would: no warning, no saving."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """Closes the window as a person does, and waits until the program has ended."""
        self.key("ctrl+q")
        wait(lambda: self.process.poll() is not None, "the program to end")
        if self.process.returncode != 0:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.log()}")

    def log(self):
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def check_log(self):
        """Fails where the program complained."""
        bad = [line for line in self.log().splitlines()
               if COMPLAINT.search(line) and not HARMLESS.search(line)]
        if bad:
            raise Failure("the program complained:\n" + "\n".join(bad))

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    # Finding: the same words as of a node, over all of its windows

    def __getattr__(self, name):
        return getattr(self.root, name)

    # Mouse and keyboard

    def x_window(self, frame):
        """The X window of an accessible window: of the program's visible ones, that of its size."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self.process.pid)], capture_output=True, text=True, check=False)
        box = frame.accessible.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        best = None
        for number in found.stdout.split():
            shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", number],
                                   capture_output=True, text=True, check=False).stdout
            place = dict(line.split("=") for line in shell.splitlines() if "=" in line)
            if "WIDTH" not in place:
                continue
            x, y, width, height = (int(place[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
            difference = abs(width - box.width) + abs(height - box.height)
            if best is None or difference < best[0]:
                best = (difference, number, x + (width - box.width) // 2,
                        y + (height - box.height) // 2)
        return best

    def click(self, node, button=1, repeat=1):
        """Clicks with the mouse, for widgets that have no action."""
        frame = node.window()
        _, number, left, top = wait(lambda: self.x_window(frame), "the window on the screen")
        x, y = node.centre()
        subprocess.run(["xdotool", "windowfocus", number, "mousemove", str(left + x), str(top + y),
                        "click", "--repeat", str(repeat), str(button)], check=True)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "5", text], check=True,
                       env={**os.environ, "LC_ALL": "C.UTF-8"})

    def type_path(self, chooser, path):
        """Gives a file chooser a path, as one types it: a slash opens the field for it."""
        self.type("/")
        field = wait(lambda: next((node for node in chooser.walk()
                                   if node.accessible.get_editable_text_iface()), None),
                     "the field for the path")
        field.write(str(path))
        self.key("Return")

    # Pictures

    def screenshot(self, name):
        """Saves a picture of the screen once it has stopped changing."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        last = [None]

        def settled():
            picture = subprocess.run(["import", "-silent", "-window", "root", "rgb:-"],
                                     capture_output=True, check=True).stdout
            same, last[0] = picture == last[0], picture
            return same

        try:
            wait(settled, "the picture to settle", 3)
        except Failure:
            pass  # A spinner or a blinking cursor: any moment is as good.
        subprocess.run(["import", "-silent", "-window", "root", str(path)], check=True)


UNNAMED = re.compile(r"^((Gtk|Adw|Cb)[A-Z]\w*)?$")


def dump(node, depth=0, lines=None):
    """What is shown as text, for finding out what a story can hold on to; boxes are left out."""
    lines = [] if lines is None else lines
    told = not (node.role in ("panel", "filler", "scroll pane", "image", "separator")
                and UNNAMED.match(node.name))
    if told:
        text = f" = {node.text[:80]!r}" if node.text and node.text != node.name else ""
        lines.append("  " * depth + f"{node.role} “{clean(node.name)}”" + text)
    for child in node.children():
        if child.showing:
            dump(child, depth + told, lines)
    return "\n".join(lines)
