/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-shape-private.h"

#include <string.h>

#define MAX_CHOICE_BYTES 40

static void
property_free (gpointer data)
{
  CbShapeProperty *property = data;

  g_free (property->name);
  cb_shape_free (property->shape);
  g_free (property);
}

CbShape *
cb_shape_new (void)
{
  CbShape *self = g_new0 (CbShape, 1);

  self->formats = (1u << CB_SCHEMA_N_FORMATS) - 1;
  return self;
}

void
cb_shape_free (CbShape *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->properties, g_ptr_array_unref);
  cb_shape_free (self->items);
  cb_shape_free (self->values);
  g_free (self);
}

static void
note_choice (CbShape *self, const char *text, guint count)
{
  guint before = 0;

  if (self->n_texts == 0)
    self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!self->choices)
    return;
  before = GPOINTER_TO_UINT (g_hash_table_lookup (self->choices, text));
  if (strlen (text) > MAX_CHOICE_BYTES
      || (before == 0 && g_hash_table_size (self->choices) == CB_SHAPE_MAX_CHOICES))
    {
      g_clear_pointer (&self->choices, g_hash_table_unref);
      return;
    }
  g_hash_table_replace (self->choices, g_strdup (text), GUINT_TO_POINTER (before + count));
}

static void
add_text (CbShape *self, CbValue *sample)
{
  gsize length = 0;
  const char *text = cb_value_get_text (sample, &length);

  note_choice (self, text, 1);
  self->n_texts++;
  for (guint i = 0; i < CB_SCHEMA_N_FORMATS; i++)
    {
      const CbSchemaFormat *format = cb_schema_formats_get (i);
      if (self->formats & 1u << i
          && (!format->inferred || strlen (text) != length || !format->matches (text)))
        self->formats &= ~(1u << i);
    }
}

/* By its text, so that an integer beyond 64 bits is one. */
static gboolean
is_integer (CbValue *number)
{
  return strpbrk (cb_value_get_text (number, NULL), ".eE") == NULL;
}

static void
add_list (CbShape *self, CbValue *sample, guint depth)
{
  guint size = cb_value_get_size (sample);

  self->n_lists++;
  if (!self->items)
    self->items = cb_shape_new ();
  for (guint i = 0; i < size; i++)
    cb_shape_add (self->items, cb_value_get_item (sample, i), depth + 1);
}

static CbShapeProperty *
ensure_property (CbShape *self, const char *name)
{
  CbShapeProperty *property = NULL;

  if (!self->properties)
    {
      self->properties = g_ptr_array_new_with_free_func (property_free);
      self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
    }
  property = g_hash_table_lookup (self->by_name, name);
  if (property)
    return property;
  property = g_new0 (CbShapeProperty, 1);
  property->name = g_strdup (name);
  property->shape = cb_shape_new ();
  g_ptr_array_add (self->properties, property);
  g_hash_table_insert (self->by_name, property->name, property);
  return property;
}

/* Memory must not grow with the keys of a map. */
static void
collapse_large (CbShape *self)
{
  if (!self->properties || self->properties->len <= CB_SHAPE_MAX_KEYS)
    return;
  self->values = cb_shape_join_properties (self);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->properties, g_ptr_array_unref);
}

static void
add_object (CbShape *self, CbValue *sample, guint depth)
{
  guint size = cb_value_get_size (sample);

  self->n_objects++;
  for (guint i = 0; i < size; i++)
    {
      CbValue *value = cb_value_get_member_at (sample, i);
      CbShapeProperty *property = NULL;

      if (self->values)
        {
          cb_shape_add (self->values, value, depth + 1);
          continue;
        }
      property = ensure_property (self, cb_value_get_key_at (sample, i));
      property->n_seen++;
      cb_shape_add (property->shape, value, depth + 1);
      collapse_large (self);
    }
}

void
cb_shape_add (CbShape *self, CbValue *sample, guint depth)
{
  if (depth > CB_LIMIT_SCHEMA_DEPTH)
    return;
  switch (cb_value_get_kind (sample))
    {
    case CB_NODE_NULL:
      self->n_nulls++;
      break;
    case CB_NODE_BOOLEAN:
      self->n_booleans++;
      break;
    case CB_NODE_NUMBER:
      if (is_integer (sample))
        self->n_integers++;
      else
        self->n_numbers++;
      break;
    case CB_NODE_STRING:
      add_text (self, sample);
      break;
    case CB_NODE_ARRAY:
      add_list (self, sample, depth);
      break;
    case CB_NODE_OBJECT:
      add_object (self, sample, depth);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_choices (CbShape *self, const CbShape *other)
{
  GHashTableIter iter;
  gpointer text = NULL;
  gpointer count = NULL;

  if (other->n_texts == 0)
    return;
  if (!other->choices)
    g_clear_pointer (&self->choices, g_hash_table_unref);
  if (other->choices)
    {
      g_hash_table_iter_init (&iter, other->choices);
      while (g_hash_table_iter_next (&iter, &text, &count))
        {
          note_choice (self, text, GPOINTER_TO_UINT (count));
          /* From the second text on, a missing table means that there were too many. */
          self->n_texts++;
        }
      self->n_texts -= g_hash_table_size (other->choices);
    }
  self->n_texts += other->n_texts;
  self->formats &= other->formats;
}

static void
add_properties (CbShape *self, const CbShape *other)
{
  for (guint i = 0; other->properties && i < other->properties->len; i++)
    {
      const CbShapeProperty *theirs = other->properties->pdata[i];
      CbShapeProperty *ours = NULL;

      if (self->values)
        {
          cb_shape_add_shape (self->values, theirs->shape);
          continue;
        }
      ours = ensure_property (self, theirs->name);
      ours->n_seen += theirs->n_seen;
      cb_shape_add_shape (ours->shape, theirs->shape);
      collapse_large (self);
    }
}

static void
add_values (CbShape *self, const CbShape *other)
{
  if (!other->values)
    return;
  if (!self->values)
    {
      self->values = cb_shape_join_properties (self);
      g_clear_pointer (&self->by_name, g_hash_table_unref);
      g_clear_pointer (&self->properties, g_ptr_array_unref);
    }
  cb_shape_add_shape (self->values, other->values);
}

void
cb_shape_add_shape (CbShape *self, const CbShape *other)
{
  self->n_nulls += other->n_nulls;
  self->n_booleans += other->n_booleans;
  self->n_integers += other->n_integers;
  self->n_numbers += other->n_numbers;
  self->n_lists += other->n_lists;
  self->n_objects += other->n_objects;
  add_choices (self, other);
  if (other->items)
    {
      if (!self->items)
        self->items = cb_shape_new ();
      cb_shape_add_shape (self->items, other->items);
    }
  add_properties (self, other);
  add_values (self, other);
}

CbShape *
cb_shape_join_properties (const CbShape *self)
{
  CbShape *joined = cb_shape_new ();

  for (guint i = 0; self->properties && i < self->properties->len; i++)
    {
      const CbShapeProperty *property = self->properties->pdata[i];
      cb_shape_add_shape (joined, property->shape);
    }
  return joined;
}
