/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-library-private.h"

G_BEGIN_DECLS

/**
 * CbDraftRevision:
 * @current: the revision that this draft wrote last
 * @before: the one before, which the library still has where that write failed
 *
 * By which a draft notices that somebody else has written. Belongs to the writing thread.
 */
typedef struct
{
  gatomicrefcount count;
  gint64 current;
  gint64 before;
} CbDraftRevision;

CbDraftRevision *cb_draft_revision_new (gint64 revision);
CbDraftRevision *cb_draft_revision_ref (CbDraftRevision *self);
void cb_draft_revision_unref (CbDraftRevision *self);

/**
 * CbDraftSave:
 * @row: the connector
 * @revision: what the library is expected to hold
 * @head: the head to write, or NULL
 * @records: (element-type CbPieceRecord): the pieces to write
 * @items: (element-type CbItem): whose pieces these are
 * @everything: the pieces are all there are, whatever the library holds
 *
 * What one saving of a draft writes, taken from the definition in the main thread.
 */
typedef struct
{
  gint64 row;
  CbDraftRevision *revision;
  CbHeadRecord *head;
  GPtrArray *records;
  GPtrArray *items;
  gboolean everything;
} CbDraftSave;

CbDraftSave *cb_draft_save_new (gint64 row, CbDraftRevision *revision);
void cb_draft_save_free (CbDraftSave *self);
void cb_draft_save_add (CbDraftSave *self, CbItem *item, gboolean whole);
void cb_draft_save_add_removed (CbDraftSave *self, CbItem *item);

/**
 * CbDraftFacts:
 *
 * What the library says of a draft after opening or saving it.
 */
typedef struct
{
  gint64 row;
  gint64 revision;
  guint next_slot;
  CbLibraryStatus status;
  gboolean clash;
  CbConnector *connector;
} CbDraftFacts;

void cb_draft_facts_free (CbDraftFacts *self);
CbDraftFacts *cb_draft_facts_read (CbStore *store, gint64 row, GError **error);
/* A #CbJobFunc on a #CbDraftSave; returns #CbDraftFacts. */
gpointer cb_draft_save_job (CbStore *store, gpointer data, GError **error);

/* Gives the pieces of @list positions in its order, changing as few as can be. The items whose
 * position changed. (transfer container) */
GPtrArray *cb_draft_number_list (CbList *list);

G_END_DECLS
