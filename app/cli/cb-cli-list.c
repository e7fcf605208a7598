/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-output.h"

static void
add_row (CbValueBuilder *builder, CbIndexRow *row)
{
  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "id", cb_index_row_get_id (row));
  cb_cli_add_text (builder, "name", cb_index_row_get_name (row));
  cb_cli_add_text (builder, "version", cb_index_row_get_version (row));
  cb_cli_add_text (builder, "displayName", cb_index_row_get_display_name (row));
  cb_cli_add_text (builder, "description", cb_index_row_get_description (row));
  cb_cli_add_text (builder, "status", cb_library_status_get_nick (cb_index_row_get_status (row)));
  cb_cli_add_texts (builder, "tags", cb_index_row_get_tags (row));
  cb_cli_add_text (builder, "baseUrl", cb_index_row_get_base_url (row));
  cb_cli_add_integer (builder, "activities", cb_index_row_get_n_activities (row));
  cb_cli_add_time (builder, "created", cb_index_row_get_created (row));
  cb_cli_add_time (builder, "edited", cb_index_row_get_edited (row));
  cb_cli_add_time (builder, "published", cb_index_row_get_published (row));
  cb_value_builder_end (builder);
}

static void
print_json (GPtrArray *rows)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, rows->pdata[i]);
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

static char *
format_day (gint64 microseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static void
print_table (GPtrArray *rows)
{
  static const char *const titles[] = { "NAME",   "VERSION", "DISPLAY NAME", "STATUS", "ACTIVITIES",
                                        "EDITED", NULL };
  g_autoptr (CbCliTable) table = cb_cli_table_new (titles);

  for (guint i = 0; i < rows->len; i++)
    {
      CbIndexRow *row = rows->pdata[i];
      g_autofree char *count = g_strdup_printf ("%u", cb_index_row_get_n_activities (row));
      g_autofree char *edited = format_day (cb_index_row_get_edited (row));
      const char *cells[] = { cb_index_row_get_name (row),
                              cb_index_row_get_version (row),
                              cb_index_row_get_display_name (row),
                              cb_library_status_get_nick (cb_index_row_get_status (row)),
                              count,
                              edited };
      cb_cli_table_add (table, cells);
    }
  if (rows->len > 0)
    cb_cli_table_print (table);
}

static CbCliStatus
list_connectors (CbCli *cli, const char *search, int status, const char *tag)
{
  CbLibrary *library = cb_cli_get_library (cli);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *error = NULL;

  if (!library)
    return CB_CLI_FAILED;
  cb_library_list_async (library, search, status, tag, cli->cancellable, cb_cli_result_cb, &result);
  rows = cb_library_list_finish (library, cb_cli_wait (&result), &error);
  if (!rows)
    return cb_cli_fail (NULL, error);
  if (cli->json)
    print_json (rows);
  else
    print_table (rows);
  return CB_CLI_DONE;
}

CbCliStatus
cb_cli_list (CbCli *cli, char **arguments)
{
  g_autofree char *search = NULL;
  g_autofree char *status_name = NULL;
  g_autofree char *tag = NULL;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &search, "Only those in which each word is found",
      "TEXT" },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status_name,
      "Only draft, published, changed or installed ones", "STATUS" },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &tag, "Only those with this tag", "TAG" },
    G_OPTION_ENTRY_NULL,
  };
  int status = -1;

  if (!cb_cli_parse (cli, &arguments, "", "Lists the connectors of the library.", entries, 0, 0))
    return CB_CLI_USAGE;
  if (status_name)
    status = cb_library_status_from_nick (status_name);
  if (status_name && status < 0)
    return cb_cli_usage (cli, "There is no status “%s”", status_name);
  return list_connectors (cli, search, status, tag);
}
