/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-draft-save-private.h"

CbDraftRevision *
cb_draft_revision_new (gint64 revision)
{
  CbDraftRevision *self = g_new0 (CbDraftRevision, 1);

  g_atomic_ref_count_init (&self->count);
  self->current = revision;
  self->before = revision;
  return self;
}

CbDraftRevision *
cb_draft_revision_ref (CbDraftRevision *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
cb_draft_revision_unref (CbDraftRevision *self)
{
  if (g_atomic_ref_count_dec (&self->count))
    g_free (self);
}

CbDraftSave *
cb_draft_save_new (gint64 row, CbDraftRevision *revision)
{
  CbDraftSave *self = g_new0 (CbDraftSave, 1);

  self->row = row;
  self->revision = cb_draft_revision_ref (revision);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_piece_record_free);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
cb_draft_save_free (CbDraftSave *self)
{
  cb_draft_revision_unref (self->revision);
  g_clear_pointer (&self->head, cb_head_record_free);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
cb_draft_save_add (CbDraftSave *self, CbItem *item, gboolean whole)
{
  CbPiece *piece = cb_piece_get (item);
  CbPieceRecord *record = cb_piece_record_new (piece->kind, piece->slot, piece->position);

  if (whole)
    cb_piece_record_fill (record, item);
  g_ptr_array_add (self->records, record);
  g_ptr_array_add (self->items, g_object_ref (item));
}

void
cb_draft_save_add_removed (CbDraftSave *self, CbItem *item)
{
  CbPiece *piece = cb_piece_get (item);
  CbPieceRecord *record = cb_piece_record_new (piece->kind, piece->slot, piece->position);

  record->removed = TRUE;
  piece->gone = TRUE;
  g_ptr_array_add (self->records, record);
  g_ptr_array_add (self->items, g_object_ref (item));
}

void
cb_draft_facts_free (CbDraftFacts *self)
{
  g_clear_object (&self->connector);
  g_free (self);
}

CbDraftFacts *
cb_draft_facts_read (CbStore *store, gint64 row, GError **error)
{
  g_autoptr (CbStatement) statement = cb_store_query (
      store, error,
      "SELECT revision, status, clash FROM connectors WHERE row = ? AND deleted_at IS NULL", "i",
      row);
  g_autoptr (GError) local = NULL;
  CbDraftFacts *self;

  if (!statement)
    return NULL;
  if (!cb_store_step (store, statement, &local))
    {
      if (local)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND,
                     "The connector has been deleted. Restore it to save the changes.");
      return NULL;
    }
  self = g_new0 (CbDraftFacts, 1);
  self->row = row;
  self->revision = sqlite3_column_int64 (statement, 0);
  self->status = (CbLibraryStatus) sqlite3_column_int (statement, 1);
  self->clash = sqlite3_column_int (statement, 2) != 0;
  return self;
}

static gboolean
may_write (CbDraftSave *self, CbDraftFacts *facts, GError **error)
{
  CbDraftRevision *revision = self->revision;

  if (facts->status == CB_LIBRARY_STATUS_INSTALLED)
    {
      g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID,
                   "An installed connector can't be changed. Duplicate it and change the copy.");
      return FALSE;
    }
  if (self->everything || facts->revision == revision->current
      || facts->revision == revision->before)
    return TRUE;
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CHANGED,
               "Another program has changed the connector meanwhile. Open it again to see its "
               "changes, or save over them.");
  return FALSE;
}

static gboolean
write_save (CbStore *store, CbDraftSave *self, GError **error)
{
  if (self->everything && !cb_pieces_remove_all (store, self->row, error))
    return FALSE;
  if (self->head && !cb_pieces_write_head (store, self->row, self->head, error))
    return FALSE;
  return cb_pieces_write (store, self->row, self->records, error)
         && cb_store_run (store, error,
                          "UPDATE connectors SET edited = ?,"
                          " status = CASE status WHEN 1 THEN 2 ELSE status END WHERE row = ?",
                          "ii", g_get_real_time (), self->row)
         && cb_pieces_stamp (store, self->row, TRUE, error);
}

gpointer
cb_draft_save_job (CbStore *store, gpointer data, GError **error)
{
  CbDraftSave *self = data;
  CbDraftFacts *facts = cb_draft_facts_read (store, self->row, error);
  gboolean allowed = facts && may_write (self, facts, error);

  g_clear_pointer (&facts, cb_draft_facts_free);
  if (!allowed || !write_save (store, self, error))
    return NULL;
  facts = cb_draft_facts_read (store, self->row, error);
  if (facts)
    {
      self->revision->before = self->everything ? facts->revision : self->revision->current;
      self->revision->current = facts->revision;
    }
  return facts;
}
