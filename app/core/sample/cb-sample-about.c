/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-tokens-private.h"

#define SESSION_SECONDS 900

static void
get_root (CbSampleCall *call)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) operations = cb_sample_routes_list ();
  g_autofree char *document = g_strconcat (call->sample->base_url, "/openapi.json", NULL);
  g_autoptr (CbValue) answer = NULL;

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "name");
  cb_value_builder_add_string (builder, "Sample ticket API");
  cb_value_builder_set_key (builder, "openapi");
  cb_value_builder_add_string (builder, document);
  cb_value_builder_set_key (builder, "operations");
  cb_value_builder_add (builder, operations);
  cb_value_builder_end (builder);
  answer = cb_value_builder_finish (builder);
  cb_sample_call_reply (call, 200, answer);
}

static void
get_health (CbSampleCall *call)
{
  g_autoptr (CbValue) empty = cb_value_new_object ();
  g_autoptr (CbValue) answer = cb_sample_with_text (empty, "status", "ok");

  cb_sample_call_reply (call, 200, answer);
}

static void
get_openapi (CbSampleCall *call)
{
  g_autoptr (GBytes) document = cb_sample_openapi_load (call->sample->base_url);

  cb_sample_call_reply_bytes (call, 200, "application/json", document);
}

static void
post_login (CbSampleCall *call)
{
  g_autoptr (CbValue) input = cb_sample_call_read_object (call);
  g_autoptr (CbValue) empty = cb_value_new_object ();
  g_autoptr (CbValue) with_token = NULL;
  g_autoptr (CbValue) answer = NULL;
  CbSampleToken *session = NULL;

  if (!input)
    return;
  if (!cb_sample_auth_is_password (cb_value_get_member_text (input, "username"),
                                   cb_value_get_member_text (input, "password")))
    {
      cb_sample_call_set_header (call, "WWW-Authenticate", "Basic realm=\"Sample API\"");
      cb_sample_call_problem (call, 401,
                              "The user name or the password is wrong. Use demo and "
                              "demo-password.");
      return;
    }
  session = cb_sample_tokens_issue (call->sample->tokens, CB_SAMPLE_TOKEN_SESSION, NULL, TRUE,
                                    SESSION_SECONDS);
  with_token = cb_sample_with_text (empty, "token", session->value);
  answer = cb_sample_with_int (with_token, "expires_in", SESSION_SECONDS);
  cb_sample_call_reply (call, 200, answer);
}

const CbSampleRoute cb_sample_about_routes[] = {
  { "GET", "/", get_root, CB_SAMPLE_PUBLIC },
  { "GET", "/health", get_health, CB_SAMPLE_PUBLIC },
  { "GET", "/openapi.json", get_openapi, CB_SAMPLE_PUBLIC },
  { "POST", "/login", post_login, CB_SAMPLE_PUBLIC },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
