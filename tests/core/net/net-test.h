/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-net.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What a client got from one request. */
typedef struct
{
  CbHttpExchange *exchange;
  GPtrArray *exchanges;
  GError *error;
} NetAnswer;

void net_answer_free (NetAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetAnswer, net_answer_free)

/* A client that knows no proxy but the default's absence, so that the environment can't change a
 * test. */
CbHttpClient *net_client_new (void);
/* Sends and waits. */
NetAnswer *net_send (CbHttpClient *client, CbHttpRequest *request);
NetAnswer *net_get (CbHttpClient *client, const char *url);
NetAnswer *net_finish (CbHttpClient *client, GAsyncResult *result);
/* Asserts that it failed with @code and a message that holds @text. */
void net_assert_error (NetAnswer *answer, CbNetError code, const char *text);
char *net_body_text (CbHttpExchange *exchange);

/* A SoupServer on a free port of the loopback interface that remembers what it was sent. */
typedef struct _NetServer NetServer;
typedef void (*NetServerFunc) (NetServer *self, SoupServerMessage *message, const char *path);

struct _NetServer
{
  SoupServer *server;
  NetServerFunc func;
  char *url;
  /* For @func: where else to send a client. */
  char *other;
  guint n_requests;
  /* Of the last request; "Name: value" lines. */
  char *method;
  char *target;
  char *headers;
  char *body;
};

/* @certificate: the name of a fixture for https, or NULL. */
NetServer *net_server_new (NetServerFunc func, const char *certificate);
void net_server_free (NetServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetServer, net_server_free)

void net_reply (SoupServerMessage *message, guint status, const char *content_type,
                const char *body);
void net_reply_redirect (SoupServerMessage *message, guint status, const char *location);

/* A server of bytes: reads the head of a request, then @func writes whatever it likes, in a
 * thread of its own, and the connection is closed. */
typedef struct _NetRaw NetRaw;
typedef void (*NetRawFunc) (NetRaw *raw, GSocketConnection *connection);

struct _NetRaw
{
  GSocketService *service;
  NetRawFunc func;
  char *url;
  guint16 port;
  GMutex lock;
  char *head;
  int n_connections;
  int n_done;
};

NetRaw *net_raw_new (NetRawFunc func);
void net_raw_free (NetRaw *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetRaw, net_raw_free)

/* The head of the last request, (transfer full). */
char *net_raw_dup_head (NetRaw *self);
/* FALSE when the client is gone. */
gboolean net_raw_write (GSocketConnection *connection, const char *text);
/* Waits until the client hangs up or sends more, at most so long; TRUE when it did. */
gboolean net_raw_wait (GSocketConnection *connection, guint milliseconds);

GTlsCertificate *net_certificate (const char *name);
GTlsDatabase *net_authority (const char *name);

G_END_DECLS
