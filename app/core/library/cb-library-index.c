/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-index.h"

#include "cb-index-query-private.h"
#include "cb-row-cache-private.h"

/* Rows read on each side of those that were asked for, since they are looked at next. */
#define READ_AHEAD 40

struct _CbLibraryIndex
{
  GObject parent_instance;

  CbLibrary *library;
  CbIndexQuery query;
  GArray *numbers;
  CbRowCache *cache;
  CbIndexCounts *counts;
  GCancellable *cancellable;
  GCancellable *search;
  guint update_source;
  guint read_source;
  guint first_wanted;
  guint last_wanted;
  gboolean whole;
  gboolean ready;
  gboolean busy;
};

enum
{
  PROP_BUSY = 1,
  PROP_READY,
  PROP_N_TOTAL,
  N_PROPS,
};

enum
{
  COUNTS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbLibraryIndex, cb_library_index, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
get_number (CbLibraryIndex *self, guint position)
{
  return g_array_index (self->numbers, gint64, position);
}

static void
set_busy (CbLibraryIndex *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  CbLibraryIndex *self = data;

  if (rows)
    for (guint i = 0; i < rows->len; i++)
      cb_row_cache_take (self->cache, g_ptr_array_index (rows, i));
  g_object_unref (self);
}

/* Takes @numbers. */
static void
read_rows (CbLibraryIndex *self, GArray *numbers)
{
  GTask *task = g_task_new (self->library, self->cancellable, rows_read_cb, g_object_ref (self));

  g_task_set_source_tag (task, read_rows);
  cb_library_push (self->library, CB_LIBRARY_READER, task, cb_index_rows_job, numbers,
                   (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
read_wanted_cb (gpointer data)
{
  CbLibraryIndex *self = data;
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = self->first_wanted > READ_AHEAD ? self->first_wanted - READ_AHEAD : 0;
  guint end = MIN (self->numbers->len, self->last_wanted + READ_AHEAD + 1);

  self->read_source = 0;
  for (guint i = first; i < end && numbers->len < CB_ROW_CACHE_RECENT / 2; i++)
    {
      gint64 number = get_number (self, i);
      CbIndexRow *row = cb_row_cache_find (self->cache, number);

      if (!row || !cb_index_row_get_loaded (row))
        g_array_append_val (numbers, number);
    }
  read_rows (self, numbers);
  return G_SOURCE_REMOVE;
}

static void
want_row (CbLibraryIndex *self, guint position)
{
  if (self->read_source != 0)
    {
      self->first_wanted = MIN (self->first_wanted, position);
      self->last_wanted = MAX (self->last_wanted, position);
      return;
    }
  self->first_wanted = self->last_wanted = position;
  self->read_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return CB_TYPE_INDEX_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CB_LIBRARY_INDEX (model)->numbers->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CbLibraryIndex *self = CB_LIBRARY_INDEX (model);
  CbIndexRow *row;

  if (position >= self->numbers->len)
    return NULL;
  row = cb_row_cache_ensure (self->cache, get_number (self, position));
  if (!cb_index_row_get_loaded (row))
    want_row (self, position);
  return g_object_ref (row);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static int
find_number (GArray *numbers, gint64 number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, gint64, i) == number)
      return (int) i;
  return -1;
}

static gboolean
is_same_order (GArray *a, GArray *b)
{
  /* An empty array has no data, which memcmp() may not be given. */
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/* Replaces what lies between the common beginning and the common end. */
static void
replace_span (CbLibraryIndex *self, GArray *numbers)
{
  GArray *old = self->numbers;
  guint least = MIN (old->len, numbers->len);
  guint start = 0;
  guint tail = 0;

  while (start < least
         && g_array_index (old, gint64, start) == g_array_index (numbers, gint64, start))
    start++;
  while (tail < least - start
         && g_array_index (old, gint64, old->len - 1 - tail)
                == g_array_index (numbers, gint64, numbers->len - 1 - tail))
    tail++;
  self->numbers = g_array_ref (numbers);
  g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - tail,
                              numbers->len - start - tail);
  g_array_unref (old);
}

static void
remove_number (CbLibraryIndex *self, guint position)
{
  g_array_remove_index (self->numbers, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Takes out the changed rows that are elsewhere now, and puts each in where it belongs; rows that
 * stay where they are keep their selection and focus. */
static void
move_changed (CbLibraryIndex *self, GArray *numbers, GArray *changes)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < changes->len; i++)
    {
      gint64 number = g_array_index (changes, gint64, i);
      int old_position = find_number (self->numbers, number);
      int new_position = find_number (numbers, number);

      if (old_position == new_position)
        continue;
      if (old_position >= 0)
        remove_number (self, (guint) old_position);
      if (new_position >= 0)
        g_array_append_val (positions, new_position);
    }
  g_array_sort (positions, compare_positions);
  for (guint i = 0; i < positions->len; i++)
    {
      guint position = (guint) g_array_index (positions, int, i);

      /* Where more than the changed rows differ, the rest is exchanged afterwards. */
      if (position > self->numbers->len)
        return;
      g_array_insert_val (self->numbers, position, g_array_index (numbers, gint64, position));
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

static void
take_numbers (CbLibraryIndex *self, CbIndexResult *result)
{
  if (is_same_order (self->numbers, result->numbers))
    return;
  if (!self->whole && result->changes->len <= CB_INDEX_MAX_CHANGES)
    move_changed (self, result->numbers, result->changes);
  if (!is_same_order (self->numbers, result->numbers))
    replace_span (self, result->numbers);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CbLibraryIndex *self = data;
  CbIndexCounts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (counts)
    {
      g_clear_pointer (&self->counts, cb_index_counts_free);
      self->counts = counts;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_TOTAL]);
      g_signal_emit (self, signals[COUNTS_CHANGED], 0);
    }
  g_object_unref (self);
}

static void
start_counts (CbLibraryIndex *self)
{
  GTask *task = g_task_new (self->library, self->cancellable, counted_cb, g_object_ref (self));

  g_task_set_source_tag (task, start_counts);
  cb_library_push (self->library, CB_LIBRARY_SEARCHER, task, cb_index_counts_job, NULL, NULL,
                   (GDestroyNotify) cb_index_counts_free);
}

static void
take_result (CbLibraryIndex *self, CbIndexResult *result)
{
  gboolean changed = self->query.since != result->last;

  for (guint i = 0; i < result->rows->len; i++)
    cb_row_cache_take (self->cache, g_ptr_array_index (result->rows, i));
  take_numbers (self, result);
  self->whole = FALSE;
  self->query.since = result->last;
  if (result->changes->len > CB_INDEX_MAX_CHANGES)
    read_rows (self, cb_row_cache_list (self->cache));
  if (changed)
    start_counts (self);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CbLibraryIndex *self = data;
  g_autoptr (GError) error = NULL;
  CbIndexResult *found = g_task_propagate_pointer (G_TASK (result), &error);

  /* A result that a newer filter has overtaken is dropped. */
  if (g_task_get_cancellable (G_TASK (result)) != self->search)
    g_clear_pointer (&found, cb_index_result_free);
  else
    {
      g_clear_object (&self->search);
      if (found)
        take_result (self, found);
      set_busy (self, FALSE);
      if (found && !self->ready)
        {
          self->ready = TRUE;
          g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READY]);
        }
    }
  g_clear_pointer (&found, cb_index_result_free);
  g_object_unref (self);
}

static void
start_search (CbLibraryIndex *self)
{
  CbIndexQuery *query = cb_index_query_copy (&self->query);
  GTask *task;

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  task = g_task_new (self->library, self->search, found_cb, g_object_ref (self));
  g_task_set_source_tag (task, start_search);
  set_busy (self, self->whole);
  cb_library_push (self->library, CB_LIBRARY_SEARCHER, task, cb_index_query_job, query,
                   (GDestroyNotify) cb_index_query_free, (GDestroyNotify) cb_index_result_free);
}

static void
search_anew (CbLibraryIndex *self)
{
  self->whole = TRUE;
  start_search (self);
}

static gboolean
update_cb (gpointer data)
{
  CbLibraryIndex *self = data;

  self->update_source = 0;
  start_search (self);
  return G_SOURCE_REMOVE;
}

static void
library_changed_cb (CbLibrary *library, CbLibraryIndex *self)
{
  /* Several writes that follow each other are one update; a search under way must not be put off
   * by them. */
  if (self->update_source == 0)
    self->update_source = g_timeout_add (30, update_cb, self);
}

CbLibraryIndex *
cb_library_index_new (CbLibrary *library)
{
  CbLibraryIndex *self;

  g_return_val_if_fail (CB_IS_LIBRARY (library), NULL);
  self = g_object_new (CB_TYPE_LIBRARY_INDEX, NULL);
  self->library = g_object_ref (library);
  g_signal_connect (library, "changed", G_CALLBACK (library_changed_cb), self);
  search_anew (self);
  return self;
}

void
cb_library_index_set_text (CbLibraryIndex *self, const char *text)
{
  g_return_if_fail (CB_IS_LIBRARY_INDEX (self));
  if (g_strcmp0 (self->query.text, text ? text : "") == 0)
    return;
  g_free (self->query.text);
  self->query.text = g_strdup (text ? text : "");
  search_anew (self);
}

const char *
cb_library_index_get_text (CbLibraryIndex *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), NULL);
  return self->query.text;
}

void
cb_library_index_set_status (CbLibraryIndex *self, int status)
{
  g_return_if_fail (CB_IS_LIBRARY_INDEX (self));
  if (self->query.status == status)
    return;
  self->query.status = status;
  search_anew (self);
}

int
cb_library_index_get_status (CbLibraryIndex *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), -1);
  return self->query.status;
}

void
cb_library_index_set_tag (CbLibraryIndex *self, const char *tag)
{
  g_return_if_fail (CB_IS_LIBRARY_INDEX (self));
  if (g_strcmp0 (self->query.tag, tag) == 0)
    return;
  g_free (self->query.tag);
  self->query.tag = g_strdup (tag);
  search_anew (self);
}

const char *
cb_library_index_get_tag (CbLibraryIndex *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), NULL);
  return self->query.tag;
}

void
cb_library_index_set_sort (CbLibraryIndex *self, CbIndexSort sort, gboolean descending)
{
  g_return_if_fail (CB_IS_LIBRARY_INDEX (self));
  if (self->query.sort == sort && self->query.descending == descending)
    return;
  self->query.sort = sort;
  self->query.descending = descending;
  search_anew (self);
}

CbIndexSort
cb_library_index_get_sort (CbLibraryIndex *self, gboolean *descending)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), CB_INDEX_SORT_TITLE);
  if (descending)
    *descending = self->query.descending;
  return self->query.sort;
}

gboolean
cb_library_index_get_busy (CbLibraryIndex *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), FALSE);
  return self->busy;
}

gboolean
cb_library_index_get_ready (CbLibraryIndex *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), FALSE);
  return self->ready;
}

int
cb_library_index_find (CbLibraryIndex *self, const char *id)
{
  CbPieceSource *source;
  CbStore *store;
  gint64 number;

  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), -1);
  source = cb_library_get_source (self->library);
  store = cb_piece_source_lock (source);
  if (!store)
    return -1;
  number = cb_store_get_int64 (store, 0, "SELECT row FROM connectors WHERE id = ?", "s", id);
  cb_piece_source_unlock (source);
  return find_number (self->numbers, number);
}

static void
read_now (CbLibraryIndex *self, gint64 number)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  CbPieceSource *source = cb_library_get_source (self->library);
  CbStore *store = cb_piece_source_lock (source);
  g_autoptr (GPtrArray) rows = NULL;

  if (!store)
    return;
  g_array_append_val (numbers, number);
  rows = cb_index_rows_job (store, numbers, NULL);
  cb_piece_source_unlock (source);
  for (guint i = 0; rows && i < rows->len; i++)
    cb_row_cache_take (self->cache, g_ptr_array_index (rows, i));
}

CbIndexRow *
cb_library_index_read_row (CbLibraryIndex *self, guint position)
{
  CbIndexRow *row;

  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), NULL);
  if (position >= self->numbers->len)
    return NULL;
  row = g_object_ref (cb_row_cache_ensure (self->cache, get_number (self, position)));
  if (!cb_index_row_get_loaded (row))
    read_now (self, get_number (self, position));
  return row;
}

guint
cb_library_index_get_n_total (CbLibraryIndex *self)
{
  guint total = 0;

  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), 0);
  for (guint i = 0; self->counts && i < CB_LIBRARY_N_STATUSES; i++)
    total += self->counts->with_status[i];
  return total;
}

guint
cb_library_index_get_n_with_status (CbLibraryIndex *self, CbLibraryStatus status)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), 0);
  g_return_val_if_fail ((guint) status < CB_LIBRARY_N_STATUSES, 0);
  return self->counts ? self->counts->with_status[status] : 0;
}

guint
cb_library_index_get_n_tags (CbLibraryIndex *self)
{
  g_return_val_if_fail (CB_IS_LIBRARY_INDEX (self), 0);
  return self->counts ? self->counts->tag_counts->len : 0;
}

const char *
cb_library_index_get_tag_at (CbLibraryIndex *self, guint index, guint *count)
{
  g_return_val_if_fail (index < cb_library_index_get_n_tags (self), NULL);
  if (count)
    *count = g_array_index (self->counts->tag_counts, guint, index);
  return self->counts->tags[index];
}

static void
cb_library_index_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbLibraryIndex *self = CB_LIBRARY_INDEX (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, cb_library_index_get_n_total (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_library_index_dispose (GObject *object)
{
  CbLibraryIndex *self = CB_LIBRARY_INDEX (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->read_source, g_source_remove);
  if (self->library)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cb_library_index_parent_class)->dispose (object);
}

static void
cb_library_index_finalize (GObject *object)
{
  CbLibraryIndex *self = CB_LIBRARY_INDEX (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->counts, cb_index_counts_free);
  g_array_unref (self->numbers);
  cb_row_cache_free (self->cache);
  g_free (self->query.text);
  g_free (self->query.tag);
  G_OBJECT_CLASS (cb_library_index_parent_class)->finalize (object);
}

static void
cb_library_index_class_init (CbLibraryIndexClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_library_index_get_property;
  object_class->dispose = cb_library_index_dispose;
  object_class->finalize = cb_library_index_finalize;
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, flags);
  props[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * CbLibraryIndex::counts-changed:
   *
   * There are other numbers of connectors by status or tag.
   */
  signals[COUNTS_CHANGED] = g_signal_new ("counts-changed", CB_TYPE_LIBRARY_INDEX,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_library_index_init (CbLibraryIndex *self)
{
  self->query.text = g_strdup ("");
  self->query.status = -1;
  self->query.since = -1;
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cache = cb_row_cache_new ();
  self->cancellable = g_cancellable_new ();
}

void
cb_library_list_async (CbLibrary *library, const char *text, int status, const char *tag,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const CbIndexQuery query = { .text = (char *) text, .status = status, .tag = (char *) tag };
  GTask *task;

  g_return_if_fail (CB_IS_LIBRARY (library));
  task = g_task_new (library, cancellable, callback, data);
  g_task_set_source_tag (task, cb_library_list_async);
  cb_library_push (library, CB_LIBRARY_SEARCHER, task, cb_index_list_job,
                   cb_index_query_copy (&query), (GDestroyNotify) cb_index_query_free,
                   (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
cb_library_list_finish (CbLibrary *library, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
