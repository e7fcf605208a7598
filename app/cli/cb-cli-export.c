/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-commands.h"
#include "cb-cli-connector.h"
#include "cb-cli-formats.h"
#include "cb-cli-output.h"

#include <string.h>

/* In a folder, the file gets the name that the connector suggests. */
static GFile *
get_target (CbConnector *connector, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = cb_connector_dup_file_name (connector);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    return g_file_get_child (file, name);
  return g_steal_pointer (&file);
}

static void
report_written (CbCli *cli, GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  if (!cli->json)
    {
      cb_cli_note ("Written to %s", name);
      return;
    }
  cb_value_builder_begin_object (builder);
  cb_cli_add_text (builder, "file", name);
  cb_value_builder_end (builder);
  cb_cli_print_builder (builder);
}

static CbCliStatus
write_to_file (CbCli *cli, CbConnector *connector, GBytes *bytes, const char *path)
{
  g_autoptr (GFile) file = get_target (connector, path);
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  GError *error = NULL;

  g_ptr_array_add (pieces, bytes);
  if (!cb_durable_file_write (file, pieces, cli->cancellable, &error))
    return cb_cli_fail (NULL, error);
  report_written (cli, file);
  return CB_CLI_DONE;
}

static CbCliStatus
export_connector (CbCli *cli, const char *text, CbCliExportFunc export, const char *path)
{
  g_autoptr (CbConnector) connector = cb_cli_load_connector (cli, text, NULL);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;
  const char *content = NULL;

  if (!connector)
    return CB_CLI_FAILED;
  bytes = export(connector, &error);
  if (!bytes)
    return cb_cli_fail (NULL, error);
  if (path && strcmp (path, "-") != 0)
    return write_to_file (cli, connector, bytes, path);
  content = g_bytes_get_data (bytes, &length);
  cb_cli_write (content, (gssize) length);
  return CB_CLI_DONE;
}

CbCliStatus
cb_cli_export (CbCli *cli, char **arguments)
{
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  g_autofree char *formats = cb_cli_list_export_formats ();
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "Write in this format (connector)", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Write to a file or into a folder", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  CbCliExportFunc export = NULL;

  if (!cb_cli_parse (cli, &arguments, "CONNECTOR",
                     "Writes a connector to standard output, or to a file that is replaced as a "
                     "whole. Connections and secrets are never in it.",
                     entries, 1, 1))
    return CB_CLI_USAGE;
  export = cb_cli_find_exporter (format ? format : "connector");
  if (!export)
    return cb_cli_usage (cli, "The format “%s” is not known; known are: %s", format, formats);
  return export_connector (cli, arguments[0], export, path);
}
