/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

static void
hovered_cb (CbWindow *self, GParamSpec *pspec, GtkDropTarget *target)
{
  gtk_widget_set_visible (self->drop_hint, gtk_drop_target_get_current_drop (target) != NULL);
}

static gboolean
drop_cb (CbWindow *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = list; l; l = l->next)
    g_list_store_append (files, l->data);
  if (!list)
    return FALSE;
  cb_window_open_files (self, G_LIST_MODEL (files));
  return TRUE;
}

void
cb_window_drop_init (CbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "notify::current-drop", G_CALLBACK (hovered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}
