/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-infer.h"

#include "cb-schema-shape-private.h"

#include <string.h>

/* Texts are choices only where so many were seen, each of them again and again. */
#define MIN_TEXTS_FOR_CHOICES 20
#define MIN_TEXTS_A_CHOICE 4

struct _CbSchemaInferrer
{
  CbShape *shape;
};

static CbValue *make_schema (const CbShape *shape);

/**
 * cb_schema_inferrer_new:
 *
 * Makes an inferrer that has seen nothing.
 *
 * Returns: (transfer full): the inferrer
 */
CbSchemaInferrer *
cb_schema_inferrer_new (void)
{
  CbSchemaInferrer *self = g_new0 (CbSchemaInferrer, 1);

  self->shape = cb_shape_new ();
  return self;
}

void
cb_schema_inferrer_free (CbSchemaInferrer *self)
{
  cb_shape_free (self->shape);
  g_free (self);
}

/**
 * cb_schema_inferrer_add:
 * @self: an inferrer
 * @sample: one more value of the same structure
 *
 * Learns from one more sample. What lies deeper than %CB_LIMIT_SCHEMA_DEPTH is not looked at.
 */
void
cb_schema_inferrer_add (CbSchemaInferrer *self, CbValue *sample)
{
  cb_shape_add (self->shape, sample, 0);
}

static gboolean
is_hex (const char *key, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isxdigit (key[i]))
        return FALSE;
    }
  return TRUE;
}

/* A long word of letters and digits in no order that a person would choose. */
static gboolean
is_random (const char *key, gsize length)
{
  guint n_switches = 0;

  if (length < 14)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (key[i]) && key[i] != '_' && key[i] != '-')
        return FALSE;
      if (i > 0 && g_ascii_isdigit (key[i]) != g_ascii_isdigit (key[i - 1]))
        n_switches++;
    }
  return n_switches >= 3;
}

/* Whether @key rather names a thing than a property of things. */
static gboolean
is_like_id (const char *key)
{
  static const char *const formats[] = { "uuid", "date", "email", "uri" };
  gsize length = strlen (key);

  if (length == 0)
    return FALSE;
  if (strspn (key, "0123456789") == length)
    return TRUE;
  if (length >= 16 && is_hex (key, length) && strpbrk (key, "0123456789"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (cb_schema_formats_find (formats[i])->matches (key))
        return TRUE;
    }
  return is_random (key, length);
}

static gboolean
is_map (const CbShape *shape)
{
  if (shape->values)
    return TRUE;
  if (!shape->properties || shape->properties->len < 2)
    return FALSE;
  for (guint i = 0; i < shape->properties->len; i++)
    {
      const CbShapeProperty *property = shape->properties->pdata[i];
      if (!is_like_id (property->name))
        return FALSE;
    }
  return TRUE;
}

static void
add_types (CbValueBuilder *builder, const CbShape *shape)
{
  const struct
  {
    gboolean seen;
    const char *name;
  } types[] = {
    { shape->n_objects > 0, "object" },
    { shape->n_lists > 0, "array" },
    { shape->n_texts > 0, "string" },
    { shape->n_numbers > 0, "number" },
    { shape->n_integers > 0 && shape->n_numbers == 0, "integer" },
    { shape->n_booleans > 0, "boolean" },
    { shape->n_nulls > 0, "null" },
  };
  guint count = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    count += types[i].seen != FALSE;
  if (count == 0)
    return;
  cb_value_builder_set_key (builder, "type");
  if (count > 1)
    cb_value_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (types[i].seen)
        cb_value_builder_add_string (builder, types[i].name);
    }
  if (count > 1)
    cb_value_builder_end (builder);
}

static gboolean
is_choice (const char *text)
{
  if (!*text)
    return FALSE;
  for (; *text; text++)
    {
      if (!g_ascii_isalnum (*text) && !strchr ("_-.:/", *text))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_choices (const CbShape *shape)
{
  GHashTableIter iter;
  gpointer text = NULL;
  gpointer count = NULL;
  guint size = shape->choices ? g_hash_table_size (shape->choices) : 0;

  if (size < 2 || shape->n_texts < MIN_TEXTS_FOR_CHOICES
      || shape->n_texts < size * MIN_TEXTS_A_CHOICE)
    return FALSE;
  if (shape->n_objects + shape->n_lists + shape->n_booleans + shape->n_integers + shape->n_numbers)
    return FALSE;
  g_hash_table_iter_init (&iter, shape->choices);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      if (GPOINTER_TO_UINT (count) < 2 || !is_choice (text) || is_like_id (text))
        return FALSE;
    }
  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_choices (CbValueBuilder *builder, const CbShape *shape)
{
  guint size = 0;
  g_autofree gpointer *texts = g_hash_table_get_keys_as_array (shape->choices, &size);

  qsort (texts, size, sizeof *texts, compare_texts);
  cb_value_builder_set_key (builder, "enum");
  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < size; i++)
    cb_value_builder_add_string (builder, texts[i]);
  if (shape->n_nulls > 0)
    {
      g_autoptr (CbValue) null = cb_value_new_null ();
      cb_value_builder_add (builder, null);
    }
  cb_value_builder_end (builder);
}

static void
add_text_rules (CbValueBuilder *builder, const CbShape *shape)
{
  for (guint i = 0; i < CB_SCHEMA_N_FORMATS; i++)
    {
      if (!(shape->formats & 1u << i))
        continue;
      cb_value_builder_set_key (builder, "format");
      cb_value_builder_add_string (builder, cb_schema_formats_get (i)->name);
      return;
    }
  if (has_choices (shape))
    add_choices (builder, shape);
}

static void
add_schema (CbValueBuilder *builder, const char *key, const CbShape *shape)
{
  g_autoptr (CbValue) schema = make_schema (shape);

  cb_value_builder_set_key (builder, key);
  cb_value_builder_add (builder, schema);
}

static void
add_map_rules (CbValueBuilder *builder, const CbShape *shape)
{
  g_autoptr (CbShape) joined = shape->values ? NULL : cb_shape_join_properties (shape);

  add_schema (builder, "additionalProperties", shape->values ? shape->values : joined);
}

static void
add_required (CbValueBuilder *builder, const CbShape *shape)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < shape->properties->len; i++)
    {
      const CbShapeProperty *property = shape->properties->pdata[i];

      if (property->n_seen < shape->n_objects)
        continue;
      if (!begun)
        {
          cb_value_builder_set_key (builder, "required");
          cb_value_builder_begin_array (builder);
          begun = TRUE;
        }
      cb_value_builder_add_string (builder, property->name);
    }
  if (begun)
    cb_value_builder_end (builder);
}

static void
add_object_rules (CbValueBuilder *builder, const CbShape *shape)
{
  cb_value_builder_set_key (builder, "properties");
  cb_value_builder_begin_object (builder);
  for (guint i = 0; shape->properties && i < shape->properties->len; i++)
    {
      const CbShapeProperty *property = shape->properties->pdata[i];
      add_schema (builder, property->name, property->shape);
    }
  cb_value_builder_end (builder);
  if (shape->properties)
    add_required (builder, shape);
}

static CbValue *
make_schema (const CbShape *shape)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  add_types (builder, shape);
  if (shape->n_texts > 0)
    add_text_rules (builder, shape);
  if (shape->n_objects > 0 && is_map (shape))
    add_map_rules (builder, shape);
  else if (shape->n_objects > 0)
    add_object_rules (builder, shape);
  if (shape->n_lists > 0)
    add_schema (builder, "items", shape->items);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/**
 * cb_schema_inferrer_make_schema:
 * @self: an inferrer
 *
 * Makes the schema of all samples so far; each of them fits it. More samples may follow.
 *
 * A property is required where every object had it. Where kinds differ, `type` lists them. A
 * format is claimed where every text has it; choices (`enum`) only where many texts were seen,
 * each of them often. Objects whose keys are ids, dates or addresses are maps
 * (`additionalProperties`). Of items of empty lists nothing is known: `{}`.
 *
 * Returns: (transfer full): a JSON Schema (2020-12) without `$schema`
 */
CbValue *
cb_schema_inferrer_make_schema (CbSchemaInferrer *self)
{
  return make_schema (self->shape);
}

/**
 * cb_schema_infer:
 * @samples: (array length=n_samples): values of one structure
 * @n_samples: how many
 *
 * Learns a structure from samples; see cb_schema_inferrer_make_schema().
 *
 * Returns: (transfer full): a JSON Schema (2020-12) without `$schema`
 */
CbValue *
cb_schema_infer (CbValue *const *samples, guint n_samples)
{
  g_autoptr (CbSchemaInferrer) inferrer = cb_schema_inferrer_new ();

  for (guint i = 0; i < n_samples; i++)
    cb_schema_inferrer_add (inferrer, samples[i]);
  return cb_schema_inferrer_make_schema (inferrer);
}
