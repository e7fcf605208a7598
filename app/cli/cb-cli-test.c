/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connection.h"
#include "cb-cli-output.h"

static CbCliStatus
print_outcome (CbCli *cli, const CbConnectionTest *test)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  if (cli->json)
    {
      cb_value_builder_begin_object (builder);
      cb_cli_add_boolean (builder, "success", test->success);
      cb_cli_add_text (builder, "message", test->message);
      cb_cli_add_integer (builder, "step", test->step);
      cb_value_builder_end (builder);
      cb_cli_print_builder (builder);
    }
  else if (test->success)
    cb_cli_print ("%s\n", test->message);
  if (!test->success)
    cb_cli_error (NULL, "%s", test->message);
  return test->success ? CB_CLI_DONE : CB_CLI_FAILED;
}

static CbCliStatus
test_connection (CbCli *cli, const char *name, const char *secret_file)
{
  g_auto (CbCliConnection) connection = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CbConnectionTest) test = NULL;
  GError *error = NULL;

  if (!cb_cli_connection_open (&connection, cli, name, secret_file))
    return CB_CLI_FAILED;
  cb_connection_test_async (connection.runner, cli->cancellable, cb_cli_result_cb, &result);
  test = cb_connection_test_finish (connection.runner, cb_cli_wait (&result), &error);
  return test ? print_outcome (cli, test) : cb_cli_fail (NULL, error);
}

CbCliStatus
cb_cli_test (CbCli *cli, char **arguments)
{
  g_autofree char *secret_file = NULL;
  const GOptionEntry entries[] = {
    { "secret-file", 0, 0, G_OPTION_ARG_FILENAME, &secret_file,
      "Take secrets from a file instead of the keyring; “-” is standard input", "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!cb_cli_parse (cli, &arguments, "CONNECTION",
                     "Tests a connection with the test activity of its connector.", entries, 1, 1))
    return CB_CLI_USAGE;
  return test_connection (cli, arguments[0], secret_file);
}
