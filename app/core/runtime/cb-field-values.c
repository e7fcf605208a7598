/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-field-values.h"

#define CONDITION_DEPTH 8

gboolean
cb_field_is_blank_value (CbValue *value)
{
  gsize length = 0;

  if (value == NULL || cb_value_is (value, CB_NODE_NULL))
    return TRUE;
  return cb_value_is (value, CB_NODE_STRING) && (cb_value_get_text (value, &length), length == 0);
}

static CbValue *
coerce_boolean (const char *text)
{
  static const char *const yes[] = { "true", "yes", "on", "1", NULL };
  static const char *const no[] = { "false", "no", "off", "0", NULL };
  g_autofree char *folded = g_ascii_strdown (text, -1);

  if (g_strv_contains (yes, folded))
    return cb_value_new_boolean (TRUE);
  if (g_strv_contains (no, folded))
    return cb_value_new_boolean (FALSE);
  return NULL;
}

static CbValue *
coerce_number (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return cb_value_new_number (stripped);
}

/* One item of a list, by the type that the field's schema gives its items. */
static CbValue *
coerce_item (CbField *field, const char *text)
{
  CbValue *items = cb_value_get_member (cb_field_get_schema (field), "items");
  const char *type = cb_value_get_member_text (items, "type");
  CbValue *value = NULL;

  if (g_strcmp0 (type, "integer") == 0 || g_strcmp0 (type, "number") == 0)
    value = coerce_number (text);
  else if (g_strcmp0 (type, "boolean") == 0)
    value = coerce_boolean (text);
  return value != NULL ? value : cb_value_new_string (text);
}

/* A JSON array, or items that are separated by line ends or commas. */
static CbValue *
coerce_list (CbField *field, const char *text)
{
  g_autoptr (CbValue) read = *text == '[' ? cb_value_new_from_text (text, -1, NULL) : NULL;
  g_autoptr (CbValueBuilder) builder = NULL;
  g_auto (GStrv) items = NULL;

  if (cb_value_is (read, CB_NODE_ARRAY))
    return g_steal_pointer (&read);
  builder = cb_value_builder_new ();
  cb_value_builder_begin_array (builder);
  items = g_strsplit_set (text, strchr (text, '\n') != NULL ? "\r\n" : ",", -1);
  for (char **item = items; *item != NULL; item++)
    {
      g_autoptr (CbValue) value = NULL;

      if (*g_strstrip (*item) == '\0')
        continue;
      value = coerce_item (field, *item);
      cb_value_builder_add (builder, value);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static CbValue *
coerce_text (CbField *field, const char *text)
{
  CbFieldType type = cb_field_get_field_type (field);

  if (cb_field_get_multiple (field) || type == CB_FIELD_TYPE_LIST)
    return coerce_list (field, text);
  switch (type)
    {
    case CB_FIELD_TYPE_NUMBER:
    case CB_FIELD_TYPE_INTEGER:
      return coerce_number (text);
    case CB_FIELD_TYPE_BOOLEAN:
      return coerce_boolean (text);
    case CB_FIELD_TYPE_OBJECT:
      return cb_value_new_from_text (text, -1, NULL);
    default:
      return NULL;
    }
}

CbValue *
cb_field_coerce_value (CbField *field, CbValue *value)
{
  CbValue *coerced = NULL;
  gsize length = 0;
  const char *text = NULL;

  if (value == NULL)
    return NULL;
  if (cb_value_is (value, CB_NODE_STRING))
    text = cb_value_get_text (value, &length);
  if (text != NULL && length > 0 && strlen (text) == length)
    coerced = coerce_text (field, text);
  return coerced != NULL ? coerced : cb_value_ref (value);
}

/* The text by which a condition compares. */
static gboolean
matches (CbValue *value, const char *const *accepted)
{
  const char *text = cb_value_get_text (value, NULL);

  if (cb_value_is (value, CB_NODE_BOOLEAN))
    text = cb_value_get_boolean (value) ? "true" : "false";
  return text != NULL && g_strv_contains (accepted, text);
}

static gboolean
is_shown (CbField *field, CbList *siblings, CbValues *values, guint depth)
{
  CbCondition *condition = cb_field_get_show_when (field);
  CbField *other = NULL;
  CbValue *value = NULL;
  g_autoptr (CbValue) coerced = NULL;

  if (condition == NULL || siblings == NULL || depth == 0)
    return TRUE;
  other = cb_list_find (siblings, cb_condition_get_field (condition));
  if (other == NULL)
    return TRUE;
  if (!is_shown (other, siblings, values, depth - 1))
    return FALSE;
  value = cb_values_get (values, cb_field_get_name (other), NULL);
  if (value == NULL || cb_field_get_visibility (other) == CB_VISIBILITY_HIDDEN)
    value = cb_field_get_default (other) != NULL ? cb_field_get_default (other) : value;
  coerced = cb_field_coerce_value (other, value);
  return coerced != NULL && matches (coerced, cb_condition_get_values (condition));
}

gboolean
cb_field_is_shown (CbField *field, CbList *siblings, CbValues *values)
{
  return is_shown (field, siblings, values, CONDITION_DEPTH);
}
