/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-request.h"

G_BEGIN_DECLS

/* As a cURL command for a POSIX shell; every word that needs it is quoted. Secrets are masked
 * unless @reveal. (transfer full) */
char *cb_request_to_curl (CbRequest *self, gboolean reveal);
/* As HTTP/1.1 text with CRLF line ends, `Host` and `Content-Length` included. A body that isn't
 * text is left out with a remark. (transfer full) */
char *cb_request_to_http (CbRequest *self, gboolean reveal);
/* As a table for people: part, value, why. (transfer full) */
char *cb_request_to_explanation (CbRequest *self, gboolean reveal);
/* As JSON: `{"method","url","headers":[{"name","value"}],"body","parts":[{"kind","name","value",
 * "rule","origin","source","why","secret","lost"}]}`. (transfer full) */
CbValue *cb_request_explain (CbRequest *self, gboolean reveal);

G_END_DECLS
