#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows each rule of the lint something bad, which it must find, and something good."""

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import run

ROOT = Path(__file__).resolve().parents[2]
SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n\n"
# In two parts, because this file is under the rule too.
WAIT = "g_us" "leep (1);"
HASH = "#!/usr/bin/python3\n# SPDX-License-Identifier: GPL-3.0-or-later\n"


def function(lines, name="cb_sample_run", head="void"):
    body = "".join("  run ();\n" for _ in range(lines))
    return f"{SPDX}{head}\n{name} (void)\n{{\n{body}}}\n"


def body(text, name="cb_sample_run", parameters="void", head="void"):
    return f"{SPDX}{head}\n{name} ({parameters})\n{{\n{text}}}\n"


# rule: (path, bad text, good text)
CASES = {
    "include-parent": ("app/core/net/cb-sample.c", SPDX + '#include "../base/cb-text.h"\n',
                       SPDX + '#include "cb-text.h"\n'),
    "include-layer": ("app/core/base/cb-sample.h", SPDX + "#include <libcb-net.h>\n",
                      SPDX + "#include <gio/gio.h>\n"),
    "include-layer (not its umbrella)": (
        "app/core/net/cb-sample.h", SPDX + "#include <cb-text.h>\n",
        SPDX + "#include <libcb-base.h>\n"),
    "include-layer (view to view)": (
        "app/ui/index/cb-sample.h", SPDX + "#include <libcb-ui-builder.h>\n",
        SPDX + "#include <libcb-ui-widgets.h>\n"),
    "include-layer (windows in core)": (
        "app/core/net/cb-sample.h", SPDX + "#include <gtk/gtk.h>\n",
        SPDX + "#include <libsoup/soup.h>\n"),
    "file-size": ("app/core/base/cb-sample.h", SPDX + "\n" * 799, SPDX + "\n" * 798),
    "function-size": ("app/core/base/cb-sample.c", function(99), function(98)),
    "function-prefix": ("app/core/base/cb-sample-run.c", function(1, "cb_other_run"),
                        function(1, "cb_sample_run_twice")),
    "function-prefix (static)": ("app/core/base/cb-sample.c", function(1, "other"),
                                 function(1, "other", "static void")),
    "deprecated-api": ("app/ui/index/cb-sample.c", body("  gtk_widget_show (widget);\n"),
                       body('  /* gtk_widget_show () */ text ("gtk_widget_show");\n')),
    "deprecated-api (template)": (
        "app/ui/index/cb-sample.ui", '<object class="AdwLeaflet"/>\n',
        '<object class="AdwViewStack"/>\n'),
    "deprecated-api (its successor)": (
        "app/ui/index/cb-sample.c", body("  gtk_tree_view_new ();\n"),
        body("  gtk_style_context_add_provider_for_display (d, p, 1);\n")),
    "core-prints": ("app/core/net/cb-sample.c", body('  g_warning ("%s", text);\n'),
                    body('  g_set_error (error, text);\n')),
    "json-member": ("app/core/sample/cb-sample.c",
                    body("  json_object_get_int_member (object, name);\n"),
                    body("  json_object_get_int_member_with_default (object, name, 0);\n")),
    "json-glib": ("app/core/format/cb-sample.c", body("  JsonNode *node = NULL;\n"),
                  body("  CbJsonReader *reader = cb_json_object_new ();\n")),
    "spdx": ("app/core/base/cb-sample.h", "#pragma once\n", SPDX),
    "spdx (script)": ("tests/sample.py", "#!/usr/bin/python3\n", HASH),
    "finish-result": (
        "app/core/net/cb-sample.c",
        body("  return TRUE;\n", "cb_sample_run_finish", "CbSample *self, GAsyncResult *result"),
        body("  return g_task_propagate_boolean (G_TASK (result), error);\n",
             "cb_sample_run_finish", "CbSample *self, GAsyncResult *result")),
    "chain-up": (
        "app/core/net/cb-sample.c",
        body("  clear ();\n", "dispose", head="static void") + "klass->dispose = dispose;\n",
        body("  G_OBJECT_CLASS (cb_sample_parent_class)->dispose (object);\n", "dispose",
             head="static void") + "klass->dispose = dispose;\n"),
    "test-sleeps": ("tests/core/base/test-sample.c", SPDX + f"{WAIT}\n",
                    SPDX + "wait_until (ready);\n"),
    "unfinished": ("data/sample.xml", "<!-- TO" + "DO -->\n", "<!-- done -->\n"),
    "translatable-format": ("app/ui/index/cb-sample.c", SPDX + '_ ("Line %" G_GSIZE_FORMAT ".")\n',
                            SPDX + '/* _ ("Line %" %zu) */\n'),
    "potfiles": ("app/ui/index/cb-sample.c", body('  _("Text");\n'), body('  __("Text");\n')),
    "potfiles (template)": ("app/ui/index/cb-sample.ui", '<p translatable="yes">Text</p>\n',
                            "<p>Text</p>\n"),
    "unbuilt": ("app/core/base/cb-left-out.c", SPDX, None),
    "format": ("app/core/base/cb-sample.h", SPDX + "int  x;\n", SPDX + "int x;\n"),
    "waiver": ("tests/core/base/test-sample.c",
               SPDX + f"{WAIT} /* lint: allow spdx, another rule */\n",
               SPDX + "/* lint: allow test-sleeps, because */\n" + f"{WAIT}\n"),
    "waiver (without a reason)": ("tests/core/base/test-sample.c",
                                  SPDX + f"{WAIT} /* lint: allow test-sleeps */\n", SPDX),
}
SHOWN_BY = {"waiver": "test-sleeps"}


def load_lint():
    specification = importlib.util.spec_from_file_location("lint", ROOT / ".ci/lint.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def rules_broken(lint, path, text):
    """The rules that a tree with this one file breaks."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
        (root / ".clang-format").write_bytes((ROOT / ".clang-format").read_bytes())
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, encoding="utf-8")
        (root / path).parent.joinpath("meson.build").write_text(
            "files('cb-sample.c', 'cb-sample-run.c', 'test-sample.c')\n", encoding="utf-8")
        found, _ = lint.check(root, with_format=text.count("int ") == 1)
        return {rule for _, _, rule, _ in found}


def check_rule(lint, name):
    path, bad, good = CASES[name]
    rule = name.split(" (")[0]
    assert SHOWN_BY.get(rule, rule) in rules_broken(lint, path, bad), "the bad one passes"
    if good is not None:
        broken = rules_broken(lint, path, good)
        assert not broken, f"the good one breaks {broken}"


def main():
    lint = load_lint()
    return run({f"/lint/{name}": lambda name=name: check_rule(lint, name) for name in CASES})


if __name__ == "__main__":
    sys.exit(main())
