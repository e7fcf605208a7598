/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-index-row.h"

G_BEGIN_DECLS

/**
 * CbIndexSort:
 *
 * The column by which an index is sorted; equal ones by title.
 */
typedef enum
{
  CB_INDEX_SORT_TITLE,
  CB_INDEX_SORT_NAME,
  CB_INDEX_SORT_VERSION,
  CB_INDEX_SORT_STATUS,
  CB_INDEX_SORT_ACTIVITIES,
  CB_INDEX_SORT_EDITED,
  CB_INDEX_SORT_PUBLISHED,
} CbIndexSort;

/**
 * CbLibraryIndex:
 *
 * The living connectors of a library, found, sorted and counted: a [iface@Gio.ListModel] of
 * [class@IndexRow] that holds an id for each and reads rows as they are asked for.
 *
 * A filter takes effect when its result has arrived; the main loop never waits for it. The same
 * connector is always the same row object while somebody holds it. Changes by this and other
 * processes come as changes of the rows concerned.
 *
 * Properties: `busy` (a result is under way), `n-total` (all living connectors), `ready` (the
 * first result has arrived). Signal `counts-changed`.
 */
#define CB_TYPE_LIBRARY_INDEX (cb_library_index_get_type ())
G_DECLARE_FINAL_TYPE (CbLibraryIndex, cb_library_index, CB, LIBRARY_INDEX, GObject)

CbLibraryIndex *cb_library_index_new (CbLibrary *library);

/* Each word of @text must be somewhere in name, display name, description, tags, base URL or
 * activity names; case and accents don't count. "" or NULL for all. */
void cb_library_index_set_text (CbLibraryIndex *self, const char *text);
const char *cb_library_index_get_text (CbLibraryIndex *self);
/* A [enum@LibraryStatus], or -1 for all. */
void cb_library_index_set_status (CbLibraryIndex *self, int status);
int cb_library_index_get_status (CbLibraryIndex *self);
/* NULL for all. */
void cb_library_index_set_tag (CbLibraryIndex *self, const char *tag);
const char *cb_library_index_get_tag (CbLibraryIndex *self);
void cb_library_index_set_sort (CbLibraryIndex *self, CbIndexSort sort, gboolean descending);
CbIndexSort cb_library_index_get_sort (CbLibraryIndex *self, gboolean *descending);

gboolean cb_library_index_get_busy (CbLibraryIndex *self);
gboolean cb_library_index_get_ready (CbLibraryIndex *self);
/* The position of a connector, or -1 where the filters leave it out. */
int cb_library_index_find (CbLibraryIndex *self, const char *id);

/* The row at @position, read at once where it isn't yet: for the few that an action is about.
 * (transfer full) (nullable) */
CbIndexRow *cb_library_index_read_row (CbLibraryIndex *self, guint position);

/* Counts over the whole library, whatever the filters. */
guint cb_library_index_get_n_total (CbLibraryIndex *self);
guint cb_library_index_get_n_with_status (CbLibraryIndex *self, CbLibraryStatus status);
/* In alphabetic order; borrowed until the next `counts-changed`. */
guint cb_library_index_get_n_tags (CbLibraryIndex *self);
const char *cb_library_index_get_tag_at (CbLibraryIndex *self, guint index, guint *count);

/* All rows that a filter leaves, at once, for the shell. (transfer full) (element-type CbIndexRow)
 */
void cb_library_list_async (CbLibrary *library, const char *text, int status, const char *tag,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GPtrArray *cb_library_list_finish (CbLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
