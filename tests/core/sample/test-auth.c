/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <string.h>

#include "sample-test.h"

#define FORM "application/x-www-form-urlencoded:"

typedef struct
{
  const char *credentials;
  const char *path;
  guint read;
  guint write;
} AuthCase;

/* "demo:demo-password" and "demo:wrong" in base64. */
static const AuthCase auth_cases[] = {
  { "Authorization: Basic ZGVtbzpkZW1vLXBhc3N3b3Jk", "/tickets", 200, 201 },
  { "Authorization: Basic ZGVtbzp3cm9uZw==", "/tickets", 401, 401 },
  { "Authorization: Basic !!", "/tickets", 401, 401 },
  { "Authorization: Bearer demo-token", "/tickets", 200, 201 },
  { "Authorization: Bearer other", "/tickets", 401, 401 },
  { "Authorization: Digest x", "/tickets", 401, 401 },
  { "X-Api-Key: demo-key", "/tickets", 200, 201 },
  { "X-Api-Key: demo-read-key", "/tickets", 200, 403 },
  { "X-Api-Key: other", "/tickets", 401, 401 },
  { NULL, "/tickets?api_key=demo-key", 200, 201 },
  { NULL, "/tickets?api_key=other", 401, 401 },
  { "X-Session-Token: other", "/tickets", 401, 401 },
  { NULL, "/tickets", 401, 401 },
};

#define NEW_TICKET "application/json:{\"project_id\":1,\"title\":\"New\"}"

static void
test_methods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (auth_cases); i++)
    {
      const AuthCase *c = &auth_cases[i];
      g_autoptr (Sample) sample = sample_new (c->credentials);

      g_assert_cmpuint (sample_get (sample, c->path), ==, c->read);
      if (c->read == 401)
        {
          sample_assert_problem (sample, 401, "");
          g_assert_nonnull (sample_header (sample, "WWW-Authenticate"));
        }
      g_assert_cmpuint (sample_call (sample, "POST", c->path, NULL, NEW_TICKET), ==, c->write);
      if (c->write == 403)
        sample_assert_problem (sample, 403, "may only read");
    }
}

static void
test_session (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);
  g_autofree char *header = NULL;

  sample_call (sample, "POST", "/login", NULL,
               "application/json:{\"username\":\"demo\",\"password\":\"wrong\"}");
  sample_assert_problem (sample, 401, "user name or the password");
  g_assert_cmpuint (
      sample_call (sample, "POST", "/login", NULL,
                   "application/json:{\"username\":\"demo\",\"password\":\"demo-password\"}"),
      ==, 200);
  header = g_strconcat ("X-Session-Token: ", sample_text_at (sample, "/token"), NULL);
  g_assert_cmpuint (sample_call (sample, "GET", "/me", header, NULL), ==, 200);
  g_assert_cmpstr (sample_text_at (sample, "/username"), ==, "demo");
}

static guint
get_token (Sample *sample, const char *form)
{
  g_autofree char *body = g_strconcat (FORM, form, NULL);

  return sample_call (sample, "POST", "/oauth/token", NULL, body);
}

/* What the access token of the last answer opens. */
static void
assert_token_opens (Sample *sample, guint read, guint write)
{
  g_autofree char *header = g_strconcat ("Authorization: Bearer ",
                                         sample_text_at (sample, "/access_token"), NULL);

  g_assert_cmpuint (sample_call (sample, "GET", "/me", header, NULL), ==, read);
  g_assert_cmpuint (sample_call (sample, "POST", "/tickets", header, NEW_TICKET), ==, write);
}

static void
test_client_credentials (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  g_assert_cmpuint (get_token (sample, "grant_type=client_credentials&client_id=demo-client&"
                                       "client_secret=demo-client-secret"),
                    ==, 200);
  g_assert_cmpint (sample_int_at (sample, "/expires_in"), ==, 3600);
  assert_token_opens (sample, 200, 201);
  g_assert_cmpuint (get_token (sample, "grant_type=client_credentials&client_id=demo-client&"
                                       "client_secret=demo-client-secret&scope=tickets:read"),
                    ==, 200);
  assert_token_opens (sample, 200, 403);
  /* "demo-client:demo-client-secret" */
  g_assert_cmpuint (sample_call (sample, "POST", "/oauth/token",
                                 "Authorization: Basic ZGVtby1jbGllbnQ6ZGVtby1jbGllbnQtc2VjcmV0",
                                 FORM "grant_type=client_credentials"),
                    ==, 200);
  assert_token_opens (sample, 200, 201);
}

static void
assert_token_error (Sample *sample, const char *form, guint status, const char *error)
{
  g_assert_cmpuint (get_token (sample, form), ==, status);
  g_assert_cmpstr (sample_text_at (sample, "/error"), ==, error);
  g_assert_nonnull (sample_text_at (sample, "/error_description"));
}

#define CLIENT "&client_id=demo-client&client_secret=demo-client-secret"

static void
test_token_errors (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  assert_token_error (sample, "grant_type=client_credentials", 401, "invalid_client");
  assert_token_error (sample, "grant_type=client_credentials&client_id=demo-client", 401,
                      "invalid_client");
  assert_token_error (sample, "grant_type=client_credentials&client_id=demo-app", 400,
                      "unauthorized_client");
  assert_token_error (sample, "grant_type=other" CLIENT, 400, "unsupported_grant_type");
  assert_token_error (sample, "grant_type=authorization_code&code=x" CLIENT, 400, "invalid_grant");
  assert_token_error (sample, "grant_type=refresh_token&refresh_token=x" CLIENT, 400,
                      "invalid_grant");
  assert_token_error (sample, "grant_type=password&username=demo&password=x" CLIENT, 400,
                      "invalid_grant");
  assert_token_error (sample, "grant_type=client_credentials&lifetime=0" CLIENT, 400,
                      "invalid_request");
  sample_call (sample, "POST", "/oauth/token", NULL, "application/json:{}");
  sample_assert_problem (sample, 415, "form");
}

static gboolean
token_has_expired (gpointer data)
{
  Sample *sample = data;

  return sample_get (sample, "/me") == 401;
}

static void
test_expiry (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);

  g_assert_cmpuint (get_token (sample, "grant_type=client_credentials&lifetime=1" CLIENT), ==, 200);
  sample->credentials = g_strconcat ("Authorization: Bearer ",
                                     sample_text_at (sample, "/access_token"), NULL);
  g_assert_cmpuint (sample_get (sample, "/me"), ==, 200);
  cb_test_wait (token_has_expired, sample, 10000);
}

static void
test_refresh (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);
  g_autofree char *form = NULL;

  g_assert_cmpuint (
      get_token (sample, "grant_type=password&username=demo&password=demo-password" CLIENT), ==,
      200);
  form = g_strconcat ("grant_type=refresh_token&refresh_token=",
                      sample_text_at (sample, "/refresh_token"), CLIENT, NULL);
  g_assert_cmpuint (get_token (sample, form), ==, 200);
  assert_token_opens (sample, 200, 201);
  assert_token_error (sample, form, 400, "invalid_grant");
}

static void
test_revoke (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);
  g_autofree char *token = NULL;
  g_autofree char *body = NULL;

  get_token (sample, "grant_type=client_credentials" CLIENT);
  token = g_strdup (sample_text_at (sample, "/access_token"));
  sample->credentials = g_strconcat ("Authorization: Bearer ", token, NULL);
  g_assert_cmpuint (sample_get (sample, "/me"), ==, 200);
  body = g_strconcat (FORM "token=", token, CLIENT, NULL);
  g_clear_pointer (&sample->credentials, g_free);
  g_assert_cmpuint (sample_call (sample, "POST", "/oauth/revoke", NULL, body), ==, 200);
  sample->credentials = g_strconcat ("Authorization: Bearer ", token, NULL);
  g_assert_cmpuint (sample_get (sample, "/me"), ==, 401);
}

/* The pair of RFC 7636 appendix B. */
#define VERIFIER "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
#define CHALLENGE "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
#define REDIRECT "http%3A%2F%2F127.0.0.1%3A9%2Fcallback"
#define AUTHORIZE "/oauth/authorize?response_type=code&client_id="
#define QUESTION                                                                                   \
  "response_type=code&client_id=demo-app&redirect_uri=" REDIRECT "&state=a%26b"                    \
  "&code_challenge=" CHALLENGE "&code_challenge_method=S256"

/* Says yes or no on the page, and returns the query that the application gets. */
static GHashTable *
decide (Sample *sample, const char *decision)
{
  g_autofree char *body = g_strconcat (FORM QUESTION "&decision=", decision, NULL);
  const char *location = NULL;

  g_assert_cmpuint (sample_call (sample, "POST", "/oauth/authorize", NULL, body), ==, 303);
  location = sample_header (sample, "Location");
  g_assert_true (g_str_has_prefix (location, "http://127.0.0.1:9/callback?"));
  return g_uri_parse_params (strchr (location, '?') + 1, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
}

static void
test_authorization_code (void)
{
  g_autoptr (Sample) sample = sample_new (NULL);
  g_autoptr (GHashTable) answer = NULL;
  g_autofree char *page = NULL;
  g_autofree char *form = NULL;

  g_assert_cmpuint (sample_get (sample, "/oauth/authorize?" QUESTION), ==, 200);
  page = sample_text (sample);
  g_assert_nonnull (strstr (page, "Demo App wants to read and change"));
  g_assert_nonnull (strstr (page, "name=\"state\" value=\"a&amp;b\""));
  answer = decide (sample, "allow");
  g_assert_cmpstr (g_hash_table_lookup (answer, "state"), ==, "a&b");
  form = g_strconcat ("grant_type=authorization_code&client_id=demo-app&redirect_uri=" REDIRECT
                      "&code_verifier=" VERIFIER "&code=",
                      g_hash_table_lookup (answer, "code"), NULL);
  g_assert_cmpuint (get_token (sample, form), ==, 200);
  g_assert_nonnull (sample_text_at (sample, "/refresh_token"));
  assert_token_opens (sample, 200, 201);
  assert_token_error (sample, form, 400, "invalid_grant");
}

static void
test_authorization_refusals (void)
{
  static const char *const forms[] = {
    "&redirect_uri=" REDIRECT "&code_verifier=wrong",
    "&redirect_uri=" REDIRECT,
    "&redirect_uri=http%3A%2F%2F127.0.0.1%3A10%2F&code_verifier=" VERIFIER,
  };
  g_autoptr (Sample) sample = sample_new (NULL);
  g_autoptr (GHashTable) denied = decide (sample, "deny");

  g_assert_cmpstr (g_hash_table_lookup (denied, "error"), ==, "access_denied");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GHashTable) answer = decide (sample, "allow");
      g_autofree char *form = g_strconcat ("grant_type=authorization_code&client_id=demo-app&code=",
                                           g_hash_table_lookup (answer, "code"), forms[i], NULL);
      assert_token_error (sample, form, 400, "invalid_grant");
    }
}

/* Nobody is sent to an address that isn't on this computer. */
static void
test_authorization_questions (void)
{
  static const char *const pages[] = {
    "/oauth/authorize",
    (AUTHORIZE "other&redirect_uri=" REDIRECT),
    (AUTHORIZE "demo-app"),
    (AUTHORIZE "demo-app&redirect_uri=https%3A%2F%2Fevil.example"),
    (AUTHORIZE "demo-app&redirect_uri=javascript%3Aalert(1)"),
  };
  static const char *const errors[] = {
    "response_type=token&client_id=demo-client",
    "response_type=code&client_id=demo-app",
    "response_type=code&client_id=demo-client&code_challenge=x&code_challenge_method=plain",
  };
  g_autoptr (Sample) sample = sample_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_cmpuint (sample_get (sample, pages[i]), ==, 400);
      g_assert_null (sample_header (sample, "Location"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *path = g_strconcat ("/oauth/authorize?redirect_uri=" REDIRECT "&", errors[i],
                                           NULL);
      g_assert_cmpuint (sample_get (sample, path), ==, 303);
      g_assert_nonnull (strstr (sample_header (sample, "Location"), "?error="));
    }
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/sample/auth/methods", test_methods);
  g_test_add_func ("/sample/auth/session", test_session);
  g_test_add_func ("/sample/auth/client-credentials", test_client_credentials);
  g_test_add_func ("/sample/auth/token-errors", test_token_errors);
  g_test_add_func ("/sample/auth/expiry", test_expiry);
  g_test_add_func ("/sample/auth/refresh", test_refresh);
  g_test_add_func ("/sample/auth/revoke", test_revoke);
  g_test_add_func ("/sample/auth/authorization-code", test_authorization_code);
  g_test_add_func ("/sample/auth/authorization-refusals", test_authorization_refusals);
  g_test_add_func ("/sample/auth/authorization-questions", test_authorization_questions);
  return g_test_run ();
}
