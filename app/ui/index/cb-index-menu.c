/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-private.h"

#include <glib/gi18n.h>

#include "cb-index-tile.h"

static void
append (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (id)
    g_menu_item_set_action_and_target (item, action, "s", id);
  else
    g_menu_item_set_detailed_action (item, action);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_row_menu (CbIndexRow *row)
{
  const char *id = cb_index_row_get_id (row);
  gboolean installed = cb_index_row_get_status (row) == CB_LIBRARY_STATUS_INSTALLED;
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) share = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append (open, _ ("_Open"), "index.open", id);
  append (open, _ ("_Use…"), "index.use", id);
  append (open, _ ("_Duplicate"), "index.duplicate", id);
  append (open, _ ("_Tags…"), "index.tag", id);
  append (share, _ ("_Export…"), "index.export", id);
  if (!installed)
    append (share, _ ("_Publish…"), "index.publish", id);
  append (share, _ ("_Version History"), "index.versions", id);
  append (remove, _ ("De_lete…"), "index.delete", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (share));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (remove));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_selection_menu (void)
{
  GMenu *menu = g_menu_new ();

  append (menu, _ ("_Tags…"), "index.tag-selected", NULL);
  append (menu, _ ("_Export…"), "index.export-selected", NULL);
  append (menu, _ ("De_lete…"), "index.delete-selected", NULL);
  return G_MENU_MODEL (menu);
}

static gboolean
is_among_selected (CbIndex *self, CbIndexRow *row)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  int position = cb_library_index_find (self->model, cb_index_row_get_id (row));

  return gtk_bitset_get_size (selected) > 1 && position >= 0
         && gtk_bitset_contains (selected, (guint) position);
}

static void
point_to (CbIndex *self, GtkWidget *widget, double x, double y)
{
  graphene_rect_t bounds;
  GdkRectangle place = { 0, 0, 1, 1 };

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return;
  place.x = (int) bounds.origin.x + (x >= 0 ? (int) x : 0);
  place.y = (int) bounds.origin.y + (y >= 0 ? (int) y : 0);
  if (x < 0)
    {
      place.width = (int) bounds.size.width;
      place.height = (int) bounds.size.height;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
}

void
cb_index_menu_popup (CbIndex *self, CbIndexRow *row, GtkWidget *widget, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (!row || !cb_index_row_get_loaded (row))
    return;
  model = is_among_selected (self, row) ? make_selection_menu () : make_row_menu (row);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  point_to (self, widget, x, y);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_click_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  CbIndex *self = g_object_get_data (G_OBJECT (item), "index");

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  cb_index_menu_popup (self, gtk_list_item_get_item (item),
                       gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

void
cb_index_menu_add_click (CbIndex *self, GtkWidget *widget, GtkListItem *item)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (right_click_cb), item);
  g_object_set_data (G_OBJECT (widget), "item", item);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
}

/* The focus is on the widget around a tile or around the cells of a row; what is in it knows its
 * item. */
static GtkListItem *
find_item (GtkWidget *widget)
{
  for (GtkWidget *child = widget; child; child = gtk_widget_get_first_child (child))
    {
      GtkListItem *item = g_object_get_data (G_OBJECT (child), "item");

      if (item)
        return item;
    }
  return NULL;
}

static GtkListItem *
find_focused (CbIndex *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus ? find_item (focus) : NULL;
}

static void
delete_focused (CbIndex *self, CbIndexRow *row)
{
  g_autoptr (GtkBitset)
      selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "index.delete-selected", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "index.delete", "s", cb_index_row_get_id (row));
}

/* A tile that the keyboard has come to shows its buttons. */
static void
key_released_cb (CbIndex *self)
{
  GtkListItem *item = find_focused (self);
  GtkWidget *child = item ? gtk_list_item_get_child (item) : NULL;

  if (CB_IS_INDEX_TILE (child))
    cb_index_tile_ensure_corner (CB_INDEX_TILE (child));
}

static gboolean
key_pressed_cb (CbIndex *self, guint key, guint code, GdkModifierType state)
{
  GtkListItem *item = find_focused (self);
  gboolean menu = key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK));
  CbIndexRow *row = item ? gtk_list_item_get_item (item) : NULL;

  if (!row || !(menu || key == GDK_KEY_Delete))
    return FALSE;
  if (menu)
    cb_index_menu_popup (self, row, gtk_list_item_get_child (item), -1, -1);
  else
    delete_focused (self, row);
  return TRUE;
}

void
cb_index_menu_add_keys (CbIndex *self, GtkWidget *view)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "key-released", G_CALLBACK (key_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, controller);
}
