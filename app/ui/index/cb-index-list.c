/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-private.h"

#include <glib/gi18n.h>

#include "cb-index-text.h"

#define LOGO_SIZE 28

/* What a column shows, and by what the index is sorted when its header is pressed. */
typedef struct
{
  const char *title;
  char *(*dup_text) (CbIndexRow *row);
  CbIndexSort sort;
  gboolean expand;
  gboolean number;
  int width;
} Column;

static char *
dup_name (CbIndexRow *row)
{
  return g_strdup (cb_index_row_get_name (row));
}

static char *
dup_version (CbIndexRow *row)
{
  return g_strdup (cb_index_row_get_version (row));
}

static char *
dup_n_activities (CbIndexRow *row)
{
  return cb_index_row_get_loaded (row)
             ? g_strdup_printf ("%'u", cb_index_row_get_n_activities (row))
             : g_strdup ("");
}

static char *
dup_edited (CbIndexRow *row)
{
  return cb_index_text_dup_time (cb_index_row_get_edited (row));
}

static char *
dup_published (CbIndexRow *row)
{
  return cb_index_text_dup_time (cb_index_row_get_published (row));
}

static const Column columns[] = {
  { N_ ("Display name"), NULL, CB_INDEX_SORT_TITLE, TRUE, FALSE, -1 },
  { N_ ("Name"), dup_name, CB_INDEX_SORT_NAME, FALSE, FALSE, 140 },
  { N_ ("Version"), dup_version, CB_INDEX_SORT_VERSION, FALSE, FALSE, 84 },
  { N_ ("Status"), NULL, CB_INDEX_SORT_STATUS, FALSE, FALSE, 110 },
  { N_ ("Activities"), dup_n_activities, CB_INDEX_SORT_ACTIVITIES, FALSE, TRUE, 96 },
  { N_ ("Last edited"), dup_edited, CB_INDEX_SORT_EDITED, FALSE, FALSE, 124 },
  { N_ ("Last published"), dup_published, CB_INDEX_SORT_PUBLISHED, FALSE, FALSE, 124 },
};

static void
update_text (GtkListItem *item, const Column *column)
{
  CbIndexRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = row ? column->dup_text (row) : NULL;

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text ? text : "");
}

static void
update_title (CbIndex *self, GtkListItem *item)
{
  CbIndexRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *title = cb_index_text_dup_title (row);

  cb_index_images_show (self->images, row, CB_LOGO (gtk_widget_get_first_child (box)));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), title);
}

static void
update_status (GtkListItem *item)
{
  CbIndexRow *row = gtk_list_item_get_item (item);
  CbStatusDot *dot = CB_STATUS_DOT (gtk_list_item_get_child (item));
  CbLibraryStatus status = cb_index_row_get_status (row);

  gtk_widget_set_visible (GTK_WIDGET (dot), cb_index_row_get_loaded (row));
  cb_status_dot_set_level (dot, cb_index_text_get_level (status));
  cb_status_dot_set_label (dot, cb_index_text_get_status (status));
}

static void
update_item (GtkListItem *item)
{
  CbIndex *self = g_object_get_data (G_OBJECT (item), "index");
  const Column *column = g_object_get_data (G_OBJECT (item), "column");

  if (column->dup_text)
    update_text (item, column);
  else if (column->sort == CB_INDEX_SORT_STATUS)
    update_status (item);
  else
    update_title (self, item);
}

static GtkWidget *
make_title (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "index-name");
  gtk_box_append (GTK_BOX (box), cb_logo_new (LOGO_SIZE));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_label (const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CbIndex *self)
{
  const Column *column = g_object_get_data (G_OBJECT (factory), "column");
  GtkWidget *child;

  if (column->dup_text)
    child = make_label (column);
  else if (column->sort == CB_INDEX_SORT_STATUS)
    child = cb_status_dot_new (CB_LEVEL_NEUTRAL, "");
  else
    child = make_title ();
  g_object_set_data (G_OBJECT (item), "index", self);
  g_object_set_data (G_OBJECT (item), "column", (gpointer) column);
  gtk_list_item_set_child (item, child);
  cb_index_menu_add_click (self, child, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "notify::edited",
                            G_CALLBACK (update_item), item);
  update_item (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
more_clicked_cb (GtkWidget *button, GtkListItem *item)
{
  CbIndex *self = g_object_get_data (G_OBJECT (item), "index");

  cb_index_menu_popup (self, gtk_list_item_get_item (item), button, -1, -1);
}

static void
setup_more_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CbIndex *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "index-more");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  cb_widget_set_name (button, _ ("Menu"));
  g_object_set_data (G_OBJECT (item), "index", self);
  g_signal_connect (button, "clicked", G_CALLBACK (more_clicked_cb), item);
  gtk_list_item_set_child (item, button);
}

typedef struct
{
  CbIndex *self;
  const Column *column;
} Header;

/* The order is the index's own; sorters only let the headers be pressed and show an arrow. Asked
 * to compare, the column that comes first says that it does. */
static int
note_column (gconstpointer a, gconstpointer b, gpointer data)
{
  Header *header = data;

  header->self->asked_column = header->column;
  return 1;
}

static void
add_column (CbIndex *self, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  Header *header = g_new (Header, 1);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, header, g_free));

  header->self = self;
  header->column = column;
  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view_column = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_expand (view_column, column->expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, column->width);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (self->list, view_column);
}

static void
add_more_column (CbIndex *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_more_cb), self);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_append_column (self->list, column);
}

static GtkColumnViewColumn *
get_column (CbIndex *self, guint position)
{
  GListModel *model = gtk_column_view_get_columns (self->list);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, position);

  return column;
}

static void
header_pressed_cb (CbIndex *self)
{
  const Column *column;
  GtkOrdering ordering;

  if (self->sorting)
    return;
  self->asked_column = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->list), self->list, self->tiles);
  column = self->asked_column;
  if (column)
    g_action_group_activate_action (
        G_ACTION_GROUP (self->actions), "sort-by",
        g_variant_new ("(ib)", column->sort, ordering == GTK_ORDERING_SMALLER));
}

void
cb_index_list_show_sort (CbIndex *self)
{
  gboolean descending = FALSE;
  CbIndexSort sort = cb_library_index_get_sort (self->model, &descending);

  self->sorting = TRUE;
  /* Only one column sorts, so only one has an arrow. */
  gtk_column_view_sort_by_column (self->list, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].sort == sort)
      gtk_column_view_sort_by_column (self->list, get_column (self, i),
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->sorting = FALSE;
}

void
cb_index_list_init (CbIndex *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);
  add_more_column (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->list), "changed",
                           G_CALLBACK (header_pressed_cb), self, G_CONNECT_SWAPPED);
  cb_index_menu_add_keys (self, GTK_WIDGET (self->list));
}
