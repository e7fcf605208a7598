/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libcb-sample.h>

#include "cb-cli-commands.h"
#include "cb-cli-output.h"

static void
print_address (CbCli *cli, CbSampleServer *server)
{
  const char *url = cb_sample_server_get_base_url (server);
  g_autofree char *openapi = g_strconcat (url, "/openapi.json", NULL);
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  if (!cli->json)
    cb_cli_print ("%s\n", url);
  else
    {
      cb_value_builder_begin_object (builder);
      cb_cli_add_text (builder, "url", url);
      cb_cli_add_text (builder, "openapi", openapi);
      cb_value_builder_end (builder);
      cb_cli_print_builder (builder);
    }
  cb_cli_flush ();
  cb_cli_note ("Serving the sample API, described at %s. Ctrl+C ends it.", openapi);
}

CbCliStatus
cb_cli_sample (CbCli *cli, char **arguments)
{
  int port = 0;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, "Listen on this port instead of any free one",
      "PORT" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (CbSampleServer) server = NULL;
  GError *error = NULL;

  if (!cb_cli_parse (cli, &arguments, "",
                     "Serves the sample API on the loopback interface until it is interrupted, "
                     "and prints its address.",
                     entries, 0, 0))
    return CB_CLI_USAGE;
  if (port < 0 || port > G_MAXUINT16)
    return cb_cli_usage (cli, "There is no port %d; ports go from 1 to 65535", port);
  server = cb_sample_server_new ();
  if (!cb_sample_server_start (server, (guint16) port, NULL, &error))
    return cb_cli_fail (NULL, error);
  cli->serves = TRUE;
  print_address (cli, server);
  while (!g_cancellable_is_cancelled (cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
  cb_sample_server_stop (server);
  return CB_CLI_DONE;
}
