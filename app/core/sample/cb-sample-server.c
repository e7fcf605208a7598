/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-server.h"

#include "cb-sample-call-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-store-private.h"
#include "cb-sample-tokens-private.h"

struct _CbSampleServer
{
  GObject parent_instance;

  /* NULL while it is not running. */
  SoupServer *server;
  guint16 port;
  CbSample sample;
};

G_DEFINE_FINAL_TYPE (CbSampleServer, cb_sample_server, G_TYPE_OBJECT)

static void
cb_sample_server_dispose (GObject *object)
{
  CbSampleServer *self = CB_SAMPLE_SERVER (object);

  cb_sample_server_stop (self);
  G_OBJECT_CLASS (cb_sample_server_parent_class)->dispose (object);
}

static void
cb_sample_server_class_init (CbSampleServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_sample_server_dispose;
}

static void
cb_sample_server_init (CbSampleServer *self)
{
}

CbSampleServer *
cb_sample_server_new (void)
{
  return g_object_new (CB_TYPE_SAMPLE_SERVER, NULL);
}

static void
handle_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
           gpointer data)
{
  CbSampleServer *self = data;
  const char *method = soup_server_message_get_method (message);
  g_autoptr (GHashTable) no_query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func (g_free);
  CbSampleCall call = {
    .sample = &self->sample,
    .message = message,
    .method = g_str_equal (method, "HEAD") ? "GET" : method,
    .path = path,
    .query = query ? query : no_query,
    .args = args,
  };

  if (g_object_get_data (G_OBJECT (message), "too-large"))
    cb_sample_call_problem (&call, 413, "The body is too large: 8 MiB is the most.");
  else
    cb_sample_routes_answer (&call);
}

/* Reads on without keeping what is too much, so that the client gets an answer. */
static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length <= CB_SAMPLE_MAX_BODY_BYTES)
    return;
  soup_message_body_truncate (body);
  soup_message_body_set_accumulate (body, FALSE);
  g_object_set_data (G_OBJECT (message), "too-large", GINT_TO_POINTER (TRUE));
}

static void
started_cb (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

static gboolean
listen_on (SoupServer *server, guint16 port, GTlsCertificate *certificate, GError **error)
{
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;
  g_autoptr (GError) cause = NULL;

  if (certificate)
    {
      soup_server_set_tls_certificate (server, certificate);
      options |= SOUP_SERVER_LISTEN_HTTPS;
    }
  if (soup_server_listen_local (server, port, options, &cause))
    return TRUE;
  g_set_error (error, cause->domain, cause->code,
               "The sample API can't use port %u: %s. Choose another port, or none for any that "
               "is free.",
               port, cause->message);
  return FALSE;
}

static void
fill_sample (CbSampleServer *self)
{
  g_autoslist (GUri) uris = soup_server_get_uris (self->server);
  GUri *uri = uris->data;

  self->port = (guint16) g_uri_get_port (uri);
  self->sample.base_url = g_strdup_printf ("%s://127.0.0.1:%u", g_uri_get_scheme (uri), self->port);
  self->sample.store = cb_sample_store_new ();
  self->sample.tokens = cb_sample_tokens_new ();
  self->sample.counters = cb_sample_counters_new ();
  cb_sample_seed (self->sample.store);
}

gboolean
cb_sample_server_start (CbSampleServer *self, guint16 port, GTlsCertificate *certificate,
                        GError **error)
{
  g_autoptr (SoupServer) server = NULL;

  g_return_val_if_fail (CB_IS_SAMPLE_SERVER (self), FALSE);
  g_return_val_if_fail (!self->server, FALSE);

  server = soup_server_new ("server-header", "Sample-API", NULL);
  if (!listen_on (server, port, certificate, error))
    return FALSE;
  self->server = g_steal_pointer (&server);
  g_signal_connect (self->server, "request-started", G_CALLBACK (started_cb), NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  fill_sample (self);
  return TRUE;
}

void
cb_sample_server_stop (CbSampleServer *self)
{
  g_return_if_fail (CB_IS_SAMPLE_SERVER (self));

  if (!self->server)
    return;
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->sample.store, cb_sample_store_free);
  g_clear_pointer (&self->sample.tokens, cb_sample_tokens_free);
  g_clear_pointer (&self->sample.counters, cb_sample_counters_free);
  g_clear_pointer (&self->sample.base_url, g_free);
  self->port = 0;
}

gboolean
cb_sample_server_is_running (CbSampleServer *self)
{
  g_return_val_if_fail (CB_IS_SAMPLE_SERVER (self), FALSE);

  return self->server != NULL;
}

const char *
cb_sample_server_get_base_url (CbSampleServer *self)
{
  g_return_val_if_fail (CB_IS_SAMPLE_SERVER (self), NULL);

  return self->sample.base_url;
}

guint16
cb_sample_server_get_port (CbSampleServer *self)
{
  g_return_val_if_fail (CB_IS_SAMPLE_SERVER (self), 0);

  return self->port;
}

GBytes *
cb_sample_server_dup_openapi (CbSampleServer *self)
{
  g_return_val_if_fail (CB_IS_SAMPLE_SERVER (self), NULL);
  g_return_val_if_fail (self->server != NULL, NULL);

  return cb_sample_openapi_load (self->sample.base_url);
}
