/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-oauth-private.h"
#include "cb-sample-routes-private.h"

#define ACCESS_SECONDS 3600
#define REFRESH_SECONDS (24 * 3600)

const CbSampleClient *
cb_sample_oauth_find_client (const char *id)
{
  static const CbSampleClient clients[] = {
    { "demo-client", "demo-client-secret", "Demo Client" },
    { "demo-app", NULL, "Demo App" },
  };

  for (guint i = 0; id && i < G_N_ELEMENTS (clients); i++)
    if (g_str_equal (clients[i].id, id))
      return &clients[i];
  return NULL;
}

gboolean
cb_sample_oauth_wants_write (const char *scope)
{
  g_auto (GStrv)
      scopes = g_strsplit (scope && *scope ? scope : "tickets:read tickets:write", " ", -1);

  return g_strv_contains ((const char *const *) scopes, "tickets:write");
}

/* RFC 6749 section 5.2. */
static void
reply_error (CbSampleCall *call, guint status, const char *error, const char *description)
{
  g_autoptr (CbValue) empty = cb_value_new_object ();
  g_autoptr (CbValue) coded = cb_sample_with_text (empty, "error", error);
  g_autoptr (CbValue) answer = cb_sample_with_text (coded, "error_description", description);

  if (status == 401)
    cb_sample_call_set_header (call, "WWW-Authenticate", "Basic realm=\"Sample API\"");
  cb_sample_call_set_header (call, "Cache-Control", "no-store");
  cb_sample_call_reply (call, status, answer);
}

/* Client id and secret from the Authorization header (RFC 6749 section 2.3.1) or the form. */
static gboolean
read_client (CbSampleCall *call, GHashTable *form, char **id, char **secret)
{
  const char *header = cb_sample_call_get_header (call, "Authorization");
  gsize length = 0;
  g_autofree guchar *bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!header || g_ascii_strncasecmp (header, "Basic ", 6) != 0)
    {
      *id = g_strdup (g_hash_table_lookup (form, "client_id"));
      *secret = g_strdup (g_hash_table_lookup (form, "client_secret"));
      return *id != NULL;
    }
  bytes = g_base64_decode (header + 6, &length);
  text = g_strndup ((const char *) bytes, length);
  parts = g_strsplit (text, ":", 2);
  if (g_strv_length (parts) != 2)
    return FALSE;
  *id = g_uri_unescape_string (parts[0], NULL);
  *secret = g_uri_unescape_string (parts[1], NULL);
  return *id != NULL;
}

static const CbSampleClient *
authenticate_client (CbSampleCall *call, GHashTable *form)
{
  g_autofree char *id = NULL;
  g_autofree char *secret = NULL;
  const CbSampleClient *client = read_client (call, form, &id, &secret)
                                     ? cb_sample_oauth_find_client (id)
                                     : NULL;

  if (client && (!client->secret || g_strcmp0 (client->secret, secret) == 0))
    return client;
  reply_error (call, 401, "invalid_client",
               "The client is unknown or its secret is wrong. Use demo-client with "
               "demo-client-secret.");
  return NULL;
}

static void
reply_tokens (CbSampleCall *call, GHashTable *form, const CbSampleClient *client, gboolean writes,
              gboolean with_refresh)
{
  const char *wanted = g_hash_table_lookup (form, "lifetime");
  gint64 seconds = ACCESS_SECONDS;
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) answer = NULL;
  CbSampleToken *token = NULL;

  if (wanted && !g_ascii_string_to_signed (wanted, 10, 1, ACCESS_SECONDS, &seconds, NULL))
    {
      reply_error (call, 400, "invalid_request", "“lifetime” must be from 1 to 3600 seconds.");
      return;
    }
  token = cb_sample_tokens_issue (call->sample->tokens, CB_SAMPLE_TOKEN_ACCESS, client->id, writes,
                                  (guint) seconds);
  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "access_token");
  cb_value_builder_add_string (builder, token->value);
  cb_value_builder_set_key (builder, "token_type");
  cb_value_builder_add_string (builder, "Bearer");
  cb_value_builder_set_key (builder, "expires_in");
  cb_value_builder_add_int64 (builder, seconds);
  cb_value_builder_set_key (builder, "scope");
  cb_value_builder_add_string (builder, writes ? "tickets:read tickets:write" : "tickets:read");
  if (with_refresh)
    {
      token = cb_sample_tokens_issue (call->sample->tokens, CB_SAMPLE_TOKEN_REFRESH, client->id,
                                      writes, REFRESH_SECONDS);
      cb_value_builder_set_key (builder, "refresh_token");
      cb_value_builder_add_string (builder, token->value);
    }
  cb_value_builder_end (builder);
  answer = cb_value_builder_finish (builder);
  cb_sample_call_set_header (call, "Cache-Control", "no-store");
  cb_sample_call_reply (call, 200, answer);
}

/* RFC 7636 section 4.6, S256. */
static gboolean
verifies (const char *challenge, const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *text = NULL;

  if (!verifier)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return g_str_equal (text, challenge);
}

static void
exchange_code (CbSampleCall *call, GHashTable *form, const CbSampleClient *client)
{
  CbSampleTokens *tokens = call->sample->tokens;
  CbSampleToken *code = cb_sample_tokens_find (tokens, CB_SAMPLE_TOKEN_CODE,
                                               g_hash_table_lookup (form, "code"));
  const char *complaint = NULL;
  gboolean writes = code && code->writes;

  if (!code || !g_str_equal (code->client_id, client->id))
    complaint = "The code is unknown, used already, or older than a minute.";
  else if (g_strcmp0 (code->redirect_uri, g_hash_table_lookup (form, "redirect_uri")) != 0)
    complaint = "redirect_uri is not the one for which the code was given.";
  else if (code->challenge
           && !verifies (code->challenge, g_hash_table_lookup (form, "code_verifier")))
    complaint = "code_verifier does not fit the code_challenge.";
  if (code)
    cb_sample_tokens_revoke (tokens, code->value);
  if (complaint)
    reply_error (call, 400, "invalid_grant", complaint);
  else
    reply_tokens (call, form, client, writes, TRUE);
}

/* Refresh tokens are used once (RFC 9700 section 2.2.2). */
static void
refresh (CbSampleCall *call, GHashTable *form, const CbSampleClient *client)
{
  CbSampleTokens *tokens = call->sample->tokens;
  CbSampleToken *token = cb_sample_tokens_find (tokens, CB_SAMPLE_TOKEN_REFRESH,
                                                g_hash_table_lookup (form, "refresh_token"));
  gboolean writes = token && token->writes;

  if (!token || !g_str_equal (token->client_id, client->id))
    {
      reply_error (call, 400, "invalid_grant",
                   "The refresh token is unknown, used already, or expired.");
      return;
    }
  cb_sample_tokens_revoke (tokens, token->value);
  reply_tokens (call, form, client, writes, TRUE);
}

static void
client_credentials (CbSampleCall *call, GHashTable *form, const CbSampleClient *client)
{
  if (client->secret)
    reply_tokens (call, form, client,
                  cb_sample_oauth_wants_write (g_hash_table_lookup (form, "scope")), FALSE);
  else
    reply_error (call, 400, "unauthorized_client", "A client without a secret can't do this.");
}

static void
password (CbSampleCall *call, GHashTable *form, const CbSampleClient *client)
{
  if (cb_sample_auth_is_password (g_hash_table_lookup (form, "username"),
                                  g_hash_table_lookup (form, "password")))
    reply_tokens (call, form, client,
                  cb_sample_oauth_wants_write (g_hash_table_lookup (form, "scope")), TRUE);
  else
    reply_error (call, 400, "invalid_grant",
                 "The user name or the password is wrong. Use demo and demo-password.");
}

static void
post_token (CbSampleCall *call)
{
  g_autoptr (GHashTable) form = cb_sample_call_read_form (call);
  const char *grant = form ? g_hash_table_lookup (form, "grant_type") : NULL;
  const CbSampleClient *client = form ? authenticate_client (call, form) : NULL;

  if (!client)
    return;
  if (g_strcmp0 (grant, "authorization_code") == 0)
    exchange_code (call, form, client);
  else if (g_strcmp0 (grant, "refresh_token") == 0)
    refresh (call, form, client);
  else if (g_strcmp0 (grant, "client_credentials") == 0)
    client_credentials (call, form, client);
  else if (g_strcmp0 (grant, "password") == 0)
    password (call, form, client);
  else
    reply_error (call, 400, "unsupported_grant_type",
                 "grant_type is authorization_code, client_credentials, refresh_token or "
                 "password.");
}

/* RFC 7009: an unknown token is no error. */
static void
post_revoke (CbSampleCall *call)
{
  g_autoptr (GHashTable) form = cb_sample_call_read_form (call);

  if (!form || !authenticate_client (call, form))
    return;
  cb_sample_tokens_revoke (call->sample->tokens, g_hash_table_lookup (form, "token"));
  soup_server_message_set_status (call->message, 200, NULL);
}

static void
add_list (CbValueBuilder *builder, const char *key, const char *items)
{
  g_auto (GStrv) list = g_strsplit (items, " ", -1);

  cb_value_builder_set_key (builder, key);
  cb_value_builder_begin_array (builder);
  for (guint i = 0; list[i]; i++)
    cb_value_builder_add_string (builder, list[i]);
  cb_value_builder_end (builder);
}

static void
add_address (CbSampleCall *call, CbValueBuilder *builder, const char *key, const char *path)
{
  g_autofree char *address = g_strconcat (call->sample->base_url, path, NULL);

  cb_value_builder_set_key (builder, key);
  cb_value_builder_add_string (builder, address);
}

/* RFC 8414. */
static void
get_metadata (CbSampleCall *call)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) answer = NULL;

  cb_value_builder_begin_object (builder);
  add_address (call, builder, "issuer", "");
  add_address (call, builder, "authorization_endpoint", "/oauth/authorize");
  add_address (call, builder, "token_endpoint", "/oauth/token");
  add_address (call, builder, "revocation_endpoint", "/oauth/revoke");
  add_list (builder, "scopes_supported", "tickets:read tickets:write");
  add_list (builder, "response_types_supported", "code");
  add_list (builder, "grant_types_supported",
            "authorization_code client_credentials refresh_token password");
  add_list (builder, "code_challenge_methods_supported", "S256");
  add_list (builder, "token_endpoint_auth_methods_supported",
            "client_secret_basic client_secret_post none");
  cb_value_builder_end (builder);
  answer = cb_value_builder_finish (builder);
  cb_sample_call_reply (call, 200, answer);
}

const CbSampleRoute cb_sample_oauth_routes[] = {
  { "GET", "/.well-known/oauth-authorization-server", get_metadata, CB_SAMPLE_PUBLIC },
  { "GET", "/oauth/authorize", cb_sample_consent_show, CB_SAMPLE_PUBLIC },
  { "POST", "/oauth/authorize", cb_sample_consent_decide, CB_SAMPLE_PUBLIC },
  { "POST", "/oauth/token", post_token, CB_SAMPLE_PUBLIC },
  { "POST", "/oauth/revoke", post_revoke, CB_SAMPLE_PUBLIC },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
