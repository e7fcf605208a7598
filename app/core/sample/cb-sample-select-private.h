/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-store-private.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CbValue): the objects of @kind that the query asks for, in the
 * order that it asks for; NULL after having answered with a problem. */
GPtrArray *cb_sample_select (CbSampleCall *call, CbSampleKind kind);

/* How each list is handed out in parts. Each answers. */
void cb_sample_reply_page (CbSampleCall *call, GPtrArray *objects);
void cb_sample_reply_slice (CbSampleCall *call, GPtrArray *objects);
void cb_sample_reply_cursor (CbSampleCall *call, GPtrArray *objects);

/* JSON, CSV or XML, by the Accept header. */
void cb_sample_reply_tickets (CbSampleCall *call, GPtrArray *tickets);

G_END_DECLS
