/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-status-dot.h"

struct _CbStatusDot
{
  GtkWidget parent_instance;

  GtkWidget *dot;
  GtkLabel *label;
  CbLevel level;
};

enum
{
  PROP_0,
  PROP_LEVEL,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CbStatusDot, cb_status_dot, GTK_TYPE_WIDGET)

static void
cb_status_dot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbStatusDot *self = CB_STATUS_DOT (object);

  switch (id)
    {
    case PROP_LEVEL:
      g_value_set_enum (value, self->level);
      break;
    case PROP_LABEL:
      g_value_set_string (value, cb_status_dot_get_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_status_dot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbStatusDot *self = CB_STATUS_DOT (object);

  switch (id)
    {
    case PROP_LEVEL:
      cb_status_dot_set_level (self, g_value_get_enum (value));
      break;
    case PROP_LABEL:
      cb_status_dot_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_status_dot_dispose (GObject *object)
{
  CbStatusDot *self = CB_STATUS_DOT (object);

  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (cb_status_dot_parent_class)->dispose (object);
}

static void
cb_status_dot_class_init (CbStatusDotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cb_status_dot_get_property;
  object_class->set_property = cb_status_dot_set_property;
  object_class->dispose = cb_status_dot_dispose;
  properties[PROP_LEVEL] = g_param_spec_enum ("level", NULL, NULL, CB_TYPE_LEVEL, CB_LEVEL_NEUTRAL,
                                              flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "statusdot");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cb_status_dot_init (CbStatusDot *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->dot = g_object_new (GTK_TYPE_BOX, "css-name", "dot", "valign", GTK_ALIGN_CENTER, NULL);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), cb_level_get_css_class (self->level));
}

GtkWidget *
cb_status_dot_new (CbLevel level, const char *label)
{
  return g_object_new (CB_TYPE_STATUS_DOT, "level", level, "label", label, NULL);
}

void
cb_status_dot_set_level (CbStatusDot *self, CbLevel level)
{
  g_return_if_fail (CB_IS_STATUS_DOT (self));

  if (self->level == level)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), cb_level_get_css_class (self->level));
  self->level = level;
  gtk_widget_add_css_class (GTK_WIDGET (self), cb_level_get_css_class (level));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

CbLevel
cb_status_dot_get_level (CbStatusDot *self)
{
  g_return_val_if_fail (CB_IS_STATUS_DOT (self), CB_LEVEL_NEUTRAL);
  return self->level;
}

void
cb_status_dot_set_label (CbStatusDot *self, const char *label)
{
  g_return_if_fail (CB_IS_STATUS_DOT (self));

  if (g_strcmp0 (gtk_label_get_text (self->label), label ? label : "") == 0)
    return;
  gtk_label_set_text (self->label, label ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
cb_status_dot_get_label (CbStatusDot *self)
{
  g_return_val_if_fail (CB_IS_STATUS_DOT (self), NULL);
  return gtk_label_get_text (self->label);
}
