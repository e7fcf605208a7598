/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-export.h"

#include <glib/gi18n.h>
#include <libcb-format.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

/**
 * Export:
 *
 * One export under way: the connectors that are still to be written, and where to.
 */
typedef struct
{
  GtkWidget *parent;
  CbLibrary *library;
  char **ids;
  guint next;
  guint written;
  CbConnector *connector;
  GFile *file;
  GFile *folder;
} Export;

static void
export_free (Export *self)
{
  g_clear_object (&self->parent);
  g_clear_object (&self->library);
  g_clear_object (&self->connector);
  g_clear_object (&self->file);
  g_clear_object (&self->folder);
  g_strfreev (self->ids);
  g_free (self);
}

static void export_next (Export *self);

static void
finish (Export *self)
{
  g_autofree char *name = self->file ? g_file_get_basename (self->file) : NULL;
  g_autofree char *message =
      self->written == 1 ? g_strdup_printf (_ ("Exported as “%s”"), name)
                         : g_strdup_printf (ngettext ("Exported %u connector",
                                                      "Exported %u connectors", self->written),
                                            self->written);

  cb_toast_show_text (self->parent, message);
  export_free (self);
}

static void
fail (Export *self, const GError *error)
{
  cb_toast_show_error (self->parent, error);
  export_free (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;

  if (!cb_connector_write_file_finish (CB_CONNECTOR (source), result, &error))
    {
      fail (self, error);
      return;
    }
  self->written++;
  g_clear_object (&self->connector);
  export_next (self);
}

static void
write_connector (Export *self)
{
  cb_connector_write_file_async (self->connector, self->file, NULL, written_cb, self);
}

static void
picked_file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;

  self->file = cb_file_picker_save_finish (result, &error);
  if (self->file)
    write_connector (self);
  else
    fail (self, error);
}

static void
pick_file (Export *self)
{
  const CbFileType types[] = { { _ ("Connectors"), "*.connector.json" },
                               { _ ("All files"), "*" },
                               { NULL, NULL } };
  g_autofree char *name = cb_connector_dup_file_name (self->connector);

  cb_file_picker_save_async (self->parent, _ ("Export Connector"), name, types, NULL,
                             picked_file_cb, self);
}

/* A name in the folder that no file has: several versions may share what is left of their names. */
static GFile *
choose_free_file (GFile *folder, const char *name)
{
  g_autofree char *base = g_strndup (name, strlen (name) - strlen (".connector.json"));
  GFile *file = g_file_get_child (folder, name);

  for (guint i = 2; g_file_query_exists (file, NULL); i++)
    {
      g_autofree char *other = g_strdup_printf ("%s-%u.connector.json", base, i);

      g_object_unref (file);
      file = g_file_get_child (folder, other);
    }
  return file;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  self->connector = cb_library_load_finish (CB_LIBRARY (source), result, &error);
  if (!self->connector)
    {
      fail (self, error);
      return;
    }
  if (!self->folder)
    {
      pick_file (self);
      return;
    }
  name = cb_connector_dup_file_name (self->connector);
  g_clear_object (&self->file);
  self->file = choose_free_file (self->folder, name);
  write_connector (self);
}

static void
export_next (Export *self)
{
  if (!self->ids || !self->ids[self->next])
    {
      finish (self);
      return;
    }
  cb_library_load_async (self->library, self->ids[self->next++], NULL, loaded_cb, self);
}

static void
picked_folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;

  self->folder = cb_file_picker_folder_finish (result, &error);
  if (self->folder)
    export_next (self);
  else
    fail (self, error);
}

void
cb_export_connector (GtkWidget *parent, CbConnector *connector)
{
  Export *self = g_new0 (Export, 1);

  self->parent = g_object_ref (parent);
  self->connector = g_object_ref (connector);
  pick_file (self);
}

void
cb_export_from_library (GtkWidget *parent, CbLibrary *library, const char *const *ids)
{
  Export *self = g_new0 (Export, 1);

  self->parent = g_object_ref (parent);
  self->library = g_object_ref (library);
  self->ids = g_strdupv ((char **) ids);
  if (g_strv_length (self->ids) > 1)
    cb_file_picker_folder_async (parent, _ ("Export Connectors"), NULL, picked_folder_cb, self);
  else
    export_next (self);
}
