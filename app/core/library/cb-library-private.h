/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-draft.h"
#include "cb-library.h"
#include "cb-pieces-private.h"
#include "cb-worker-private.h"

G_BEGIN_DECLS

/**
 * CbLibraryWorkerKind:
 * @CB_LIBRARY_WRITER: does each job in a transaction
 * @CB_LIBRARY_READER: short reads: rows, definitions, images
 * @CB_LIBRARY_SEARCHER: reads that may take long
 */
typedef enum
{
  CB_LIBRARY_WRITER,
  CB_LIBRARY_READER,
  CB_LIBRARY_SEARCHER,
  CB_LIBRARY_N_WORKERS,
} CbLibraryWorkerKind;

/* As cb_worker_push(); returns %CB_LIBRARY_ERROR_CLOSED through @task after closing. */
void cb_library_push (CbLibrary *self, CbLibraryWorkerKind kind, GTask *task, CbJobFunc func,
                      gpointer data, GDestroyNotify free_data, GDestroyNotify free_result);
CbPieceSource *cb_library_get_source (CbLibrary *self);

/* Drafts are known by the id of their connector while they live. */
CbDraft *cb_library_find_draft (CbLibrary *self, const char *id);
void cb_library_add_draft (CbLibrary *self, CbDraft *draft);
void cb_library_remove_draft (CbLibrary *self, CbDraft *draft);
gboolean cb_library_is_closed (CbLibrary *self);

/* What opening gives, made in a thread. */
typedef struct
{
  CbStore *workers[CB_LIBRARY_N_WORKERS];
  CbStore *source;
  int lock;
} CbLibraryFiles;

CbLibraryFiles *cb_library_files_open (const char *path, GError **error);
void cb_library_files_free (CbLibraryFiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbLibraryFiles, cb_library_files_free)

/* Drops what was deleted long ago and what nothing refers to. A #CbJobFunc. */
gpointer cb_library_purge_job (CbStore *store, gpointer data, GError **error);

G_END_DECLS
