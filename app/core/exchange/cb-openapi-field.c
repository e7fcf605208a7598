/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

#define MAX_CHOICES 2000
#define KEYWORD_DEPTH 12
/* Schemas that refer to each other in every part would else take for ever. */
#define KEYWORD_BUDGET 500

static CbSpot find_keyword (CbOpenapi *self, CbSpot schema, const char *keyword, guint depth);

/* The one alternative that isn't null; nowhere where there are several. */
static CbSpot
find_only_variant (CbSpot variants)
{
  CbSpot only = { NULL, NULL };
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, variants);
  while (cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *type = cb_spot_get_text (child, "type");

      if (type && g_str_equal (type, "null"))
        continue;
      if (only.node)
        return (CbSpot){ NULL, NULL };
      only = child;
    }
  return only;
}

static CbSpot
find_in_all (CbOpenapi *self, CbSpot parts, const char *keyword, guint depth)
{
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, parts);
  while (cb_spot_iter_next (&iter, NULL, &child))
    {
      CbSpot found = find_keyword (self, child, keyword, depth + 1);
      if (found.node)
        return found;
    }
  return (CbSpot){ NULL, NULL };
}

static CbSpot
find_keyword (CbOpenapi *self, CbSpot schema, const char *keyword, guint depth)
{
  CbSpot found = cb_spot_get (schema, keyword);
  const char *reference = cb_spot_get_text (schema, "$ref");

  if (found.node || depth > KEYWORD_DEPTH || !cb_spot_is (schema, CB_NODE_OBJECT)
      || self->budget == 0)
    return found;
  self->budget--;
  if (reference)
    found = find_keyword (self, cb_openapi_look_up (self, schema, reference), keyword, depth + 1);
  if (!found.node)
    found = find_in_all (self, cb_spot_get (schema, "allOf"), keyword, depth);
  if (!found.node)
    found = find_keyword (self, find_only_variant (cb_spot_get (schema, "anyOf")), keyword,
                          depth + 1);
  if (!found.node)
    found = find_keyword (self, find_only_variant (cb_spot_get (schema, "oneOf")), keyword,
                          depth + 1);
  return found;
}

CbSpot
cb_openapi_find_keyword (CbOpenapi *self, CbSpot schema, const char *keyword)
{
  self->budget = KEYWORD_BUDGET;
  return find_keyword (self, schema, keyword, 0);
}

/* `type` may be a list; the first that isn't null counts. */
static const char *
get_type (CbOpenapi *self, CbSpot schema)
{
  CbSpot type = cb_openapi_find_keyword (self, schema, "type");
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (type, CB_NODE_ARRAY))
    return cb_spot_to_text (type);
  cb_spot_iter_init (&iter, type);
  while (cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *text = cb_spot_to_text (child);
      if (text && !g_str_equal (text, "null"))
        return text;
    }
  return NULL;
}

static CbFieldType
get_text_type (CbOpenapi *self, CbSpot schema)
{
  static const struct
  {
    const char *format;
    CbFieldType type;
  } formats[] = {
    { "date", CB_FIELD_TYPE_DATE },
    { "date-time", CB_FIELD_TYPE_DATE_TIME },
    { "password", CB_FIELD_TYPE_SECRET },
    { "binary", CB_FIELD_TYPE_FILE },
  };
  const char *format = cb_spot_to_text (cb_openapi_find_keyword (self, schema, "format"));

  for (guint i = 0; format && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_equal (format, formats[i].format))
        return formats[i].type;
    }
  return CB_FIELD_TYPE_TEXT;
}

static CbFieldType
get_field_type (CbOpenapi *self, CbSpot schema)
{
  static const struct
  {
    const char *name;
    CbFieldType type;
  } types[] = {
    { "integer", CB_FIELD_TYPE_INTEGER }, { "number", CB_FIELD_TYPE_NUMBER },
    { "boolean", CB_FIELD_TYPE_BOOLEAN }, { "array", CB_FIELD_TYPE_LIST },
    { "object", CB_FIELD_TYPE_OBJECT },   { "file", CB_FIELD_TYPE_FILE },
  };
  const char *type = get_type (self, schema);

  for (guint i = 0; type && i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (type, types[i].name))
        return types[i].type;
    }
  if (!type && cb_openapi_find_keyword (self, schema, "properties").node)
    return CB_FIELD_TYPE_OBJECT;
  return get_text_type (self, schema);
}

static gboolean
is_scalar (CbSpot spot)
{
  return cb_spot_is (spot, CB_NODE_STRING) || cb_spot_is (spot, CB_NODE_NUMBER)
         || cb_spot_is (spot, CB_NODE_BOOLEAN);
}

static char *
dup_scalar (CbSpot spot)
{
  if (cb_spot_is (spot, CB_NODE_BOOLEAN))
    return g_strdup (cb_node_get_boolean (spot.node) ? "true" : "false");
  return g_strdup (cb_spot_to_text (spot));
}

/* Whether the field can be picked from the choices. */
static gboolean
take_choices (CbOpenapi *self, CbField *field, CbSpot choices)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CbList *list = cb_field_get_choices (field);
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (choices, CB_NODE_ARRAY) || cb_node_get_size (choices.node) > MAX_CHOICES)
    return FALSE;
  cb_spot_iter_init (&iter, choices);
  while (cb_spot_iter_next (&iter, NULL, &child))
    {
      g_autofree char *text = is_scalar (child) ? dup_scalar (child) : NULL;

      /* An empty choice is the same as none. */
      if (!text || !*text || !g_hash_table_add (seen, g_strdup (text)))
        continue;
      g_ptr_array_add (items, cb_choice_new (text, ""));
    }
  cb_list_splice (list, 0, cb_list_get_size (list), items->pdata, items->len);
  return items->len > 0;
}

static CbValue *
coerce_text (CbValue *value)
{
  if (cb_value_is (value, CB_NODE_STRING))
    return cb_value_ref (value);
  if (cb_value_is (value, CB_NODE_NUMBER))
    return cb_value_new_string (cb_value_get_text (value, NULL));
  if (cb_value_is (value, CB_NODE_BOOLEAN))
    return cb_value_new_string (cb_value_get_boolean (value) ? "true" : "false");
  return NULL;
}

static CbValue *
coerce_number (CbField *field, CbValue *value)
{
  gint64 integer = 0;
  g_autoptr (CbValue) number = NULL;

  if (cb_value_is (value, CB_NODE_STRING))
    number = cb_value_new_number (cb_value_get_text (value, NULL));
  else if (cb_value_is (value, CB_NODE_NUMBER))
    number = cb_value_ref (value);
  if (number && cb_field_get_field_type (field) == CB_FIELD_TYPE_INTEGER
      && !cb_value_get_int64 (number, &integer))
    return NULL;
  return g_steal_pointer (&number);
}

static CbValue *
coerce_boolean (CbValue *value)
{
  const char *text = cb_value_is (value, CB_NODE_STRING) ? cb_value_get_text (value, NULL) : NULL;

  if (cb_value_is (value, CB_NODE_BOOLEAN))
    return cb_value_ref (value);
  if (text && (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0))
    return cb_value_new_boolean (g_ascii_strcasecmp (text, "true") == 0);
  return NULL;
}

static CbValue *
coerce_list (CbValue *value)
{
  if (cb_value_is (value, CB_NODE_ARRAY))
    return cb_value_ref (value);
  return cb_value_is (value, CB_NODE_OBJECT) ? NULL : cb_value_new_array (&value, 1);
}

CbValue *
cb_openapi_coerce (CbField *field, CbValue *value)
{
  if (!value || cb_value_is (value, CB_NODE_NULL))
    return NULL;
  if (cb_field_get_multiple (field))
    return coerce_list (value);
  switch (cb_field_get_field_type (field))
    {
    case CB_FIELD_TYPE_TEXT:
    case CB_FIELD_TYPE_CHOICE:
    case CB_FIELD_TYPE_DATE:
    case CB_FIELD_TYPE_DATE_TIME:
      return coerce_text (value);
    case CB_FIELD_TYPE_NUMBER:
    case CB_FIELD_TYPE_INTEGER:
      return coerce_number (field, value);
    case CB_FIELD_TYPE_BOOLEAN:
      return coerce_boolean (value);
    case CB_FIELD_TYPE_LIST:
      return coerce_list (value);
    case CB_FIELD_TYPE_OBJECT:
      return cb_value_is (value, CB_NODE_OBJECT) ? cb_value_ref (value) : NULL;
    case CB_FIELD_TYPE_SECRET:
    case CB_FIELD_TYPE_FILE:
    default:
      return NULL;
    }
}

static gboolean
is_among_choices (CbField *field, CbValue *value)
{
  if (cb_field_get_field_type (field) != CB_FIELD_TYPE_CHOICE
      || !cb_value_is (value, CB_NODE_STRING))
    return TRUE;
  return cb_list_find (cb_field_get_choices (field), cb_value_get_text (value, NULL)) != NULL;
}

/* What fits as a value of @field; what doesn't is reported. (transfer full) */
static CbValue *
take_value (CbOpenapi *self, CbField *field, CbSpot spot, const char *what)
{
  g_autoptr (CbValue) given = NULL;
  g_autoptr (CbValue) value = NULL;

  if (!spot.node || cb_spot_is (spot, CB_NODE_NULL))
    return NULL;
  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
    {
      cb_openapi_report (self, SUGGESTION, "secret-removed", spot,
                         "This may be a credential and was not taken over.");
      return NULL;
    }
  given = cb_openapi_make_value (self, spot);
  value = cb_openapi_coerce (field, given);
  if (value && is_among_choices (field, value))
    return g_steal_pointer (&value);
  if (!cb_spot_is (spot, CB_NODE_STRING) || *cb_spot_to_text (spot))
    cb_openapi_report (self, SUGGESTION, "value-type", spot,
                       "The %s of “%s” is not of its type and was left out.", what,
                       cb_field_get_name (field));
  return NULL;
}

static void
take_bounds (CbOpenapi *self, CbField *field, CbSpot schema)
{
  CbSpot minimum = cb_openapi_find_keyword (self, schema, "minimum");
  CbSpot maximum = cb_openapi_find_keyword (self, schema, "maximum");
  CbSpot length = cb_openapi_find_keyword (self, schema, "maxLength");
  CbFieldType type = cb_field_get_field_type (field);
  gboolean number = type == CB_FIELD_TYPE_NUMBER || type == CB_FIELD_TYPE_INTEGER;
  gint64 n = 0;

  if (number && cb_spot_is (minimum, CB_NODE_NUMBER))
    {
      g_autoptr (CbValue) value = cb_spot_to_value (minimum);
      cb_field_set_minimum (field, value);
    }
  if (number && cb_spot_is (maximum, CB_NODE_NUMBER))
    {
      g_autoptr (CbValue) value = cb_spot_to_value (maximum);
      cb_field_set_maximum (field, value);
    }
  if (type == CB_FIELD_TYPE_TEXT && cb_spot_is (length, CB_NODE_NUMBER)
      && cb_node_get_int64 (length.file->document, length.node, &n) && n > 0)
    cb_field_set_max_length (field, n);
}

static void
take_pattern (CbOpenapi *self, CbField *field, CbSpot schema)
{
  CbSpot spot = cb_openapi_find_keyword (self, schema, "pattern");
  const char *pattern = cb_spot_is (spot, CB_NODE_STRING) ? cb_spot_to_text (spot) : NULL;
  g_autoptr (GRegex) regex = NULL;

  if (!pattern || !*pattern || cb_field_get_field_type (field) != CB_FIELD_TYPE_TEXT)
    return;
  regex = g_regex_new (pattern, 0, 0, NULL);
  if (regex)
    cb_field_set_pattern (field, pattern);
  else
    cb_openapi_report (self, SUGGESTION, "pattern", spot,
                       "The pattern can't be checked here and stays in the structure alone.");
}

static void
choose_type (CbOpenapi *self, CbField *field, CbSpot schema)
{
  CbFieldType type = get_field_type (self, schema);
  CbSpot items = type == CB_FIELD_TYPE_LIST ? cb_openapi_find_keyword (self, schema, "items")
                                            : (CbSpot){ NULL, NULL };

  cb_field_set_field_type (field, type);
  if (type == CB_FIELD_TYPE_TEXT || type == CB_FIELD_TYPE_INTEGER || type == CB_FIELD_TYPE_NUMBER)
    {
      if (cb_openapi_is_sensitive (self, cb_field_get_name (field)) && type == CB_FIELD_TYPE_TEXT)
        cb_field_set_field_type (field, CB_FIELD_TYPE_SECRET);
      else if (take_choices (self, field, cb_openapi_find_keyword (self, schema, "enum")))
        cb_field_set_field_type (field, CB_FIELD_TYPE_CHOICE);
    }
  else if (items.node && take_choices (self, field, cb_openapi_find_keyword (self, items, "enum")))
    {
      cb_field_set_field_type (field, CB_FIELD_TYPE_CHOICE);
      cb_field_set_multiple (field, TRUE);
    }
}

static CbSpot
find_schema_example (CbOpenapi *self, CbSpot schema)
{
  CbSpot example = cb_openapi_find_keyword (self, schema, "example");
  CbSpot examples = cb_openapi_find_keyword (self, schema, "examples");

  if (!example.node && cb_spot_is (examples, CB_NODE_ARRAY))
    example = cb_spot_at (examples, cb_node_get_item (examples.node, 0));
  return example;
}

void
cb_openapi_fill_field (CbOpenapi *self, CbField *field, CbSpot schema, CbSpot example)
{
  g_autoptr (CbValue) value = NULL;
  g_autoptr (CbValue) test_value = NULL;

  choose_type (self, field, schema);
  take_bounds (self, field, schema);
  take_pattern (self, field, schema);
  value = take_value (self, field, cb_openapi_find_keyword (self, schema, "default"), "default");
  cb_field_set_default (field, value);
  if (!example.node)
    example = find_schema_example (self, schema);
  test_value = take_value (self, field, example, "example");
  cb_field_set_test_value (field, test_value);
}
