/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-output.h"

static void
print_json (GPtrArray *problems)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  cb_cli_add_problems (builder, problems);
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

CbCliStatus
cb_cli_check (CbCli *cli, char **arguments)
{
  g_autoptr (CbConnector) connector = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!cb_cli_parse (cli, &arguments, "CONNECTOR",
                     "Finds problems in a definition. Exits with 3 where one is an error.", NULL, 1,
                     1))
    return CB_CLI_USAGE;
  connector = cb_cli_load_connector (cli, arguments[0], NULL);
  if (!connector)
    return CB_CLI_FAILED;
  problems = cb_lint_connector (connector);
  if (cli->json)
    print_json (problems);
  for (guint i = 0; !cli->json && i < problems->len; i++)
    {
      g_autofree char *line = cb_cli_describe_problem (problems->pdata[i]);
      cb_cli_print ("%s\n", line);
    }
  return cb_cli_has_errors (problems) ? CB_CLI_PROBLEMS : CB_CLI_DONE;
}
