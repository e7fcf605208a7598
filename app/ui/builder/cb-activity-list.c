/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-list.h"

#include "cb-activity-edit.h"
#include "cb-activity-item.h"
#include "cb-activity-rows.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbActivityList
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbActivityRows *rows;
  GtkMultiSelection *selection;
  gboolean selecting;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *status;
  GMenuModel *menu;
  GtkWidget *context_menu;
};

G_DEFINE_FINAL_TYPE (CbActivityList, cb_activity_list, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

GPtrArray *
cb_activity_list_dup_selected (CbActivityList *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) set = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return found;
  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (CbActivityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

      if (row && cb_activity_row_get_activity (row))
        g_ptr_array_add (found, g_object_ref (cb_activity_row_get_activity (row)));
    }
  return found;
}

static void
update_actions (CbActivityList *self, GPtrArray *selected)
{
  static const char *const names[] = { "activities.duplicate", "activities.delete" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], selected->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.move-up", selected->len == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.move-down", selected->len == 1);
}

static void
on_selection_changed (CbActivityList *self)
{
  g_autoptr (GPtrArray) selected = NULL;

  if (self->selecting)
    return;
  selected = cb_activity_list_dup_selected (self);
  update_actions (self, selected);
  if (selected->len == 1)
    cb_builder_context_select_activity (self->context, selected->pdata[0]);
  else if (selected->len == 0 && cb_activity_rows_get_n_found (self->rows) == 0)
    cb_builder_context_select_activity (self->context, NULL);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
show_status (CbActivityList *self)
{
  CbConnector *connector = cb_builder_context_get_connector (self->context);
  guint n = cb_list_get_size (cb_connector_get_activities (connector));
  guint found = cb_activity_rows_get_n_found (self->rows);
  g_autofree char *text =
      found == n ? g_strdup_printf (g_dngettext (NULL, "%u activity", "%u activities", n), n)
                 : g_strdup_printf (
                     g_dngettext (NULL, "%u of %u activity", "%u of %u activities", n), found, n);

  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), n > 0);
  gtk_stack_set_visible_child_name (self->stack, n == 0       ? "empty"
                                                 : found == 0 ? "nothing"
                                                              : "list");
}

static void
select_row (CbActivityList *self, int position, gboolean scroll)
{
  self->selecting = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint) position, TRUE);
  self->selecting = FALSE;
  on_selection_changed (self);
  if (scroll)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                                (guint) position);
}

/* Rows that were made anew are not selected, though the activity is still the one in view. */
static void
on_rebuilt (CbActivityList *self)
{
  CbActivity *activity = cb_builder_context_get_activity (self->context);
  g_autoptr (GPtrArray) selected = cb_activity_list_dup_selected (self);
  int position = activity ? cb_activity_rows_find (self->rows, activity) : -1;
  CbConnector *connector = cb_builder_context_get_connector (self->context);

  show_status (self);
  if (selected->len > 0)
    return;
  if (position >= 0)
    select_row (self, position, FALSE);
  else if (activity && cb_item_get_root (CB_ITEM (activity)) != CB_ITEM (connector))
    {
      cb_builder_context_select_activity (self->context, NULL);
      g_signal_emit (self, signals[SELECTION_CHANGED], 0);
    }
}

static void
cb_activity_list_on_search (CbActivityList *self)
{
  if (self->rows)
    cb_activity_rows_set_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
cb_activity_list_on_stop_search (CbActivityList *self)
{
  cb_activity_list_end_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cb_activity_list_on_search_activate (CbActivityList *self)
{
  cb_activity_rows_flush (self->rows);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (CbActivityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (cb_activity_row_get_activity (row) == NULL)
        continue;
      select_row (self, (int) i, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
}

static void
cb_activity_list_on_activate (CbActivityList *self, guint position)
{
  g_autoptr (CbActivityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row && cb_activity_row_get_activity (row))
    g_signal_emit (self, signals[OPENED], 0);
  else if (row)
    cb_activity_rows_toggle_group (self->rows, cb_activity_row_get_tag (row));
}

static void
on_item_toggled (CbActivityList *self, CbActivityItem *item)
{
  cb_activity_rows_toggle_group (self->rows,
                                 cb_activity_row_get_tag (cb_activity_item_get_row (item)));
}

static void
on_item_opened (CbActivityList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
on_item_dropped (CbActivityList *self, CbActivity *dropped, gboolean behind, CbActivityItem *item)
{
  cb_activity_edit_move (self->context, dropped,
                         cb_activity_row_get_activity (cb_activity_item_get_row (item)), behind);
}

static gboolean
is_selected (CbActivityList *self, CbActivity *activity)
{
  g_autoptr (GPtrArray) selected = cb_activity_list_dup_selected (self);

  return g_ptr_array_find (selected, activity, NULL);
}

/* The menu is about what is selected; a row that isn't becomes so. */
static void
on_item_menu (CbActivityList *self, double x, double y, CbActivityItem *item)
{
  CbActivity *activity = cb_activity_row_get_activity (cb_activity_item_get_row (item));
  graphene_point_t point;

  if (!is_selected (self, activity))
    cb_activity_list_select (self, activity);
  if (!gtk_widget_compute_point (GTK_WIDGET (item), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
on_setup (CbActivityList *self, GtkListItem *list_item)
{
  GtkWidget *item = cb_activity_item_new (self->context);

  g_signal_connect_object (item, "toggled", G_CALLBACK (on_item_toggled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "opened", G_CALLBACK (on_item_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "dropped", G_CALLBACK (on_item_dropped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "menu", G_CALLBACK (on_item_menu), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, item);
}

static void
on_bind (CbActivityList *self, GtkListItem *list_item)
{
  CbActivityRow *row = gtk_list_item_get_item (list_item);

  gtk_list_item_set_selectable (list_item, cb_activity_row_get_activity (row) != NULL);
  cb_activity_item_set_row (CB_ACTIVITY_ITEM (gtk_list_item_get_child (list_item)), row);
}

static void
on_unbind (CbActivityList *self, GtkListItem *list_item)
{
  cb_activity_item_set_row (CB_ACTIVITY_ITEM (gtk_list_item_get_child (list_item)), NULL);
}

static void
add_activity (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbActivityList *self = CB_ACTIVITY_LIST (widget);
  CbActivity *activity = cb_activity_edit_add (self->context,
                                               cb_builder_context_get_activity (self->context));

  cb_activity_list_select (self, activity);
  cb_builder_context_show (self->context, CB_ITEM (activity), CB_ACTIVITY_PATH);
}

static void
duplicate_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbActivityList *self = CB_ACTIVITY_LIST (widget);
  g_autoptr (GPtrArray) selected = cb_activity_list_dup_selected (self);

  if (selected->len > 0)
    cb_activity_list_select (self, cb_activity_edit_duplicate (self->context, selected));
}

static void
delete_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbActivityList *self = CB_ACTIVITY_LIST (widget);
  g_autoptr (GPtrArray) selected = cb_activity_list_dup_selected (self);
  g_autofree char *text = NULL;

  if (selected->len == 0)
    return;
  cb_activity_edit_delete (self->context, selected);
  text = g_strdup_printf (g_dngettext (NULL, "%u activity deleted. Undo brings it back.",
                                       "%u activities deleted. Undo brings them back.",
                                       selected->len),
                          selected->len);
  cb_toast_show_text (widget, text);
}

/* Moves the selected activity past its neighbour in the list as it is seen. */
static void
move_selected (CbActivityList *self, int step)
{
  CbActivity *activity = cb_builder_context_get_activity (self->context);
  int position = activity ? cb_activity_rows_find (self->rows, activity) : -1;
  g_autoptr (CbActivityRow) row = NULL;

  if (position < 0 || position + step < 0)
    return;
  row = g_list_model_get_item (G_LIST_MODEL (self->rows), (guint) (position + step));
  if (row == NULL || cb_activity_row_get_activity (row) == NULL)
    return;
  cb_activity_edit_move (self->context, activity, cb_activity_row_get_activity (row), step > 0);
  cb_activity_list_select (self, activity);
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (CB_ACTIVITY_LIST (widget), -1);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_selected (CB_ACTIVITY_LIST (widget), 1);
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbActivityList *self = CB_ACTIVITY_LIST (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkBitset) activities = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  /* The heads of groups are no activities. */
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CbActivityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (cb_activity_row_get_activity (row))
        gtk_bitset_add (activities, i);
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), activities, all);
}

void
cb_activity_list_select (CbActivityList *self, CbActivity *activity)
{
  int position;

  g_return_if_fail (CB_IS_ACTIVITY_LIST (self));

  cb_activity_rows_reveal (self->rows, activity);
  position = cb_activity_rows_find (self->rows, activity);
  if (position < 0 && cb_activity_list_end_search (self))
    {
      cb_activity_rows_flush (self->rows);
      position = cb_activity_rows_find (self->rows, activity);
    }
  if (position >= 0)
    select_row (self, position, TRUE);
}

void
cb_activity_list_start_search (CbActivityList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

gboolean
cb_activity_list_end_search (CbActivityList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cb_activity_rows_set_search (self->rows, NULL);
  return TRUE;
}

void
cb_activity_list_set_context (CbActivityList *self, CbBuilderContext *context)
{
  g_return_if_fail (CB_IS_ACTIVITY_LIST (self));

  gtk_list_view_set_model (self->view, NULL);
  if (self->rows)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;
  self->rows = cb_activity_rows_new (cb_builder_context_get_connector (context));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->rows, "rebuilt", G_CALLBACK (on_rebuilt), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  on_selection_changed (self);
  show_status (self);
}

static void
cb_activity_list_dispose (GObject *object)
{
  CbActivityList *self = CB_ACTIVITY_LIST (object);

  if (self->view)
    cb_activity_list_set_context (self, NULL);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ACTIVITY_LIST);
  self->view = NULL;
  G_OBJECT_CLASS (cb_activity_list_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.add", NULL, add_activity);
  gtk_widget_class_install_action (widget_class, "activities.duplicate", NULL, duplicate_selected);
  gtk_widget_class_install_action (widget_class, "activities.delete", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "activities.move-up", NULL, move_up);
  gtk_widget_class_install_action (widget_class, "activities.move-down", NULL, move_down);
  gtk_widget_class_install_action (widget_class, "activities.select-all", NULL, select_all);
}

static void
add_shortcuts (GtkListView *view)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } shortcuts[] = {
    { "<Control>Up", "activities.move-up" },  { "<Control>Down", "activities.move-down" },
    { "<Control>d", "activities.duplicate" }, { "<Control>a", "activities.select-all" },
    { "Insert", "activities.add" },           { "Delete", "activities.delete" }
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}

static void
cb_activity_list_class_init (CbActivityListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_activity_list_dispose;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", CB_TYPE_ACTIVITY_LIST,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);
  signals[OPENED] = g_signal_new ("opened", CB_TYPE_ACTIVITY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-activity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CbActivityList, search);
  gtk_widget_class_bind_template_child (widget_class, CbActivityList, stack);
  gtk_widget_class_bind_template_child (widget_class, CbActivityList, view);
  gtk_widget_class_bind_template_child (widget_class, CbActivityList, status);
  gtk_widget_class_bind_template_child (widget_class, CbActivityList, menu);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_list_on_search);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_list_on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_list_on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_list_on_activate);
}

static void
cb_activity_list_init (CbActivityList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  self->context_menu = gtk_popover_menu_new_from_model (self->menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
  gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
  g_object_unref (factory);
  add_shortcuts (self->view);
}
