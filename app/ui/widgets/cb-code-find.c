/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-code-find.h"

#include <glib/gi18n.h>

struct _CbCodeFind
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *count;

  GtkSourceView *view;
  GtkSourceSearchContext *context;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CbCodeFind, cb_code_find, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (CbCodeFind *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
update_count (CbCodeFind *self)
{
  GtkTextIter start;
  GtkTextIter end;
  int total = gtk_source_search_context_get_occurrences_count (self->context);
  int position = 0;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  position = gtk_source_search_context_get_occurrence_position (self->context, &start, &end);
  if (total == 0)
    text = g_strdup (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) ? _ ("No matches") : "");
  else if (total > 0 && position > 0)
    text = g_strdup_printf (_ ("%d of %d"), position, total);
  else if (total > 0)
    text = g_strdup_printf ("%d", total);
  gtk_label_set_text (self->count, text ? text : "");
  gtk_widget_set_sensitive (self->previous, total != 0);
  gtk_widget_set_sensitive (self->next, total != 0);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbCodeFind) self = data;
  GtkSourceSearchContext *context = GTK_SOURCE_SEARCH_CONTEXT (source);
  GtkTextIter start;
  GtkTextIter end;

  /* Finishing a forward and a backward search is the same but for the name. */
  if (!gtk_source_search_context_forward_finish (context, result, &start, &end, NULL, NULL)
      || !self->context)
    return;
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0.15, FALSE, 0, 0);
  update_count (self);
}

static void
found_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbCodeFind) self = data;
  GtkSourceSearchContext *context = GTK_SOURCE_SEARCH_CONTEXT (source);
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_source_search_context_backward_finish (context, result, &start, &end, NULL, NULL)
      || !self->context)
    return;
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)), 0.15, FALSE, 0, 0);
  update_count (self);
}

static GCancellable *
restart (CbCodeFind *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
search_from (CbCodeFind *self, gboolean after_selection)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  gtk_source_search_context_forward_async (self->context, after_selection ? &end : &start,
                                           restart (self), found_cb, g_object_ref (self));
}

static void
next_cb (CbCodeFind *self)
{
  if (self->context)
    search_from (self, TRUE);
}

static void
previous_cb (CbCodeFind *self)
{
  GtkTextIter start;

  if (!self->context)
    return;
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, NULL);
  gtk_source_search_context_backward_async (self->context, &start, restart (self), found_back_cb,
                                            g_object_ref (self));
}

static void
search_changed_cb (CbCodeFind *self)
{
  if (!self->context)
    return;
  gtk_source_search_settings_set_search_text (
      gtk_source_search_context_get_settings (self->context),
      gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  search_from (self, FALSE);
  update_count (self);
}

static void
stop (CbCodeFind *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->context)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
}

static void
mode_cb (CbCodeFind *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  stop (self);
  if (self->view)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cb_code_find_dispose (GObject *object)
{
  CbCodeFind *self = CB_CODE_FIND (object);

  stop (self);
  self->view = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_CODE_FIND);
  G_OBJECT_CLASS (cb_code_find_parent_class)->dispose (object);
}

static void
cb_code_find_class_init (CbCodeFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_code_find_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-code-find.ui");
  gtk_widget_class_bind_template_child (widget_class, CbCodeFind, bar);
  gtk_widget_class_bind_template_child (widget_class, CbCodeFind, entry);
  gtk_widget_class_bind_template_child (widget_class, CbCodeFind, previous);
  gtk_widget_class_bind_template_child (widget_class, CbCodeFind, next);
  gtk_widget_class_bind_template_child (widget_class, CbCodeFind, count);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
cb_code_find_init (CbCodeFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

void
cb_code_find_set_view (CbCodeFind *self, GtkSourceView *view)
{
  self->view = view;
}

/* The context exists only while the bar is open: it looks through all of the text. */
static void
open (CbCodeFind *self)
{
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  self->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (get_buffer (self)), settings);
  g_signal_connect_swapped (self->context, "notify::occurrences-count", G_CALLBACK (update_count),
                            self);
}

void
cb_code_find_start (CbCodeFind *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!self->context)
    open (self);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end)
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *text = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search_changed_cb (self);
}
