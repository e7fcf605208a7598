/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "cb-http-request.h"

G_BEGIN_DECLS

/* (transfer full): @request as libsoup sends it, with everything switched off that libsoup would
 * do on its own: redirects, credentials, decoding. */
SoupMessage *cb_http_message_new (CbHttpRequest *request, GError **error);

G_END_DECLS
