/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-output.h"

static const char *
get_kind (CbDifference *difference)
{
  switch (cb_difference_get_kind (difference))
    {
    case CB_DIFFERENCE_ADDED:
      return "added";
    case CB_DIFFERENCE_REMOVED:
      return "removed";
    case CB_DIFFERENCE_CHANGED:
      return "changed";
    case CB_DIFFERENCE_MOVED:
    default:
      return "moved";
    }
}

static void
add_difference (CbValueBuilder *builder, CbDifference *difference)
{
  g_autofree char *sentence = cb_difference_dup_sentence (difference);

  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "kind", get_kind (difference));
  cb_cli_add_text (builder, "pointer", cb_difference_get_pointer (difference));
  cb_cli_add_text (builder, "place", cb_difference_get_place (difference));
  cb_cli_add_text (builder, "before", cb_difference_get_before (difference));
  cb_cli_add_text (builder, "after", cb_difference_get_after (difference));
  cb_cli_add_text (builder, "message", sentence);
  cb_value_builder_end (builder);
}

static void
print_json (GPtrArray *differences)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "differences");
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    add_difference (builder, differences->pdata[i]);
  cb_value_builder_end (builder);
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

CbCliStatus
cb_cli_diff (CbCli *cli, char **arguments)
{
  g_autoptr (CbConnector) before = NULL;
  g_autoptr (CbConnector) after = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (!cb_cli_parse (cli, &arguments, "A B",
                     "Compares two definitions by meaning: says what is different in B. Prints "
                     "nothing where they mean the same.",
                     NULL, 2, 2))
    return CB_CLI_USAGE;
  before = cb_cli_load_connector (cli, arguments[0], NULL);
  after = before ? cb_cli_load_connector (cli, arguments[1], NULL) : NULL;
  if (!after)
    return CB_CLI_FAILED;
  differences = cb_diff (CB_ITEM (before), CB_ITEM (after));
  if (cli->json)
    print_json (differences);
  for (guint i = 0; !cli->json && i < differences->len; i++)
    {
      g_autofree char *sentence = cb_difference_dup_sentence (differences->pdata[i]);
      cb_cli_print ("%s\n", sentence);
    }
  return CB_CLI_DONE;
}
