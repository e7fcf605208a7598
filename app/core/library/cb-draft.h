/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-library.h"

G_BEGIN_DECLS

/**
 * CbDraftState:
 * @CB_DRAFT_SAVED: the library holds everything
 * @CB_DRAFT_WAITING: there are changes, which are saved within a second
 * @CB_DRAFT_SAVING: changes are being written
 * @CB_DRAFT_FAILED: they could not be saved; it is tried again by itself and on request
 */
typedef enum
{
  CB_DRAFT_SAVED,
  CB_DRAFT_WAITING,
  CB_DRAFT_SAVING,
  CB_DRAFT_FAILED,
} CbDraftState;

/**
 * CbDraft:
 *
 * A connector that is being edited, bound to the library: saves itself.
 *
 * Each change is written within a second, and only the parts that changed: the head, an activity,
 * a shared schema; moving one among many activities writes that one. Nothing is dropped: what
 * could not be saved stays to be saved, and closing the library waits for it.
 *
 * Properties: `state`, `message` (why it couldn't be saved, a sentence, or NULL), `status`
 * (a published connector becomes changed), `clash` (another has the same name and version).
 * There is one draft a connector and library; opening it again gives the same.
 */
#define CB_TYPE_DRAFT (cb_draft_get_type ())
G_DECLARE_FINAL_TYPE (CbDraft, cb_draft, CB, DRAFT, GObject)

void cb_draft_open_async (CbLibrary *library, const char *id, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
CbDraft *cb_draft_open_finish (GAsyncResult *result, GError **error);

CbLibrary *cb_draft_get_library (CbDraft *self);
const char *cb_draft_get_id (CbDraft *self);
/* Borrowed. */
CbConnector *cb_draft_get_connector (CbDraft *self);
CbDraftState cb_draft_get_state (CbDraft *self);
const char *cb_draft_get_message (CbDraft *self);
CbLibraryStatus cb_draft_get_status (CbDraft *self);
gboolean cb_draft_get_clash (CbDraft *self);

/* Saves now; finishes when everything changed so far is in the library, with the error
 * otherwise. Also tries again what failed. */
void cb_draft_save_async (CbDraft *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data);
gboolean cb_draft_save_finish (CbDraft *self, GAsyncResult *result, GError **error);
/* After %CB_LIBRARY_ERROR_CHANGED: lets this draft's parts win over the other program's. */
void cb_draft_overwrite (CbDraft *self);

G_END_DECLS
