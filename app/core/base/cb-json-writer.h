/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-value.h"

G_BEGIN_DECLS

/**
 * CbJsonWriter:
 *
 * Writes canonical JSON into a growing buffer: `"key": value`, LF line ends, @indent spaces a
 * level, empty containers as `{}` and `[]`, only `"`, `\` and U+0000–U+001F escaped (short forms
 * where RFC 8259 has them, else `\u00xx` in lower case), numbers as their text.
 * With an indent of 0 there is no white space at all.
 */
typedef struct _CbJsonWriter CbJsonWriter;

CbJsonWriter *cb_json_writer_new (guint indent);
void cb_json_writer_begin_object (CbJsonWriter *self);
void cb_json_writer_end_object (CbJsonWriter *self);
void cb_json_writer_begin_array (CbJsonWriter *self);
void cb_json_writer_end_array (CbJsonWriter *self);
void cb_json_writer_key (CbJsonWriter *self, const char *key);
void cb_json_writer_key_len (CbJsonWriter *self, const char *key, gssize length);
void cb_json_writer_string (CbJsonWriter *self, const char *text);
void cb_json_writer_string_len (CbJsonWriter *self, const char *text, gssize length);
void cb_json_writer_int64 (CbJsonWriter *self, gint64 value);
void cb_json_writer_double (CbJsonWriter *self, double value);
void cb_json_writer_boolean (CbJsonWriter *self, gboolean value);
void cb_json_writer_null (CbJsonWriter *self);
void cb_json_writer_value (CbJsonWriter *self, CbValue *value);
void cb_json_writer_node (CbJsonWriter *self, CbDocument *document, const CbNode *node);
/* Text that is canonical JSON already, written at the present depth as it stands. */
void cb_json_writer_raw (CbJsonWriter *self, const char *text, gsize length);
/* Takes what was written so far, so that large files go out in pieces; the state is kept. */
GBytes *cb_json_writer_take (CbJsonWriter *self);
/* (transfer full): all that was written since the last take, NUL-terminated. */
char *cb_json_writer_finish (CbJsonWriter *self, gsize *length);
void cb_json_writer_free (CbJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbJsonWriter, cb_json_writer_free)

G_END_DECLS
