/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-output.h"

static void
print_json (GPtrArray *records)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      CbConnectionRecord *record = records->pdata[i];

      cb_value_builder_begin_object (builder);
      cb_cli_add_text (builder, "id", cb_connection_record_get_id (record));
      cb_cli_add_text (builder, "name", cb_connection_record_get_name (record));
      cb_cli_add_text (builder, "connector", cb_connection_record_get_connector_id (record));
      cb_value_builder_set_key (builder, "values");
      cb_value_builder_add (builder, cb_connection_record_get_values (record));
      cb_cli_add_text (builder, "server", cb_connection_record_get_server (record));
      cb_cli_add_text (builder, "security", cb_connection_record_get_security (record));
      cb_cli_add_time (builder, "created", cb_connection_record_get_created (record));
      cb_cli_add_time (builder, "lastUsed", cb_connection_record_get_last_used (record));
      cb_value_builder_end (builder);
    }
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

/* The titles of all connectors by their ids. */
static GHashTable *
load_titles (CbCli *cli)
{
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  cb_library_list_async (cli->library, NULL, -1, NULL, cli->cancellable, cb_cli_result_cb, &result);
  rows = cb_library_list_finish (cli->library, cb_cli_wait (&result), NULL);
  for (guint i = 0; rows && i < rows->len; i++)
    g_hash_table_insert (titles, g_strdup (cb_index_row_get_id (rows->pdata[i])),
                         g_strdup (cb_index_row_get_title (rows->pdata[i])));
  return titles;
}

static void
print_table (CbCli *cli, GPtrArray *records)
{
  static const char *const columns[] = { "NAME", "CONNECTOR", NULL };
  g_autoptr (CbCliTable) table = cb_cli_table_new (columns);
  g_autoptr (GHashTable) titles = load_titles (cli);

  for (guint i = 0; i < records->len; i++)
    {
      CbConnectionRecord *record = records->pdata[i];
      const char *id = cb_connection_record_get_connector_id (record);
      const char *title = g_hash_table_lookup (titles, id);
      const char *cells[] = { cb_connection_record_get_name (record), title ? title : id };
      cb_cli_table_add (table, cells);
    }
  if (records->len > 0)
    cb_cli_table_print (table);
}

CbCliStatus
cb_cli_connections (CbCli *cli, char **arguments)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  if (!cb_cli_parse (cli, &arguments, "", "Lists the connections; never their secrets.", NULL, 0,
                     0))
    return CB_CLI_USAGE;
  if (!cb_cli_get_library (cli))
    return CB_CLI_FAILED;
  cb_library_list_connections_async (cli->library, NULL, cli->cancellable, cb_cli_result_cb,
                                     &result);
  records = cb_library_list_connections_finish (cli->library, cb_cli_wait (&result), &error);
  if (!records)
    return cb_cli_fail (NULL, error);
  if (cli->json)
    print_json (records);
  else
    print_table (cli, records);
  return CB_CLI_DONE;
}
