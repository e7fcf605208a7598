/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-settings.h"

#include "config.h"

GSettings *
cb_settings_open (const char *part)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autofree char *id = part ? g_strconcat (CB_APP_ID, ".", part, NULL) : g_strdup (CB_APP_ID);
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, id, TRUE)
                                              : NULL;

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
cb_settings_follow (gpointer object, const char *property, const char *key)
{
  g_autoptr (GSettings) settings = cb_settings_open (NULL);

  if (settings)
    g_settings_bind (settings, key, object, property, G_SETTINGS_BIND_GET);
}
