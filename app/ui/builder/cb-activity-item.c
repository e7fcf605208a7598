/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-item.h"

#include "cb-verb.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbActivityItem
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbActivityRow *row;
  CbActivity *activity;

  GtkStack *stack;
  GtkLabel *verb;
  GtkLabel *title;
  GtkLabel *path;
  CbCountBadge *badge;
  GtkImage *arrow;
  GtkLabel *group;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CbActivityItem, cb_activity_item, ADW_TYPE_BIN)

enum
{
  TOGGLED,
  OPENED,
  DROPPED,
  MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problems (CbActivityItem *self)
{
  CbSeverity worst = CB_SEVERITY_SUGGESTION;
  guint n;

  if (self->activity == NULL)
    return;
  n = cb_linter_count_below (cb_builder_context_get_linter (self->context),
                             CB_ITEM (self->activity), &worst);
  cb_count_badge_set_counts (self->badge, worst == CB_SEVERITY_ERROR ? n : 0,
                             worst == CB_SEVERITY_ERROR ? 0 : n);
}

static void
show_activity (CbActivityItem *self)
{
  g_autofree char *title = cb_activity_dup_title (self->activity);
  gboolean dim = cb_activity_get_visibility (self->activity) == CB_VISIBILITY_HIDDEN
                 || cb_activity_get_deprecated (self->activity);

  cb_verb_show (self->verb, cb_activity_get_method (self->activity));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->path, cb_activity_get_path (self->activity));
  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
}

static void
on_activity_changed (CbActivityItem *self, CbChange *change)
{
  if (cb_change_get_item (change) == CB_ITEM (self->activity))
    show_activity (self);
}

static void
show_group (CbActivityItem *self)
{
  const char *tag = cb_activity_row_get_tag (self->row);
  g_autofree char *count = g_strdup_printf ("%u", cb_activity_row_get_count (self->row));

  gtk_label_set_text (self->group, *tag ? tag : _ ("Without a tag"));
  gtk_label_set_text (self->count, count);
  gtk_image_set_from_icon_name (self->arrow, cb_activity_row_get_folded (self->row)
                                                 ? "pan-end-symbolic"
                                                 : "pan-down-symbolic");
}

CbActivityRow *
cb_activity_item_get_row (CbActivityItem *self)
{
  return self->row;
}

void
cb_activity_item_set_row (CbActivityItem *self, CbActivityRow *row)
{
  CbActivity *activity;

  g_return_if_fail (CB_IS_ACTIVITY_ITEM (self));

  if (self->activity)
    {
      g_signal_handlers_disconnect_by_func (self->activity, on_activity_changed, self);
      g_signal_handlers_disconnect_by_func (self->context, show_problems, self);
    }
  g_set_object (&self->row, row);
  activity = row ? cb_activity_row_get_activity (row) : NULL;
  g_set_object (&self->activity, activity);
  if (row == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->activity ? "activity" : "group");
  if (self->activity == NULL)
    {
      show_group (self);
      return;
    }
  g_signal_connect_object (self->activity, "changed", G_CALLBACK (on_activity_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "problems-changed", G_CALLBACK (show_problems), self,
                           G_CONNECT_SWAPPED);
  show_activity (self);
  show_problems (self);
}

static void
cb_activity_item_on_pressed (CbActivityItem *self, int n_press, double x, double y,
                             GtkGesture *gesture)
{
  if (self->row == NULL || self->activity)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
cb_activity_item_on_released (CbActivityItem *self, int n_press, double x, double y,
                              GtkEventController *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (gesture);

  if (self->activity && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    g_signal_emit (self, signals[OPENED], 0);
}

static void
cb_activity_item_on_secondary (CbActivityItem *self, int n_press, double x, double y,
                               GtkGesture *gesture)
{
  if (self->activity == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, x, y);
}

static GdkContentProvider *
cb_activity_item_on_prepare (CbActivityItem *self)
{
  if (self->activity == NULL)
    return NULL;
  return gdk_content_provider_new_typed (CB_TYPE_ACTIVITY, self->activity);
}

static void
cb_activity_item_on_drag_begin (CbActivityItem *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
on_drop (CbActivityItem *self, const GValue *value, double x, double y)
{
  gboolean behind = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (self->activity == NULL)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value), behind);
  return TRUE;
}

static void
add_drop_target (CbActivityItem *self)
{
  GtkDropTarget *target = gtk_drop_target_new (CB_TYPE_ACTIVITY, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
install_signals (void)
{
  signals[TOGGLED] = g_signal_new ("toggled", CB_TYPE_ACTIVITY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", CB_TYPE_ACTIVITY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", CB_TYPE_ACTIVITY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, CB_TYPE_ACTIVITY, G_TYPE_BOOLEAN);
  signals[MENU] = g_signal_new ("menu", CB_TYPE_ACTIVITY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
cb_activity_item_dispose (GObject *object)
{
  CbActivityItem *self = CB_ACTIVITY_ITEM (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ACTIVITY_ITEM);
  g_clear_object (&self->row);
  g_clear_object (&self->activity);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_activity_item_parent_class)->dispose (object);
}

static void
cb_activity_item_class_init (CbActivityItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_activity_item_dispose;
  install_signals ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-activity-item.ui");
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, stack);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, verb);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, title);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, path);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, badge);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, arrow);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, group);
  gtk_widget_class_bind_template_child (widget_class, CbActivityItem, count);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_item_on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_item_on_released);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_item_on_secondary);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_item_on_prepare);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_item_on_drag_begin);
}

static void
cb_activity_item_init (CbActivityItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
}

GtkWidget *
cb_activity_item_new (CbBuilderContext *context)
{
  CbActivityItem *self = g_object_new (CB_TYPE_ACTIVITY_ITEM, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
