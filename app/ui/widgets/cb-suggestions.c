/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-suggestions.h"

#include <libcb-base.h>

#define MAX_SUGGESTIONS 8

struct _CbSuggestions
{
  GtkPopover parent_instance;

  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbSuggestions, cb_suggestions, GTK_TYPE_POPOVER)

static void
choose (CbSuggestions *self, GtkListBoxRow *row)
{
  g_autofree char *word =
      g_strdup (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  cb_suggestions_close (self);
  g_signal_emit (self, signals[CHOSEN], 0, word);
}

static void
cb_suggestions_class_init (CbSuggestionsClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", CB_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cb_suggestions_init (CbSuggestions *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (choose), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  /* The cursor stays in the entry. */
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "grid-choices");
}

GtkWidget *
cb_suggestions_new (void)
{
  return g_object_new (CB_TYPE_SUGGESTIONS, NULL);
}

static void
clear (CbSuggestions *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

void
cb_suggestions_offer (CbSuggestions *self, const char *const *words, const char *text,
                      const char *const *without)
{
  g_autofree char *folded = cb_text_fold (text);
  guint n = 0;

  clear (self);
  for (guint i = 0; *text && words && words[i] && n < MAX_SUGGESTIONS; i++)
    if (cb_text_contains_folded (words[i], folded) && !g_strv_contains (without, words[i]))
      {
        GtkWidget *label = gtk_label_new (words[i]);

        gtk_label_set_xalign (GTK_LABEL (label), 0);
        gtk_list_box_append (self->list, label);
        n++;
      }
  if (n > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

void
cb_suggestions_close (CbSuggestions *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
select_next (CbSuggestions *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row ? gtk_list_box_row_get_index (row) + step : 0;

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, MAX (index, 0)));
}

gboolean
cb_suggestions_press (CbSuggestions *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      select_next (self, key == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row)
        choose (self, row);
      return row != NULL;
    case GDK_KEY_Escape:
      cb_suggestions_close (self);
      return TRUE;
    default:
      return FALSE;
    }
}
