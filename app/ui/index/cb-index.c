/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-private.h"

#include <glib/gi18n.h>

#include "cb-index-tile.h"
#include "cb-ui-index.h"

static void page_init (CbPageInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbIndex, cb_index, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CB_TYPE_PAGE, page_init))

void
cb_index_emit_id (CbIndex *self, const char *signal, const char *id)
{
  g_signal_emit_by_name (self, signal, id);
}

void
cb_index_emit_ids (CbIndex *self, const char *signal, char **ids)
{
  g_signal_emit_by_name (self, signal, ids);
}

static gboolean
is_filtered (CbIndex *self)
{
  return *cb_library_index_get_text (self->model) || cb_library_index_get_tag (self->model)
         || cb_library_index_get_status (self->model) >= 0;
}

static const char *
get_view_name (CbIndex *self)
{
  g_autoptr (GVariant)
      view = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "view");

  return g_str_equal (g_variant_get_string (view, NULL), "list") ? "list" : "tiles";
}

static void
show_count (CbIndex *self, guint count)
{
  guint total = cb_library_index_get_n_total (self->model);
  g_autofree char *text = NULL;

  if (is_filtered (self) && count != total)
    /* Translators: connectors found, and all there are. */
    text = g_strdup_printf (_ ("%'u of %'u connectors"), count, total);
  else
    text = g_strdup_printf (ngettext ("%'u connector", "%'u connectors", count), count);
  gtk_label_set_label (self->count, text);
}

/* Only the view that is seen makes widgets; it keeps them while another page is shown. */
static void
give_model (CbIndex *self, const char *page)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  gboolean tiles = g_str_equal (page, "tiles");

  if (!tiles && !g_str_equal (page, "list"))
    return;
  if (tiles ? gtk_grid_view_get_model (self->tiles) == model
            : gtk_column_view_get_model (self->list) == model)
    return;
  cb_index_slice_restart (self->slice);
  gtk_grid_view_set_model (self->tiles, tiles ? model : NULL);
  gtk_column_view_set_model (self->list, tiles ? NULL : model);
}

void
cb_index_actions_update (CbIndex *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *page = get_view_name (self);
  gboolean empty = count == 0 && !is_filtered (self);

  if (!cb_library_index_get_ready (self->model))
    page = "waiting";
  else if (count == 0)
    page = empty ? "empty" : "nothing";
  gtk_widget_set_visible (self->bar, !g_str_equal (page, "waiting") && !empty);
  gtk_widget_set_visible (self->sort_button, g_str_equal (page, "tiles"));
  gtk_widget_set_visible (self->header_end, !empty);
  give_model (self, page);
  gtk_stack_set_visible_child_name (self->stack, page);
  show_count (self, count);
}

static void
folded_cb (CbIndex *self)
{
  gtk_widget_set_visible (self->filter, cb_split_get_folded (self->split));
}

static void
selection_cb (CbIndex *self)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint count = (guint) gtk_bitset_get_size (selected);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", count), count);

  gtk_label_set_label (self->selection_count, text);
  gtk_revealer_set_reveal_child (self->selection_bar, count > 0);
}

GPtrArray *
cb_index_dup_selected (CbIndex *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (rows, cb_library_index_read_row (self->model, position));
  return rows;
}

void
cb_index_toggle_position (CbIndex *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

void
cb_index_clear_selection (CbIndex *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
cb_index_on_activate (CbIndex *self, guint position)
{
  g_autoptr (CbIndexRow) row = cb_library_index_read_row (self->model, position);

  if (row && *cb_index_row_get_id (row))
    cb_index_emit_id (self, "open-requested", cb_index_row_get_id (row));
}

static void
cb_index_on_search (CbIndex *self)
{
  if (self->model)
    cb_library_index_set_text (self->model, cb_search_bar_get_text (self->search));
}

static void
cb_index_on_leave_search (CbIndex *self)
{
  gboolean list = g_str_equal (get_view_name (self), "list");

  gtk_widget_grab_focus (list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->tiles));
}

static void
cb_index_on_search_activated (CbIndex *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 1)
    cb_index_on_activate (self, 0);
  else
    cb_index_on_leave_search (self);
}

static void
cb_index_on_filter_chosen (CbIndex *self)
{
  cb_split_set_show_content (self->split, TRUE);
}

static void
try_reveal (CbIndex *self)
{
  int position = self->reveal_id ? cb_library_index_find (self->model, self->reveal_id) : -1;

  if (position < 0)
    return;
  g_clear_pointer (&self->reveal_id, g_free);
  cb_index_slice_finish (self->slice);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint) position, TRUE);
  if (g_str_equal (get_view_name (self), "tiles"))
    gtk_widget_activate_action (GTK_WIDGET (self->tiles), "list.scroll-to-item", "u",
                                (guint) position);
}

void
cb_index_reveal (CbIndex *self, const char *id)
{
  g_return_if_fail (CB_IS_INDEX (self));
  g_free (self->reveal_id);
  self->reveal_id = g_strdup (id);
  try_reveal (self);
}

static void
items_changed_cb (CbIndex *self)
{
  cb_index_actions_update (self);
  selection_cb (self);
}

static void
counts_changed_cb (CbIndex *self)
{
  cb_index_actions_update (self);
  try_reveal (self);
}

CbLibraryIndex *
cb_index_get_model (CbIndex *self)
{
  g_return_val_if_fail (CB_IS_INDEX (self), NULL);
  return self->model;
}

static GtkWidget *
page_get_header_start (CbPage *page)
{
  return CB_INDEX (page)->header_start;
}

static GtkWidget *
page_get_header_end (CbPage *page)
{
  return CB_INDEX (page)->header_end;
}

static const char *
page_get_action_prefix (CbPage *page)
{
  return "index";
}

static GActionGroup *
page_get_actions (CbPage *page)
{
  return G_ACTION_GROUP (CB_INDEX (page)->actions);
}

static gboolean
page_go_back (CbPage *page)
{
  CbIndex *self = CB_INDEX (page);
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) > 0)
    cb_index_clear_selection (self);
  else if (cb_search_bar_get_active (self->search))
    cb_search_bar_set_active (self->search, FALSE);
  else
    return FALSE;
  return TRUE;
}

static gboolean
page_start_search (CbPage *page)
{
  cb_search_bar_start (CB_INDEX (page)->search);
  return TRUE;
}

static gboolean
page_take_files (CbPage *page, GListModel *files)
{
  g_signal_emit_by_name (page, "files-dropped", files);
  return TRUE;
}

static void
page_init (CbPageInterface *interface)
{
  interface->get_header_start = page_get_header_start;
  interface->get_header_end = page_get_header_end;
  interface->get_action_prefix = page_get_action_prefix;
  interface->get_actions = page_get_actions;
  interface->go_back = page_go_back;
  interface->start_search = page_start_search;
  interface->take_files = page_take_files;
}

static void
cb_index_dispose (GObject *object)
{
  CbIndex *self = CB_INDEX (object);

  g_cancellable_cancel (self->cancellable);
  self->sorting = TRUE;
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_INDEX);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->model);
  g_clear_object (&self->images);
  g_clear_object (&self->actions);
  g_clear_object (&self->state);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cb_index_parent_class)->dispose (object);
}

static void
cb_index_finalize (GObject *object)
{
  CbIndex *self = CB_INDEX (object);

  g_clear_object (&self->cancellable);
  g_free (self->reveal_id);
  G_OBJECT_CLASS (cb_index_parent_class)->finalize (object);
}

static void
cb_index_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (cb_index_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (CB_INDEX (widget)->menu));
}

/* Keys go to the connectors, not to the header bar, unless somebody has put the cursor elsewhere.
 */
static gboolean
cb_index_grab_focus (GtkWidget *widget)
{
  CbIndex *self = CB_INDEX (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  return page && gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
cb_index_map (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (cb_index_parent_class)->map (widget);
  /* Typing anywhere in the window searches, as long as the index is seen. */
  cb_search_bar_set_capture_widget (CB_INDEX (widget)->search, GTK_WIDGET (root));
  if (root && !gtk_root_get_focus (root))
    gtk_widget_grab_focus (widget);
}

static void
cb_index_unmap (GtkWidget *widget)
{
  cb_search_bar_set_capture_widget (CB_INDEX (widget)->search, NULL);
  GTK_WIDGET_CLASS (cb_index_parent_class)->unmap (widget);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/index/cb-index.ui");
  gtk_widget_class_bind_template_child (widget_class, CbIndex, split);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, search);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, bar);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, count);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, filter);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, sort_button);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, stack);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, tiles);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, list);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, selection_count);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, header_start);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, header_end);
  gtk_widget_class_bind_template_child (widget_class, CbIndex, search_toggle);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_on_activate);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_on_search);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_on_leave_search);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_on_filter_chosen);
}

static void
add_signals (void)
{
  static const char *const plain[] = { "new-requested", "import-requested", "sample-requested" };
  static const char *const with_text[] = { "text-pasted", "open-requested", "use-requested",
                                           "publish-requested", "versions-requested" };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_signal_new (plain[i], CB_TYPE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  for (guint i = 0; i < G_N_ELEMENTS (with_text); i++)
    g_signal_new (with_text[i], CB_TYPE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                  1, G_TYPE_STRING);
  g_signal_new ("export-requested", CB_TYPE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRV);
  g_signal_new ("files-dropped", CB_TYPE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_LIST_MODEL);
}

static void
cb_index_class_init (CbIndexClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  cb_ui_index_init ();
  G_OBJECT_CLASS (klass)->dispose = cb_index_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_index_finalize;
  widget_class->size_allocate = cb_index_size_allocate;
  widget_class->grab_focus = cb_index_grab_focus;
  widget_class->map = cb_index_map;
  widget_class->unmap = cb_index_unmap;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "index.paste",
                                       NULL);
  g_type_ensure (CB_TYPE_INDEX_SIDEBAR);
  add_signals ();
  bind_template (widget_class);
}

static void
make_menu (CbIndex *self)
{
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
cb_index_init (CbIndex *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  make_menu (self);
  cb_split_set_show_content (self->split, TRUE);
  g_object_bind_property (self->search, "active", self->search_toggle, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cb_index_new (CbLibrary *library, GSettings *state)
{
  CbIndex *self = g_object_new (CB_TYPE_INDEX, NULL);

  g_return_val_if_fail (CB_IS_LIBRARY (library), NULL);
  self->library = g_object_ref (library);
  self->state = state ? g_object_ref (state) : NULL;
  self->model = cb_library_index_new (library);
  self->images = cb_index_images_new (library);
  self->slice = cb_index_slice_new (G_LIST_MODEL (self->model));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->slice)));
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->model, "notify::ready", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->model, "counts-changed", G_CALLBACK (counts_changed_cb), self);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  cb_index_actions_init (self);
  cb_index_tiles_init (self);
  cb_index_list_init (self);
  cb_index_list_show_sort (self);
  cb_index_sidebar_set_model (self->sidebar, self->model);
  cb_index_actions_update (self);
  return GTK_WIDGET (self);
}
