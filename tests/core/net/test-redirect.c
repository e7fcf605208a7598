/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <string.h>

#include "net-test.h"

/* "/to/STATUS/rest" redirects with that status to /rest on the other server, or on this one where
 * there is no other; every other path answers. */
static void
redirect_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *location = NULL;

  if (!g_str_has_prefix (path, "/to/"))
    {
      net_reply (message, 200, "text/plain", "here");
      return;
    }
  location = g_strconcat (self->other ? self->other : "", path + strlen ("/to/307"), NULL);
  net_reply_redirect (message, (guint) g_ascii_strtoull (path + 4, NULL, 10), location);
}

typedef struct
{
  const char *method;
  guint status;
  const char *next_method;
  const char *next_body;
} MethodCase;

/* RFC 9110 section 15.4. */
static const MethodCase method_cases[] = {
  { "POST", 301, "GET", "" },     { "POST", 302, "GET", "" },     { "POST", 303, "GET", "" },
  { "POST", 307, "POST", "b=1" }, { "POST", 308, "POST", "b=1" }, { "PUT", 301, "PUT", "b=1" },
  { "PUT", 302, "PUT", "b=1" },   { "PUT", 303, "GET", "" },      { "DELETE", 303, "GET", "" },
  { "GET", 301, "GET", "b=1" },   { "HEAD", 303, "HEAD", "b=1" },
};

static void
test_methods (void)
{
  g_autoptr (NetServer) server = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (GBytes) body = g_bytes_new_static ("b=1", 3);

  for (guint i = 0; i < G_N_ELEMENTS (method_cases); i++)
    {
      const MethodCase *c = &method_cases[i];
      g_autofree char *url = g_strdup_printf ("%s/to/%u/end", server->url, c->status);
      g_autoptr (CbHttpRequest) request = cb_http_request_new (c->method, url);
      g_autoptr (NetAnswer) answer = NULL;

      cb_http_request_set_body (request, "application/x-www-form-urlencoded", body);
      answer = net_send (client, request);
      g_assert_no_error (answer->error);
      g_assert_cmpuint (answer->exchanges->len, ==, 2);
      g_assert_cmpstr (server->target, ==, "/end");
      g_assert_cmpstr (server->method, ==, c->next_method);
      g_assert_cmpstr (server->body, ==, c->next_body);
      g_assert_true (!strstr (server->headers, "Content-Type") == (*c->next_body == '\0'));
      g_assert_cmpuint (cb_http_exchange_get_status (g_ptr_array_index (answer->exchanges, 0)), ==,
                        c->status);
    }
}

static CbHttpRequest *
request_with_credentials (NetServer *server, guint status)
{
  g_autofree char *url = g_strdup_printf ("%s/to/%u/end?key=hush&token=fresh", server->url, status);
  CbHttpRequest *request = cb_http_request_new ("GET", url);

  cb_http_request_add_header (request, "Authorization", "Bearer hush");
  cb_http_request_add_header (request, "Cookie", "session=hush");
  cb_http_request_add_header (request, "X-Api-Key", "hush");
  cb_http_request_add_sensitive_header (request, "X-Tenant", "hush");
  cb_http_request_add_header (request, "X-Plain", "seen");
  cb_http_request_mark_sensitive_query (request, "key");
  return request;
}

/* The server copies what it was asked for into Location, key and all, and adds another token. */
static void
copying_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *location = g_strconcat (self->other, "/end?key=hush&x=1&key=another", NULL);

  net_reply_redirect (message, 302, location);
}

static void
test_other_origin (void)
{
  g_autoptr (NetServer) first = net_server_new (copying_cb, NULL);
  g_autoptr (NetServer) second = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = request_with_credentials (first, 302);
  g_autoptr (NetAnswer) answer = NULL;

  first->other = g_strdup (second->url);
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  g_assert_nonnull (strstr (first->headers, "Authorization: Bearer hush"));
  g_assert_nonnull (strstr (first->headers, "X-Tenant: hush"));
  g_assert_cmpstr (second->target, ==, "/end?x=1&key=another");
  g_assert_null (strstr (second->headers, "hush"));
  g_assert_nonnull (strstr (second->headers, "X-Plain: seen"));
}

/* Another name for the same address is another origin. */
static void
test_other_host_name (void)
{
  g_autoptr (NetServer) server = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = request_with_credentials (server, 307);
  g_autoptr (NetAnswer) answer = NULL;

  server->other = g_strdup_printf ("http://localhost%s", strrchr (server->url, ':'));
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  g_assert_cmpuint (server->n_requests, ==, 2);
  g_assert_null (strstr (server->headers, "hush"));
}

/* Credentials that were dropped on the way do not come back. */
static void
test_there_and_back (void)
{
  g_autoptr (NetServer) first = net_server_new (redirect_cb, NULL);
  g_autoptr (NetServer) second = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (first->url, "/to/307/to/307/end", NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);
  g_autoptr (NetAnswer) answer = NULL;

  first->other = g_strdup (second->url);
  second->other = g_strdup (first->url);
  cb_http_request_add_header (request, "Authorization", "Bearer hush");
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  g_assert_cmpuint (first->n_requests, ==, 2);
  g_assert_cmpstr (first->target, ==, "/end");
  g_assert_null (strstr (first->headers, "hush"));
}

static void
test_same_origin (void)
{
  g_autoptr (NetServer) server = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (CbHttpRequest) request = request_with_credentials (server, 301);
  g_autoptr (NetAnswer) answer = net_send (client, request);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (server->n_requests, ==, 2);
  g_assert_nonnull (strstr (server->headers, "Authorization: Bearer hush"));
  g_assert_nonnull (strstr (server->headers, "X-Api-Key: hush"));
  g_assert_nonnull (strstr (server->headers, "Cookie: session=hush"));
}

static void
test_sensitive_body (void)
{
  g_autoptr (NetServer) first = net_server_new (redirect_cb, NULL);
  g_autoptr (NetServer) second = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (first->url, "/to/307/end", NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new_static ("secret=hush", 11);
  g_autoptr (NetAnswer) refused = NULL;
  g_autoptr (NetAnswer) followed = NULL;

  cb_http_request_set_body (request, NULL, body);
  cb_http_request_set_flags (request, CB_HTTP_REQUEST_SENSITIVE_BODY);
  first->other = g_strdup (second->url);
  refused = net_send (client, request);
  net_assert_error (refused, CB_NET_ERROR_REDIRECT, "carries credentials to another host");
  g_assert_cmpuint (second->n_requests, ==, 0);

  g_clear_pointer (&first->other, g_free);
  followed = net_send (client, request);
  g_assert_no_error (followed->error);
  g_assert_cmpstr (first->body, ==, "secret=hush");
}

/* "/N" redirects to "/N-1". */
static void
count_down_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  guint left = (guint) g_ascii_strtoull (path + 1, NULL, 10);
  g_autofree char *location = g_strdup_printf ("%u", left - 1);

  if (left == 0)
    net_reply (message, 200, "text/plain", "landed");
  else
    net_reply_redirect (message, 302, location);
}

static NetAnswer *
follow (guint redirects)
{
  g_autoptr (NetServer) server = net_server_new (count_down_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strdup_printf ("%s/%u", server->url, redirects);

  return net_get (client, url);
}

static void
test_count (void)
{
  g_autoptr (NetAnswer) most = follow (CB_LIMIT_REDIRECTS);
  g_autoptr (NetAnswer) more = follow (CB_LIMIT_REDIRECTS + 1);

  g_assert_no_error (most->error);
  g_assert_cmpuint (most->exchanges->len, ==, CB_LIMIT_REDIRECTS + 1);
  net_assert_error (more, CB_NET_ERROR_REDIRECT, "again after 10 redirects");
  g_assert_cmpuint (more->exchanges->len, ==, CB_LIMIT_REDIRECTS + 1);
}

static void
circle_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  net_reply_redirect (message, 302, "");
}

static void
test_circle (void)
{
  g_autoptr (NetServer) server = net_server_new (circle_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (NetAnswer) answer = net_get (client, server->url);

  net_assert_error (answer, CB_NET_ERROR_REDIRECT, "circle");
}

static void
test_not_wanted (void)
{
  g_autoptr (NetServer) server = net_server_new (count_down_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (server->url, "/1", NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);
  g_autoptr (NetAnswer) answer = NULL;

  cb_http_request_set_flags (request, CB_HTTP_REQUEST_NO_REDIRECTS);
  answer = net_send (client, request);
  g_assert_no_error (answer->error);
  g_assert_cmpuint (cb_http_exchange_get_status (answer->exchange), ==, 302);
}

static const char *const bad_locations[] = {
  "file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)",
  "data:text/plain,x",  "http://",          "http://u:p@127.0.0.1/",
  "https://a:port/",    "about:blank",
};

static const char *location_to_send = NULL;

static void
location_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  net_reply_redirect (message, 302, location_to_send);
}

static void
test_bad_locations (void)
{
  g_autoptr (NetServer) server = net_server_new (location_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();

  for (guint i = 0; i < G_N_ELEMENTS (bad_locations); i++)
    {
      g_autoptr (NetAnswer) answer = NULL;

      location_to_send = bad_locations[i];
      answer = net_get (client, server->url);
      net_assert_error (answer, CB_NET_ERROR_REDIRECT, "can't be followed");
      g_assert_cmpuint (answer->exchanges->len, ==, 1);
    }
}

/* A 3xx without an address, or one that is no redirect, is an answer. */
static void
plain_300_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  guint status = (guint) g_ascii_strtoull (path + 1, NULL, 10);

  net_reply (message, status, NULL, NULL);
  if (status != 302)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                  "/elsewhere");
}

static void
test_no_redirect (void)
{
  static const guint statuses[] = { 300, 302, 304, 201 };
  g_autoptr (NetServer) server = net_server_new (plain_300_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *url = g_strdup_printf ("%s/%u", server->url, statuses[i]);
      g_autoptr (NetAnswer) answer = net_get (client, url);

      g_assert_no_error (answer->error);
      g_assert_cmpuint (cb_http_exchange_get_status (answer->exchange), ==, statuses[i]);
      g_assert_cmpuint (answer->exchanges->len, ==, 1);
    }
}

static NetAnswer *
send_stream (NetServer *server, GInputStream *stream)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autofree char *url = g_strconcat (server->url, "/to/308/end", NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("PUT", url);

  cb_http_request_set_body_stream (request, "text/plain", stream, -1);
  return net_send (client, request);
}

static void
test_stream_body (void)
{
  g_autoptr (NetServer) server = net_server_new (redirect_cb, NULL);
  g_autoptr (GInputStream) seekable = g_memory_input_stream_new_from_data ("again", 5, NULL);
  g_autoptr (GInputStream) base = g_memory_input_stream_new_from_data ("once", 4, NULL);
  g_autoptr (GConverter)
      compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  g_autoptr (GInputStream) once = g_converter_input_stream_new (base, compressor);
  g_autoptr (NetAnswer) rewound = send_stream (server, seekable);
  g_autoptr (NetAnswer) stuck = NULL;

  g_assert_no_error (rewound->error);
  g_assert_cmpstr (server->body, ==, "again");
  stuck = send_stream (server, once);
  net_assert_error (stuck, CB_NET_ERROR_REDIRECT, "can be sent only once");
}

static NetAnswer *
downgrade (CbHttpRequestFlags flags)
{
  g_autoptr (NetServer) secure = net_server_new (redirect_cb, "server");
  g_autoptr (NetServer) plain = net_server_new (redirect_cb, NULL);
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (GTlsDatabase) authority = net_authority ("ca");
  g_autofree char *url = g_strconcat (secure->url, "/to/302/end", NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);

  secure->other = g_strdup (plain->url);
  cb_http_client_set_tls_database (client, authority);
  cb_http_request_add_header (request, "Authorization", "Bearer hush");
  cb_http_request_set_flags (request, flags);
  return net_send (client, request);
}

static void
test_downgrade (void)
{
  g_autoptr (NetAnswer) refused = downgrade (CB_HTTP_REQUEST_DEFAULT);
  g_autoptr (NetAnswer) allowed = downgrade (CB_HTTP_REQUEST_ALLOW_DOWNGRADE);

  net_assert_error (refused, CB_NET_ERROR_REDIRECT, "from https to http");
  g_assert_no_error (allowed->error);
  g_assert_null (cb_http_exchange_get_request_header (allowed->exchange, "Authorization"));
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/net/redirect/methods", test_methods);
  g_test_add_func ("/net/redirect/other-origin", test_other_origin);
  g_test_add_func ("/net/redirect/other-host-name", test_other_host_name);
  g_test_add_func ("/net/redirect/there-and-back", test_there_and_back);
  g_test_add_func ("/net/redirect/same-origin", test_same_origin);
  g_test_add_func ("/net/redirect/sensitive-body", test_sensitive_body);
  g_test_add_func ("/net/redirect/count", test_count);
  g_test_add_func ("/net/redirect/circle", test_circle);
  g_test_add_func ("/net/redirect/not-wanted", test_not_wanted);
  g_test_add_func ("/net/redirect/bad-locations", test_bad_locations);
  g_test_add_func ("/net/redirect/no-redirect", test_no_redirect);
  g_test_add_func ("/net/redirect/stream-body", test_stream_body);
  g_test_add_func ("/net/redirect/downgrade", test_downgrade);
  return g_test_run ();
}
