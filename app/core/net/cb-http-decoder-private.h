/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The codings that cb_http_decoder_wrap() undoes, for Accept-Encoding. */
#define CB_HTTP_DECODER_ACCEPTED "gzip, deflate"

/**
 * cb_http_decoder_wrap:
 * @base: a body as received
 * @content_encoding: (nullable): the Content-Encoding header
 *
 * Undoes gzip and deflate (RFC 9110 section 8.4.1). A body with a coding that isn't known stays as
 * it is. Unlike libsoup's decoder, which ends a damaged body quietly, reading fails with
 * %G_IO_ERROR_INVALID_DATA, or with %G_IO_ERROR_PARTIAL_INPUT where the end is missing.
 *
 * Returns: (transfer full): a stream over @base that leaves it open, or @base
 */
GInputStream *cb_http_decoder_wrap (GInputStream *base, const char *content_encoding);

G_END_DECLS
