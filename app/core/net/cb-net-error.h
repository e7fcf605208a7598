/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CB_NET_ERROR (cb_net_error_quark ())

/**
 * CbNetError:
 * @CB_NET_ERROR_FAILED: anything else
 * @CB_NET_ERROR_INVALID_REQUEST: the request can't be sent as it stands; nothing was sent
 * @CB_NET_ERROR_NOT_FOUND: the host name has no address
 * @CB_NET_ERROR_UNREACHABLE: refused, no route, or no network
 * @CB_NET_ERROR_PROXY: the proxy refused or failed
 * @CB_NET_ERROR_TLS: no secure connection; the message says which check failed
 * @CB_NET_ERROR_TIMED_OUT: the total or the idle time-out passed
 * @CB_NET_ERROR_TOO_LARGE: the answer expands beyond all proportion
 * @CB_NET_ERROR_CUT_OFF: the connection ended before the answer did
 * @CB_NET_ERROR_MALFORMED: the answer is not HTTP, or its encoding is broken
 * @CB_NET_ERROR_REDIRECT: a redirect that is not followed: too many, to an insecure or unknown
 *   scheme, without an address, or with a body that can't be sent again
 *
 * Why an exchange failed. Messages are sentences for people: what, where, what to do.
 * A cancelled operation is %G_IO_ERROR_CANCELLED and is shown to nobody.
 */
typedef enum
{
  CB_NET_ERROR_FAILED,
  CB_NET_ERROR_INVALID_REQUEST,
  CB_NET_ERROR_NOT_FOUND,
  CB_NET_ERROR_UNREACHABLE,
  CB_NET_ERROR_PROXY,
  CB_NET_ERROR_TLS,
  CB_NET_ERROR_TIMED_OUT,
  CB_NET_ERROR_TOO_LARGE,
  CB_NET_ERROR_CUT_OFF,
  CB_NET_ERROR_MALFORMED,
  CB_NET_ERROR_REDIRECT,
} CbNetError;

GQuark cb_net_error_quark (void);

G_END_DECLS
