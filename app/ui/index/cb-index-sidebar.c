/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-sidebar.h"

#include <glib/gi18n.h>

/* Tags shown; the search finds the others. */
#define MAX_TAGS 200

struct _CbIndexSidebar
{
  GtkWidget parent_instance;

  GtkListBox *list;
  CbLibraryIndex *model;
  GtkListBoxRow *all;
  GtkListBoxRow *statuses[CB_LIBRARY_N_STATUSES];
  GPtrArray *tag_rows;
  gboolean updating;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbIndexSidebar, cb_index_sidebar, GTK_TYPE_WIDGET)

static GtkListBoxRow *
make_row (const char *icon, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "count", count);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);
  return GTK_LIST_BOX_ROW (row);
}

static void
set_count (GtkListBoxRow *row, guint number)
{
  GtkLabel *count = g_object_get_data (G_OBJECT (row), "count");
  const char *text = g_object_get_data (G_OBJECT (row), "text");
  g_autofree char *digits = number > 0 ? g_strdup_printf ("%'u", number) : g_strdup ("");
  /* Translators: a status or tag, and how many connectors have it, for screen readers. */
  g_autofree char *name = g_strdup_printf (_ ("%s, %u"), text, number);

  gtk_label_set_label (count, digits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static const char *
get_row_tag (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "tag");
}

static gboolean
has_same_tags (CbIndexSidebar *self, guint count)
{
  if (self->tag_rows->len != count)
    return FALSE;
  for (guint i = 0; i < count; i++)
    if (g_strcmp0 (get_row_tag (g_ptr_array_index (self->tag_rows, i)),
                   cb_library_index_get_tag_at (self->model, i, NULL))
        != 0)
      return FALSE;
  return TRUE;
}

static void
add_tag (CbIndexSidebar *self, const char *tag)
{
  GtkListBoxRow *row = make_row ("cb-tag-symbolic", tag);

  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (tag), g_free);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
  g_ptr_array_add (self->tag_rows, row);
  if (g_strcmp0 (tag, cb_library_index_get_tag (self->model)) == 0)
    gtk_list_box_select_row (self->list, row);
}

static void
rebuild_tags (CbIndexSidebar *self, guint count)
{
  for (guint i = 0; i < self->tag_rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->tag_rows, i));
  g_ptr_array_set_size (self->tag_rows, 0);
  for (guint i = 0; i < count; i++)
    add_tag (self, cb_library_index_get_tag_at (self->model, i, NULL));
}

static void
update_counts (CbIndexSidebar *self)
{
  guint n_tags = MIN (cb_library_index_get_n_tags (self->model), MAX_TAGS);

  self->updating = TRUE;
  set_count (self->all, cb_library_index_get_n_total (self->model));
  for (guint i = 0; i < CB_LIBRARY_N_STATUSES; i++)
    set_count (self->statuses[i], cb_library_index_get_n_with_status (self->model, i));
  if (!has_same_tags (self, n_tags))
    rebuild_tags (self, n_tags);
  for (guint i = 0; i < n_tags; i++)
    {
      guint count = 0;

      cb_library_index_get_tag_at (self->model, i, &count);
      set_count (g_ptr_array_index (self->tag_rows, i), count);
    }
  self->updating = FALSE;
  /* The tag that is filtered by has gone. */
  if (!gtk_list_box_get_selected_row (self->list))
    cb_index_sidebar_reset (self);
}

static void
selected_cb (CbIndexSidebar *self, GtkListBoxRow *row)
{
  int status = -1;

  if (!row || !self->model || self->updating)
    return;
  for (int i = 0; i < CB_LIBRARY_N_STATUSES; i++)
    if (row == self->statuses[i])
      status = i;
  cb_library_index_set_status (self->model, status);
  cb_library_index_set_tag (self->model, get_row_tag (row));
}

static void
activated_cb (CbIndexSidebar *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
add_tag_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean first_tag = get_row_tag (row) && !(before && get_row_tag (before));
  GtkWidget *label;

  if (!first_tag)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ ("Tags"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "index-sidebar-header");
  gtk_list_box_row_set_header (row, label);
}

void
cb_index_sidebar_set_model (CbIndexSidebar *self, CbLibraryIndex *model)
{
  g_return_if_fail (CB_IS_INDEX_SIDEBAR (self));
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "counts-changed", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
}

void
cb_index_sidebar_reset (CbIndexSidebar *self)
{
  g_return_if_fail (CB_IS_INDEX_SIDEBAR (self));
  gtk_list_box_select_row (self->list, self->all);
  cb_library_index_set_status (self->model, -1);
  cb_library_index_set_tag (self->model, NULL);
}

static void
cb_index_sidebar_dispose (GObject *object)
{
  CbIndexSidebar *self = CB_INDEX_SIDEBAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  self->updating = TRUE;
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_pointer (&self->tag_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cb_index_sidebar_parent_class)->dispose (object);
}

static void
cb_index_sidebar_class_init (CbIndexSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_index_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", CB_TYPE_INDEX_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
add_fixed_rows (CbIndexSidebar *self)
{
  static const char *const icons[CB_LIBRARY_N_STATUSES] = {
    "cb-draft-symbolic", "cb-published-symbolic", "cb-changed-symbolic", "cb-installed-symbolic"
  };
  const char *const names[CB_LIBRARY_N_STATUSES] = { _ ("Drafts"), _ ("Published"), _ ("Changed"),
                                                     _ ("Installed") };

  self->all = make_row ("cb-all-symbolic", _ ("All"));
  gtk_list_box_append (self->list, GTK_WIDGET (self->all));
  for (guint i = 0; i < CB_LIBRARY_N_STATUSES; i++)
    {
      self->statuses[i] = make_row (icons[i], names[i]);
      gtk_list_box_append (self->list, GTK_WIDGET (self->statuses[i]));
    }
}

static void
cb_index_sidebar_init (CbIndexSidebar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->tag_rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, add_tag_header_cb, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Statuses and tags"), -1);
  g_signal_connect_swapped (list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), self);
  add_fixed_rows (self);
  gtk_list_box_select_row (self->list, self->all);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}
