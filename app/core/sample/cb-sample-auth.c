/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-tokens-private.h"

/* They open nothing but made-up tickets on this computer. The document tells them to everybody. */
#define DEMO_USERNAME "demo"
#define DEMO_PASSWORD "demo-password"
#define DEMO_KEY "demo-key"
#define DEMO_READ_KEY "demo-read-key"
#define DEMO_TOKEN "demo-token"
#define DEMO_USER 1

gboolean
cb_sample_auth_is_password (const char *username, const char *password)
{
  return g_strcmp0 (username, DEMO_USERNAME) == 0 && g_strcmp0 (password, DEMO_PASSWORD) == 0;
}

static void
grant (CbSampleCall *call, gboolean writes)
{
  call->user_id = DEMO_USER;
  call->granted = writes ? CB_SAMPLE_WRITE : CB_SAMPLE_READ;
}

static const char *
check_basic (CbSampleCall *call, const char *credentials)
{
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (credentials, &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  char *colon = strchr (text, ':');

  if (!colon)
    return "The Basic credentials are not “username:password” in base64.";
  *colon = '\0';
  if (!cb_sample_auth_is_password (text, colon + 1))
    return "The user name or the password is wrong. Use demo and demo-password.";
  grant (call, TRUE);
  return NULL;
}

static const char *
check_bearer (CbSampleCall *call, const char *value)
{
  CbSampleToken *token = cb_sample_tokens_find (call->sample->tokens, CB_SAMPLE_TOKEN_ACCESS,
                                                value);

  if (!token && !g_str_equal (value, DEMO_TOKEN))
    return "The token is unknown or has expired. Get a new one from /oauth/token, or use "
           "demo-token.";
  grant (call, !token || token->writes);
  return NULL;
}

static const char *
check_key (CbSampleCall *call, const char *key)
{
  if (!g_str_equal (key, DEMO_KEY) && !g_str_equal (key, DEMO_READ_KEY))
    return "The API key is wrong. Use demo-key, or demo-read-key to read only.";
  grant (call, g_str_equal (key, DEMO_KEY));
  return NULL;
}

static const char *
check_session (CbSampleCall *call, const char *value)
{
  if (!cb_sample_tokens_find (call->sample->tokens, CB_SAMPLE_TOKEN_SESSION, value))
    return "The session is unknown or has expired. Log in again with POST /login.";
  grant (call, TRUE);
  return NULL;
}

static const char *
check_authorization (CbSampleCall *call, const char *header)
{
  const char *space = strchr (header, ' ');

  if (space && g_ascii_strncasecmp (header, "Basic ", 6) == 0)
    return check_basic (call, space + 1);
  if (space && g_ascii_strncasecmp (header, "Bearer ", 7) == 0)
    return check_bearer (call, space + 1);
  return "The Authorization header is neither “Basic …” nor “Bearer …”.";
}

/* What is wrong with the credentials, or NULL. */
static const char *
check_credentials (CbSampleCall *call)
{
  const char *authorization = cb_sample_call_get_header (call, "Authorization");
  const char *header_key = cb_sample_call_get_header (call, "X-Api-Key");
  const char *query_key = cb_sample_call_get_query (call, "api_key");
  const char *session = cb_sample_call_get_header (call, "X-Session-Token");

  if (authorization)
    return check_authorization (call, authorization);
  if (header_key || query_key)
    return check_key (call, header_key ? header_key : query_key);
  if (session)
    return check_session (call, session);
  return "This needs credentials: Basic, an API key, a Bearer token or a session. The document at "
         "/openapi.json tells which.";
}

gboolean
cb_sample_auth_check (CbSampleCall *call, CbSampleAccess access)
{
  const char *complaint = access == CB_SAMPLE_PUBLIC ? NULL : check_credentials (call);

  if (complaint)
    {
      SoupMessageHeaders *headers = soup_server_message_get_response_headers (call->message);
      soup_message_headers_append (headers, "WWW-Authenticate", "Basic realm=\"Sample API\"");
      soup_message_headers_append (headers, "WWW-Authenticate", "Bearer realm=\"Sample API\"");
      cb_sample_call_problem (call, 401, "%s", complaint);
      return FALSE;
    }
  if (access == CB_SAMPLE_WRITE && call->granted != CB_SAMPLE_WRITE)
    {
      cb_sample_call_problem (call, 403,
                              "These credentials may only read. Use ones with the scope "
                              "tickets:write.");
      return FALSE;
    }
  return TRUE;
}
