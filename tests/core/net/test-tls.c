/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <string.h>

#include "net-test.h"

static void
hello_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  if (self->other && g_str_equal (path, "/away"))
    net_reply_redirect (message, 307, self->other);
  else
    net_reply (message, 200, "text/plain", "hello");
}

static NetAnswer *
get_trusting (const char *url, const char *authority)
{
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (GTlsDatabase) database = net_authority (authority);

  cb_http_client_set_tls_database (client, database);
  return net_get (client, url);
}

static void
test_own_authority (void)
{
  g_autoptr (NetServer) server = net_server_new (hello_cb, "server");
  g_autoptr (NetAnswer) answer = get_trusting (server->url, "ca");
  const CbTlsInfo *tls = NULL;
  CbNetPhase phases[CB_NET_N_PHASES];
  guint n = 0;

  g_assert_no_error (answer->error);
  tls = cb_http_exchange_get_tls (answer->exchange);
  g_assert_nonnull (tls);
  g_assert_true (g_str_has_prefix (tls->protocol, "TLS 1."));
  g_assert_nonnull (tls->cipher_suite);
  g_assert_nonnull (strstr (tls->subject, "Test Server"));
  g_assert_nonnull (strstr (tls->issuer, "Test Authority"));
  g_assert_cmpint (tls->not_before, <, tls->not_after);
  g_assert_cmpint (tls->errors, ==, 0);
  n = cb_net_get_phases (answer->exchange, phases);
  g_assert_cmpuint (n, ==, CB_NET_N_PHASES);
  g_assert_cmpint (phases[CB_NET_PHASE_TLS].kind, ==, CB_NET_PHASE_TLS);
  g_assert_cmpint (phases[CB_NET_PHASE_TLS].duration, >, 0);
}

typedef struct
{
  const char *certificate;
  const char *authority;
  const char *text;
} BadCase;

static const BadCase bad_cases[] = {
  { "server", "self-signed", "signed by an authority that this computer does not trust" },
  { "self-signed", "ca", "signed by itself" },
  { "expired", "ca", "has expired" },
  { "other-host", "ca", "belongs to another host" },
};

static void
test_bad_certificates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autoptr (NetServer) server = net_server_new (hello_cb, bad_cases[i].certificate);
      g_autoptr (NetAnswer) answer = get_trusting (server->url, bad_cases[i].authority);

      net_assert_error (answer, CB_NET_ERROR_TLS, bad_cases[i].text);
      g_assert_cmpuint (server->n_requests, ==, 0);
    }
}

static void
test_trusted_self_signed (void)
{
  g_autoptr (NetServer) server = net_server_new (hello_cb, "self-signed");
  g_autoptr (NetAnswer) answer = get_trusting (server->url, "self-signed");

  g_assert_no_error (answer->error);
}

static void
plain_text_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_write (connection, "HTTP/1.1 400 Bad Request\r\n\r\n");
}

static void
test_plain_server (void)
{
  g_autoptr (NetRaw) raw = net_raw_new (plain_text_cb);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", raw->port);
  g_autoptr (NetAnswer) answer = get_trusting (url, "ca");

  net_assert_error (answer, CB_NET_ERROR_TLS, "127.0.0.1");
}

static gboolean
accept_any_cb (SoupServerMessage *message, GTlsCertificate *certificate,
               GTlsCertificateFlags errors, gpointer data)
{
  return TRUE;
}

static void
started_cb (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_any_cb), NULL);
}

/* Says who the client is. */
static void
who_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  GTlsCertificate *certificate = soup_server_message_get_tls_peer_certificate (message);
  g_autofree char *subject = NULL;

  if (self->other && g_str_equal (path, "/away"))
    {
      net_reply_redirect (message, 307, self->other);
      return;
    }
  if (certificate)
    g_object_get (certificate, "subject-name", &subject, NULL);
  net_reply (message, 200, "text/plain", subject ? subject : "nobody");
}

static NetServer *
asking_server_new (void)
{
  NetServer *server = net_server_new (who_cb, "server");

  g_signal_connect (server->server, "request-started", G_CALLBACK (started_cb), NULL);
  soup_server_set_tls_auth_mode (server->server, G_TLS_AUTHENTICATION_REQUESTED);
  return server;
}

static char *
ask_who (CbHttpClient *client, const char *base, const char *path)
{
  g_autofree char *url = g_strconcat (base, path, NULL);
  g_autoptr (NetAnswer) answer = net_get (client, url);

  g_assert_no_error (answer->error);
  return net_body_text (answer->exchange);
}

static void
test_client_certificate (void)
{
  g_autoptr (NetServer) server = asking_server_new ();
  g_autoptr (NetServer) other = asking_server_new ();
  g_autoptr (CbHttpClient) client = net_client_new ();
  g_autoptr (GTlsDatabase) authority = net_authority ("ca");
  g_autoptr (GTlsCertificate) certificate = net_certificate ("client");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *away = NULL;

  server->other = g_strdup (other->url);
  cb_http_client_set_tls_database (client, authority);
  before = ask_who (client, server->url, "/");
  g_assert_cmpstr (before, ==, "nobody");
  cb_http_client_set_client_certificate (client, certificate);
  after = ask_who (client, server->url, "/");
  g_assert_nonnull (strstr (after, "Test Client"));
  away = ask_who (client, server->url, "/away");
  g_assert_cmpstr (away, ==, "nobody");
  g_assert_cmpuint (other->n_requests, ==, 1);
}

static void
test_client_certificate_missing (void)
{
  g_autoptr (NetServer) server = net_server_new (who_cb, "server");
  g_autoptr (NetAnswer) answer = NULL;

  soup_server_set_tls_auth_mode (server->server, G_TLS_AUTHENTICATION_REQUIRED);
  answer = get_trusting (server->url, "ca");
  net_assert_error (answer, CB_NET_ERROR_TLS, "asks for a client certificate");
  g_assert_cmpuint (server->n_requests, ==, 0);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/net/tls/own-authority", test_own_authority);
  g_test_add_func ("/net/tls/bad-certificates", test_bad_certificates);
  g_test_add_func ("/net/tls/trusted-self-signed", test_trusted_self_signed);
  g_test_add_func ("/net/tls/plain-server", test_plain_server);
  g_test_add_func ("/net/tls/client-certificate", test_client_certificate);
  g_test_add_func ("/net/tls/client-certificate-missing", test_client_certificate_missing);
  return g_test_run ();
}
