/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-tile.h"

#include "cb-index-text.h"

struct _CbIndexTile
{
  GtkWidget parent_instance;

  GtkWidget *button;
  CbLogo *logo;
  GtkLabel *title;
  GtkLabel *version;
  CbStatusDot *status;
  GtkLabel *description;
  GtkLabel *facts;
  GtkToggleButton *check;
  GtkWidget *more;

  CbIndexImages *images;
  CbIndexRow *row;
  gboolean selected;
};

enum
{
  MENU_REQUESTED,
  TOGGLE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbIndexTile, cb_index_tile, GTK_TYPE_WIDGET)

static void
cb_index_tile_on_clicked (CbIndexTile *self)
{
  if (self->row && cb_index_row_get_loaded (self->row))
    gtk_widget_activate_action (GTK_WIDGET (self), "index.open", "s",
                                cb_index_row_get_id (self->row));
}

static void
cb_index_tile_on_check (CbIndexTile *self)
{
  /* It shows the selection, which decides. */
  gtk_toggle_button_set_active (self->check, self->selected);
  g_signal_emit (self, signals[TOGGLE_REQUESTED], 0);
}

static void
cb_index_tile_on_more (CbIndexTile *self)
{
  g_signal_emit (self, signals[MENU_REQUESTED], 0, self->more);
}

static void
cb_index_tile_on_pressed (GtkGestureClick *gesture, int n_press, double x, double y,
                          CbIndexTile *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[TOGGLE_REQUESTED], 0);
}

static void
show_texts (CbIndexTile *self)
{
  g_autofree char *title = cb_index_text_dup_title (self->row);
  g_autofree char *activities =
      cb_index_text_dup_activities (cb_index_row_get_n_activities (self->row));
  g_autofree char *edited = cb_index_text_dup_time (cb_index_row_get_edited (self->row));
  g_autofree char *facts = g_strdup_printf ("%s · %s", activities, edited);
  const char *description = cb_index_row_get_description (self->row);
  CbLibraryStatus status = cb_index_row_get_status (self->row);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->version, cb_index_row_get_version (self->row));
  cb_status_dot_set_level (self->status, cb_index_text_get_level (status));
  cb_status_dot_set_label (self->status, cb_index_text_get_status (status));
  gtk_label_set_label (self->description,
                       *description ? description : cb_index_row_get_base_url (self->row));
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_tooltip_text (self->button, *description ? description : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
update (CbIndexTile *self)
{
  gboolean loaded = self->row && cb_index_row_get_loaded (self->row);

  gtk_widget_set_opacity (self->button, loaded ? 1 : 0.4);
  gtk_widget_set_visible (GTK_WIDGET (self->status), loaded);
  if (!loaded)
    return;
  show_texts (self);
  cb_index_images_show (self->images, self->row, self->logo);
}

void
cb_index_tile_set_row (CbIndexTile *self, CbIndexRow *row)
{
  g_return_if_fail (CB_IS_INDEX_TILE (self));
  if (self->row == row)
    return;
  if (self->row)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (!row)
    return;
  g_signal_connect_swapped (row, "notify::edited", G_CALLBACK (update), self);
  update (self);
}

CbIndexRow *
cb_index_tile_get_row (CbIndexTile *self)
{
  g_return_val_if_fail (CB_IS_INDEX_TILE (self), NULL);
  return self->row;
}

void
cb_index_tile_set_selected (CbIndexTile *self, gboolean selected)
{
  g_return_if_fail (CB_IS_INDEX_TILE (self));
  self->selected = selected;
  gtk_toggle_button_set_active (self->check, selected);
}

static void
cb_index_tile_dispose (GObject *object)
{
  CbIndexTile *self = CB_INDEX_TILE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  cb_index_tile_set_row (self, NULL);
  g_clear_object (&self->images);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_INDEX_TILE);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_index_tile_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/index/cb-index-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, button);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, logo);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, title);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, version);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, status);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, description);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, facts);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, check);
  gtk_widget_class_bind_template_child (widget_class, CbIndexTile, more);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_tile_on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_tile_on_check);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_tile_on_more);
  gtk_widget_class_bind_template_callback (widget_class, cb_index_tile_on_pressed);
}

static void
cb_index_tile_class_init (CbIndexTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_index_tile_dispose;
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", CB_TYPE_INDEX_TILE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[TOGGLE_REQUESTED] = g_signal_new ("toggle-requested", CB_TYPE_INDEX_TILE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cb_index_tile_init (CbIndexTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_index_tile_new (CbIndexImages *images)
{
  CbIndexTile *self = g_object_new (CB_TYPE_INDEX_TILE, NULL);

  self->images = g_object_ref (images);
  return GTK_WIDGET (self);
}
