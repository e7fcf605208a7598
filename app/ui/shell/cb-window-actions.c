/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-window-private.h"

#include <string.h>

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < CB_N_PLACES; i++)
    if (strcmp (wanted, cb_window_place_get_name (i)) == 0)
      cb_window_set_place (CB_WINDOW (widget), i);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbWindow *self = CB_WINDOW (widget);

  if (!self->page || !cb_page_go_back (self->page))
    cb_window_pop_page (self, cb_window_get_place (self));
}

/* Text with a search of its own has it where the cursor is; otherwise the page searches. */
static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbWindow *self = CB_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus && gtk_widget_activate_action (focus, "code.find", NULL))
    return;
  if (self->page)
    cb_page_start_search (self->page);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (CB_WINDOW (widget)->menu);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_shortcuts_present (GTK_APPLICATION_WINDOW (widget));
}

/* New and Import belong to the index, wherever they are asked for. */
static void
index_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *action = g_strconcat ("index.", name + strlen ("win."), NULL);

  cb_window_index_activate (CB_WINDOW (widget), action);
}

void
cb_window_class_actions_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.place", "s", place_action);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.menu", NULL, menu_action);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (klass, "win.new", NULL, index_action);
  gtk_widget_class_install_action (klass, "win.import", NULL, index_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "win.back", NULL);
}
