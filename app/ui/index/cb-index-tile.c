/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-index-tile.h"

#include <glib/gi18n.h>

#include "cb-index-lines.h"
#include "cb-index-text.h"

#define LOGO_SIZE 56
#define TILE_WIDTH 210

struct _CbIndexTile
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *logo;
  GtkWidget *title;
  GtkWidget *standing;
  GtkWidget *description;
  GtkWidget *facts;
  GtkWidget *corner;
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
on_clicked (CbIndexTile *self)
{
  if (self->row && cb_index_row_get_loaded (self->row))
    gtk_widget_activate_action (GTK_WIDGET (self), "index.open", "s",
                                cb_index_row_get_id (self->row));
}

static void
on_check (CbIndexTile *self)
{
  /* It shows the selection, which decides. */
  gtk_toggle_button_set_active (self->check, self->selected);
  g_signal_emit (self, signals[TOGGLE_REQUESTED], 0);
}

static void
on_more (CbIndexTile *self)
{
  g_signal_emit (self, signals[MENU_REQUESTED], 0, self->more);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, CbIndexTile *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (!(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[TOGGLE_REQUESTED], 0);
}

static GtkWidget *
make_corner_button (CbIndexTile *self, GtkWidget *button, const char *name, const char *class)
{
  cb_widget_set_name (button, name);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, class);
  gtk_box_append (GTK_BOX (self->corner), button);
  return button;
}

/* Views keep many more tiles than are seen; the buttons of most are never needed. */
void
cb_index_tile_ensure_corner (CbIndexTile *self)
{
  GtkWidget *check;

  g_return_if_fail (CB_IS_INDEX_TILE (self));
  if (self->corner)
    return;
  self->corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_halign (self->corner, GTK_ALIGN_END);
  gtk_widget_set_valign (self->corner, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->corner, "index-corner");
  check = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (check), "object-select-symbolic");
  self->check = GTK_TOGGLE_BUTTON (make_corner_button (self, check, _ ("Select"), "index-check"));
  gtk_toggle_button_set_active (self->check, self->selected);
  self->more = make_corner_button (self, gtk_button_new_from_icon_name ("view-more-symbolic"),
                                   _ ("Menu"), "index-more");
  g_signal_connect_swapped (check, "clicked", G_CALLBACK (on_check), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
  gtk_widget_set_parent (self->corner, GTK_WIDGET (self));
}

static PangoAttribute *
make_status_color (CbLibraryStatus status)
{
  /* The palette of GNOME, in 16 bits a channel. */
  static const guint16 colors[CB_LIBRARY_N_STATUSES][3] = {
    [CB_LIBRARY_STATUS_DRAFT] = { 0x9a00, 0x9900, 0x9600 },
    [CB_LIBRARY_STATUS_PUBLISHED] = { 0x2e00, 0xc200, 0x7e00 },
    [CB_LIBRARY_STATUS_CHANGED] = { 0xe500, 0xa500, 0x0a00 },
    [CB_LIBRARY_STATUS_INSTALLED] = { 0x3500, 0x8400, 0xe400 },
  };

  return pango_attr_foreground_new (colors[status][0], colors[status][1], colors[status][2]);
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* "1.2.0  ● Draft". */
static void
show_standing (CbIndexTile *self)
{
  CbLibraryStatus status = cb_index_row_get_status (self->row);
  const char *version = cb_index_row_get_version (self->row);
  g_autofree char *text = g_strdup_printf ("%s%s● %s", version, *version ? "  " : "",
                                           cb_index_text_get_status (status));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint dot = (guint) (strstr (text, "●") - text);
  guint dot_end = dot + (guint) strlen ("●");

  insert (attributes, pango_attr_foreground_alpha_new (0xa000), 0, dot);
  insert (attributes, make_status_color ((guint) status < CB_LIBRARY_N_STATUSES ? status : 0), dot,
          dot_end);
  insert (attributes, pango_attr_foreground_alpha_new (0xa000), dot_end, G_MAXUINT);
  cb_index_lines_set_text (CB_INDEX_LINES (self->standing), text, attributes);
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

  gtk_label_set_label (GTK_LABEL (self->title), title);
  cb_index_lines_set_text (CB_INDEX_LINES (self->facts), facts, NULL);
  show_standing (self);
  cb_index_lines_set_text (CB_INDEX_LINES (self->description),
                           *description ? description : cb_index_row_get_base_url (self->row),
                           NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
update (CbIndexTile *self)
{
  gboolean loaded = self->row && cb_index_row_get_loaded (self->row);

  gtk_widget_set_opacity (self->button, loaded ? 1 : 0.4);
  if (!loaded)
    return;
  show_texts (self);
  cb_index_images_show (self->images, self->row, CB_LOGO (self->logo));
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
  if (selected)
    cb_index_tile_ensure_corner (self);
  if (self->check)
    gtk_toggle_button_set_active (self->check, selected);
}

static void
cb_index_tile_dispose (GObject *object)
{
  CbIndexTile *self = CB_INDEX_TILE (object);

  cb_index_tile_set_row (self, NULL);
  g_clear_object (&self->images);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_index_tile_parent_class)->dispose (object);
}

static void
cb_index_tile_class_init (CbIndexTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_index_tile_dispose;
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", CB_TYPE_INDEX_TILE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  signals[TOGGLE_REQUESTED] = g_signal_new ("toggle-requested", CB_TYPE_INDEX_TILE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_lines (GtkWidget *box, guint lines)
{
  GtkWidget *widget = cb_index_lines_new (lines);

  gtk_widget_add_css_class (widget, "caption");
  gtk_box_append (GTK_BOX (box), widget);
  return widget;
}

/* Made without a template: there are hundreds of tiles. */
static void
make_content (CbIndexTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->logo = cb_logo_new (LOGO_SIZE);
  gtk_widget_set_halign (self->logo, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->logo);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (box), self->title);
  self->standing = add_lines (box, 1);
  self->description = add_lines (box, 2);
  gtk_widget_set_vexpand (self->description, TRUE);
  self->facts = add_lines (box, 1);
  gtk_widget_add_css_class (self->facts, "dim-label");
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
}

static void
add_controllers (CbIndexTile *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (cb_index_tile_ensure_corner), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
cb_index_tile_init (CbIndexTile *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_add_css_class (widget, "index-tile");
  gtk_widget_set_size_request (widget, TILE_WIDTH, -1);
  gtk_widget_set_hexpand (widget, TRUE);
  make_content (self);
  gtk_widget_add_css_class (self->button, "card");
  gtk_widget_set_focusable (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (self->button, widget);
  add_controllers (self);
}

GtkWidget *
cb_index_tile_new (CbIndexImages *images)
{
  CbIndexTile *self = g_object_new (CB_TYPE_INDEX_TILE, NULL);

  self->images = g_object_ref (images);
  return GTK_WIDGET (self);
}
