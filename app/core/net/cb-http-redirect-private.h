/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-http-exchange.h"

G_BEGIN_DECLS

/* Whether an answer asks for a request elsewhere (RFC 9110 section 15.4). */
gboolean cb_http_redirect_is (CbHttpExchange *exchange);

/**
 * cb_http_redirect_next:
 * @request: what was sent
 * @exchange: its answer, a redirect
 * @leaves_origin: (out): whether the new request goes to another origin
 * @error: a [error@NetError.REDIRECT]
 *
 * Makes the request that a redirect asks for, without the credentials that must not go there.
 *
 * Returns: (transfer full): the next request, or %NULL where it must not be followed
 */
CbHttpRequest *cb_http_redirect_next (CbHttpRequest *request, CbHttpExchange *exchange,
                                      gboolean *leaves_origin, GError **error);

G_END_DECLS
