/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-toast.h"

#include <glib/gi18n.h>

AdwToast *
cb_toast_new_plain (const char *text)
{
  /* Titles are markup in libadwaita 1.2, whatever they hold. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

void
cb_toast_show (GtkWidget *widget, AdwToast *toast)
{
  GtkWidget *overlay = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

void
cb_toast_show_text (GtkWidget *widget, const char *text)
{
  cb_toast_show (widget, cb_toast_new_plain (text));
}

void
cb_toast_show_error (GtkWidget *widget, const GError *error)
{
  if (!error || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  cb_toast_show_text (widget, error->message);
}

void
cb_toast_show_undo (GtkWidget *widget, const char *text, GCallback undo, gpointer data,
                    GClosureNotify destroy)
{
  AdwToast *toast = cb_toast_new_plain (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_data (toast, "button-clicked", undo, data, destroy, G_CONNECT_SWAPPED);
  cb_toast_show (widget, toast);
}
