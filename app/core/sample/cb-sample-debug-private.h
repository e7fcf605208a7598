/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-private.h"

G_BEGIN_DECLS

/* Holds back the answer that @call has. */
void cb_sample_stream_delay (CbSampleCall *call, guint milliseconds);
/* Promises more than it sends, and hangs up. */
void cb_sample_stream_truncated (CbSampleCall *call);
/* Never ends. */
void cb_sample_stream_endless (CbSampleCall *call);
/* A JSON array of as many items as asked for, with memory that does not grow. */
void cb_sample_stream_items (CbSampleCall *call);

/* Counts a call and sets the headers that tell about it. FALSE after having answered 429. */
gboolean cb_sample_routes_take (CbSampleCall *call, const char *name, guint limit, guint seconds,
                                guint *left, guint *reset);

G_END_DECLS
