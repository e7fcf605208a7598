/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libcb-base.h>

G_BEGIN_DECLS

#define CB_TYPE_RECORD (cb_record_get_type ())

/**
 * CbRecord:
 *
 * One record of an answer, as the bytes that were received; read when it is first looked at.
 */
G_DECLARE_FINAL_TYPE (CbRecord, cb_record, CB, RECORD, GObject)

CbRecord *cb_record_new (const char *bytes, gsize length);
GBytes *cb_record_get_bytes (CbRecord *self);
/* Borrowed; null where the bytes can't be read. */
CbValue *cb_record_get_value (CbRecord *self);
/* What stands under @key, as text: "" where absent; nested parts as JSON. Of a record that isn't
 * an object, the whole with a NULL @key. (transfer full) */
char *cb_record_dup_cell (CbRecord *self, const char *key);
/* Numbers by size, texts as people sort them, absent ones last. */
int cb_record_compare (CbRecord *a, CbRecord *b, const char *key);
/* The members of the records in the order in which they were first seen, looking at the first
 * @max records of @model. (transfer full) */
char **cb_record_list_keys (GListModel *model, guint max);

G_END_DECLS
