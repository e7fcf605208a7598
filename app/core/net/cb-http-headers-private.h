/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-http-request.h"

G_BEGIN_DECLS

/* Ordered lists of CbHttpHeader; sensitive values are wiped when they are freed. */
GPtrArray *cb_http_headers_new (void);
GPtrArray *cb_http_headers_copy (GPtrArray *self);
void cb_http_headers_add (GPtrArray *self, const char *name, const char *value, gboolean sensitive);
void cb_http_headers_set (GPtrArray *self, const char *name, const char *value, gboolean sensitive);
void cb_http_headers_remove (GPtrArray *self, const char *name);
const CbHttpHeader *cb_http_headers_find (GPtrArray *self, const char *name);

gboolean cb_http_is_token (const char *text);
gboolean cb_http_is_sensitive_header (const char *name);

G_END_DECLS
