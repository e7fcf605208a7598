/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-notice.h"

struct _CbNotice
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkImage *icon;
  GtkWidget *label;
  GtkButton *button;
  GtkWidget *close;
  CbLevel level;
  char *title;
};

enum
{
  PROP_0,
  PROP_LEVEL,
  PROP_TITLE,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_REVEALED,
  PROP_DISMISSABLE,
  N_PROPS,
};

enum
{
  BUTTON_CLICKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbNotice, cb_notice, GTK_TYPE_WIDGET)

static void
button_clicked_cb (CbNotice *self)
{
  g_signal_emit (self, signals[BUTTON_CLICKED], 0);
}

static void
close_clicked_cb (CbNotice *self)
{
  cb_notice_set_revealed (self, FALSE);
}

static void
cb_notice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbNotice *self = CB_NOTICE (object);

  switch (id)
    {
    case PROP_LEVEL:
      g_value_set_enum (value, self->level);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, cb_notice_get_button_label (self));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, cb_notice_get_revealed (self));
      break;
    case PROP_DISMISSABLE:
      g_value_set_boolean (value, gtk_widget_get_visible (self->close));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_notice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbNotice *self = CB_NOTICE (object);

  switch (id)
    {
    case PROP_LEVEL:
      cb_notice_set_level (self, g_value_get_enum (value));
      break;
    case PROP_TITLE:
      cb_notice_set_title (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      cb_notice_set_button_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_REVEALED:
      cb_notice_set_revealed (self, g_value_get_boolean (value));
      break;
    case PROP_DISMISSABLE:
      gtk_widget_set_visible (self->close, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_NOTICE);
  G_OBJECT_CLASS (cb_notice_parent_class)->dispose (object);
}

static void
cb_notice_finalize (GObject *object)
{
  g_free (CB_NOTICE (object)->title);
  G_OBJECT_CLASS (cb_notice_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_LEVEL] = g_param_spec_enum ("level", NULL, NULL, CB_TYPE_LEVEL, CB_LEVEL_NEUTRAL,
                                              flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  properties[PROP_DISMISSABLE] = g_param_spec_boolean ("dismissable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_notice_class_init (CbNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_notice_get_property;
  object_class->set_property = cb_notice_set_property;
  object_class->dispose = cb_notice_dispose;
  object_class->finalize = cb_notice_finalize;
  install_properties (object_class);
  signals[BUTTON_CLICKED] = g_signal_new ("button-clicked", CB_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, CbNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, CbNotice, box);
  gtk_widget_class_bind_template_child (widget_class, CbNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, CbNotice, label);
  gtk_widget_class_bind_template_child (widget_class, CbNotice, button);
  gtk_widget_class_bind_template_child (widget_class, CbNotice, close);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
cb_notice_init (CbNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, cb_level_get_css_class (self->level));
  gtk_image_set_from_icon_name (self->icon, cb_level_get_icon_name (self->level));
}

GtkWidget *
cb_notice_new (const char *title)
{
  return g_object_new (CB_TYPE_NOTICE, "title", title, NULL);
}

void
cb_notice_set_level (CbNotice *self, CbLevel level)
{
  g_return_if_fail (CB_IS_NOTICE (self));

  if (self->level == level)
    return;
  gtk_widget_remove_css_class (self->box, cb_level_get_css_class (self->level));
  self->level = level;
  gtk_widget_add_css_class (self->box, cb_level_get_css_class (level));
  gtk_image_set_from_icon_name (self->icon, cb_level_get_icon_name (level));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

CbLevel
cb_notice_get_level (CbNotice *self)
{
  g_return_val_if_fail (CB_IS_NOTICE (self), CB_LEVEL_NEUTRAL);
  return self->level;
}

void
cb_notice_set_title (CbNotice *self, const char *title)
{
  g_return_if_fail (CB_IS_NOTICE (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
cb_notice_get_title (CbNotice *self)
{
  g_return_val_if_fail (CB_IS_NOTICE (self), NULL);
  return self->title;
}

void
cb_notice_set_button_label (CbNotice *self, const char *label)
{
  g_return_if_fail (CB_IS_NOTICE (self));

  if (g_strcmp0 (cb_notice_get_button_label (self), label) == 0)
    return;
  gtk_button_set_label (self->button, label ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label && *label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

const char *
cb_notice_get_button_label (CbNotice *self)
{
  g_return_val_if_fail (CB_IS_NOTICE (self), NULL);
  return gtk_widget_get_visible (GTK_WIDGET (self->button)) ? gtk_button_get_label (self->button)
                                                            : NULL;
}

void
cb_notice_set_revealed (CbNotice *self, gboolean revealed)
{
  g_return_if_fail (CB_IS_NOTICE (self));

  if (cb_notice_get_revealed (self) == !!revealed)
    return;
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

gboolean
cb_notice_get_revealed (CbNotice *self)
{
  g_return_val_if_fail (CB_IS_NOTICE (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}
