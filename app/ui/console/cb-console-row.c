/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-console-row.h"

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_time (CbConsoleEntry *entry)
{
  gint64 start = cb_http_exchange_get_start (cb_console_entry_get_exchange (entry));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (start / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%X") : g_strdup ("");
}

GtkWidget *
cb_console_row_new (CbConsoleEntry *entry)
{
  g_autofree char *title = cb_console_entry_dup_title (entry);
  g_autofree char *status = cb_console_entry_dup_status (entry);
  g_autofree char *cost = cb_console_entry_dup_cost (entry);
  g_autofree char *time = dup_time (entry);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *dot = cb_status_dot_new (cb_console_entry_get_level (entry), status);
  GtkWidget *dim = make_label (cost, "dim-label");
  g_autofree char *words = g_strdup_printf ("%s, %s, %s, %s", title, status, cost, time);

  gtk_widget_add_css_class (row, "console-row");
  gtk_widget_add_css_class (dim, "numeric");
  gtk_widget_add_css_class (dim, "caption");
  gtk_widget_set_hexpand (dim, TRUE);
  gtk_widget_set_halign (dim, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (line), dot);
  gtk_box_append (GTK_BOX (line), dim);
  gtk_box_append (GTK_BOX (box), make_label (title, "console-title"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}
