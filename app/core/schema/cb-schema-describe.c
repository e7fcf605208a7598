/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-schema-describe.h"
#include "cb-schema-parts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHOICES 5
#define MAX_VARIANTS 5
#define MAX_CHOICE_CHARACTERS 24

static void append_type (GString *text, CbValue *schema, gboolean many, const CbSchemaScope *scope,
                         guint depth);

static const char *
get_word (CbSchemaType type, gboolean many)
{
  static const char *const words[][2] = {
    [CB_SCHEMA_ANY] = { N_ ("anything"), N_ ("anything") },
    [CB_SCHEMA_TEXT] = { N_ ("text"), N_ ("texts") },
    [CB_SCHEMA_DATE] = { N_ ("date"), N_ ("dates") },
    [CB_SCHEMA_DATE_TIME] = { N_ ("date and time"), N_ ("dates and times") },
    [CB_SCHEMA_NUMBER] = { N_ ("number"), N_ ("numbers") },
    [CB_SCHEMA_INTEGER] = { N_ ("whole number"), N_ ("whole numbers") },
    [CB_SCHEMA_BOOLEAN] = { N_ ("yes or no"), N_ ("yes or no") },
    [CB_SCHEMA_OBJECT] = { N_ ("object"), N_ ("objects") },
    [CB_SCHEMA_MAP] = { N_ ("map"), N_ ("maps") },
    [CB_SCHEMA_LIST] = { N_ ("list"), N_ ("lists") },
    [CB_SCHEMA_NULL] = { N_ ("nothing"), N_ ("nothing") },
    [CB_SCHEMA_VARIANTS] = { N_ ("one of several"), N_ ("one of several") },
  };

  return _ (words[type][many ? 1 : 0]);
}

/* "#/schemas/Ticket" is "Ticket". */
static const char *
get_reference_name (const char *reference)
{
  const char *slash = strrchr (reference, '/');

  return slash && slash[1] ? slash + 1 : reference;
}

static void
append_or (GString *text)
{
  if (text->len > 0)
    g_string_append_printf (text, " %s ", _ ("or"));
}

/* Each variant other than null; FALSE where there are none. */
static gboolean
append_variants (GString *text, CbValue *schema, const char *keyword, gboolean many,
                 const CbSchemaScope *scope, guint depth)
{
  CbValue *variants = cb_schema_get_list (schema, keyword);
  g_autoptr (GString) list = g_string_new (NULL);
  guint size = cb_schema_count (variants);

  for (guint i = 0; i < size && i < MAX_VARIANTS; i++)
    {
      CbValue *variant = cb_value_get_item (variants, i);
      g_autoptr (GString) one = g_string_new (NULL);

      if (size > 1 && cb_schema_get_schema_type (variant) == CB_SCHEMA_NULL)
        continue;
      append_type (one, variant, many, scope, depth + 1);
      if (strstr (list->str, one->str))
        continue;
      append_or (list);
      g_string_append (list, one->str);
    }
  g_string_append (text, list->str);
  if (size > MAX_VARIANTS)
    g_string_append (text, "…");
  return list->len > 0;
}

static void
append_named_types (GString *text, CbValue *schema, gboolean many)
{
  static const struct
  {
    const char *name;
    CbSchemaType type;
  } names[] = {
    { "object", CB_SCHEMA_OBJECT },   { "array", CB_SCHEMA_LIST },
    { "string", CB_SCHEMA_TEXT },     { "number", CB_SCHEMA_NUMBER },
    { "integer", CB_SCHEMA_INTEGER }, { "boolean", CB_SCHEMA_BOOLEAN },
  };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (!cb_schema_has_type (schema, names[i].name))
        continue;
      append_or (list);
      g_string_append (list, get_word (names[i].type, many));
    }
  g_string_append (text, list->len > 0 ? list->str : get_word (CB_SCHEMA_VARIANTS, many));
}

/* "list of texts", "map of numbers". */
static void
append_container (GString *text, CbValue *schema, gboolean many, const CbSchemaScope *scope,
                  guint depth)
{
  gboolean list = cb_schema_get_schema_type (schema) == CB_SCHEMA_LIST;
  CbValue *parts = cb_schema_get_object (schema, list ? "items" : "additionalProperties");
  g_autoptr (GString) what = g_string_new (NULL);
  const char *format = NULL;

  if (cb_schema_count (parts) == 0)
    {
      g_string_append (text, get_word (list ? CB_SCHEMA_LIST : CB_SCHEMA_MAP, many));
      return;
    }
  append_type (what, parts, TRUE, scope, depth + 1);
  if (list)
    format = many ? _ ("lists of %s") : _ ("list of %s");
  else
    format = many ? _ ("maps of %s") : _ ("map of %s");
  g_string_append (text, format);
  g_string_replace (text, "%s", what->str, 1);
}

static void
append_type (GString *text, CbValue *schema, gboolean many, const CbSchemaScope *scope, guint depth)
{
  const char *reference = cb_value_get_member_text (schema, "$ref");
  CbSchemaType type = cb_schema_get_schema_type (schema);

  if (reference)
    {
      g_string_append (text, get_reference_name (reference));
      return;
    }
  if (depth < 4
      && (append_variants (text, schema, "anyOf", many, scope, depth)
          || append_variants (text, schema, "oneOf", many, scope, depth)))
    return;
  if (type == CB_SCHEMA_VARIANTS)
    append_named_types (text, schema, many);
  else if ((type == CB_SCHEMA_LIST || type == CB_SCHEMA_MAP) && depth < 4)
    append_container (text, schema, many, scope, depth);
  else
    g_string_append (text, get_word (type, many));
}

char *
cb_schema_describe_type (CbValue *schema, const CbSchemaScope *scope)
{
  GString *text = g_string_new (NULL);

  append_type (text, schema, FALSE, scope, 0);
  return g_string_free (text, FALSE);
}

static void
append_choices (GString *text, CbValue *choices)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint size = cb_value_get_size (choices);

  for (guint i = 0; i < size && i < MAX_CHOICES; i++)
    {
      CbValue *choice = cb_value_get_item (choices, i);
      g_autofree char *written = cb_value_is (choice, CB_NODE_STRING)
                                     ? g_strdup (cb_value_get_text (choice, NULL))
                                     : cb_value_to_text (choice, 0);
      g_autofree char *shown = cb_text_ellipsize (written, MAX_CHOICE_CHARACTERS);

      if (cb_value_is (choice, CB_NODE_NULL))
        continue;
      g_string_append_printf (list, "%s%s", list->len ? ", " : "", shown);
    }
  if (size > MAX_CHOICES)
    g_string_append (list, "…");
  g_string_append (text, ", ");
  g_string_append_printf (text, _ ("one of %s"), list->str);
}

static void
append_limits (GString *text, CbValue *schema)
{
  const char *smallest = cb_value_get_member_text (schema, "minimum");
  const char *largest = cb_value_get_member_text (schema, "maximum");
  const char *longest = cb_value_get_member_text (schema, "maxLength");

  if (!smallest && !largest && !longest)
    return;
  g_string_append (text, ", ");
  if (smallest && largest)
    g_string_append_printf (text, _ ("from %s to %s"), smallest, largest);
  else if (smallest)
    g_string_append_printf (text, _ ("at least %s"), smallest);
  else if (largest)
    g_string_append_printf (text, _ ("at most %s"), largest);
  else
    g_string_append_printf (text, _ ("at most %s characters"), longest);
}

char *
cb_schema_describe (CbValue *schema, gboolean required, const CbSchemaScope *scope)
{
  GString *text = g_string_new (NULL);
  CbValue *choices = cb_value_get_member (schema, "enum");

  append_type (text, schema, FALSE, scope, 0);
  g_string_append_printf (text, ", %s", required ? _ ("required") : _ ("optional"));
  if (cb_schema_is_nullable (schema))
    g_string_append_printf (text, ", %s", _ ("can be null"));
  if (choices && cb_value_is (choices, CB_NODE_ARRAY) && cb_value_get_size (choices) > 0)
    append_choices (text, choices);
  append_limits (text, schema);
  return g_string_free (text, FALSE);
}
