/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-routes-private.h"

#define MAX_COUNTERS 1000

typedef struct
{
  guint count;
  gint64 ends;
} Counter;

struct _CbSampleCounters
{
  GHashTable *by_name;
};

CbSampleCounters *
cb_sample_counters_new (void)
{
  CbSampleCounters *self = g_new0 (CbSampleCounters, 1);

  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
cb_sample_counters_free (CbSampleCounters *self)
{
  g_hash_table_unref (self->by_name);
  g_free (self);
}

static Counter *
ensure_counter (CbSampleCounters *self, const char *name)
{
  Counter *counter = g_hash_table_lookup (self->by_name, name);

  if (counter)
    return counter;
  /* Forgetting all of them is harmless and keeps the table small. */
  if (g_hash_table_size (self->by_name) >= MAX_COUNTERS)
    g_hash_table_remove_all (self->by_name);
  counter = g_new0 (Counter, 1);
  g_hash_table_insert (self->by_name, g_strdup (name), counter);
  return counter;
}

gboolean
cb_sample_counters_take (CbSampleCounters *self, const char *name, guint limit, guint seconds,
                         guint *left, guint *reset)
{
  Counter *counter = ensure_counter (self, name);
  gint64 now = g_get_monotonic_time ();
  gboolean allowed = FALSE;

  if (counter->ends <= now)
    {
      counter->count = 0;
      counter->ends = now + (gint64) seconds * G_USEC_PER_SEC;
    }
  allowed = counter->count < limit;
  if (allowed)
    counter->count++;
  *left = limit - counter->count;
  *reset = (guint) ((counter->ends - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  return allowed;
}

guint
cb_sample_counters_count (CbSampleCounters *self, const char *name)
{
  Counter *counter = ensure_counter (self, name);

  return ++counter->count;
}
