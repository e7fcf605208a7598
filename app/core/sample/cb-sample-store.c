/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-store-private.h"

struct _CbSampleStore
{
  GPtrArray *objects[CB_SAMPLE_N_KINDS];
  gint64 last_id[CB_SAMPLE_N_KINDS];
  /* Attachment id to GBytes. */
  GHashTable *contents;
};

static void
unref_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

CbSampleStore *
cb_sample_store_new (void)
{
  CbSampleStore *self = g_new0 (CbSampleStore, 1);

  for (guint i = 0; i < CB_SAMPLE_N_KINDS; i++)
    self->objects[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_unref);
  self->contents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_bytes);
  return self;
}

void
cb_sample_store_free (CbSampleStore *self)
{
  for (guint i = 0; i < CB_SAMPLE_N_KINDS; i++)
    g_ptr_array_unref (self->objects[i]);
  g_hash_table_unref (self->contents);
  g_free (self);
}

GPtrArray *
cb_sample_store_list (CbSampleStore *self, CbSampleKind kind)
{
  return self->objects[kind];
}

static guint
find_index (CbSampleStore *self, CbSampleKind kind, gint64 id)
{
  GPtrArray *objects = self->objects[kind];
  guint low = 0;
  guint high = objects->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (cb_sample_int (g_ptr_array_index (objects, middle), "id") < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < objects->len && cb_sample_int (g_ptr_array_index (objects, low), "id") == id)
    return low;
  return objects->len;
}

CbValue *
cb_sample_store_find (CbSampleStore *self, CbSampleKind kind, gint64 id)
{
  guint index = find_index (self, kind, id);

  return index < self->objects[kind]->len ? g_ptr_array_index (self->objects[kind], index) : NULL;
}

CbValue *
cb_sample_store_add (CbSampleStore *self, CbSampleKind kind, CbValue *object)
{
  guint most = kind == CB_SAMPLE_ATTACHMENTS ? CB_SAMPLE_MAX_ATTACHMENTS : CB_SAMPLE_MAX_ITEMS;
  g_autoptr (CbValue) id = NULL;
  CbValue *added = NULL;

  if (self->objects[kind]->len >= most)
    return NULL;
  id = cb_value_new_int64 (++self->last_id[kind]);
  added = cb_value_with_member_at (object, 0, "id", id);
  g_ptr_array_add (self->objects[kind], added);
  return added;
}

void
cb_sample_store_replace (CbSampleStore *self, CbSampleKind kind, CbValue *object)
{
  guint index = find_index (self, kind, cb_sample_int (object, "id"));

  g_return_if_fail (index < self->objects[kind]->len);

  cb_value_unref (g_ptr_array_index (self->objects[kind], index));
  g_ptr_array_index (self->objects[kind], index) = cb_value_ref (object);
}

static void
remove_belonging (CbSampleStore *self, CbSampleKind kind, const char *key, gint64 id)
{
  GPtrArray *objects = self->objects[kind];

  for (guint i = objects->len; i > 0; i--)
    {
      CbValue *object = g_ptr_array_index (objects, i - 1);
      if (cb_sample_int (object, key) == id)
        cb_sample_store_remove (self, kind, cb_sample_int (object, "id"));
    }
}

void
cb_sample_store_remove (CbSampleStore *self, CbSampleKind kind, gint64 id)
{
  guint index = find_index (self, kind, id);

  if (index < self->objects[kind]->len)
    g_ptr_array_remove_index (self->objects[kind], index);
  if (kind == CB_SAMPLE_ATTACHMENTS)
    g_hash_table_remove (self->contents, &id);
  if (kind == CB_SAMPLE_TICKETS)
    {
      remove_belonging (self, CB_SAMPLE_COMMENTS, "ticket_id", id);
      remove_belonging (self, CB_SAMPLE_ATTACHMENTS, "ticket_id", id);
    }
}

gboolean
cb_sample_store_is_used (CbSampleStore *self, CbSampleKind kind, const char *key, gint64 id)
{
  for (guint i = 0; i < self->objects[kind]->len; i++)
    if (cb_sample_int (g_ptr_array_index (self->objects[kind], i), key) == id)
      return TRUE;
  return FALSE;
}

GBytes *
cb_sample_store_get_content (CbSampleStore *self, gint64 attachment_id)
{
  return g_hash_table_lookup (self->contents, &attachment_id);
}

void
cb_sample_store_set_content (CbSampleStore *self, gint64 attachment_id, GBytes *content)
{
  gint64 *key = g_new (gint64, 1);

  *key = attachment_id;
  g_hash_table_insert (self->contents, key, g_bytes_ref (content));
}
