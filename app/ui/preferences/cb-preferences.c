/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-preferences.h"

#include "cb-ui-preferences.h"

struct _CbPreferences
{
  CbPreferencesBase parent_instance;

  AdwComboRow *color_scheme;
  GtkWidget *wrap_responses;
  GtkSpinButton *request_timeout;
  GtkSpinButton *response_limit;
};

G_DEFINE_FINAL_TYPE (CbPreferences, cb_preferences, CB_TYPE_PREFERENCES_BASE)

static void
cb_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_PREFERENCES);
  G_OBJECT_CLASS (cb_preferences_parent_class)->dispose (object);
}

static void
cb_preferences_class_init (CbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  cb_ui_preferences_init ();
  G_OBJECT_CLASS (klass)->dispose = cb_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/preferences/cb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CbPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, CbPreferences, wrap_responses);
  gtk_widget_class_bind_template_child (widget_class, CbPreferences, request_timeout);
  gtk_widget_class_bind_template_child (widget_class, CbPreferences, response_limit);
}

static void
cb_preferences_init (CbPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The key is an enum, the row counts. */
static gboolean
read_scheme (GValue *value, GVariant *variant, gpointer data)
{
  GSettings *settings = data;

  g_value_set_uint (value, (guint) g_settings_get_enum (settings, "color-scheme"));
  return TRUE;
}

static GVariant *
write_scheme (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const nicks[] = { "default", "light", "dark" };
  guint scheme = g_value_get_uint (value);

  return scheme < G_N_ELEMENTS (nicks) ? g_variant_new_string (nicks[scheme]) : NULL;
}

static void
bind_number (GSettings *settings, const char *key, GtkSpinButton *button)
{
  g_settings_bind (settings, key, gtk_spin_button_get_adjustment (button), "value",
                   G_SETTINGS_BIND_DEFAULT);
}

CbPreferences *
cb_preferences_new (GSettings *settings)
{
  CbPreferences *self = g_object_new (CB_TYPE_PREFERENCES, NULL);

  g_return_val_if_fail (G_IS_SETTINGS (settings), self);

  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme, "selected",
                                G_SETTINGS_BIND_DEFAULT, read_scheme, write_scheme,
                                g_object_ref (settings), g_object_unref);
  g_settings_bind (settings, "wrap-responses", self->wrap_responses, "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_number (settings, "request-timeout", self->request_timeout);
  bind_number (settings, "response-limit", self->response_limit);
  return self;
}
