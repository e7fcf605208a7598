/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-choices.h"

struct _CbGridChoices
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GPtrArray *values;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbGridChoices, cb_grid_choices, GTK_TYPE_POPOVER)

static const char *
get_label_at (const CbGridColumn *column, guint index)
{
  return column->labels ? column->labels[index] : column->values[index];
}

const char *
cb_grid_choices_get_label (const CbGridColumn *column, const char *value)
{
  for (guint i = 0; column->values && column->values[i]; i++)
    if (g_strcmp0 (column->values[i], value) == 0)
      return get_label_at (column, i);
  return value;
}

const char *
cb_grid_choices_find (const CbGridColumn *column, const char *label)
{
  for (guint i = 0; column->values && column->values[i]; i++)
    if (g_strcmp0 (column->values[i], label) == 0
        || g_ascii_strcasecmp (get_label_at (column, i), label) == 0)
      return column->values[i];
  return NULL;
}

static guint
get_index (const CbGridColumn *column, const char *value)
{
  guint index = 0;

  while (column->values[index] && g_strcmp0 (column->values[index], value) != 0)
    index++;
  return index;
}

const char *
cb_grid_choices_find_next (const CbGridColumn *column, const char *value, gunichar letter)
{
  guint n = column->values ? g_strv_length ((char **) column->values) : 0;
  guint start = n ? get_index (column, value) : 0;

  for (guint i = 1; i <= n; i++)
    {
      guint index = (start + i) % n;
      gunichar first = g_utf8_get_char (get_label_at (column, index));

      if (g_unichar_tolower (first) == g_unichar_tolower (letter))
        return column->values[index];
    }
  return NULL;
}

static void
row_activated_cb (CbGridChoices *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0,
                 g_ptr_array_index (self->values, gtk_list_box_row_get_index (row)));
}

static void
cb_grid_choices_map (GtkWidget *widget)
{
  GtkListBoxRow *row = NULL;

  GTK_WIDGET_CLASS (cb_grid_choices_parent_class)->map (widget);
  row = gtk_list_box_get_selected_row (CB_GRID_CHOICES (widget)->list);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cb_grid_choices_finalize (GObject *object)
{
  g_ptr_array_unref (CB_GRID_CHOICES (object)->values);
  G_OBJECT_CLASS (cb_grid_choices_parent_class)->finalize (object);
}

static void
cb_grid_choices_class_init (CbGridChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_grid_choices_finalize;
  GTK_WIDGET_CLASS (klass)->map = cb_grid_choices_map;
  signals[CHOSEN] = g_signal_new ("chosen", CB_TYPE_GRID_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cb_grid_choices_init (CbGridChoices *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "grid-choices");
}

GtkWidget *
cb_grid_choices_new (const CbGridColumn *column, const char *value)
{
  CbGridChoices *self = g_object_new (CB_TYPE_GRID_CHOICES, NULL);

  for (guint i = 0; column->values && column->values[i]; i++)
    {
      GtkWidget *label = gtk_label_new (get_label_at (column, i));
      GtkListBoxRow *row = NULL;

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
      g_ptr_array_add (self->values, g_strdup (column->values[i]));
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (g_strcmp0 (column->values[i], value) == 0)
        gtk_list_box_select_row (self->list, row);
    }
  return GTK_WIDGET (self);
}
