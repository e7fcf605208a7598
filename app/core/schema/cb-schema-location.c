/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-location-private.h"

#include <string.h>

/* What comes after a keyword on the way to a schema. */
typedef enum
{
  STEP_NONE,
  STEP_NAME,
  STEP_INDEX,
} StepKind;

static gboolean
get_step_kind (const char *keyword, StepKind *kind)
{
  static const struct
  {
    const char *keyword;
    StepKind kind;
  } keywords[] = {
    { "properties", STEP_NAME },
    { "patternProperties", STEP_NAME },
    { "$defs", STEP_NAME },
    { "definitions", STEP_NAME },
    { "dependentSchemas", STEP_NAME },
    { "anyOf", STEP_INDEX },
    { "oneOf", STEP_INDEX },
    { "allOf", STEP_INDEX },
    { "prefixItems", STEP_INDEX },
    { "items", STEP_NONE },
    { "additionalProperties", STEP_NONE },
    { "contains", STEP_NONE },
    { "propertyNames", STEP_NONE },
    { "not", STEP_NONE },
    { "if", STEP_NONE },
    { "then", STEP_NONE },
    { "else", STEP_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      if (strcmp (keywords[i].keyword, keyword) != 0)
        continue;
      *kind = keywords[i].kind;
      return TRUE;
    }
  return FALSE;
}

static char *
unescape (const char *step)
{
  GString *text = g_string_new (step);

  g_string_replace (text, "~1", "/", 0);
  g_string_replace (text, "~0", "~", 0);
  return g_string_free (text, FALSE);
}

char *
cb_schema_pointer_append (const char *pointer, const char *step)
{
  g_autoptr (GString) escaped = g_string_new (step);

  g_string_replace (escaped, "~", "~0", 0);
  g_string_replace (escaped, "/", "~1", 0);
  return g_strdup_printf ("%s/%s", pointer, escaped->str);
}

CbValue *
cb_schema_pointer_replace (CbValue *root, const char *pointer, CbValue *part)
{
  return *pointer ? cb_value_with_pointer (root, pointer, part) : cb_value_ref (part);
}

void
cb_schema_location_clear (CbSchemaLocation *self)
{
  g_clear_pointer (&self->parent, g_free);
  g_clear_pointer (&self->keyword, g_free);
  g_clear_pointer (&self->name, g_free);
}

static char *
join_steps (char **steps, guint n_steps)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < n_steps; i++)
    g_string_append_printf (pointer, "/%s", steps[i]);
  return g_string_free (pointer, FALSE);
}

static gboolean
take_last (CbSchemaLocation *self, char **steps, guint at, StepKind kind)
{
  guint64 index = 0;

  if (kind == STEP_INDEX
      && !g_ascii_string_to_unsigned (steps[at + 1], 10, 0, G_MAXINT, &index, NULL))
    return FALSE;
  self->parent = join_steps (steps, at);
  self->keyword = g_strdup (steps[at]);
  self->name = kind == STEP_NAME ? unescape (steps[at + 1]) : NULL;
  self->index = (guint) index;
  return TRUE;
}

gboolean
cb_schema_location_parse (CbSchemaLocation *self, const char *pointer)
{
  g_auto (GStrv) steps = *pointer == '/' ? g_strsplit (pointer + 1, "/", -1) : NULL;
  guint n_steps = steps ? g_strv_length (steps) : 0;
  guint at = 0;

  memset (self, 0, sizeof *self);
  while (at < n_steps)
    {
      StepKind kind = STEP_NONE;
      guint next = 0;

      if (!get_step_kind (steps[at], &kind))
        return FALSE;
      next = at + (kind == STEP_NONE ? 1 : 2);
      if (next == n_steps)
        return take_last (self, steps, at, kind);
      at = next;
    }
  return FALSE;
}
