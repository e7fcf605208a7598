/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <string.h>

#include "runtime-test.h"

static void
answer_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  if (self->other != NULL && g_str_equal (path, "/away"))
    net_reply_redirect (message, 302, self->other);
  else if (g_str_has_prefix (path, "/status/"))
    net_reply (message, (guint) g_ascii_strtoull (path + 8, NULL, 10), "application/json",
               "{\"error\": {\"message\": \"because of\\nreasons\"}}");
  else if (g_str_equal (path, "/broken"))
    net_reply (message, 200, "application/json", "{\"a\": ");
  else if (g_str_equal (path, "/page"))
    net_reply (message, 200, "text/html", "<html></html>");
  else
    net_reply (message, 200, "application/json",
               "{\"items\": [{\"id\": 12345678901234567890}, {\"id\" : 2}], \"next\": null}");
}

static void
test_document (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  CbDocument *document = NULL;

  run_test_init (&test, server->url, "GET", "/items/{id}");
  run_test_add_parameter (&test, "q", CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT);
  run_test_run (&test, "{\"id\": \"..\", \"q\": \"a b&c\"}");
  g_assert_no_error (test.error);
  g_assert_cmpint (cb_run_get_state (test.run), ==, CB_RUN_DONE);
  g_assert_true (cb_run_is_success (test.run));
  g_assert_cmpuint (cb_run_get_status (test.run), ==, 200);
  g_assert_cmpstr (cb_run_get_media_type (test.run), ==, "application/json");
  g_assert_cmpuint (g_list_model_get_n_items (cb_run_get_exchanges (test.run)), ==, 1);
  g_assert_cmpstr (strchr (server->target, '?'), ==, "?q=a%20b%26c");
  document = cb_run_get_document (test.run);
  g_assert_nonnull (document);
  g_assert_cmpuint (cb_node_get_size (cb_records_find (document, "items")), ==, 2);
  run_test_assert_message (&test, "200 OK");
}

typedef struct
{
  CbAuthKind kind;
  CbLocation location;
  const char *field;
  const char *credential;
  const char *expected;
} AuthCase;

static const AuthCase auth_cases[] = {
  { CB_AUTH_API_KEY, CB_LOCATION_HEADER, "key", "sesame-1", "x-key: sesame-1\n" },
  { CB_AUTH_API_KEY, CB_LOCATION_QUERY, "key", "sesame&2", "?x-key=sesame%262\n" },
  { CB_AUTH_API_KEY, CB_LOCATION_COOKIE, "key", "sesame-3", "Cookie: x-key=sesame-3\n" },
  { CB_AUTH_BASIC, CB_LOCATION_HEADER, "username", "me", "Authorization: Basic bWU6\n" },
  { CB_AUTH_BEARER, CB_LOCATION_HEADER, "token", "t.o.k", "Authorization: Bearer t.o.k\n" },
  { CB_AUTH_NONE, CB_LOCATION_HEADER, "nothing", NULL, "\n" },
};

static void
test_authentication (gconstpointer data)
{
  const AuthCase *one = data;
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  CbAuthMethod *method = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *masked = NULL;

  run_test_init (&test, server->url, "GET", "/a");
  method = run_test_set_method (&test, one->kind, one->field, one->credential);
  cb_auth_method_set_location (method, one->location);
  cb_auth_method_set_parameter_name (method, "x-key");
  if (one->kind == CB_AUTH_BASIC)
    cb_field_set_required (cb_list_find (cb_auth_method_get_fields (method), "password"), FALSE);
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  seen = g_strconcat (server->target, "\n", server->headers, NULL);
  if (strstr (seen, one->expected) == NULL)
    g_error ("“%s” is not in “%s”", one->expected, seen);
  masked = cb_redactor_mask (cb_run_get_redactor (test.run), seen, -1);
  g_assert_true (one->credential == NULL || one->kind == CB_AUTH_BASIC
                 || strstr (masked, one->credential) == NULL);
}

static void
test_redirect_keeps_credentials (void)
{
  g_autoptr (NetServer) other = net_server_new (answer_cb, NULL);
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  CbAuthMethod *method = NULL;

  server->other = g_strconcat (other->url, "/there", NULL);
  run_test_init (&test, server->url, "GET", "/away");
  method = run_test_set_method (&test, CB_AUTH_API_KEY, "key", "sesame-1");
  cb_auth_method_set_location (method, CB_LOCATION_HEADER);
  cb_auth_method_set_parameter_name (method, "x-anything");
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (g_list_model_get_n_items (cb_run_get_exchanges (test.run)), ==, 2);
  g_assert_nonnull (strstr (server->headers, "sesame-1"));
  g_assert_null (strstr (other->headers, "sesame-1"));
  g_assert_cmpuint (cb_run_get_status (test.run), ==, 200);
}

static void
resend_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  if (self->other != NULL)
    net_reply_redirect (message, 307, self->other);
  else
    net_reply (message, 200, "text/plain", "thank you");
}

/* @type: of the value in the body; a secret stays with the host to which it was given. */
static void
send_elsewhere (CbFieldType type, guint expected)
{
  g_autoptr (NetServer) other = net_server_new (resend_cb, NULL);
  g_autoptr (NetServer) server = net_server_new (resend_cb, NULL);
  g_auto (RunTest) test = { 0 };

  server->other = g_strdup (other->url);
  run_test_init (&test, server->url, "POST", "/");
  run_test_add_parameter (&test, "pin", CB_LOCATION_FORM, type);
  run_test_run (&test, "{\"pin\": \"9876543\"}");
  g_assert_cmpstr (server->body, ==, "pin=9876543");
  g_assert_true (other->body == NULL || expected > 0 || strstr (other->body, "9876543") == NULL);
  g_assert_cmpuint (other->n_requests, ==, expected);
}

static void
test_redirect_keeps_secret_body (void)
{
  send_elsewhere (CB_FIELD_TYPE_TEXT, 1);
  send_elsewhere (CB_FIELD_TYPE_SECRET, 0);
}

typedef struct
{
  const char *path;
  CbAuthKind kind;
  const char *text;
} StatusCase;

static const StatusCase status_cases[] = {
  { "/status/401", CB_AUTH_BEARER, "refused the sign-in (401). Check the token in step 2." },
  { "/status/401", CB_AUTH_NONE, "Choose an authentication method in step 2" },
  { "/status/403", CB_AUTH_BEARER, "(403)" },
  { "/status/404", CB_AUTH_NONE, "found nothing at this address (404)" },
  { "/status/418", CB_AUTH_NONE, "refused the request (418)" },
  { "/status/429", CB_AUTH_NONE, "(429). Try again later" },
  { "/status/500", CB_AUTH_NONE, "failed (500)" },
  { "/status/422", CB_AUTH_NONE, "It says: “because of reasons”" },
};

static void
test_status (gconstpointer data)
{
  const StatusCase *one = data;
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, server->url, "GET", one->path);
  run_test_set_method (&test, one->kind, "token", "abcdef");
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_false (cb_run_is_success (test.run));
  run_test_assert_message (&test, one->text);
}

static void
test_broken_json (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, server->url, "GET", "/broken");
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_null (cb_run_get_document (test.run));
  g_assert_nonnull (cb_run_get_document_error (test.run));
  run_test_assert_message (&test, "It says that it is JSON, but");
}

static void
echo_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  net_reply (message, 200, "text/plain", self->headers);
}

static void
test_echoed_secret_is_masked (void)
{
  g_autoptr (NetServer) server = net_server_new (echo_cb, NULL);
  g_auto (RunTest) test = { 0 };
  g_autofree char *text = NULL;

  run_test_init (&test, server->url, "GET", "/");
  run_test_set_method (&test, CB_AUTH_BEARER, "token", "hush-hush");
  run_test_run (&test, NULL);
  text = cb_run_dup_text (test.run);
  g_assert_nonnull (strstr (text, CB_REDACTED));
  g_assert_null (strstr (text, "hush-hush"));
}

static gboolean
take_record (const char *record, gsize length, gpointer data)
{
  g_ptr_array_add (data, g_strndup (record, length));
  return TRUE;
}

static void
test_records (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);

  run_test_init (&test, server->url, "GET", "/");
  cb_activity_set_records_path (test.activity, "items");
  run_test_make (&test, NULL);
  cb_run_set_record_func (test.run, take_record, records, NULL);
  run_test_finish (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (records->pdata[0], ==, "{\"id\": 12345678901234567890}");
  g_assert_cmpstr (records->pdata[1], ==, "{\"id\" : 2}");
  g_assert_cmpuint (cb_run_get_records_received (test.run), ==, 2);
}

static void
test_single_record (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);

  run_test_init (&test, server->url, "GET", "/");
  run_test_make (&test, NULL);
  cb_run_set_record_func (test.run, take_record, records, NULL);
  run_test_finish (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_true (g_str_has_prefix (records->pdata[0], "{\"items\""));
}

/* Records without end. */
static void
endless_cb (NetRaw *raw, GSocketConnection *connection)
{
  if (!net_raw_write (connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n["))
    return;
  while (net_raw_write (connection, "{\"id\": 1},{\"id\": 2},{\"id\": 3},\n"))
    ;
}

static void
test_endless_records (void)
{
  g_autoptr (NetRaw) server = net_raw_new (endless_cb);
  g_auto (RunTest) test = { 0 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);

  run_test_init (&test, server->url, "GET", "/");
  run_test_make (&test, NULL);
  cb_run_set_record_func (test.run, take_record, records, NULL);
  cb_run_set_max_records (test.run, 5);
  run_test_finish (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (records->len, ==, 5);
}

static void
test_endless_body (void)
{
  g_autoptr (NetRaw) server = net_raw_new (endless_cb);
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, server->url, "GET", "/");
  run_test_make (&test, NULL);
  cb_run_set_body_limit (test.run, 100000);
  run_test_finish (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_true (cb_http_exchange_is_truncated (cb_run_get_exchange (test.run)));
  g_assert_null (cb_run_get_document (test.run));
}

static void
silent_cb (NetRaw *raw, GSocketConnection *connection)
{
  net_raw_wait (connection, 10000);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  g_autoptr (NetRaw) server = net_raw_new (silent_cb);
  g_auto (RunTest) test = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run_test_init (&test, server->url, "GET", "/");
  run_test_make (&test, NULL);
  g_timeout_add (20, cancel_cb, cancellable);
  run_test_finish (&test, cancellable);
  g_assert_error (test.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cb_run_get_state (test.run), ==, CB_RUN_CANCELLED);
}

static void
test_cancelled_before (void)
{
  g_auto (RunTest) test = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  run_test_init (&test, "http://127.0.0.1:1", "GET", "/");
  run_test_make (&test, NULL);
  g_cancellable_cancel (cancellable);
  run_test_finish (&test, cancellable);
  g_assert_error (test.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_values_are_missing (void)
{
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, "http://127.0.0.1:1", "GET", "/{id}");
  run_test_set_method (&test, CB_AUTH_BEARER, "token", NULL);
  run_test_run (&test, NULL);
  g_assert_error (test.error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_VALUES);
  run_test_assert_message (&test, "(id)");
  run_test_assert_message (&test, "(m.token)");
}

static void
test_file_cannot_be_read (void)
{
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, "http://127.0.0.1:1", "POST", "/");
  run_test_add_parameter (&test, "f", CB_LOCATION_FORM, CB_FIELD_TYPE_FILE);
  run_test_run (&test, "{\"f\": \"@/etc/hostname\"}");
  g_assert_error (test.error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_FILE);
}

static void
big_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s{\"id\": %u, \"name\": \"item\"}", i > 0 ? "," : "", i);
  g_string_append_c (text, ']');
  net_reply (message, 200, "application/json", text->str);
}

static void
count_cb (CbRun *run, GParamSpec *pspec, guint *count)
{
  g_assert_false (cb_run_is_finished (run));
  ++*count;
}

static void
test_progress (void)
{
  g_autoptr (NetServer) server = net_server_new (big_cb, NULL);
  g_auto (RunTest) test = { 0 };
  guint count = 0;

  run_test_init (&test, server->url, "GET", "/");
  run_test_make (&test, NULL);
  g_signal_connect (test.run, "notify::bytes-received", G_CALLBACK (count_cb), &count);
  run_test_finish (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (count, >, 1);
  g_assert_cmpuint (cb_run_get_bytes_received (test.run), ==,
                    g_bytes_get_size (cb_http_exchange_get_body (cb_run_get_exchange (test.run))));
}

static void
test_large_document (void)
{
  g_autoptr (NetServer) server = net_server_new (big_cb, NULL);
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, server->url, "GET", "/");
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (cb_node_get_size (cb_document_get_root (cb_run_get_document (test.run))), ==,
                    20000);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (auth_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runtime/run/authentication/%u", i);

      g_test_add_data_func (path, &auth_cases[i], test_authentication);
    }
  for (guint i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runtime/run/status/%u", i);

      g_test_add_data_func (path, &status_cases[i], test_status);
    }
  g_test_add_func ("/runtime/run/document", test_document);
  g_test_add_func ("/runtime/run/redirect-keeps-credentials", test_redirect_keeps_credentials);
  g_test_add_func ("/runtime/run/redirect-keeps-secret-body", test_redirect_keeps_secret_body);
  g_test_add_func ("/runtime/run/broken-json", test_broken_json);
  g_test_add_func ("/runtime/run/echoed-secret-is-masked", test_echoed_secret_is_masked);
  g_test_add_func ("/runtime/run/records", test_records);
  g_test_add_func ("/runtime/run/single-record", test_single_record);
  g_test_add_func ("/runtime/run/endless-records", test_endless_records);
  g_test_add_func ("/runtime/run/endless-body", test_endless_body);
  g_test_add_func ("/runtime/run/cancel", test_cancel);
  g_test_add_func ("/runtime/run/cancelled-before", test_cancelled_before);
  g_test_add_func ("/runtime/run/values-are-missing", test_values_are_missing);
  g_test_add_func ("/runtime/run/file-cannot-be-read", test_file_cannot_be_read);
  g_test_add_func ("/runtime/run/large-document", test_large_document);
  g_test_add_func ("/runtime/run/progress", test_progress);
  return g_test_run ();
}
