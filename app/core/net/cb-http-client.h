/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-http-exchange.h"

G_BEGIN_DECLS

#define CB_TYPE_HTTP_CLIENT (cb_http_client_get_type ())

/**
 * CbHttpClient:
 *
 * Sends requests for one identity: one set of connections, certificates and time-outs.
 *
 * It has no cookie jar and no authentication of its own, so that a request goes out exactly as it
 * was made and one connection's credentials never reach another's requests. Use one client for a
 * connection. It is used from the main context of the thread that made it.
 *
 * Redirects are followed by hand (RFC 9110 section 15.4): 301 and 302 turn POST into GET, 303
 * turns everything but HEAD into GET, 307 and 308 keep method and body. Sensitive headers, marked
 * query items and the client certificate stay with the origin (scheme, host and port) of the
 * first request.
 */
G_DECLARE_FINAL_TYPE (CbHttpClient, cb_http_client, CB, HTTP_CLIENT, GObject)

CbHttpClient *cb_http_client_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Settings count for requests that are sent afterwards. NULL goes back to the system's. */
void cb_http_client_set_tls_database (CbHttpClient *self, GTlsDatabase *database);
void cb_http_client_set_client_certificate (CbHttpClient *self, GTlsCertificate *certificate);
void cb_http_client_set_proxy_resolver (CbHttpClient *self, GProxyResolver *resolver);
void cb_http_client_set_user_agent (CbHttpClient *self, const char *user_agent);
void cb_http_client_set_max_connections (CbHttpClient *self, guint per_host);
/* Milliseconds for a request as a whole (CB_LIMIT_REQUEST_MS), and without any progress
 * (CB_LIMIT_IDLE_SECONDS). */
void cb_http_client_set_timeout (CbHttpClient *self, guint milliseconds);
void cb_http_client_set_idle_timeout (CbHttpClient *self, guint milliseconds);
/* Bytes of decoded body that are kept; CB_LIMIT_RESPONSE_BYTES. */
void cb_http_client_set_body_limit (CbHttpClient *self, gsize bytes);

/**
 * cb_http_client_send_async:
 * @self: a client
 * @request: what to send
 * @cancellable: (nullable): cancels within milliseconds
 * @callback: called when the answer is there
 * @user_data: for @callback
 *
 * Sends a request, follows its redirects, and reads the answer into memory up to the body limit.
 */
void cb_http_client_send_async (CbHttpClient *self, CbHttpRequest *request,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
/**
 * cb_http_client_send_finish:
 * @self: a client
 * @result: the result given to the callback
 * @exchanges: (out) (optional) (transfer full) (element-type CbHttpExchange): every exchange in
 *   order, also where the operation failed; the last is the one that was returned or that failed
 * @error: a [error@NetError], or %G_IO_ERROR_CANCELLED
 *
 * Gets the final exchange. An answer of any status is a success; a body that was longer than the
 * limit is one too, with [method@HttpExchange.is_truncated] set.
 *
 * Returns: (transfer full): the final exchange, or %NULL
 */
CbHttpExchange *cb_http_client_send_finish (CbHttpClient *self, GAsyncResult *result,
                                            GPtrArray **exchanges, GError **error);

/**
 * CbHttpChunk:
 * @CB_HTTP_CHUNK_CONTINUE: read on
 * @CB_HTTP_CHUNK_PAUSE: read nothing until cb_http_client_resume(); time-outs wait as well
 * @CB_HTTP_CHUNK_STOP: enough; the operation ends well, the exchange is marked as truncated
 *
 * What the taker of a body wants next.
 */
typedef enum
{
  CB_HTTP_CHUNK_CONTINUE,
  CB_HTTP_CHUNK_PAUSE,
  CB_HTTP_CHUNK_STOP,
} CbHttpChunk;

/**
 * CbHttpChunkFunc:
 * @exchange: the exchange, with the head of its answer
 * @chunk: decoded bytes, in order; to be kept by reference
 *
 * Takes a piece of the body. Nothing is read from the network while it runs or has paused.
 */
typedef CbHttpChunk (*CbHttpChunkFunc) (CbHttpExchange *exchange, GBytes *chunk, gpointer data);

/**
 * cb_http_client_send_streaming_async:
 * @self: a client
 * @request: what to send
 * @func: takes the body of a successful (2xx) answer piece by piece
 * @func_data: for @func
 * @func_destroy: (nullable): frees @func_data when the operation has ended
 * @cancellable: (nullable): cancels within milliseconds
 * @callback: called when the answer has ended
 * @user_data: for @callback
 *
 * Sends a request and hands its answer on as it arrives, with memory that does not grow.
 *
 * Answers of another status are kept in the exchange as cb_http_client_send_async() does. The
 * body limit and the total time-out count only where the request sets them; the idle time-out
 * always does. Ends with cb_http_client_send_finish().
 */
void cb_http_client_send_streaming_async (CbHttpClient *self, CbHttpRequest *request,
                                          CbHttpChunkFunc func, gpointer func_data,
                                          GDestroyNotify func_destroy, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
/* Goes on with an exchange whose func answered CB_HTTP_CHUNK_PAUSE; no effect otherwise. */
void cb_http_client_resume (CbHttpClient *self, CbHttpExchange *exchange);

G_END_DECLS
