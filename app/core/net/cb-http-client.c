/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-client.h"

#include <libcb-base.h>
#include <libsoup/soup.h>

#include "cb-http-exchange-private.h"
#include "cb-http-operation-private.h"
#include "cb-http-transfer-private.h"

#define DEFAULT_MAX_CONNECTIONS 8
#define MAX_CONNECTIONS_IN_ALL 64

struct _CbHttpClient
{
  GObject parent_instance;

  /* Made when first needed; dropped when a setting of its connections changes. Operations keep
   * their own reference. */
  SoupSession *session;
  GTlsDatabase *database;
  GTlsCertificate *certificate;
  GProxyResolver *proxies;
  char *user_agent;
  guint max_connections;
  guint timeout;
  guint idle_timeout;
  gsize body_limit;
};

G_DEFINE_FINAL_TYPE (CbHttpClient, cb_http_client, G_TYPE_OBJECT)

static void
cb_http_client_dispose (GObject *object)
{
  CbHttpClient *self = CB_HTTP_CLIENT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->database);
  g_clear_object (&self->certificate);
  g_clear_object (&self->proxies);
  g_clear_pointer (&self->user_agent, g_free);
  G_OBJECT_CLASS (cb_http_client_parent_class)->dispose (object);
}

static void
cb_http_client_class_init (CbHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_http_client_dispose;
}

static void
cb_http_client_init (CbHttpClient *self)
{
  self->max_connections = DEFAULT_MAX_CONNECTIONS;
  self->timeout = CB_LIMIT_REQUEST_MS;
  self->idle_timeout = CB_LIMIT_IDLE_SECONDS * 1000;
  self->body_limit = CB_LIMIT_RESPONSE_BYTES;
  self->user_agent = g_strdup ("ConnectorBuilder");
}

CbHttpClient *
cb_http_client_new (void)
{
  return g_object_new (CB_TYPE_HTTP_CLIENT, NULL);
}

void
cb_http_client_set_tls_database (CbHttpClient *self, GTlsDatabase *database)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  if (g_set_object (&self->database, database))
    g_clear_object (&self->session);
}

/* A connection that was opened without the certificate would be used again (there is no asking
 * twice), so the connections go too. */
void
cb_http_client_set_client_certificate (CbHttpClient *self, GTlsCertificate *certificate)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  if (g_set_object (&self->certificate, certificate))
    g_clear_object (&self->session);
}

void
cb_http_client_set_proxy_resolver (CbHttpClient *self, GProxyResolver *resolver)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  if (g_set_object (&self->proxies, resolver))
    g_clear_object (&self->session);
}

void
cb_http_client_set_user_agent (CbHttpClient *self, const char *user_agent)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  g_free (self->user_agent);
  self->user_agent = g_strdup (user_agent);
  g_clear_object (&self->session);
}

void
cb_http_client_set_max_connections (CbHttpClient *self, guint per_host)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));
  g_return_if_fail (per_host > 0);

  if (self->max_connections != per_host)
    g_clear_object (&self->session);
  self->max_connections = per_host;
}

void
cb_http_client_set_timeout (CbHttpClient *self, guint milliseconds)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  self->timeout = milliseconds;
}

void
cb_http_client_set_idle_timeout (CbHttpClient *self, guint milliseconds)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  self->idle_timeout = milliseconds;
}

void
cb_http_client_set_body_limit (CbHttpClient *self, gsize bytes)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));

  self->body_limit = bytes;
}

static SoupSession *
ensure_session (CbHttpClient *self)
{
  if (self->session)
    return self->session;
  /* The operation has timers of its own: libsoup's are whole seconds and no total. */
  self->session = soup_session_new_with_options (
      "max-conns", MAX (MAX_CONNECTIONS_IN_ALL, self->max_connections), "max-conns-per-host",
      self->max_connections, "timeout", 0, "idle-timeout", CB_LIMIT_IDLE_SECONDS, "user-agent",
      self->user_agent, NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  if (self->database)
    soup_session_set_tls_database (self->session, self->database);
  if (self->proxies)
    soup_session_set_proxy_resolver (self->session, self->proxies);
  return self->session;
}

static void
send_request (CbHttpClient *self, CbHttpRequest *request, CbHttpOperationParams *params,
              GTask *task)
{
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    {
      if (params->func_destroy)
        params->func_destroy (params->func_data);
      return;
    }
  if (!cb_http_request_check (request, &error))
    {
      if (params->func_destroy)
        params->func_destroy (params->func_data);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  params->session = ensure_session (self);
  params->certificate = self->certificate;
  params->timeout = params->func ? 0 : self->timeout;
  params->idle_timeout = self->idle_timeout;
  params->body_limit = self->body_limit;
  cb_http_operation_run (task, request, params);
}

void
cb_http_client_send_async (CbHttpClient *self, CbHttpRequest *request, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CbHttpOperationParams params = { 0 };

  g_return_if_fail (CB_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_http_client_send_async);
  send_request (self, request, &params, task);
}

void
cb_http_client_send_streaming_async (CbHttpClient *self, CbHttpRequest *request,
                                     CbHttpChunkFunc func, gpointer func_data,
                                     GDestroyNotify func_destroy, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CbHttpOperationParams params = {
    .func = func,
    .func_data = func_data,
    .func_destroy = func_destroy,
  };

  g_return_if_fail (CB_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_http_client_send_streaming_async);
  send_request (self, request, &params, task);
}

void
cb_http_client_resume (CbHttpClient *self, CbHttpExchange *exchange)
{
  g_return_if_fail (CB_IS_HTTP_CLIENT (self));
  g_return_if_fail (CB_IS_HTTP_EXCHANGE (exchange));

  cb_http_transfer_resume (exchange);
}

CbHttpExchange *
cb_http_client_send_finish (CbHttpClient *self, GAsyncResult *result, GPtrArray **exchanges,
                            GError **error)
{
  CbHttpOperation *operation = NULL;
  GPtrArray *made = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  operation = g_task_get_task_data (G_TASK (result));
  made = operation ? cb_http_operation_get_exchanges (operation) : NULL;
  if (exchanges)
    *exchanges = made ? g_ptr_array_ref (made) : g_ptr_array_new_with_free_func (g_object_unref);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_object_ref (g_ptr_array_index (made, made->len - 1));
}
