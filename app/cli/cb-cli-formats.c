/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-formats.h"

#include <string.h>

typedef struct
{
  const char *name;
  CbCliExportFunc write;
} Exporter;

static const Exporter exporters[] = {
  { "connector", cb_connector_write },
};

void
cb_cli_import_clear (CbCliImport *self)
{
  g_clear_object (&self->connector);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

gboolean
cb_cli_import_bytes (CbCli *cli, GBytes *bytes, const char *source, const char *format,
                     CbCliImport *import, CbReadReport *report, GError **error)
{
  gboolean is_file = strcmp (source, "-") != 0;
  g_autoptr (GFile) file = is_file ? g_file_new_for_commandline_arg (source) : NULL;
  g_autoptr (GFile) folder = file ? g_file_get_parent (file) : NULL;
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  const CbImportOptions options = { name, format, folder ? cb_import_folder_resolve : NULL,
                                    folder };
  g_autoptr (CbImportResult)
      result = cb_exchange_import (bytes, &options, report, cli->cancellable, error);

  if (!result)
    return FALSE;
  import->format = result->format;
  import->connector = g_steal_pointer (&result->connector);
  import->problems = g_steal_pointer (&result->problems);
  return TRUE;
}

CbCliExportFunc
cb_cli_find_exporter (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      if (strcmp (exporters[i].name, format) == 0)
        return exporters[i].write;
    }
  return NULL;
}

char *
cb_cli_list_export_formats (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", exporters[i].name);
  return g_string_free (names, FALSE);
}
