/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-build-session.h"
#include "cb-export.h"
#include "cb-sample-start.h"
#include "cb-window-private.h"

#include <glib/gi18n.h>
#include <libcb-ui-form.h>
#include <libcb-ui-index.h>
#include <libcb-ui-use.h>

/* What is imported and made opens in the builder, at this step. */
#define STEP_BASIC 1
#define STEP_SUMMARY 4

static CbLibrary *
get_library (CbWindow *self)
{
  return cb_workspace_get_library (cb_window_get_workspace (self));
}

static void
open_requested_cb (CbWindow *self, const char *id)
{
  cb_build_session_open (self, id, STEP_BASIC);
}

typedef struct
{
  CbWindow *window;
  guint step;
} Opening;

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Opening *opening = data;
  g_autoptr (CbWindow) self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = cb_library_create_finish (CB_LIBRARY (source), result, &error);

  if (id)
    cb_build_session_open (self, id, opening->step);
  else
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
create (CbWindow *self, CbConnector *connector, guint step)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->step = step;
  cb_library_create_async (get_library (self), connector, CB_LIBRARY_STATUS_DRAFT, NULL, created_cb,
                           opening);
}

static void
new_requested_cb (CbWindow *self)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();

  create (self, connector, STEP_BASIC);
}

static void
imported_cb (CbWindow *self, const char *id)
{
  cb_build_session_open (self, id, STEP_SUMMARY);
}

static void
show_import (CbWindow *self, CbImportDialog *dialog)
{
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  cb_dialog_present (CB_DIALOG (dialog), GTK_WIDGET (self));
}

static void
import_files (CbWindow *self, GListModel *files)
{
  show_import (self, cb_import_dialog_new (get_library (self), files));
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = cb_file_picker_open_many_finish (result, &error);

  if (files)
    import_files (self, files);
  else
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
import_requested_cb (CbWindow *self)
{
  const CbFileType types[] = { { _ ("Connectors and API Descriptions"), "*.json *.yaml *.yml" },
                               { _ ("All files"), "*" },
                               { NULL, NULL } };

  cb_file_picker_open_many_async (GTK_WIDGET (self), _ ("Import"), types, NULL, picked_cb,
                                  g_object_ref (self));
}

static void
sample_requested_cb (CbWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) connector = cb_sample_start (cb_window_get_workspace (self), &error);

  if (connector)
    create (self, connector, STEP_SUMMARY);
  else
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
use_requested_cb (CbWindow *self, const char *id)
{
  GtkWidget *page = NULL;

  cb_window_set_place (self, CB_PLACE_USE);
  page = cb_window_get_visible_page (self, CB_PLACE_USE);
  if (CB_IS_USE (page))
    cb_use_add_connection (CB_USE (page), id);
}

static void
export_requested_cb (CbWindow *self, const char *const *ids)
{
  cb_export_from_library (GTK_WIDGET (self), get_library (self), ids);
}

static void
publish_requested_cb (CbWindow *self, const char *id)
{
  cb_toast_show_text (GTK_WIDGET (self),
                      _ ("Add your organization’s registry in Organization first."));
}

static void
text_pasted_cb (CbWindow *self, const char *text)
{
  show_import (self, cb_import_dialog_new_for_text (get_library (self), text));
}

static GtkWidget *
make_index (CbWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWidget *index = NULL;
  static const struct
  {
    const char *signal;
    GCallback handler;
  } handlers[] = {
    { "new-requested", G_CALLBACK (new_requested_cb) },
    { "import-requested", G_CALLBACK (import_requested_cb) },
    { "sample-requested", G_CALLBACK (sample_requested_cb) },
    { "files-dropped", G_CALLBACK (import_files) },
    { "text-pasted", G_CALLBACK (text_pasted_cb) },
    { "open-requested", G_CALLBACK (open_requested_cb) },
    { "use-requested", G_CALLBACK (use_requested_cb) },
    { "export-requested", G_CALLBACK (export_requested_cb) },
    { "publish-requested", G_CALLBACK (publish_requested_cb) },
  };

  cb_ui_form_init ();
  cb_ui_index_init ();
  index = cb_index_new (get_library (self),
                        cb_application_get_state (CB_APPLICATION (application)));
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (index, handlers[i].signal, handlers[i].handler, self,
                             G_CONNECT_SWAPPED);
  return index;
}

GtkWidget *
cb_window_build_make_root (CbWindow *self)
{
  CbWorkspace *workspace = cb_window_get_workspace (self);

  if (!workspace || !cb_workspace_get_library (workspace))
    return NULL;
  cb_sample_resume (workspace);
  return make_index (self);
}
