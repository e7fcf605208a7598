/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-cli-formats.h"

#include <string.h>

typedef CbConnector *(*ReadFunc) (GBytes *bytes, CbReadReport *report, GError **error);

typedef struct
{
  const char *name;
  ReadFunc read;
} Importer;

typedef struct
{
  const char *name;
  CbCliExportFunc write;
} Exporter;

/* The first that takes an input wins; the last one's error is shown where none does. */
static const Importer importers[] = {
  { "connector", cb_connector_read },
};

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
cb_cli_import_bytes (GBytes *bytes, const char *format, CbCliImport *import, CbReadReport *report,
                     GError **error)
{
  import->problems = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (importers) && !import->connector; i++)
    {
      if (format && strcmp (importers[i].name, format) != 0)
        continue;
      g_clear_error (error);
      import->connector = importers[i].read (bytes, report, error);
      import->format = import->connector ? importers[i].name : NULL;
    }
  return import->connector != NULL;
}

gboolean
cb_cli_can_import (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    {
      if (strcmp (importers[i].name, format) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
cb_cli_list_import_formats (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (importers); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", importers[i].name);
  return g_string_free (names, FALSE);
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
