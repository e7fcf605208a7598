/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-control.h"

#include <glib/gi18n.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

/* An entry with a button behind it: first and last child of a linked box. */
static GtkWidget *
make_linked (GtkWidget *button, const char *placeholder, GCallback changed, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (entry, "changed", changed, data);
  return box;
}

static GtkEditable *
get_entry (GtkWidget *box)
{
  return GTK_EDITABLE (gtk_widget_get_first_child (box));
}

static char *
linked_dup_text (GtkWidget *widget)
{
  return g_strdup (gtk_editable_get_text (get_entry (widget)));
}

static void
linked_set_text (GtkWidget *widget, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (get_entry (widget)), text))
    gtk_editable_set_text (get_entry (widget), text);
}

static GtkWidget *
get_box (GtkWidget *inside)
{
  return gtk_widget_get_ancestor (inside, GTK_TYPE_BOX);
}

static void
on_day_selected (GtkCalendar *calendar, GtkMenuButton *button)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  GtkEditable *entry = get_entry (get_box (GTK_WIDGET (button)));
  const char *old = gtk_editable_get_text (entry);
  const char *time = strchr (old, 'T');
  gboolean with_time = g_object_get_data (G_OBJECT (button), "cb-with-time") != NULL;
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = with_time ? g_strconcat (date, time ? time : "T00:00:00Z", NULL)
                                    : g_steal_pointer (&date);

  gtk_editable_set_text (entry, text);
  gtk_menu_button_popdown (button);
}

static void
on_calendar_shown (GtkWidget *popover, GtkMenuButton *button)
{
  GtkEditable *entry = get_entry (get_box (GTK_WIDGET (button)));
  g_autofree char *date = g_strndup (gtk_editable_get_text (entry), 10);
  g_autofree char *full = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (full, NULL);
  GtkWidget *calendar = gtk_popover_get_child (GTK_POPOVER (popover));

  if (day == NULL)
    return;
  g_signal_handlers_block_by_func (calendar, on_day_selected, button);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_signal_handlers_unblock_by_func (calendar, on_day_selected, button);
}

static GtkWidget *
make_date (gboolean with_time, GCallback changed, gpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  cb_widget_set_name (button, _ ("Choose a date"));
  if (with_time)
    g_object_set_data (G_OBJECT (button), "cb-with-time", GINT_TO_POINTER (1));
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_calendar_shown), button, 0);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (on_day_selected), button, 0);
  return make_linked (button, with_time ? "2026-03-31T14:30:00Z" : "2026-03-31", changed, data);
}

static GtkWidget *
date_create (CbField *field, GCallback changed, gpointer data)
{
  return make_date (FALSE, changed, data);
}

static GtkWidget *
date_time_create (CbField *field, GCallback changed, gpointer data)
{
  return make_date (TRUE, changed, data);
}

const CbFormControl cb_form_control_date = { date_create, linked_dup_text, linked_set_text, FALSE };
const CbFormControl cb_form_control_date_time = { date_time_create, linked_dup_text,
                                                  linked_set_text, FALSE };

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) box = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = cb_file_picker_open_finish (result, &error);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    gtk_editable_set_text (get_entry (box), path);
  else
    cb_toast_show_error (box, error);
}

static void
on_choose_file (GtkWidget *button)
{
  GtkWidget *box = get_box (button);

  cb_file_picker_open_async (box, _ ("Choose a File"), NULL, NULL, on_file_chosen,
                             g_object_ref (box));
}

static GtkWidget *
file_create (CbField *field, GCallback changed, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

  cb_widget_set_name (button, _ ("Choose a file"));
  g_signal_connect (button, "clicked", G_CALLBACK (on_choose_file), NULL);
  return make_linked (button, _ ("Path of a file"), changed, data);
}

const CbFormControl cb_form_control_file = { file_create, linked_dup_text, linked_set_text, FALSE };
