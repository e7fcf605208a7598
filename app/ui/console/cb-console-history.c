/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-console-history.h"

struct _CbConsoleHistory
{
  /* Activity to list; the activities are kept as long as their exchanges. */
  GHashTable *lists;
};

CbConsoleHistory *
cb_console_history_new (void)
{
  CbConsoleHistory *self = g_new0 (CbConsoleHistory, 1);

  self->lists = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  return self;
}

void
cb_console_history_free (CbConsoleHistory *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->lists);
  g_free (self);
}

static GListStore *
get_list (CbConsoleHistory *self, CbActivity *activity)
{
  GListStore *list = g_hash_table_lookup (self->lists, activity);

  if (list != NULL)
    return list;
  list = g_list_store_new (CB_TYPE_CONSOLE_ENTRY);
  g_hash_table_insert (self->lists, g_object_ref (activity), list);
  return list;
}

GListModel *
cb_console_history_get (CbConsoleHistory *self, CbActivity *activity)
{
  return G_LIST_MODEL (get_list (self, activity));
}

/* The newest always stays. */
static void
trim (GListStore *list)
{
  gsize weight = 0;
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (CbConsoleEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);

      weight += cb_console_entry_get_weight (entry);
      if (i == 0 || (i < CB_CONSOLE_HISTORY_ENTRIES && weight <= CB_CONSOLE_HISTORY_BYTES))
        continue;
      g_list_store_splice (list, i, n_entries - i, NULL, 0);
      return;
    }
}

CbConsoleEntry *
cb_console_history_add (CbConsoleHistory *self, CbRun *run)
{
  GListStore *list = get_list (self, cb_run_get_activity (run));
  GListModel *exchanges = cb_run_get_exchanges (run);
  guint n_exchanges = g_list_model_get_n_items (exchanges);
  CbConsoleEntry *newest = NULL;

  for (guint i = 0; i < n_exchanges; i++)
    {
      g_autoptr (CbHttpExchange) exchange = g_list_model_get_item (exchanges, i);
      g_autoptr (CbConsoleEntry) entry = cb_console_entry_new (run, exchange);

      g_list_store_insert (list, 0, entry);
      newest = entry;
    }
  trim (list);
  return newest;
}
