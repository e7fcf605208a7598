/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-record-table.h"
#include "cb-record.h"

#include <glib/gi18n.h>

#define COLUMN_RECORDS 100
#define MAX_COLUMNS 60
#define CELL_CHARACTERS 40
#define WIDTH_RECORDS 50
#define CHARACTER_WIDTH 8
#define CELL_PADDING 20

struct _CbRecordTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *folded;
  char **keys;
};

G_DEFINE_FINAL_TYPE (CbRecordTable, cb_record_table, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer key)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", CELL_CHARACTERS, "single-line-mode", TRUE,
                                   NULL);

  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer key)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = cb_record_dup_cell (gtk_list_item_get_item (item), key);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > CELL_CHARACTERS ? text : NULL);
}

/* As wide as what the first records hold, within bounds: a table that doesn't fit scrolls instead
 * of being squeezed. */
static int
choose_width (CbRecordTable *self, const char *key, const char *title)
{
  GListModel *model = gtk_sort_list_model_get_model (self->sorted);
  guint count = MIN (WIDTH_RECORDS, g_list_model_get_n_items (model));
  glong characters = g_utf8_strlen (title, -1) + 2;

  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CbRecord) record = g_list_model_get_item (model, i);
      g_autofree char *text = cb_record_dup_cell (record, key);

      characters = MAX (characters, g_utf8_strlen (text, -1));
    }
  return (int) (MIN (characters, CELL_CHARACTERS) * CHARACTER_WIDTH) + CELL_PADDING;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer key)
{
  return cb_record_compare ((CbRecord *) a, (CbRecord *) b, key);
}

static void
free_key_cb (gpointer key, GClosure *closure)
{
  g_free (key);
}

static void
add_column (CbRecordTable *self, const char *key, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), g_strdup (key), free_key_cb,
                         0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), g_strdup (key), free_key_cb,
                         0);
  column = gtk_column_view_column_new (title, factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare, g_strdup (key), g_free));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, choose_width (self, key, title));
  gtk_column_view_append_column (self->view, column);
}

static void
remove_columns (CbRecordTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (self->view, column);
    }
}

void
cb_record_table_refresh_columns (CbRecordTable *self)
{
  GListModel *model = gtk_sort_list_model_get_model (self->sorted);
  g_auto (GStrv) keys = model ? cb_record_list_keys (model, COLUMN_RECORDS) : NULL;

  if (keys && self->keys
      && g_strv_equal ((const char *const *) keys, (const char *const *) self->keys))
    return;
  remove_columns (self);
  for (guint i = 0; keys && keys[i] && i < MAX_COLUMNS; i++)
    add_column (self, keys[i], keys[i]);
  if (keys && !keys[0])
    add_column (self, NULL, _ ("Value"));
  g_strfreev (self->keys);
  self->keys = g_steal_pointer (&keys);
}

void
cb_record_table_set_model (CbRecordTable *self, GListModel *model)
{
  gtk_sort_list_model_set_model (self->sorted, model);
  cb_record_table_refresh_columns (self);
}

static gboolean
cell_matches (CbRecordTable *self, CbRecord *record, const char *key)
{
  g_autofree char *text = cb_record_dup_cell (record, key);

  return cb_text_contains_folded (text, self->folded);
}

/* Any cell, whether its column is shown or not; the names of columns don't count. */
static gboolean
matches (gpointer item, gpointer data)
{
  CbRecordTable *self = data;
  CbValue *value;

  if (!self->folded || !*self->folded)
    return TRUE;
  value = cb_record_get_value (item);
  if (!cb_value_is (value, CB_NODE_OBJECT))
    return cell_matches (self, item, NULL);
  for (guint i = 0; i < cb_value_get_size (value); i++)
    if (cell_matches (self, item, cb_value_get_key_at (value, i)))
      return TRUE;
  return FALSE;
}

void
cb_record_table_set_filter (CbRecordTable *self, const char *text)
{
  g_free (self->folded);
  self->folded = cb_text_fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

guint
cb_record_table_get_n_shown (CbRecordTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, CbRecordTable *self)
{
  g_signal_emit (self, signals[SELECTED], 0, gtk_single_selection_get_selected_item (selection));
}

static void
cb_record_table_dispose (GObject *object)
{
  CbRecordTable *self = CB_RECORD_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (cb_record_table_parent_class)->dispose (object);
}

static void
cb_record_table_finalize (GObject *object)
{
  CbRecordTable *self = CB_RECORD_TABLE (object);

  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->keys, g_strfreev);

  G_OBJECT_CLASS (cb_record_table_parent_class)->finalize (object);
}

static void
cb_record_table_class_init (CbRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_record_table_dispose;
  object_class->finalize = cb_record_table_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[SELECTED] = g_signal_new ("selected", CB_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, CB_TYPE_RECORD);
}

/* Sorting stands below filtering, and both go in slices: what is typed is answered at once. */
static void
cb_record_table_init (CbRecordTable *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, TRUE);

  self->sorted = gtk_sort_list_model_new (NULL,
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (self->sorted), self->filter);
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           0);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
cb_record_table_new (void)
{
  return g_object_new (CB_TYPE_RECORD_TABLE, NULL);
}
