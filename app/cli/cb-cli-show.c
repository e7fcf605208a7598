/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-output.h"

static void
print_line (const char *title, const char *text)
{
  if (text && *text)
    cb_cli_print ("%-16s%s\n", title, text);
}

static void
print_servers (CbConnector *connector)
{
  CbList *servers = cb_connector_get_servers (connector);

  for (guint i = 0; i < cb_list_get_size (servers); i++)
    print_line (i == 0 ? "Base URL" : "", cb_server_get_url (cb_list_get (servers, i)));
}

static void
print_methods (CbConnector *connector)
{
  CbList *methods = cb_connector_get_auth_methods (connector);

  for (guint i = 0; i < cb_list_get_size (methods); i++)
    {
      CbAuthMethod *method = cb_list_get (methods, i);
      CbAuthKind kind = cb_auth_method_get_kind (method);
      print_line (i == 0 ? "Authentication" : "",
                  cb_enum_get_title (CB_TYPE_AUTH_KIND, (int) kind));
    }
}

static void
print_activities (CbConnector *connector)
{
  static const char *const titles[] = { "ACTIVITY", "METHOD", "PATH", "DISPLAY NAME", NULL };
  CbList *activities = cb_connector_get_activities (connector);
  g_autoptr (CbCliTable) table = cb_cli_table_new (titles);

  if (cb_list_get_size (activities) == 0)
    return;
  for (guint i = 0; i < cb_list_get_size (activities); i++)
    {
      CbActivity *activity = cb_list_get (activities, i);
      const char *cells[] = { cb_activity_get_id (activity), cb_activity_get_method (activity),
                              cb_activity_get_path (activity),
                              cb_activity_get_display_name (activity) };
      cb_cli_table_add (table, cells);
    }
  cb_cli_print ("\n");
  cb_cli_table_print (table);
}

static void
print_connector (CbConnector *connector)
{
  g_autofree char *title = cb_connector_dup_title (connector);

  print_line ("Connector", cb_connector_get_name (connector));
  print_line ("Version", cb_connector_get_version (connector));
  print_line ("Display name", title);
  print_line ("Publisher", cb_connector_get_publisher (connector));
  print_line ("Description", cb_connector_get_description (connector));
  print_servers (connector);
  print_methods (connector);
  print_activities (connector);
}

static void
print_parameters (CbActivity *activity)
{
  static const char *const titles[] = { "PARAMETER", "IN", "TYPE", "REQUIRED", "HELP", NULL };
  CbList *parameters = cb_activity_get_parameters (activity);
  g_autoptr (CbCliTable) table = cb_cli_table_new (titles);

  if (cb_list_get_size (parameters) == 0)
    return;
  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbParameter *parameter = cb_list_get (parameters, i);
      CbField *field = CB_FIELD (parameter);
      const char *cells[] = {
        cb_field_get_name (field),
        cb_enum_get_nick (CB_TYPE_LOCATION, (int) cb_parameter_get_location (parameter)),
        cb_enum_get_nick (CB_TYPE_FIELD_TYPE, (int) cb_field_get_field_type (field)),
        cb_field_get_required (field) ? "yes" : "no", cb_field_get_help (field)
      };
      cb_cli_table_add (table, cells);
    }
  cb_cli_print ("\n");
  cb_cli_table_print (table);
}

static void
print_activity (CbActivity *activity)
{
  g_autofree char *title = cb_activity_dup_title (activity);
  g_autofree char *tags = g_strjoinv (", ", (char **) cb_activity_get_tags (activity));

  print_line ("Activity", cb_activity_get_id (activity));
  print_line ("Display name", title);
  print_line ("Method", cb_activity_get_method (activity));
  print_line ("Path", cb_activity_get_path (activity));
  print_line ("Tags", tags);
  print_line ("Description", cb_activity_get_description (activity));
  print_parameters (activity);
}

/* The item as it is in the connector file. */
static CbCliStatus
print_json (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  cb_cli_write (text, (gssize) length);
  cb_cli_write ("\n", 1);
  return CB_CLI_DONE;
}

static CbCliStatus
show_activity (CbCli *cli, CbConnector *connector, const char *text)
{
  CbActivity *activity = cb_cli_find_activity (connector, text);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (!activity)
    return CB_CLI_FAILED;
  if (!cb_item_ensure_loaded (CB_ITEM (activity), &error))
    return cb_cli_fail (NULL, error);
  if (!cli->json)
    {
      print_activity (activity);
      return CB_CLI_DONE;
    }
  bytes = cb_format_write_item (CB_ITEM (activity));
  return print_json (bytes);
}

static gboolean
ensure_all_loaded (CbList *list, GError **error)
{
  for (guint i = 0; i < cb_list_get_size (list); i++)
    {
      if (!cb_item_ensure_loaded (cb_list_get (list, i), error))
        return FALSE;
    }
  return TRUE;
}

static CbCliStatus
show_connector (CbCli *cli, CbConnector *connector)
{
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (!cli->json)
    {
      print_connector (connector);
      return CB_CLI_DONE;
    }
  if (!ensure_all_loaded (cb_connector_get_activities (connector), &error)
      || !ensure_all_loaded (cb_connector_get_schemas (connector), &error))
    return cb_cli_fail (NULL, error);
  bytes = cb_format_write_item (CB_ITEM (connector));
  return print_json (bytes);
}

CbCliStatus
cb_cli_show (CbCli *cli, char **arguments)
{
  g_autoptr (CbConnector) connector = NULL;

  if (!cb_cli_parse (cli, &arguments, "CONNECTOR [ACTIVITY]",
                     "Shows a connector, or one of its activities, by its id or display name.",
                     NULL, 1, 2))
    return CB_CLI_USAGE;
  connector = cb_cli_load_connector (cli, arguments[0], NULL);
  if (!connector)
    return CB_CLI_FAILED;
  if (arguments[1])
    return show_activity (cli, connector, arguments[1]);
  return show_connector (cli, connector);
}
