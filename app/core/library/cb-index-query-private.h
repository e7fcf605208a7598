/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-index-row-private.h"
#include "cb-library-index.h"
#include "cb-library-private.h"

G_BEGIN_DECLS

/* Rows read together with the result of a query, so that the first page is there at once. */
#define CB_INDEX_FIRST_ROWS 120
/* After more changes than these, all rows that are held are read again. */
#define CB_INDEX_MAX_CHANGES 64

/**
 * CbIndexQuery:
 *
 * What to find and how to sort it. @since is the last change that is known.
 */
typedef struct
{
  char *text;
  int status;
  char *tag;
  CbIndexSort sort;
  gboolean descending;
  gint64 since;
} CbIndexQuery;

CbIndexQuery *cb_index_query_copy (const CbIndexQuery *self);
void cb_index_query_free (CbIndexQuery *self);

/**
 * CbIndexResult:
 * @numbers: (element-type gint64): all rows found, in order
 * @rows: (element-type CbIndexRow): the first of them, and those of @changes
 * @changes: (element-type gint64): what has changed since; %CB_INDEX_MAX_CHANGES and one more
 *   stands for too many
 * @last: the last change
 */
typedef struct
{
  GArray *numbers;
  GPtrArray *rows;
  GArray *changes;
  gint64 last;
} CbIndexResult;

void cb_index_result_free (CbIndexResult *self);

/**
 * CbIndexCounts:
 */
typedef struct
{
  guint with_status[CB_LIBRARY_N_STATUSES];
  char **tags;
  GArray *tag_counts;
} CbIndexCounts;

void cb_index_counts_free (CbIndexCounts *self);

/* Each is a #CbJobFunc: a query gives a result; an array of row numbers (GArray of gint64) rows;
 * nothing counts; a query all its rows. */
gpointer cb_index_query_job (CbStore *store, gpointer data, GError **error);
gpointer cb_index_rows_job (CbStore *store, gpointer data, GError **error);
gpointer cb_index_counts_job (CbStore *store, gpointer data, GError **error);
gpointer cb_index_list_job (CbStore *store, gpointer data, GError **error);

G_END_DECLS
