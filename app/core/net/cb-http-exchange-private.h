/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "cb-http-exchange.h"
#include "cb-net-phases.h"

G_BEGIN_DECLS

/* When each step began and ended: microseconds of the monotonic clock, 0 for what did not happen.
 */
typedef struct
{
  gint64 begin;
  gint64 dns_start, dns_end;
  gint64 connect_start, connect_end;
  gint64 tls_start, tls_end;
  gint64 request_start, request_end;
  gint64 response_start;
  gint64 end;
} CbNetTimes;

/* Filled in by the transfer that it belongs to, read by everybody else. */
struct _CbHttpExchange
{
  GObject parent_instance;

  CbHttpRequest *request;
  char *url;
  GPtrArray *request_headers;
  guint status;
  char *reason;
  const char *http_version;
  GPtrArray *response_headers;
  GByteArray *collected;
  GBytes *body;
  gboolean truncated;
  guint64 wire_length;
  guint64 body_length;
  char *remote_address;
  gboolean reused;
  gboolean has_tls;
  CbTlsInfo tls;
  gint64 start;
  CbNetTimes times;
  GError *error;

  /* The transfer that waits to be resumed; not owned. */
  gpointer paused;
};

CbHttpExchange *cb_http_exchange_new (CbHttpRequest *request);
/* Each takes from @message what is known at that moment. */
void cb_http_exchange_take_url (CbHttpExchange *self, SoupMessage *message);
void cb_http_exchange_take_request (CbHttpExchange *self, SoupMessage *message);
void cb_http_exchange_take_head (CbHttpExchange *self, SoupMessage *message);
void cb_http_exchange_take_end (CbHttpExchange *self, SoupMessage *message);
void cb_http_exchange_set_error (CbHttpExchange *self, const GError *error);

G_END_DECLS
