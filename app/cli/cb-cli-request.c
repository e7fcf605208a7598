/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-output.h"
#include "cb-cli-values.h"

#include <string.h>

typedef struct
{
  CbCli *cli;
  char **assignments;
  char *server;
  char *security;
  gboolean curl;
  gboolean http;
  gboolean explain;
  gboolean reveal;
} Request;

/* Whether a credential is all that is missing, which is not known without a connection. */
static gboolean
is_about_credential (CbConnector *connector, const CbValueProblem *problem)
{
  CbList *methods = cb_connector_get_auth_methods (connector);

  for (guint i = 0; problem->missing && i < cb_list_get_size (methods); i++)
    {
      CbAuthMethod *method = cb_list_get (methods, i);
      g_autofree char *prefix = g_strconcat (cb_auth_method_get_id (method), ".", NULL);

      if (g_str_has_prefix (problem->field, prefix)
          || cb_list_find (cb_auth_method_get_fields (method), problem->field))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_values (CbConnector *connector, CbActivity *activity, CbValues *values,
              const CbRequestOptions *options)
{
  g_autoptr (GPtrArray) problems = cb_request_check_values (connector, activity, values, options);
  gboolean good = TRUE;

  for (guint i = 0; i < problems->len; i++)
    {
      const CbValueProblem *problem = problems->pdata[i];
      if (is_about_credential (connector, problem))
        continue;
      cb_cli_error (NULL, "%s: %s", problem->field, problem->message);
      good = FALSE;
    }
  return good;
}

static void
print_text (char *text)
{
  cb_cli_write (text, -1);
  if (!g_str_has_suffix (text, "\n"))
    cb_cli_write ("\n", 1);
  g_free (text);
}

static void
print_request (Request *self, CbRequest *request)
{
  g_autoptr (CbValue) explanation = NULL;

  if (self->cli->json)
    {
      explanation = cb_request_explain (request, self->reveal);
      cb_cli_print_value (explanation);
    }
  else if (self->explain)
    print_text (cb_request_to_explanation (request, self->reveal));
  else if (self->curl)
    print_text (cb_request_to_curl (request, self->reveal));
  else
    print_text (cb_request_to_http (request, self->reveal));
}

static CbCliStatus
make_request (Request *self, const char *connector_text, const char *activity_text)
{
  g_autoptr (CbConnector) connector = cb_cli_load_connector (self->cli, connector_text, NULL);
  CbActivity *activity = connector ? cb_cli_find_activity (connector, activity_text) : NULL;
  g_autoptr (CbValues) values = cb_values_new ();
  const CbRequestOptions options = { .flags = CB_REQUEST_SKETCH,
                                     .server = self->server,
                                     .security = self->security };
  const CbRequestOptions strict = { .server = self->server, .security = self->security };
  g_autoptr (CbRequest) request = NULL;
  GError *error = NULL;

  if (!activity)
    return CB_CLI_FAILED;
  if (!cb_cli_set_values (self->cli, connector, activity, values, self->assignments))
    return CB_CLI_USAGE;
  if (!check_values (connector, activity, values, &strict))
    return CB_CLI_FAILED;
  request = cb_request_build (connector, activity, values, &options, &error);
  if (!request)
    return cb_cli_fail (NULL, error);
  print_request (self, request);
  return CB_CLI_DONE;
}

CbCliStatus
cb_cli_request (CbCli *cli, char **arguments)
{
  Request self = { cli };
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.assignments,
      "Fill in a value; NAME:=JSON for one that is no text", "NAME=VALUE" },
    { "curl", 0, 0, G_OPTION_ARG_NONE, &self.curl, "As a cURL command", NULL },
    { "http", 0, 0, G_OPTION_ARG_NONE, &self.http, "As HTTP (this is the default)", NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &self.explain, "Say why each part is there", NULL },
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &self.reveal, "Show secrets", NULL },
    { "server", 0, 0, G_OPTION_ARG_STRING, &self.server, "Name or address of the server",
      "SERVER" },
    { "security", 0, 0, G_OPTION_ARG_STRING, &self.security, "Which way of authentication", "ID" },
    G_OPTION_ENTRY_NULL,
  };
  CbCliStatus status = CB_CLI_USAGE;

  if (cb_cli_parse (cli, &arguments, "CONNECTOR ACTIVITY",
                    "Prints the request that would be sent, without sending it.", entries, 2, 2))
    {
      if (self.curl + self.http + self.explain > 1)
        status = cb_cli_usage (cli, "Only one of --curl, --http and --explain can be given");
      else
        status = make_request (&self, arguments[0], arguments[1]);
    }
  g_strfreev (self.assignments);
  g_free (self.server);
  g_free (self.security);
  return status;
}
