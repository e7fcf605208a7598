/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-auth.h>
#include <string.h>

static CbAuthTarget *
make_target (void)
{
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("GET", "https://example.com/");

  return cb_auth_target_new (request);
}

typedef struct
{
  const char *name;
  CbAuthKind kind;
  CbLocation location;
  const char *parameter;
  const char *prefix;
  /* Pairs of field and value. */
  const char *credentials[5];
  const char *expected;
  CbAuthError error;
} Case;

static const Case cases[] = {
  { "key", CB_AUTH_API_KEY, CB_LOCATION_HEADER, "X-Key", "", { "key", "abc" }, "X-Key=abc" },
  { "key-prefix",
    CB_AUTH_API_KEY,
    CB_LOCATION_HEADER,
    "X-Key",
    "Token",
    { "key", "abc" },
    "X-Key=Token abc" },
  { "key-joined",
    CB_AUTH_API_KEY,
    CB_LOCATION_HEADER,
    "X-Key",
    "t=",
    { "key", "abc" },
    "X-Key=t=abc" },
  { "key-query", CB_AUTH_API_KEY, CB_LOCATION_QUERY, "key", "sk", { "key", "abc" }, "key=skabc" },
  { "key-missing",
    CB_AUTH_API_KEY,
    CB_LOCATION_QUERY,
    "key",
    "",
    { NULL },
    NULL,
    CB_AUTH_ERROR_MISSING },
  { "key-nameless",
    CB_AUTH_API_KEY,
    CB_LOCATION_QUERY,
    "",
    "",
    { "key", "abc" },
    NULL,
    CB_AUTH_ERROR_INVALID },
  { "key-in-body",
    CB_AUTH_API_KEY,
    CB_LOCATION_BODY,
    "key",
    "",
    { "key", "abc" },
    NULL,
    CB_AUTH_ERROR_INVALID },
  { "basic",
    CB_AUTH_BASIC,
    CB_LOCATION_HEADER,
    "",
    "",
    { "username", "Aladdin", "password", "open sesame" },
    "Authorization=Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
  { "basic-utf-8",
    CB_AUTH_BASIC,
    CB_LOCATION_HEADER,
    "",
    "",
    { "username", "test", "password", "123\xc2\xa3" },
    "Authorization=Basic dGVzdDoxMjPCow==" },
  { "basic-no-password",
    CB_AUTH_BASIC,
    CB_LOCATION_HEADER,
    "",
    "",
    { "username", "key" },
    "Authorization=Basic a2V5Og==" },
  { "basic-colon",
    CB_AUTH_BASIC,
    CB_LOCATION_HEADER,
    "",
    "",
    { "username", "a:b" },
    NULL,
    CB_AUTH_ERROR_INVALID },
  { "bearer",
    CB_AUTH_BEARER,
    CB_LOCATION_HEADER,
    "",
    "",
    { "token", "abc" },
    "Authorization=Bearer abc" },
  { "bearer-pasted",
    CB_AUTH_BEARER,
    CB_LOCATION_HEADER,
    "",
    "",
    { "token", "bearer abc" },
    "Authorization=Bearer abc" },
  { "bearer-other-word",
    CB_AUTH_BEARER,
    CB_LOCATION_HEADER,
    "",
    "Token",
    { "token", "abc" },
    "Authorization=Token abc" },
  { "none", CB_AUTH_NONE, CB_LOCATION_HEADER, "", "", { NULL }, "" },
};

static void
test_attach (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", one->kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, &error);
  g_autoptr (CbAuthTarget) target = make_target ();
  g_autoptr (GString) added = g_string_new (NULL);
  gboolean ok = FALSE;

  g_assert_no_error (error);
  cb_auth_method_set_location (method, one->location);
  cb_auth_method_set_parameter_name (method, one->parameter);
  cb_auth_method_set_prefix (method, one->prefix);
  for (guint i = 0; one->credentials[i] != NULL; i += 2)
    cb_authenticator_set_credential (authenticator, one->credentials[i], one->credentials[i + 1]);
  g_assert_true (cb_authenticator_is_ready (authenticator));
  ok = cb_authenticator_attach (authenticator, target, &error);
  for (guint i = 0; i < cb_auth_target_get_n_additions (target); i++)
    {
      const CbAuthAddition *addition = cb_auth_target_get_addition (target, i);

      g_assert_true (addition->secret);
      g_string_append_printf (added, "%s=%s", addition->name, addition->value);
    }
  if (one->expected == NULL)
    g_assert_error (error, CB_AUTH_ERROR, (int) one->error);
  else
    g_assert_no_error (error);
  g_assert_cmpint (ok, ==, one->expected != NULL);
  g_assert_cmpstr (added->str, ==, one->expected != NULL ? one->expected : "");
}

static void
test_unsupported (void)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("sign-in", CB_AUTH_OAUTH2);
  g_autoptr (GError) error = NULL;
  g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, &error);

  g_assert_null (authenticator);
  g_assert_error (error, CB_AUTH_ERROR, CB_AUTH_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "sign-in"));
  g_assert_nonnull (strstr (error->message, "OAuth 2.0"));
  g_assert_false (cb_auth_kind_is_supported (CB_AUTH_OAUTH2));
  g_assert_true (cb_auth_kind_is_supported (CB_AUTH_BASIC));
}

static void
test_prepare (void)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", CB_AUTH_BEARER);
  g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, NULL);
  g_autoptr (CbHttpClient) client = cb_http_client_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) exchanges = NULL;
  g_autoptr (GError) error = NULL;

  cb_authenticator_prepare_async (authenticator, client, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  g_assert_true (cb_authenticator_prepare_finish (authenticator, result, &exchanges, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (exchanges->len, ==, 0);
}

static void
test_prepare_cancelled (void)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", CB_AUTH_BEARER);
  g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, NULL);
  g_autoptr (CbHttpClient) client = cb_http_client_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_authenticator_prepare_async (authenticator, client, cancellable, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  g_assert_false (cb_authenticator_prepare_finish (authenticator, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_redactor (void)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", CB_AUTH_BASIC);
  g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, NULL);
  g_autoptr (CbRedactor) redactor = cb_redactor_new ();
  g_autofree char *masked = NULL;

  cb_authenticator_set_credential (authenticator, "username", "Aladdin");
  cb_authenticator_set_credential (authenticator, "password", "open sesame");
  cb_authenticator_add_to_redactor (authenticator, redactor);
  masked = cb_redactor_mask (redactor, "Aladdin open sesame QWxhZGRpbjpvcGVuIHNlc2FtZQ==", -1);
  g_assert_cmpstr (masked, ==, "Aladdin " CB_REDACTED " " CB_REDACTED);
}

static void
test_credentials (void)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", CB_AUTH_BEARER);
  g_autoptr (CbAuthenticator) authenticator = cb_authenticator_new (method, NULL);

  g_assert_true (cb_authenticator_get_method (authenticator) == method);
  cb_authenticator_set_credential (authenticator, "token", "a");
  cb_authenticator_set_credential (authenticator, "token", "b");
  g_assert_cmpstr (cb_authenticator_get_credential (authenticator, "token"), ==, "b");
  cb_authenticator_set_credential (authenticator, "token", NULL);
  g_assert_null (cb_authenticator_get_credential (authenticator, "token"));
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/auth/attach/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_attach);
    }
  g_test_add_func ("/auth/unsupported", test_unsupported);
  g_test_add_func ("/auth/prepare", test_prepare);
  g_test_add_func ("/auth/prepare-cancelled", test_prepare_cancelled);
  g_test_add_func ("/auth/redactor", test_redactor);
  g_test_add_func ("/auth/credentials", test_credentials);
  return g_test_run ();
}
