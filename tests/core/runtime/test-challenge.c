/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-authenticator-private.h>
#include <cb-runner-private.h>
#include <cb-test.h>
#include <string.h>

#include "runtime-test.h"

/* A method that fetches a token before it can be used, and a new one when it is refused. */

typedef struct
{
  CbAuthenticator parent_instance;

  char *url;
  char *token;
  guint n_prepared;
} TokenMethod;
typedef CbAuthenticatorClass TokenMethodClass;

static GType token_method_get_type (void);
G_DEFINE_FINAL_TYPE (TokenMethod, token_method, CB_TYPE_AUTHENTICATOR)

static gboolean
token_method_is_ready (CbAuthenticator *authenticator)
{
  return ((TokenMethod *) authenticator)->token != NULL;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  TokenMethod *self = g_task_get_source_object (task);
  GPtrArray *exchanges = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbHttpExchange)
      exchange = cb_http_client_send_finish (CB_HTTP_CLIENT (source), result, &exchanges, &error);

  if (exchange == NULL)
    {
      g_ptr_array_unref (exchanges);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->n_prepared++;
  self->token = net_body_text (exchange);
  g_task_return_pointer (task, exchanges, (GDestroyNotify) g_ptr_array_unref);
}

static void
token_method_prepare (CbAuthenticator *authenticator, CbHttpClient *client, GTask *task)
{
  TokenMethod *self = (TokenMethod *) authenticator;
  g_autoptr (CbHttpRequest) request = cb_http_request_new ("POST", self->url);

  cb_http_client_send_async (client, request, g_task_get_cancellable (task), fetched_cb,
                             g_object_ref (task));
}

static gboolean
token_method_attach (CbAuthenticator *authenticator, CbAuthTarget *target, GError **error)
{
  TokenMethod *self = (TokenMethod *) authenticator;

  g_assert_cmpstr (cb_http_request_get_method (cb_auth_target_get_request (target)), ==, "GET");
  cb_auth_target_add (target, CB_LOCATION_HEADER, "X-Token", self->token, TRUE);
  return TRUE;
}

static gboolean
token_method_challenge (CbAuthenticator *authenticator, CbHttpExchange *exchange)
{
  g_clear_pointer (&((TokenMethod *) authenticator)->token, g_free);
  return TRUE;
}

static void
token_method_add_to_redactor (CbAuthenticator *authenticator, CbRedactor *redactor)
{
  if (((TokenMethod *) authenticator)->token != NULL)
    cb_redactor_add (redactor, ((TokenMethod *) authenticator)->token);
}

static void
token_method_finalize (GObject *object)
{
  g_free (((TokenMethod *) object)->url);
  g_free (((TokenMethod *) object)->token);
  G_OBJECT_CLASS (token_method_parent_class)->finalize (object);
}

static void
token_method_class_init (TokenMethodClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = token_method_finalize;
  klass->is_ready = token_method_is_ready;
  klass->prepare = token_method_prepare;
  klass->attach = token_method_attach;
  klass->challenge = token_method_challenge;
  klass->add_to_redactor = token_method_add_to_redactor;
}

static void
token_method_init (TokenMethod *self)
{
}

/* /fussy refuses the first token that was given out. */
static void
answer_cb (NetServer *self, SoupServerMessage *message, const char *path)
{
  g_autofree char *token = g_strdup_printf ("token-number-%u", self->n_requests);

  if (g_str_equal (path, "/token"))
    net_reply (message, 200, "text/plain", token);
  else if (g_str_equal (path, "/fussy") && strstr (self->headers, "token-number-1"))
    net_reply (message, 401, "text/plain", "expired");
  else if (g_str_equal (path, "/never"))
    net_reply (message, 401, "text/plain", "no");
  else
    net_reply (message, 200, "application/json", "{}");
}

/* The runner takes what it has for a method over making a new one. */
static TokenMethod *
give_method (RunTest *test, const char *url)
{
  g_autoptr (CbAuthMethod) method = cb_auth_method_new ("m", CB_AUTH_NONE);
  TokenMethod *fake = g_object_new (token_method_get_type (), "method", method, NULL);

  cb_list_append (cb_connector_get_auth_methods (test->connector), method);
  fake->url = g_strconcat (url, "/token", NULL);
  g_ptr_array_add (test->runner->authenticators, fake);
  return fake;
}

static void
test_prepared_once (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  TokenMethod *method = NULL;

  run_test_init (&test, server->url, "GET", "/any");
  method = give_method (&test, server->url);
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (g_list_model_get_n_items (cb_run_get_exchanges (test.run)), ==, 2);
  g_assert_true (cb_redactor_would_mask (cb_run_get_redactor (test.run), "token-number-1", -1));
  run_test_run (&test, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cb_run_get_exchanges (test.run)), ==, 1);
  g_assert_cmpuint (method->n_prepared, ==, 1);
}

static void
test_retried_once (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };
  TokenMethod *method = NULL;

  run_test_init (&test, server->url, "GET", "/fussy");
  method = give_method (&test, server->url);
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (cb_run_get_status (test.run), ==, 200);
  g_assert_cmpuint (method->n_prepared, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (cb_run_get_exchanges (test.run)), ==, 4);
}

static void
test_not_for_ever (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, server->url, "GET", "/never");
  give_method (&test, server->url);
  run_test_run (&test, NULL);
  g_assert_no_error (test.error);
  g_assert_cmpuint (cb_run_get_status (test.run), ==, 401);
  g_assert_cmpuint (server->n_requests, ==, 4);
}

static void
test_preparing_fails (void)
{
  g_autoptr (NetServer) server = net_server_new (answer_cb, NULL);
  g_auto (RunTest) test = { 0 };

  run_test_init (&test, server->url, "GET", "/any");
  give_method (&test, "http://127.0.0.1:1");
  run_test_run (&test, NULL);
  g_assert_error (test.error, CB_NET_ERROR, CB_NET_ERROR_UNREACHABLE);
  g_assert_cmpuint (server->n_requests, ==, 0);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/runtime/challenge/prepared-once", test_prepared_once);
  g_test_add_func ("/runtime/challenge/retried-once", test_retried_once);
  g_test_add_func ("/runtime/challenge/not-for-ever", test_not_for_ever);
  g_test_add_func ("/runtime/challenge/preparing-fails", test_preparing_fails);
  return g_test_run ();
}
