/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>
#include <libcb-net.h>
#include <string.h>

typedef struct
{
  const char *method;
  const char *url;
  const char *name;
  const char *value;
  const char *complaint;
} CheckCase;

static const CheckCase check_cases[] = {
  { "GET", "https://api.example.com/a", "Accept", "*/*", NULL },
  { "PROPFIND", "http://localhost:8080", "X-Tab", "a\tb", NULL },
  { "M-SEARCH", "http://[::1]:80/a?b=[c]|d", "X-Empty", "", NULL },
  { "GET", "https://bücher.example/ä b", "X-Text", "grüße", NULL },
  { "", "http://a/", "A", "b", "is not a method" },
  { "GET /x", "http://a/", "A", "b", "is not a method" },
  { "GET\r\nX: y", "http://a/", "A", "b", "is not a method" },
  { "CONNECT", "http://a/", "A", "b", "tunnels" },
  { "GET", "http://a/", "", "b", "can't be the name of a header" },
  { "GET", "http://a/", "A B", "b", "can't be the name of a header" },
  { "GET", "http://a/", "A:", "b", "can't be the name of a header" },
  { "GET", "http://a/", "Ä", "b", "can't be the name of a header" },
  { "GET", "http://a/", "A\r\nB", "b", "can't be the name of a header" },
  { "GET", "http://a/", "A", "b\r\nC: d", "value of the header A" },
  { "GET", "http://a/", "A", "b\nC: d", "value of the header A" },
  { "GET", "http://a/", "A", "b\rc", "value of the header A" },
  { "GET", "http://a/", "A", "\x01", "value of the header A" },
  { "GET", "", "A", "b", "must begin with" },
  { "GET", "/path", "A", "b", "must begin with" },
  { "GET", "api.example.com/a", "A", "b", "must begin with" },
  { "GET", "ftp://a/", "A", "b", "must begin with" },
  { "GET", "file:///etc/passwd", "A", "b", "must begin with" },
  { "GET", "http:///a", "A", "b", "host name" },
  { "GET", "http://a:port/", "A", "b", "host name and port" },
  { "GET", "http://u:p@a/", "A", "b", "user name or password" },
  { "GET", "http://a/\r\nX: y", "A", "b", "line break" },
  { "GET", "http://a/\n", "A", "b", "line break" },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (check_cases); i++)
    {
      const CheckCase *c = &check_cases[i];
      g_autoptr (CbHttpRequest) request = cb_http_request_new (c->method, c->url);
      g_autoptr (GError) error = NULL;
      gboolean ok = FALSE;

      cb_http_request_add_header (request, c->name, c->value);
      ok = cb_http_request_check (request, &error);
      g_assert_true (ok == !c->complaint);
      if (!c->complaint)
        continue;
      g_assert_error (error, CB_NET_ERROR, CB_NET_ERROR_INVALID_REQUEST);
      if (!strstr (error->message, c->complaint))
        g_error ("“%s” does not say “%s”", error->message, c->complaint);
    }
}

/* The value may be a token with a stray line break: it stays out of the message. */
static void
test_check_keeps_values_to_itself (void)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "http://a/");
  g_autoptr (GError) error = NULL;

  cb_http_request_add_header (request, "Authorization", "Bearer hush\n");
  g_assert_false (cb_http_request_check (request, &error));
  g_assert_null (strstr (error->message, "hush"));
}

static gboolean
check_url_of_length (gsize length)
{
  g_autofree char *tail = g_strnfill (length - strlen ("http://a/"), 'x');
  g_autofree char *url = g_strconcat ("http://a/", tail, NULL);
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", url);

  return cb_http_request_check (request, NULL);
}

static void
test_url_limit (void)
{
  g_assert_true (check_url_of_length (CB_LIMIT_URL_CHARACTERS));
  g_assert_false (check_url_of_length (CB_LIMIT_URL_CHARACTERS + 1));
}

static void
test_headers (void)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "http://a/");

  cb_http_request_add_header (request, "Accept", "a");
  cb_http_request_add_header (request, "X-Other", "1");
  cb_http_request_add_header (request, "accept", "b");
  cb_http_request_add_header (request, "authorization", "Basic eA==");
  cb_http_request_add_sensitive_header (request, "X-Tenant", "t");
  g_assert_cmpuint (cb_http_request_get_n_headers (request), ==, 5);
  g_assert_cmpstr (cb_http_request_get_header (request, "ACCEPT"), ==, "a");
  g_assert_false (cb_http_request_get_header_at (request, 1)->sensitive);
  g_assert_true (cb_http_request_get_header_at (request, 3)->sensitive);
  g_assert_true (cb_http_request_get_header_at (request, 4)->sensitive);

  cb_http_request_set_header (request, "Accept", "c");
  g_assert_cmpuint (cb_http_request_get_n_headers (request), ==, 4);
  g_assert_cmpstr (cb_http_request_get_header_at (request, 0)->value, ==, "c");
  cb_http_request_remove_header (request, "X-OTHER");
  g_assert_null (cb_http_request_get_header (request, "X-Other"));
  g_assert_cmpuint (cb_http_request_get_n_headers (request), ==, 3);
}

static void
test_copy (void)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", "http://a/?k=v");
  g_autoptr (CbHttpRequest) copy = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);

  cb_http_request_add_sensitive_header (request, "X-Tenant", "t");
  cb_http_request_mark_sensitive_query (request, "k");
  cb_http_request_set_body (request, "text/plain", body);
  cb_http_request_set_flags (request, CB_HTTP_REQUEST_SENSITIVE_BODY);
  cb_http_request_set_timeout (request, 5);
  cb_http_request_set_body_limit (request, 6);
  cb_http_request_set_max_redirects (request, 3);
  copy = cb_http_request_copy (request);
  cb_http_request_set_header (request, "X-Tenant", "changed");
  cb_http_request_set_url (request, "http://b/");

  g_assert_cmpstr (cb_http_request_get_method (copy), ==, "POST");
  g_assert_cmpstr (cb_http_request_get_url (copy), ==, "http://a/?k=v");
  g_assert_cmpstr (cb_http_request_get_header (copy, "X-Tenant"), ==, "t");
  g_assert_true (cb_http_request_get_header_at (copy, 0)->sensitive);
  g_assert_true (cb_http_request_is_sensitive_query (copy, "k"));
  g_assert_true (cb_http_request_get_body (copy) == body);
  g_assert_cmpint (cb_http_request_get_flags (copy), ==, CB_HTTP_REQUEST_SENSITIVE_BODY);
  g_assert_cmpuint (cb_http_request_get_timeout (copy), ==, 5);
  g_assert_cmpuint (cb_http_request_get_body_limit (copy), ==, 6);
  g_assert_cmpuint (cb_http_request_get_max_redirects (copy), ==, 3);
}

static void
test_max_redirects_limit (void)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "http://a/");

  cb_http_request_set_max_redirects (request, CB_LIMIT_REDIRECTS);
  g_assert_cmpuint (cb_http_request_get_max_redirects (request), ==, CB_LIMIT_REDIRECTS);
  cb_http_request_set_max_redirects (request, CB_LIMIT_REDIRECTS + 1);
  g_assert_cmpuint (cb_http_request_get_max_redirects (request), ==, CB_LIMIT_REDIRECTS);
}

static const char *const mask_cases[][2] = {
  { "http://a/b", "http://a/b" },
  { "http://a/b?x=1", "http://a/b?x=1" },
  { "http://a/b?k=v&x=1#f", "http://a/b?k=" CB_REDACTED "&x=1#f" },
  { "http://a/b?x=1&k=a%20b=c", "http://a/b?x=1&k=" CB_REDACTED },
  { "http://a/b?%6B=v", "http://a/b?%6B=" CB_REDACTED },
  { "http://a/b?k&kk=1", "http://a/b?k&kk=1" },
};

static void
test_mask_url (void)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "http://a/");

  cb_http_request_mark_sensitive_query (request, "k");
  for (guint i = 0; i < G_N_ELEMENTS (mask_cases); i++)
    {
      g_autofree char *masked = cb_http_request_mask_url (request, mask_cases[i][0]);
      g_assert_cmpstr (masked, ==, mask_cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/net/request/check", test_check);
  g_test_add_func ("/net/request/check-keeps-values-to-itself", test_check_keeps_values_to_itself);
  g_test_add_func ("/net/request/url-limit", test_url_limit);
  g_test_add_func ("/net/request/headers", test_headers);
  g_test_add_func ("/net/request/copy", test_copy);
  g_test_add_func ("/net/request/max-redirects-limit", test_max_redirects_limit);
  g_test_add_func ("/net/request/mask-url", test_mask_url);
  return g_test_run ();
}
