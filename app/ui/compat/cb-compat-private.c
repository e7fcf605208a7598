/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-compat-private.h"

#include <glib/gi18n.h>

GtkWindow *
cb_compat_get_window (GtkWidget *widget)
{
  GtkRoot *root = widget ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

GSource *
cb_compat_watch_cancelled (GCancellable *cancellable, GCancellableSourceFunc callback,
                           gpointer data)
{
  GSource *source = NULL;

  if (!cancellable)
    return NULL;
  source = g_cancellable_source_new (cancellable);
  g_source_set_callback (source, G_SOURCE_FUNC (callback), data, NULL);
  g_source_attach (source, NULL);
  return source;
}

void
cb_compat_clear_source (GSource **source)
{
  if (*source)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
cb_compat_return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Nothing was chosen."));
}
