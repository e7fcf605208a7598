/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-sample-private.h"

G_BEGIN_DECLS

/* The operations of each part of the API. */
extern const CbSampleRoute cb_sample_people_routes[];
extern const CbSampleRoute cb_sample_ticket_routes[];
extern const CbSampleRoute cb_sample_comment_routes[];
extern const CbSampleRoute cb_sample_attachment_routes[];
extern const CbSampleRoute cb_sample_oauth_routes[];
extern const CbSampleRoute cb_sample_debug_routes[];
extern const CbSampleRoute cb_sample_about_routes[];

/* Finds the operation that a request asks for, sees to credentials and limits, and lets it
 * answer. */
void cb_sample_routes_answer (CbSampleCall *call);
/* (transfer full): every operation as an array of objects with `method` and `path`. */
CbValue *cb_sample_routes_list (void);

/* Who asks, and what they may do. FALSE after having answered with a problem. */
gboolean cb_sample_auth_check (CbSampleCall *call, CbSampleAccess access);
gboolean cb_sample_auth_is_password (const char *username, const char *password);

/* (transfer full): the OpenAPI document for a server at @base_url. */
GBytes *cb_sample_openapi_load (const char *base_url);

/* Counts calls in windows of time. @left and @reset (seconds from now) describe the window.
 * Returns FALSE when @limit is used up. */
CbSampleCounters *cb_sample_counters_new (void);
void cb_sample_counters_free (CbSampleCounters *self);
gboolean cb_sample_counters_take (CbSampleCounters *self, const char *name, guint limit,
                                  guint seconds, guint *left, guint *reset);
/* How often @name was counted so far, this time included; without a window. */
guint cb_sample_counters_count (CbSampleCounters *self, const char *name);

G_END_DECLS
