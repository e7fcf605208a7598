/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-runtime-error.h"
#include "cb-values.h"

typedef struct
{
  char *name;
  CbValue *value;
  CbValueOrigin origin;
} Entry;

struct _CbValues
{
  gatomicrefcount refs;
  GPtrArray *entries;
  /* Name to entry, apart for what the connection holds. */
  GHashTable *own;
  GHashTable *connection;
};

G_DEFINE_BOXED_TYPE (CbValues, cb_values, cb_values_ref, cb_values_unref)

const char *
cb_value_origin_get_title (CbValueOrigin origin)
{
  static const char *const titles[] = {
    "no value", "filled in", "connection", "test value", "default", "fixed by the creator",
  };

  return titles[MIN ((guint) origin, G_N_ELEMENTS (titles) - 1)];
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  cb_value_unref (entry->value);
  g_free (entry);
}

CbValues *
cb_values_new (void)
{
  CbValues *self = g_new0 (CbValues, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->own = g_hash_table_new (g_str_hash, g_str_equal);
  self->connection = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

CbValues *
cb_values_copy (CbValues *self)
{
  CbValues *copy = cb_values_new ();

  cb_values_merge (copy, self);
  return copy;
}

CbValues *
cb_values_ref (CbValues *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cb_values_unref (CbValues *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->connection);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static GHashTable *
table_for (CbValues *self, CbValueOrigin origin)
{
  return origin == CB_ORIGIN_CONNECTION ? self->connection : self->own;
}

void
cb_values_set (CbValues *self, const char *name, CbValue *value, CbValueOrigin origin)
{
  GHashTable *table = table_for (self, origin);
  Entry *entry = g_hash_table_lookup (table, name);

  if (value == NULL)
    {
      g_hash_table_remove (table, name);
      if (entry != NULL)
        g_ptr_array_remove (self->entries, entry);
      return;
    }
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->name = g_strdup (name);
      g_ptr_array_add (self->entries, entry);
      g_hash_table_insert (table, entry->name, entry);
    }
  cb_value_ref (value);
  g_clear_pointer (&entry->value, cb_value_unref);
  entry->value = value;
  entry->origin = origin;
}

void
cb_values_set_text (CbValues *self, const char *name, const char *text, CbValueOrigin origin)
{
  g_autoptr (CbValue) value = text != NULL ? cb_value_new_string (text) : NULL;

  cb_values_set (self, name, value, origin);
}

CbValue *
cb_values_get (CbValues *self, const char *name, CbValueOrigin *origin)
{
  Entry *entry = g_hash_table_lookup (self->own, name);

  if (entry == NULL)
    entry = g_hash_table_lookup (self->connection, name);
  if (origin != NULL)
    *origin = entry != NULL ? entry->origin : CB_ORIGIN_NONE;
  return entry != NULL ? entry->value : NULL;
}

CbValue *
cb_values_get_own (CbValues *self, const char *name)
{
  Entry *entry = g_hash_table_lookup (self->own, name);

  return entry != NULL ? entry->value : NULL;
}

gboolean
cb_values_set_assignment (CbValues *self, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  gboolean json = equals != NULL && equals > assignment && equals[-1] == ':';
  g_autofree char *name = NULL;
  g_autoptr (CbValue) value = NULL;
  g_autoptr (GError) reason = NULL;

  name = equals != NULL ? g_strndup (assignment, (gsize) (equals - assignment - json)) : NULL;
  if (name == NULL || *name == '\0')
    {
      g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_VALUES,
                   "A value is set as name=value; there is no name before a “=” here.");
      return FALSE;
    }
  value = json ? cb_value_new_from_text (equals + 1, -1, &reason)
               : cb_value_new_string (equals + 1);
  if (value == NULL)
    {
      g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_VALUES,
                   "The value of “%s” after “:=” must be JSON: %s", name, reason->message);
      return FALSE;
    }
  cb_values_set (self, name, value, CB_ORIGIN_USER);
  return TRUE;
}

guint
cb_values_get_size (CbValues *self)
{
  return self->entries->len;
}

const char *
cb_values_get_at (CbValues *self, guint index, CbValue **value, CbValueOrigin *origin)
{
  Entry *entry = g_ptr_array_index (self->entries, index);

  if (value != NULL)
    *value = entry->value;
  if (origin != NULL)
    *origin = entry->origin;
  return entry->name;
}

void
cb_values_merge (CbValues *self, CbValues *other)
{
  for (guint i = 0; other != NULL && i < other->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (other->entries, i);

      cb_values_set (self, entry->name, entry->value, entry->origin);
    }
}

CbValue *
cb_values_to_value (CbValues *self)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      /* One name once: what was filled in for the run hides what the connection holds. */
      if (entry->origin == CB_ORIGIN_CONNECTION && g_hash_table_contains (self->own, entry->name))
        continue;
      cb_value_builder_set_key (builder, entry->name);
      cb_value_builder_add (builder, entry->value);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

CbValues *
cb_values_new_from_value (CbValue *object, CbValueOrigin origin)
{
  CbValues *self = cb_values_new ();

  for (guint i = 0; object != NULL && i < cb_value_get_size (object); i++)
    {
      const char *key = cb_value_get_key_at (object, i);

      if (key != NULL)
        cb_values_set (self, key, cb_value_get_member_at (object, i), origin);
    }
  return self;
}
