/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-sample.h>
#include <libcb-secrets.h>
#include <string.h>

#include "runtime-test.h"

/* Against the sample API: what its server saw. */

static CbSampleServer *
start_server (void)
{
  CbSampleServer *server = cb_sample_server_new ();
  g_autoptr (GError) error = NULL;

  cb_sample_server_start (server, 0, NULL, &error);
  g_assert_no_error (error);
  return server;
}

static CbValue *
dup_answer (RunTest *test)
{
  CbValue *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_no_error (test->error);
  value = cb_run_dup_exchange_value (test->run, cb_run_get_exchange (test->run), &error);
  g_assert_no_error (error);
  g_assert_nonnull (value);
  return value;
}

typedef struct
{
  const char *name;
  CbLocation location;
  CbFieldType type;
  CbStyle style;
  CbExplode explode;
  const char *value;
  /* Where in the echo, and what there. */
  const char *member;
  const char *expected;
} Case;

static const Case cases[] = {
  { "text", CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, CB_EXPLODE_DEFAULT,
    "\"a b&c=d#ü\"", "query", "p=a%20b%26c%3Dd%23%C3%BC" },
  { "list", CB_LOCATION_QUERY, CB_FIELD_TYPE_LIST, CB_STYLE_FORM, CB_EXPLODE_YES, "[1,2]", "query",
    "p=1&p=2" },
  { "joined", CB_LOCATION_QUERY, CB_FIELD_TYPE_LIST, CB_STYLE_FORM, CB_EXPLODE_NO, "[1,2]", "query",
    "p=1,2" },
  { "pipes", CB_LOCATION_QUERY, CB_FIELD_TYPE_LIST, CB_STYLE_PIPE_DELIMITED, CB_EXPLODE_NO, "[1,2]",
    "query", "p=1%7C2" },
  { "deep", CB_LOCATION_QUERY, CB_FIELD_TYPE_OBJECT, CB_STYLE_DEEP_OBJECT, CB_EXPLODE_YES,
    "{\"a\":1}", "query", "p%5Ba%5D=1" },
  { "form", CB_LOCATION_FORM, CB_FIELD_TYPE_TEXT, CB_STYLE_DEFAULT, CB_EXPLODE_DEFAULT, "\"a b+c\"",
    "body", "p=a+b%2Bc" },
  { "body", CB_LOCATION_BODY, CB_FIELD_TYPE_INTEGER, CB_STYLE_DEFAULT, CB_EXPLODE_DEFAULT,
    "12345678901234567890", "body", "{\"p\":12345678901234567890}" },
};

static void
test_echo (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CbSampleServer) server = start_server ();
  g_auto (RunTest) test = { 0 };
  g_autofree char *values = g_strdup_printf ("{\"p\":%s}", one->value);
  g_autoptr (CbValue) answer = NULL;
  CbParameter *parameter = NULL;

  run_test_init (&test, cb_sample_server_get_base_url (server), "POST", "/debug/echo");
  parameter = run_test_add_parameter (&test, "p", one->location, one->type);
  cb_parameter_set_style (parameter, one->style);
  cb_parameter_set_explode (parameter, one->explode);
  run_test_run (&test, values);
  answer = dup_answer (&test);
  g_assert_cmpstr (cb_value_get_member_text (answer, one->member), ==, one->expected);
}

typedef struct
{
  CbAuthKind kind;
  const char *credentials[5];
  guint status;
} AuthCase;

static const AuthCase auth_cases[] = {
  { CB_AUTH_BASIC, { "m.username", "demo", "m.password", "demo-password" }, 200 },
  { CB_AUTH_BASIC, { "m.username", "demo", "m.password", "wrong" }, 401 },
  { CB_AUTH_BEARER, { "m.token", "demo-token" }, 200 },
  { CB_AUTH_BEARER, { "m.token", "wrong" }, 401 },
  { CB_AUTH_API_KEY, { "m.key", "demo-key" }, 200 },
  { CB_AUTH_NONE, { NULL }, 401 },
};

static void
start_with_method (RunTest *test, CbSampleServer *server, CbAuthKind kind)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", kind);

  run_test_init (test, cb_sample_server_get_base_url (server), "GET", "/me");
  cb_auth_method_set_location (method, CB_LOCATION_HEADER);
  cb_auth_method_set_parameter_name (method, "X-API-Key");
  cb_list_append (cb_connector_get_auth_methods (test->connector), method);
}

static void
test_sign_in (gconstpointer data)
{
  const AuthCase *one = data;
  g_autoptr (CbSampleServer) server = start_server ();
  g_auto (RunTest) test = { 0 };
  g_autoptr (CbValues) values = cb_values_new ();

  start_with_method (&test, server, one->kind);
  for (guint i = 0; one->credentials[i] != NULL; i += 2)
    cb_values_set_text (values, one->credentials[i], one->credentials[i + 1], CB_ORIGIN_CONNECTION);
  cb_runner_set_values (test.runner, values);
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (cb_run_get_status (test.run), ==, one->status);
}

static void
store_secret (CbSecretStore *store, const char *field, const char *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_secret_store_store_async (store, "connection-1", field, "Test", secret, NULL,
                               cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  g_assert_true (cb_secret_store_store_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
test_secret_from_store (void)
{
  g_autoptr (CbSampleServer) server = start_server ();
  g_autoptr (CbSecretStore) store = cb_memory_store_new (NULL);
  g_autoptr (CbValues) values = cb_values_new ();
  g_auto (RunTest) test = { 0 };

  start_with_method (&test, server, CB_AUTH_BASIC);
  store_secret (store, "m.password", "demo-password");
  cb_values_set_text (values, "m.username", "demo", CB_ORIGIN_CONNECTION);
  cb_runner_set_values (test.runner, values);
  cb_runner_set_secrets (test.runner, store, "connection-1");
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (cb_run_get_status (test.run), ==, 200);
  g_assert_true (cb_redactor_would_mask (cb_run_get_redactor (test.run), "demo-password", -1));
}

static gboolean
count_record (const char *record, gsize length, gpointer data)
{
  ++*(guint *) data;
  return TRUE;
}

static void
test_many_records (void)
{
  g_autoptr (CbSampleServer) server = start_server ();
  g_auto (RunTest) test = { 0 };
  guint count = 0;

  run_test_init (&test, cb_sample_server_get_base_url (server), "GET", "/debug/items?count=20000");
  run_test_make (&test, NULL);
  cb_run_set_record_func (test.run, count_record, &count, NULL);
  run_test_finish (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (count, ==, 20000);
}

static void
test_cut_off (void)
{
  g_autoptr (CbSampleServer) server = start_server ();
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, cb_sample_server_get_base_url (server), "GET", "/debug/truncated");
  run_test_run (&test, NULL);
  g_assert_error (test.error, CB_NET_ERROR, CB_NET_ERROR_CUT_OFF);
  g_assert_cmpint (cb_run_get_state (test.run), ==, CB_RUN_FAILED);
  g_assert_cmpuint (g_list_model_get_n_items (cb_run_get_exchanges (test.run)), ==, 1);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runtime/sample/echo/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_echo);
    }
  for (guint i = 0; i < G_N_ELEMENTS (auth_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/runtime/sample/sign-in/%u", i);

      g_test_add_data_func (path, &auth_cases[i], test_sign_in);
    }
  g_test_add_func ("/runtime/sample/secret-from-store", test_secret_from_store);
  g_test_add_func ("/runtime/sample/many-records", test_many_records);
  g_test_add_func ("/runtime/sample/cut-off", test_cut_off);
  return g_test_run ();
}
