/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "net-test.h"

#include <cb-test.h>
#include <string.h>

void
net_answer_free (NetAnswer *self)
{
  g_clear_object (&self->exchange);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

CbHttpClient *
net_client_new (void)
{
  CbHttpClient *client = cb_http_client_new ();
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);

  cb_http_client_set_proxy_resolver (client, direct);
  return client;
}

NetAnswer *
net_finish (CbHttpClient *client, GAsyncResult *result)
{
  NetAnswer *answer = g_new0 (NetAnswer, 1);

  answer->exchange = cb_http_client_send_finish (client, result, &answer->exchanges,
                                                 &answer->error);
  g_assert_true ((answer->exchange == NULL) == (answer->error != NULL));
  g_assert_nonnull (answer->exchanges);
  return answer;
}

NetAnswer *
net_send (CbHttpClient *client, CbHttpRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;

  cb_http_client_send_async (client, request, NULL, cb_test_result_cb, &result);
  return net_finish (client, cb_test_wait_result (&result));
}

NetAnswer *
net_get (CbHttpClient *client, const char *url)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);

  return net_send (client, request);
}

void
net_assert_error (NetAnswer *answer, CbNetError code, const char *text)
{
  CbHttpExchange *last = NULL;

  g_assert_error (answer->error, CB_NET_ERROR, (int) code);
  if (!strstr (answer->error->message, text))
    g_error ("“%s” does not say “%s”", answer->error->message, text);
  if (answer->exchanges->len == 0)
    return;
  last = g_ptr_array_index (answer->exchanges, answer->exchanges->len - 1);
  g_assert_error (cb_http_exchange_get_error (last), CB_NET_ERROR, (int) code);
}

char *
net_body_text (CbHttpExchange *exchange)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (cb_http_exchange_get_body (exchange), &length);

  return g_strndup (text ? text : "", length);
}

static void
append_header_cb (const char *name, const char *value, gpointer data)
{
  g_string_append_printf (data, "%s: %s\n", name, value);
}

static void
remember (NetServer *self, SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  GString *headers = g_string_new (NULL);
  const char *query = g_uri_get_query (uri);

  soup_message_headers_foreach (soup_server_message_get_request_headers (message), append_header_cb,
                                headers);
  g_free (self->method);
  g_free (self->target);
  g_free (self->headers);
  g_free (self->body);
  self->n_requests++;
  self->method = g_strdup (soup_server_message_get_method (message));
  self->target = g_strconcat (g_uri_get_path (uri), query ? "?" : "", query ? query : "", NULL);
  self->headers = g_string_free (headers, FALSE);
  self->body = g_strndup (body->data ? body->data : "", (gsize) body->length);
}

static void
handle_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
           gpointer data)
{
  NetServer *self = data;

  remember (self, message);
  self->func (self, message, path);
}

GTlsCertificate *
net_certificate (const char *name)
{
  g_autofree char *relative = g_strdup_printf ("tls/%s.pem", name);
  g_autofree char *path = cb_test_fixture_path (relative);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);
  return certificate;
}

GTlsDatabase *
net_authority (const char *name)
{
  g_autofree char *relative = g_strdup_printf ("tls/%s.pem", name);
  g_autofree char *path = cb_test_fixture_path (relative);
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  return database;
}

static char *
url_of (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  char *url = g_uri_to_string (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  url[strlen (url) - 1] = '\0';
  return url;
}

NetServer *
net_server_new (NetServerFunc func, const char *certificate)
{
  NetServer *self = g_new0 (NetServer, 1);
  g_autoptr (GTlsCertificate) tls = certificate ? net_certificate (certificate) : NULL;
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;
  g_autoptr (GError) error = NULL;

  self->func = func;
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  if (tls)
    {
      soup_server_set_tls_certificate (self->server, tls);
      options |= SOUP_SERVER_LISTEN_HTTPS;
    }
  soup_server_listen_local (self->server, 0, options, &error);
  g_assert_no_error (error);
  self->url = url_of (self->server);
  return self;
}

void
net_server_free (NetServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->url);
  g_free (self->method);
  g_free (self->target);
  g_free (self->headers);
  g_free (self->body);
  g_free (self->other);
  g_free (self);
}

void
net_reply (SoupServerMessage *message, guint status, const char *content_type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  if (body)
    soup_server_message_set_response (message, content_type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
net_reply_redirect (SoupServerMessage *message, guint status, const char *location)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                location);
}

char *
net_raw_dup_head (NetRaw *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  return g_strdup (self->head);
}

gboolean
net_raw_write (GSocketConnection *connection, const char *text)
{
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  return g_output_stream_write_all (output, text, strlen (text), NULL, NULL, NULL);
}

gboolean
net_raw_wait (GSocketConnection *connection, guint milliseconds)
{
  return g_socket_condition_timed_wait (g_socket_connection_get_socket (connection),
                                        G_IO_IN | G_IO_HUP, (gint64) milliseconds * 1000, NULL,
                                        NULL);
}

static char *
read_head (GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GString *head = g_string_new (NULL);
  char byte = 0;

  /* A TLS handshake begins with 0x16 and holds no empty line. */
  while (!g_str_has_suffix (head->str, "\r\n\r\n") && *head->str != 0x16
         && g_input_stream_read (input, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (head, byte);
  return g_string_free (head, FALSE);
}

static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source,
        gpointer data)
{
  NetRaw *self = data;
  g_autofree char *head = read_head (connection);

  g_mutex_lock (&self->lock);
  g_free (self->head);
  self->head = g_steal_pointer (&head);
  self->n_connections++;
  g_mutex_unlock (&self->lock);
  self->func (self, connection);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_atomic_int_inc (&self->n_done);
  return TRUE;
}

NetRaw *
net_raw_new (NetRawFunc func)
{
  NetRaw *self = g_new0 (NetRaw, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->func = func;
  self->service = g_threaded_socket_service_new (8);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), any, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->url = g_strdup_printf ("http://127.0.0.1:%u", self->port);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_service_start (self->service);
  return self;
}

static gboolean
all_done (gpointer data)
{
  NetRaw *self = data;

  return g_atomic_int_get (&self->n_done) == self->n_connections;
}

/* The threads must be done with it: clients are closed before their server is freed. */
void
net_raw_free (NetRaw *self)
{
  cb_test_wait (all_done, self, 0);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_signal_handlers_disconnect_by_data (self->service, self);
  g_object_unref (self->service);
  g_mutex_clear (&self->lock);
  g_free (self->url);
  g_free (self->head);
  g_free (self);
}
