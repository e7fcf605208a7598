/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-private.h"

G_BEGIN_DECLS

const char *cb_sample_call_get_query (CbSampleCall *call, const char *name);
const char *cb_sample_call_get_header (CbSampleCall *call, const char *name);
void cb_sample_call_set_header (CbSampleCall *call, const char *name, const char *value);
/* The whole number of a query item, or @fallback without one. Answers with a problem and returns
 * FALSE where it is not one from @least to @most. */
gboolean cb_sample_call_read_number (CbSampleCall *call, const char *name, gint64 fallback,
                                     gint64 least, gint64 most, gint64 *number);
/* The path variable at @index; 0, which nothing has for an id, where it is no number. */
gint64 cb_sample_call_get_id (CbSampleCall *call, guint index);
const char *cb_sample_call_get_arg (CbSampleCall *call, guint index);

/* (transfer full): the body as a JSON object, or NULL after having answered with a problem. */
CbValue *cb_sample_call_read_object (CbSampleCall *call);
/* (transfer full): the body as a form, or NULL after having answered with a problem. */
GHashTable *cb_sample_call_read_form (CbSampleCall *call);

void cb_sample_call_reply (CbSampleCall *call, guint status, CbValue *value);
void cb_sample_call_reply_bytes (CbSampleCall *call, guint status, const char *content_type,
                                 GBytes *bytes);
void cb_sample_call_reply_text (CbSampleCall *call, guint status, const char *content_type,
                                const char *text);
/* RFC 9457. @detail is a sentence that says what to do. */
void cb_sample_call_problem (CbSampleCall *call, guint status, const char *detail, ...)
    G_GNUC_PRINTF (3, 4);
/* With `errors`, an array of objects with `pointer` and `detail`. */
void cb_sample_call_problem_with_errors (CbSampleCall *call, CbValue *errors);

G_END_DECLS
