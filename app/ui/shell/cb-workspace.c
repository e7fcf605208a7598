/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-workspace.h"

struct _CbWorkspace
{
  GObject parent_instance;

  char *path;
  CbLibrary *library;
  CbSecretStore *secrets;
  CbSampleServer *sample;
  GError *error;
  gboolean opening;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CbWorkspace, cb_workspace, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbWorkspace) self = data;

  self->opening = FALSE;
  self->library = cb_library_open_finish (result, &self->error);
  if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
found_secrets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbWorkspace) self = data;

  self->secrets = cb_secret_store_new_default_finish (result, NULL);
  if (self->secrets)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
cb_workspace_open (CbWorkspace *self)
{
  if (self->library || self->opening)
    return;
  g_clear_error (&self->error);
  self->opening = TRUE;
  cb_library_open_async (self->path, self->cancellable, opened_cb, g_object_ref (self));
  if (!self->secrets)
    cb_secret_store_new_default_async (self->cancellable, found_secrets_cb, g_object_ref (self));
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  cb_library_close_finish (CB_LIBRARY (source), result, NULL);
  *(gboolean *) data = TRUE;
}

void
cb_workspace_close (CbWorkspace *self)
{
  gboolean closed = FALSE;

  g_cancellable_cancel (self->cancellable);
  if (!self->library)
    return;
  /* The main loop has ended by now; what drafts still hold must be on disk before the process
   * does. */
  cb_library_close_async (self->library, NULL, closed_cb, &closed);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->library);
}

CbLibrary *
cb_workspace_get_library (CbWorkspace *self)
{
  return self->library;
}

CbSecretStore *
cb_workspace_get_secrets (CbWorkspace *self)
{
  return self->secrets;
}

CbSampleServer *
cb_workspace_get_sample (CbWorkspace *self)
{
  if (!self->sample)
    self->sample = cb_sample_server_new ();
  return self->sample;
}

const GError *
cb_workspace_get_error (CbWorkspace *self)
{
  return self->error;
}

const char *
cb_workspace_get_path (CbWorkspace *self)
{
  return self->path;
}

static void
cb_workspace_finalize (GObject *object)
{
  CbWorkspace *self = CB_WORKSPACE (object);

  g_clear_object (&self->library);
  g_clear_object (&self->secrets);
  g_clear_object (&self->sample);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (cb_workspace_parent_class)->finalize (object);
}

static void
cb_workspace_class_init (CbWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_workspace_finalize;
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cb_workspace_init (CbWorkspace *self)
{
  const char *path = g_getenv ("CONNECTOR_LIBRARY");

  self->path = path && *path ? g_strdup (path) : cb_library_dup_default_path ();
  self->cancellable = g_cancellable_new ();
}

CbWorkspace *
cb_workspace_new (void)
{
  return g_object_new (CB_TYPE_WORKSPACE, NULL);
}
