/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-dialog.h"

#include "cb-compat-private.h"

G_DEFINE_TYPE (CbDialog, cb_dialog, ADW_TYPE_WINDOW)

static void
cb_dialog_class_init (CbDialogClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
cb_dialog_init (CbDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

GtkWidget *
cb_dialog_new (const char *title, GtkWidget *content)
{
  GtkWidget *self = g_object_new (CB_TYPE_DIALOG, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self), box);
  return self;
}

void
cb_dialog_present (CbDialog *self, GtkWidget *parent)
{
  g_return_if_fail (CB_IS_DIALOG (self));

  gtk_window_set_transient_for (GTK_WINDOW (self), cb_compat_get_window (parent));
  gtk_window_present (GTK_WINDOW (self));
}
