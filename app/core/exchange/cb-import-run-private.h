/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-exchange.h"

G_BEGIN_DECLS

/* Sources hold any number of findings of one kind; so many of each rule are told one by one. */
#define CB_IMPORT_PROBLEMS_PER_RULE 200
/* The files beside a source that one import reads, and all their bytes. */
#define CB_IMPORT_MAX_FILES 10000
#define CB_IMPORT_MAX_FILE_BYTES ((gsize) 512 * 1024 * 1024)

/**
 * CbImportFile:
 * @path: relative to the source, "" for the source itself
 * @document: what is in it
 *
 * One document of an import. Owned by the run.
 */
typedef struct
{
  char *path;
  CbDocument *document;
} CbImportFile;

/**
 * CbSpot:
 * @file: the document, NULL for nowhere
 * @node: a node in it, or NULL
 *
 * A place in one of the documents. By value.
 */
typedef struct
{
  CbImportFile *file;
  const CbNode *node;
} CbSpot;

/**
 * CbImportRun:
 * @bytes: the source
 * @main: the source as a document; NULL where it is none
 * @options: what the caller gave; never NULL
 * @report: takes the place of an error; never NULL
 * @problems: (element-type CbProblem): what was found
 *
 * One import: its documents and its findings. On the stack of cb_exchange_import().
 */
typedef struct
{
  GBytes *bytes;
  CbImportFile *main;
  const CbImportOptions *options;
  CbReadReport *report;
  GCancellable *cancellable;
  GPtrArray *problems;
  GHashTable *files;
  GHashTable *counts;
  GHashTable *told;
  gsize file_bytes;
} CbImportRun;

void cb_import_run_init (CbImportRun *self, GBytes *bytes, const CbImportOptions *options,
                         CbReadReport *report, GCancellable *cancellable);
void cb_import_run_clear (CbImportRun *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CbImportRun, cb_import_run_clear)

/* Reads bytes as JSON, as JSON with repairs, then as YAML. @report takes the place of an error,
 * @emptied (element-type guint) the lines that were emptied to read it at all. */
CbDocument *cb_import_read_document (GBytes *bytes, GArray *emptied, CbReadReport *report,
                                     GError **error);
/* Reads the source; the reader's notes become problems. */
gboolean cb_import_run_read_main (CbImportRun *self, GError **error);
/* The file at @path, read at most once; NULL where it can't be had, which was reported at @spot. */
CbImportFile *cb_import_run_open (CbImportRun *self, const char *path, CbSpot spot);

/* One finding of a rule at a place is told once. */
void cb_import_run_report (CbImportRun *self, CbSeverity severity, const char *rule, CbSpot spot,
                           const char *format, ...) G_GNUC_PRINTF (5, 6);
/* Adds one problem for each rule of which not all were told. */
void cb_import_run_finish_report (CbImportRun *self);
/* Sets an error that begins with where @spot is, and the report. Always FALSE. */
gboolean cb_import_run_fail (CbImportRun *self, CbExchangeError code, CbSpot spot, GError **error,
                             const char *format, ...) G_GNUC_PRINTF (5, 6);
gboolean cb_import_run_check_cancelled (CbImportRun *self, GError **error);

/* The spots below one. */
static inline CbSpot
cb_spot_at (CbSpot spot, const CbNode *node)
{
  return (CbSpot){ spot.file, node };
}

static inline gboolean
cb_spot_is (CbSpot spot, CbNodeKind kind)
{
  return spot.node && cb_node_is (spot.node, kind);
}

CbSpot cb_spot_get (CbSpot spot, const char *key);
const char *cb_spot_get_text (CbSpot spot, const char *key);
/* The text of a text or number, NULL for all else. */
const char *cb_spot_to_text (CbSpot spot);
gboolean cb_spot_get_boolean (CbSpot spot, const char *key);
CbValue *cb_spot_to_value (CbSpot spot);

/**
 * CbSpotIter:
 *
 * Walks what is below a spot; of members with one key only the last.
 */
typedef struct
{
  CbSpot parent;
  CbNodeIter iter;
} CbSpotIter;

void cb_spot_iter_init (CbSpotIter *iter, CbSpot spot);
gboolean cb_spot_iter_next (CbSpotIter *iter, const char **key, CbSpot *child);

G_END_DECLS
