/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-grid-private.h"

static char *
dup_enum (const GValue *value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (G_VALUE_TYPE (value));
  const GEnumValue *entry = g_enum_get_value (klass, g_value_get_enum (value));

  return g_strdup (entry ? entry->value_nick : "");
}

char *
cb_grid_value_dup_text (GObject *item, const char *property)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) text = G_VALUE_INIT;

  g_object_get_property (item, property, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    return g_strdup (g_value_get_string (&value) ? g_value_get_string (&value) : "");
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? "true" : "false");
  if (G_VALUE_HOLDS_ENUM (&value))
    return dup_enum (&value);
  g_value_init (&text, G_TYPE_STRING);
  return g_value_transform (&value, &text) ? g_value_dup_string (&text) : g_strdup ("");
}

static gboolean
parse_enum (GValue *value, const char *text)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (G_VALUE_TYPE (value));
  const GEnumValue *entry = g_enum_get_value_by_nick (klass, text);

  if (entry)
    g_value_set_enum (value, entry->value);
  return entry != NULL;
}

static gboolean
parse_number (GValue *value, const char *text)
{
  g_auto (GValue) number = G_VALUE_INIT;
  char *end = NULL;

  g_value_init (&number, G_TYPE_DOUBLE);
  g_value_set_double (&number, g_ascii_strtod (text, &end));
  return end != text && *end == '\0' && g_value_transform (&number, value);
}

static gboolean
parse (GValue *value, const char *text)
{
  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, text);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, g_ascii_strcasecmp (text, "true") == 0 || g_strcmp0 (text, "1") == 0
                                    || g_ascii_strcasecmp (text, "yes") == 0);
  else if (G_VALUE_HOLDS_ENUM (value))
    return parse_enum (value, text);
  else
    return parse_number (value, text);
  return TRUE;
}

gboolean
cb_grid_value_set_text (GObject *item, const char *property, const char *text)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (item), property);
  g_auto (GValue) value = G_VALUE_INIT;

  if (!pspec || !(pspec->flags & G_PARAM_WRITABLE))
    return FALSE;
  g_value_init (&value, pspec->value_type);
  if (!parse (&value, text))
    return FALSE;
  g_object_set_property (item, property, &value);
  return TRUE;
}
