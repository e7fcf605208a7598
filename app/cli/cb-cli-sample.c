/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libcb-sample.h>

#include "cb-cli-commands.h"
#include "cb-cli-output.h"

#define RESOURCE CB_APP_PATH "/cli/sample.connector.json"
#define USUAL_PORT 8085

/* The connector to the sample API at @port, to be imported. */
static CbCliStatus
print_connector (int port)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE, 0, &error);
  g_autoptr (CbConnector) connector = bytes ? cb_connector_read (bytes, NULL, &error) : NULL;
  g_autoptr (CbValue) value = cb_value_new_int64 (port);
  g_autoptr (GBytes) written = NULL;
  CbServer *server = NULL;
  gsize length = 0;
  const char *text = NULL;

  if (!connector)
    return cb_cli_fail (NULL, error);
  server = cb_list_get (cb_connector_get_servers (connector), 0);
  cb_field_set_default (cb_list_find (cb_server_get_variables (server), "port"), value);
  written = cb_connector_write (connector, &error);
  if (!written)
    return cb_cli_fail (NULL, error);
  text = g_bytes_get_data (written, &length);
  cb_cli_write (text, (gssize) length);
  return CB_CLI_DONE;
}

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

static CbCliStatus
serve (CbCli *cli, int port)
{
  g_autoptr (CbSampleServer) server = cb_sample_server_new ();
  GError *error = NULL;

  if (!cb_sample_server_start (server, (guint16) port, NULL, &error))
    return cb_cli_fail (NULL, error);
  cli->serves = TRUE;
  print_address (cli, server);
  while (!g_cancellable_is_cancelled (cli->cancellable))
    g_main_context_iteration (NULL, TRUE);
  cb_sample_server_stop (server);
  return CB_CLI_DONE;
}

CbCliStatus
cb_cli_sample (CbCli *cli, char **arguments)
{
  int port = 0;
  gboolean connector = FALSE;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, "Listen on this port instead of any free one",
      "PORT" },
    { "connector", 0, 0, G_OPTION_ARG_NONE, &connector,
      "Print the connector to the sample API instead of serving it", NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cb_cli_parse (cli, &arguments, "",
                     "Serves the sample API on the loopback interface until it is interrupted, "
                     "and prints its address.",
                     entries, 0, 0))
    return CB_CLI_USAGE;
  if (port < 0 || port > G_MAXUINT16)
    return cb_cli_usage (cli, "There is no port %d; ports go from 1 to 65535", port);
  return connector ? print_connector (port ? port : USUAL_PORT) : serve (cli, port);
}
