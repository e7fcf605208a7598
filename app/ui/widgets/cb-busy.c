/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-busy.h"

/* Anything over a third of a second shows that it is working; over two, Cancel. */
#define SHOW_AFTER_MS 333
#define CANCEL_AFTER_MS 2000

struct _CbBusy
{
  GtkWidget parent_instance;

  GtkOverlay *overlay;
  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkLabel *label;
  GtkProgressBar *bar;
  GtkWidget *cancel;
  GCancellable *cancellable;
  double fraction;
  guint show_timer;
  guint cancel_timer;
  gboolean busy;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_MESSAGE,
  PROP_FRACTION,
  PROP_BUSY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbBusy, cb_busy, GTK_TYPE_WIDGET)

static gboolean
show_cb (gpointer data)
{
  CbBusy *self = data;

  self->show_timer = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static gboolean
offer_cancel_cb (gpointer data)
{
  CbBusy *self = data;

  self->cancel_timer = 0;
  gtk_widget_set_visible (self->cancel, self->cancellable != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->fraction >= 0);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (CbBusy *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
stop_timers (CbBusy *self)
{
  g_clear_handle_id (&self->show_timer, g_source_remove);
  g_clear_handle_id (&self->cancel_timer, g_source_remove);
}

static void
cb_busy_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbBusy *self = CB_BUSY (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, cb_busy_get_child (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, gtk_label_get_text (self->label));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_busy_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbBusy *self = CB_BUSY (object);

  switch (id)
    {
    case PROP_CHILD:
      cb_busy_set_child (self, g_value_get_object (value));
      break;
    case PROP_MESSAGE:
      cb_busy_set_message (self, g_value_get_string (value));
      break;
    case PROP_FRACTION:
      cb_busy_set_fraction (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_busy_dispose (GObject *object)
{
  CbBusy *self = CB_BUSY (object);

  stop_timers (self);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_BUSY);
  self->overlay = NULL;
  G_OBJECT_CLASS (cb_busy_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_busy_class_init (CbBusyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_busy_get_property;
  object_class->set_property = cb_busy_set_property;
  object_class->dispose = cb_busy_dispose;
  install_properties (object_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-busy.ui");
  gtk_widget_class_bind_template_child (widget_class, CbBusy, overlay);
  gtk_widget_class_bind_template_child (widget_class, CbBusy, revealer);
  gtk_widget_class_bind_template_child (widget_class, CbBusy, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbBusy, label);
  gtk_widget_class_bind_template_child (widget_class, CbBusy, bar);
  gtk_widget_class_bind_template_child (widget_class, CbBusy, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
cb_busy_init (CbBusy *self)
{
  self->fraction = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_busy_new (GtkWidget *child)
{
  return g_object_new (CB_TYPE_BUSY, "child", child, NULL);
}

void
cb_busy_set_child (CbBusy *self, GtkWidget *child)
{
  g_return_if_fail (CB_IS_BUSY (self));

  if (gtk_overlay_get_child (self->overlay) == child)
    return;
  gtk_overlay_set_child (self->overlay, child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

GtkWidget *
cb_busy_get_child (CbBusy *self)
{
  g_return_val_if_fail (CB_IS_BUSY (self), NULL);
  return gtk_overlay_get_child (self->overlay);
}

void
cb_busy_begin (CbBusy *self, const char *message, GCancellable *cancellable)
{
  g_return_if_fail (CB_IS_BUSY (self));

  cb_busy_end (self);
  g_set_object (&self->cancellable, cancellable);
  cb_busy_set_message (self, message);
  cb_busy_set_fraction (self, -1);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  self->show_timer = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  self->cancel_timer = g_timeout_add (CANCEL_AFTER_MS, offer_cancel_cb, self);
  self->busy = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
cb_busy_set_fraction (CbBusy *self, double fraction)
{
  g_return_if_fail (CB_IS_BUSY (self));

  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  gtk_progress_bar_set_fraction (self->bar, CLAMP (fraction, 0, 1));
  if (!self->cancel_timer)
    gtk_widget_set_visible (GTK_WIDGET (self->bar), fraction >= 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

void
cb_busy_set_message (CbBusy *self, const char *message)
{
  g_return_if_fail (CB_IS_BUSY (self));

  if (g_strcmp0 (gtk_label_get_text (self->label), message ? message : "") == 0)
    return;
  gtk_label_set_text (self->label, message ? message : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

void
cb_busy_end (CbBusy *self)
{
  g_return_if_fail (CB_IS_BUSY (self));

  if (!self->busy)
    return;
  stop_timers (self);
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  self->busy = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
cb_busy_get_busy (CbBusy *self)
{
  g_return_val_if_fail (CB_IS_BUSY (self), FALSE);
  return self->busy;
}
