#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the rules of this code base that a compiler doesn't.

.ci/lint.py [--root DIRECTORY] [--no-format] [--write-potfiles]

Each rule is a function that yields (line, message) and stands in one of the tables below under its
name. A line is let off visibly, on itself or on the line before it:

    /* lint: allow RULE, reason */
"""

import argparse
import re
import subprocess
import sys
from functools import cached_property, lru_cache
from pathlib import Path

FILE_LIMIT, FILE_AIM = 800, 250
FUNCTION_LIMIT, FUNCTION_AIM = 100, 40

# What a folder may include of the project: libcb-NAME.h by NAME.
LAYERS = {
    "app/core/base": "",
    "app/core/schema": "base",
    "app/core/model": "base schema",
    "app/core/format": "base schema model",
    "app/core/exchange": "base schema model format",
    "app/core/secrets": "base",
    "app/core/net": "base",
    "app/core/auth": "base schema model secrets net",
    "app/core/runtime": "base schema model secrets net auth",
    "app/core/library": "base schema model format",
    "app/core/registry": "base schema model format net",
    "app/core/sample": "base",
    "app/ui/compat": "",
    "app/ui/widgets": "base ui-compat",
}
CORE = "base schema model format exchange secrets net auth runtime library registry sample"
VIEWS = "index builder console use registry preferences"
LAYERS.update({folder: CORE for folder in ("app/cli", "app/server")})
LAYERS["app/ui/form"] = f"{CORE} ui-compat ui-widgets"
LAYERS.update({f"app/ui/{view}": f"{CORE} ui-compat ui-widgets ui-form" for view in VIEWS.split()})
LAYERS["app/ui/shell"] = f"{CORE} ui-compat ui-widgets ui-form " + " ".join(
    f"ui-{view}" for view in VIEWS.split())

# Which folders may include a system library, by the beginning of its header's path.
SYSTEM = {
    "gtk/": "app/ui",
    "gdk/": "app/ui",
    "gsk/": "app/ui",
    "adwaita.h": "app/ui",
    "gtksourceview/": "app/ui",
    "libsoup/": "app/core/net app/core/auth app/core/runtime app/core/registry app/core/sample "
                "app/server",
    "json-glib/": "app/core/sample",
    "sqlite3.h": "app/core/library app/server",
    "libpq-fe.h": "app/server",
    "libsecret/": "app/core/secrets",
    "yaml.h": "app/core/base",
}

# What GTK after 4.8 and libadwaita after 1.2 deprecate, as the beginnings of names.
DEPRECATED = """
AdwAboutWindow AdwFlap AdwLeaflet AdwMessageDialog AdwPreferencesWindow AdwSqueezer
AdwViewSwitcherTitle GtkAppChooser GtkAssistant GtkCellRenderer GtkColorButton GtkColorChooser
GtkComboBox GtkDialog GtkEntryCompletion GtkFileChooser GtkFontButton GtkFontChooser GtkIconView
GtkInfoBar GtkListStore GtkLockButton GtkMessageDialog GtkShortcutsWindow GtkStatusbar GtkTreeModel
GtkTreeSelection GtkTreeStore GtkTreeView GtkVolumeButton G_APPLICATION_FLAGS_NONE
adw_about_window_ adw_action_row_set_icon_name adw_expander_row_set_icon_name adw_flap_
adw_leaflet_ adw_message_dialog_ adw_preferences_window_ adw_squeezer_ adw_view_switcher_title_
gdk_texture_new_for_pixbuf gtk_app_chooser_ gtk_application_window_set_help_overlay gtk_assistant_
gtk_cell_renderer_ gtk_color_button_ gtk_color_chooser_ gtk_combo_box_
gtk_css_provider_load_from_data gtk_dialog_ gtk_entry_completion_ gtk_file_chooser_
gtk_font_button_ gtk_font_chooser_ gtk_icon_view_ gtk_image_new_from_pixbuf
gtk_image_set_from_pixbuf gtk_info_bar_ gtk_list_store_ gtk_lock_button_ gtk_message_dialog_
gtk_picture_new_for_pixbuf gtk_picture_set_keep_aspect_ratio gtk_picture_set_pixbuf
gtk_render_ gtk_show_uri gtk_snapshot_render_ gtk_statusbar_ gtk_style_context_add_class
gtk_style_context_add_provider_ gtk_style_context_get_ gtk_style_context_lookup_color
gtk_style_context_remove_class gtk_style_context_save gtk_style_context_set_ gtk_tree_model_
gtk_tree_path_ gtk_tree_selection_ gtk_tree_store_ gtk_tree_view_ gtk_volume_button_
gtk_widget_get_allocated_ gtk_widget_get_allocation gtk_widget_get_style_context
gtk_widget_hide gtk_widget_show gtk_widget_translate_coordinates
""".split()
NOT_DEPRECATED = {"gtk_style_context_add_provider_for_display"}

PRINTS = re.compile(r"\b(g_(print|printerr|warning|warning_once|message|debug|info|log|critical|error"
                    r"|log_structured)|v?f?printf|dprintf|f?puts|putchar|perror|syslog) \(")
MEMBER = re.compile(r"\bjson_object_get_(?!.*_with_default)\w+_member \(")
JSON = re.compile(r"\b(json_(object|array|node|parser|reader|builder|generator)_\w+ \(|Json[A-Z]\w+)")
SLEEP = re.compile(r"\b(sleep|usleep|nanosleep|g_usleep) ?\(")
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
TRANSLATED_C = re.compile(r"\b(N?C?_|g_dngettext|ngettext|g_dpgettext2?) ?\(")
TRANSLATED_XML = re.compile(r'translatable="(yes|true|1)"')
WAIVER = re.compile(r"lint: allow ([a-z-]+), *\S")
FUNCTION_NAME = re.compile(r"^([a-zA-Z_]\w*) \(")

C_LIKE = (".c", ".h")
TEXT = (".c", ".h", ".py", ".ui", ".xml", ".css", ".build", ".txt", ".md", ".sh", ".in", ".json",
        ".svg", ".yml", ".yaml", "")


def strip_c(text):
    """The text with what is inside comments, strings and characters blanked, line by line."""
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

    def blank(match):
        token = match.group(0)
        if token[0] in "\"'":
            return token[0] + " " * (len(token) - 2) + token[0]
        return re.sub(r"[^\n]", " ", token)

    return pattern.sub(blank, text)


class Function:
    def __init__(self, name, line, head, body):
        self.name, self.line, self.head, self.body = name, line, head, body

    @property
    def size(self):
        return self.body.count("\n") + 1


class Source:
    """One file of the tree: its path below the root, its text, and for C its functions."""

    def __init__(self, root, path):
        self.root, self.path = root, path
        self.folder = str(Path(path).parent)
        self.name = Path(path).name
        self.stem = Path(path).stem
        self.suffix = Path(path).suffix
        self.text = (root / path).read_text(encoding="utf-8", errors="replace")
        self.lines = self.text.splitlines()

    def inside(self, *folders):
        return any(self.path.startswith(folder + "/") for folder in folders)

    @cached_property
    def code(self):
        return strip_c(self.text) if self.suffix in C_LIKE else self.text

    @cached_property
    def code_lines(self):
        return self.code.splitlines()

    @cached_property
    def functions(self):
        return list(find_functions(self.code_lines))

    def waived(self, line, rule):
        nearby = self.lines[max(line - 2, 0):line]
        return any(match.group(1) == rule for text in nearby for match in WAIVER.finditer(text))


def find_functions(lines):
    """The functions of a file in the style that clang-format keeps: name and braces at the start
    of a line."""
    start = opening = None
    for index, line in enumerate(lines):
        match = FUNCTION_NAME.match(line)
        if match and not line.rstrip().endswith(";"):
            start, opening, name = index, None, match.group(1)
        elif line == "{":
            opening = index
        elif line == "}" and start is not None and opening is not None:
            head = "\n".join(lines[max(start - 1, 0):opening])
            yield Function(name, start + 1, head, "\n".join(lines[opening:index + 1]))
            start = opening = None


def matches(pattern, lines, message):
    for number, line in enumerate(lines, 1):
        for match in pattern.finditer(line):
            yield number, message.format(match.group(0).rstrip(" ("))


def includes(source):
    for number, line in enumerate(source.lines, 1):
        match = re.match(r'#\s*include\s+([<"])([^>"]+)[>"]', line)
        if match:
            yield number, match.group(1), match.group(2)


# The rules. Each yields (line, message).

def include_parent(source):
    for number, _, header in includes(source):
        if header.startswith("../") or "/../" in header:
            yield number, f"{header} climbs out of its folder"


def include_layer(source):
    allowed = LAYERS.get(source.folder, "").split()
    for number, bracket, header in includes(source):
        name = re.fullmatch(r"libcb-([\w-]+)\.h", header)
        if name and bracket == "<" and name.group(1) not in allowed:
            yield number, f"{source.folder} may not include {header}"
        elif bracket == "<" and re.match(r"cb-.*\.h", header):
            yield number, f"another library is included through its libcb-NAME.h only, not {header}"
        elif bracket == "<":
            for beginning, folders in SYSTEM.items():
                if header.startswith(beginning) and not source.inside(*folders.split()):
                    yield number, f"{source.folder} may not include <{header}>"


def file_size(source):
    if len(source.lines) > FILE_LIMIT:
        yield 1, f"{len(source.lines)} lines; {FILE_LIMIT} at most"


def function_size(source):
    for function in source.functions:
        if function.size > FUNCTION_LIMIT:
            yield function.line, f"{function.name} has {function.size} lines; {FUNCTION_LIMIT} at most"


@lru_cache(maxsize=None)
def folder_prefixes(folder):
    """The prefixes that a folder's headers give: of their file names, and of the types in them."""
    prefixes = set()
    for header in folder.glob("cb-*.h"):
        prefixes.add(header.stem.removesuffix("-private").replace("-", "_"))
        text = header.read_text(encoding="utf-8")
        prefixes.update(re.findall(r"^G_DECLARE_\w+ \(\w+,\s*(\w+),", text, re.M))
        for names in re.findall(r"^typedef (?:struct|union|enum) \w+ (Cb\w+);|^} (Cb\w+);", text, re.M):
            prefixes.add(re.sub(r"(?<=.)([A-Z])", r"_\1", "".join(names)).lower())
    return prefixes


def function_prefix(source):
    """A public function is named after its file (or what its file's name begins with), or after a
    file or a type of its folder."""
    words = source.stem.split("-")
    prefixes = folder_prefixes(source.root / source.folder) | {
        "_".join(words[:count]) for count in range(2, len(words) + 1)}
    for function in source.functions:
        if re.search(r"^static\b", function.head, re.M) or function.name == "main":
            continue
        name = function.name.lstrip("_")
        if not any(name == prefix or name.startswith(prefix + "_") for prefix in prefixes):
            yield function.line, f"{function.name} doesn't belong into {source.name} by its name"


def deprecated_api(source):
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, DEPRECATED)) + r")\w*")
    for number, line in enumerate(source.code_lines, 1):
        for match in pattern.finditer(line):
            if match.group(0) not in NOT_DEPRECATED:
                yield number, f"{match.group(0)} is deprecated later: only app/ui/compat may use it"


def core_prints(source):
    return matches(PRINTS, source.code_lines, "core doesn't print or log: {}")


def json_member(source):
    return matches(MEMBER, source.code_lines, "{} neither checks its type nor has a default")


def json_glib(source):
    return matches(JSON, source.code_lines, "{}: json-glib is not for this folder")


def spdx(source):
    head = source.lines[:3] if source.text.startswith(("#!", "<?xml")) else source.lines[:1]
    if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
        yield 1, "the SPDX line is missing"


def finish_result(source):
    for function in source.functions:
        if function.name.endswith("_finish"):
            match = re.search(r"GAsyncResult \*(\w+)", function.head)
            if match and not re.search(rf"\b{match.group(1)}\b", function.body):
                yield function.line, f"{function.name} doesn't look at its result"


def chain_up(source):
    overrides = re.finditer(r"\w+->(dispose|finalize|constructed) = (\w+);", source.code)
    functions = {function.name: function for function in source.functions}
    for match in overrides:
        method, function = match.group(1), functions.get(match.group(2))
        if function and not re.search(rf"parent_class\)\s*->{method} \(", function.body):
            yield function.line, f"{function.name} doesn't chain up"


def test_sleeps(source):
    return matches(SLEEP, source.code_lines, "{} waits for time, not for a condition")


def unfinished(source):
    return matches(UNFINISHED, source.lines, "{}: finish it, or leave it out")


def translatable_format(source):
    """What a macro adds to a string, the tool that collects strings doesn't see."""
    pattern = r'\b(?:N?_|ngettext) ?\((?:[\s,]*"(?:\\.|[^"\\\n])*")+\s*(?:G_|PRI)[A-Z]'
    for match in re.finditer(pattern, source.text):
        yield source.text.count("\n", 0, match.end()) + 1, "a macro inside text to be translated"


def is_c(source):
    return source.suffix in C_LIKE and source.inside("app", "tests")


def is_program(source):
    return source.suffix in (".c", ".h", ".py", ".sh") or source.text.startswith("#!")


FILE_RULES = [
    ("include-parent", is_c, include_parent),
    ("include-layer", lambda s: is_c(s) and s.inside("app"), include_layer),
    ("file-size", is_program, file_size),
    ("function-size", is_c, function_size),
    ("function-prefix", lambda s: s.suffix == ".c" and s.inside("app"), function_prefix),
    ("deprecated-api", lambda s: s.suffix in (".c", ".h", ".ui") and s.inside("app")
     and not s.inside("app/ui/compat"), deprecated_api),
    ("core-prints", lambda s: is_c(s) and s.inside("app/core"), core_prints),
    ("json-member", lambda s: is_c(s) and s.inside("app"), json_member),
    ("json-glib", lambda s: is_c(s) and s.inside("app") and not s.inside("app/core/sample"),
     json_glib),
    ("spdx", is_program, spdx),
    ("finish-result", lambda s: s.suffix == ".c", finish_result),
    ("chain-up", lambda s: s.suffix == ".c", chain_up),
    ("test-sleeps", lambda s: s.inside("tests") and s.suffix in (".c", ".h", ".py"), test_sleeps),
    ("translatable-format", lambda s: is_c(s) and s.inside("app"), translatable_format),
    ("unfinished", lambda s: s.suffix in TEXT and not s.inside("tests/fixtures"), unfinished),
]


# Rules over the whole tree yield (path, line, message).

def translatable(source):
    if source.inside("app") and source.suffix == ".c":
        return bool(TRANSLATED_C.search(source.code))
    if source.inside("app", "data") and source.suffix == ".ui":
        return bool(TRANSLATED_XML.search(source.text))
    return source.inside("data") and source.name.endswith((".desktop.in", ".metainfo.xml.in",
                                                           ".mime.xml.in"))


def potfiles(sources, root):
    path = root / "po/POTFILES"
    listed = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    listed = {line: number for number, line in enumerate(listed, 1)
              if line and not line.startswith("#")}
    wanted = {source.path for source in sources if translatable(source)}
    for missing in sorted(wanted - listed.keys()):
        yield "po/POTFILES", 1, f"{missing} has translatable text and is missing"
    for extra in sorted(listed.keys() - wanted):
        yield "po/POTFILES", listed[extra], f"{extra} has no translatable text"


def unbuilt(sources, root):
    """A C file that no meson.build names is dead."""
    builds = {source.folder: source.text for source in sources if source.name == "meson.build"}
    for source in sources:
        if source.suffix != ".c" or not source.inside("app", "tests"):
            continue
        parents = [source.folder] + [str(parent) for parent in Path(source.folder).parents]
        # A loop over names builds 'test-' + name + '.c'.
        named = rf"\b{re.escape(source.name)}\b|'{re.escape(source.stem.removeprefix('test-'))}'"
        if not any(re.search(named, builds.get(parent, "")) for parent in parents):
            yield source.path, 1, "no meson.build names it"


def code_format(sources, root):
    files = [source.path for source in sources if is_c(source)]
    if not files:
        return
    run = subprocess.run(["clang-format", "--dry-run", "--Werror", *files], cwd=root,
                         capture_output=True, text=True, check=False)
    for match in re.finditer(r"^(\S+?):(\d+):\d+: error: (.*?) \[", run.stderr, re.M):
        yield match.group(1), int(match.group(2)), match.group(3)
    if run.returncode and "error:" not in run.stderr:
        yield ".clang-format", 1, run.stderr.strip()


TREE_RULES = [("potfiles", potfiles), ("unbuilt", unbuilt), ("format", code_format)]


def read_tree(root):
    run = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others",
                          "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True)
    paths = sorted(path for path in set(run.stdout.split("\0")) if path and (root / path).is_file())
    return [Source(root, path) for path in paths if Path(path).suffix in TEXT]


def check(root, with_format=True):
    """Everything wrong in the tree: sorted (path, line, rule, message)."""
    sources = read_tree(root)
    by_path = {source.path: source for source in sources}
    found = []
    for source in sources:
        for rule, applies, function in FILE_RULES:
            if applies(source):
                found += [(source.path, line, rule, message) for line, message in function(source)]
    for rule, function in TREE_RULES:
        if with_format or rule != "format":
            found += [(path, line, rule, text) for path, line, text in function(sources, root)]
    return sorted(item for item in found
                  if item[0] not in by_path or not by_path[item[0]].waived(item[1], item[2])), sources


def summary(sources):
    code = [source for source in sources if is_c(source)]
    functions = [function for source in code for function in source.functions]
    long_files = sum(len(source.lines) > FILE_AIM for source in code)
    long_functions = sum(function.size > FUNCTION_AIM for function in functions)
    return (f"{long_files} of {len(code)} files over {FILE_AIM} lines, "
            f"{long_functions} of {len(functions)} functions over {FUNCTION_AIM} lines")


def write_potfiles(sources, root):
    head = "# Every file with translatable text; .ci/lint.py --write-potfiles writes this list.\n"
    paths = "".join(f"{source.path}\n" for source in sources if translatable(source))
    (root / "po/POTFILES").write_text(head + paths, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    parser.add_argument("--no-format", action="store_true", help="leave clang-format out")
    parser.add_argument("--write-potfiles", action="store_true", help="write po/POTFILES anew")
    options = parser.parse_args()
    if options.write_potfiles:
        write_potfiles(read_tree(options.root), options.root)
        return 0
    found, sources = check(options.root, not options.no_format)
    for path, line, rule, message in found:
        print(f"{path}:{line}: {message} [{rule}]")
    print(f"{summary(sources)}; {len(found)} against the rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
