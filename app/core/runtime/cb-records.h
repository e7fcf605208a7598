/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/**
 * CbRecordFunc:
 * @record: the bytes of one record as they were received, valid during the call
 *
 * Takes one record. Returns FALSE when it has enough.
 */
typedef gboolean (*CbRecordFunc) (const char *record, gsize length, gpointer data);

/**
 * CbRecords:
 *
 * Takes the body of an answer in pieces and hands on its records, with memory that does not grow
 * with the body where the records are an array.
 *
 * An array at the place of the records gives its items; anything else there is one record. Bodies
 * of `application/x-ndjson` and its like give their lines; bodies that aren't JSON are one record,
 * a JSON string.
 */
typedef struct _CbRecords CbRecords;

/* @media_type: of the body, parameters included; NULL is taken for JSON.
 * @path: where the records are: member names joined by dots, or a JSON pointer; "" for the root. */
CbRecords *cb_records_new (const char *media_type, const char *path, CbRecordFunc func,
                           gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE with an error where the body isn't what its media type says; after enough, it takes and
 * ignores what comes. */
gboolean cb_records_feed (CbRecords *self, const char *bytes, gsize length, GError **error);
gboolean cb_records_finish (CbRecords *self, GError **error);
guint64 cb_records_get_count (CbRecords *self);
/* Whether func had enough. */
gboolean cb_records_is_done (CbRecords *self);
void cb_records_free (CbRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRecords, cb_records_free)

/* The value at @path of @document; NULL where there is none. */
const CbNode *cb_records_find (CbDocument *document, const char *path);
/* Where an array of objects is in @document, as a path for an activity; NULL where there is no
 * such array or no single best one. (transfer full) (nullable) */
char *cb_records_guess_path (CbDocument *document);

G_END_DECLS
