/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-row-cache-private.h"

/* Rows looked at when one is to go, before the cache grows instead. */
#define MAX_TRIES 64

struct _CbRowCache
{
  GHashTable *rows;
  GQueue recent;
};

CbRowCache *
cb_row_cache_new (void)
{
  CbRowCache *self = g_new0 (CbRowCache, 1);

  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_queue_init (&self->recent);
  return self;
}

void
cb_row_cache_free (CbRowCache *self)
{
  g_queue_clear (&self->recent);
  g_hash_table_unref (self->rows);
  g_free (self);
}

CbIndexRow *
cb_row_cache_find (CbRowCache *self, gint64 number)
{
  return g_hash_table_lookup (self->rows, &number);
}

/* A row that somebody else holds stays, so that a connector is always the same object. */
static void
make_room (CbRowCache *self)
{
  for (guint i = 0; i < MAX_TRIES && self->recent.length > CB_ROW_CACHE_RECENT; i++)
    {
      CbIndexRow *row = g_queue_pop_head (&self->recent);
      gint64 number = cb_index_row_get_number (row);

      if (g_atomic_int_get ((const gint *) &G_OBJECT (row)->ref_count) > 1)
        g_queue_push_tail (&self->recent, row);
      else
        g_hash_table_remove (self->rows, &number);
    }
}

static CbIndexRow *
add (CbRowCache *self, CbIndexRow *row)
{
  gint64 *key = g_new (gint64, 1);

  *key = cb_index_row_get_number (row);
  make_room (self);
  g_hash_table_insert (self->rows, key, row);
  g_queue_push_tail (&self->recent, row);
  return row;
}

CbIndexRow *
cb_row_cache_ensure (CbRowCache *self, gint64 number)
{
  CbIndexRow *row = cb_row_cache_find (self, number);

  return row ? row : add (self, cb_index_row_new (number));
}

void
cb_row_cache_take (CbRowCache *self, CbIndexRow *row)
{
  CbIndexRow *known = cb_row_cache_find (self, cb_index_row_get_number (row));

  if (known)
    cb_index_row_assign (known, row);
  else
    add (self, g_object_ref (row));
}

GArray *
cb_row_cache_list (CbRowCache *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GList *link = self->recent.head; link; link = link->next)
    {
      gint64 number = cb_index_row_get_number (link->data);

      g_array_append_val (numbers, number);
    }
  return numbers;
}
