/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-search-bar.h"

struct _CbSearchBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  char *text;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  PROP_TEXT,
  PROP_PLACEHOLDER_TEXT,
  PROP_CAPTURE_WIDGET,
  N_PROPS,
};

enum
{
  ACTIVATE,
  NEXT_MATCH,
  PREVIOUS_MATCH,
  LEAVE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbSearchBar, cb_search_bar, GTK_TYPE_WIDGET)

static void
update_text (CbSearchBar *self)
{
  const char *text = cb_search_bar_get_active (self)
                         ? gtk_editable_get_text (GTK_EDITABLE (self->entry))
                         : "";

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
mode_cb (CbSearchBar *self)
{
  update_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
search_changed_cb (CbSearchBar *self)
{
  update_text (self);
}

static void
activate_cb (CbSearchBar *self)
{
  update_text (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
next_match_cb (CbSearchBar *self)
{
  g_signal_emit (self, signals[NEXT_MATCH], 0);
}

static void
previous_match_cb (CbSearchBar *self)
{
  g_signal_emit (self, signals[PREVIOUS_MATCH], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (CB_SEARCH_BAR (data), signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static void
cb_search_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbSearchBar *self = CB_SEARCH_BAR (object);

  switch (id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, cb_search_bar_get_active (self));
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_object_get_property (G_OBJECT (self->entry), "placeholder-text", value);
      break;
    case PROP_CAPTURE_WIDGET:
      g_value_set_object (value, gtk_search_bar_get_key_capture_widget (self->bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_search_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbSearchBar *self = CB_SEARCH_BAR (object);

  switch (id)
    {
    case PROP_ACTIVE:
      cb_search_bar_set_active (self, g_value_get_boolean (value));
      break;
    case PROP_TEXT:
      cb_search_bar_set_text (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_object_set_property (G_OBJECT (self->entry), "placeholder-text", value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_CAPTURE_WIDGET:
      cb_search_bar_set_capture_widget (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_search_bar_dispose (GObject *object)
{
  CbSearchBar *self = CB_SEARCH_BAR (object);

  if (self->bar)
    gtk_search_bar_set_key_capture_widget (self->bar, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_SEARCH_BAR);
  G_OBJECT_CLASS (cb_search_bar_parent_class)->dispose (object);
}

static void
cb_search_bar_finalize (GObject *object)
{
  g_free (CB_SEARCH_BAR (object)->text);
  G_OBJECT_CLASS (cb_search_bar_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string (
      "placeholder-text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAPTURE_WIDGET] = g_param_spec_object ("capture-widget", NULL, NULL,
                                                         GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, CB_TYPE_SEARCH_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
cb_search_bar_class_init (CbSearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_search_bar_get_property;
  object_class->set_property = cb_search_bar_set_property;
  object_class->dispose = cb_search_bar_dispose;
  object_class->finalize = cb_search_bar_finalize;
  install_properties (object_class);
  signals[ACTIVATE] = add_signal ("activate");
  signals[NEXT_MATCH] = add_signal ("next-match");
  signals[PREVIOUS_MATCH] = add_signal ("previous-match");
  signals[LEAVE] = add_signal ("leave");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CbSearchBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CbSearchBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
cb_search_bar_init (CbSearchBar *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

GtkWidget *
cb_search_bar_new (void)
{
  return g_object_new (CB_TYPE_SEARCH_BAR, NULL);
}

void
cb_search_bar_set_active (CbSearchBar *self, gboolean active)
{
  g_return_if_fail (CB_IS_SEARCH_BAR (self));
  gtk_search_bar_set_search_mode (self->bar, active);
}

gboolean
cb_search_bar_get_active (CbSearchBar *self)
{
  g_return_val_if_fail (CB_IS_SEARCH_BAR (self), FALSE);
  return gtk_search_bar_get_search_mode (self->bar);
}

const char *
cb_search_bar_get_text (CbSearchBar *self)
{
  g_return_val_if_fail (CB_IS_SEARCH_BAR (self), NULL);
  return self->text;
}

void
cb_search_bar_set_text (CbSearchBar *self, const char *text)
{
  g_return_if_fail (CB_IS_SEARCH_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : "");
  cb_search_bar_set_active (self, text && *text);
  update_text (self);
}

void
cb_search_bar_set_capture_widget (CbSearchBar *self, GtkWidget *widget)
{
  g_return_if_fail (CB_IS_SEARCH_BAR (self));

  if (gtk_search_bar_get_key_capture_widget (self->bar) == widget)
    return;
  gtk_search_bar_set_key_capture_widget (self->bar, widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTURE_WIDGET]);
}

void
cb_search_bar_start (CbSearchBar *self)
{
  g_return_if_fail (CB_IS_SEARCH_BAR (self));

  cb_search_bar_set_active (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
