/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CB_TYPE_SAMPLE_SERVER (cb_sample_server_get_type ())

/**
 * CbSampleServer:
 *
 * The sample API: a small ticket tracker with users, projects, tickets, comments and attachments,
 * on the loopback interface, with its OpenAPI document at `/openapi.json`.
 *
 * It answers from the main context in which it was started, keeps everything in memory, starts
 * each time with the same data, and is bounded. Demo credentials: user `demo`, password
 * `demo-password`; API key `demo-key`; Bearer token `demo-token`; OAuth 2.0 client `demo-client`
 * with secret `demo-client-secret`. They open nothing but this.
 */
G_DECLARE_FINAL_TYPE (CbSampleServer, cb_sample_server, CB, SAMPLE_SERVER, GObject)

CbSampleServer *cb_sample_server_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cb_sample_server_start:
 * @self: a server that is not running
 * @port: the port, or 0 for any free one
 * @certificate: (nullable): serves https with it
 * @error: a GIOError, with a message that names the port
 *
 * Begins to listen on 127.0.0.1.
 */
gboolean cb_sample_server_start (CbSampleServer *self, guint16 port, GTlsCertificate *certificate,
                                 GError **error);
/* Closes every connection; the data is back to the beginning. */
void cb_sample_server_stop (CbSampleServer *self);
gboolean cb_sample_server_is_running (CbSampleServer *self);

/* "http://127.0.0.1:41234"; NULL while it is not running. */
const char *cb_sample_server_get_base_url (CbSampleServer *self);
guint16 cb_sample_server_get_port (CbSampleServer *self);
/* The OpenAPI 3.1 document as served, with the base URL of this server. (transfer full) */
GBytes *cb_sample_server_dup_openapi (CbSampleServer *self);

G_END_DECLS
