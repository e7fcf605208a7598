/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-oauth-private.h"

#define CODE_SECONDS 60
#define PAGE                                                                                       \
  "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>%s</title>\n"         \
  "<style>body { font: 1.1em sans-serif; max-width: 32em; margin: 4em auto; padding: 0 1em; }"     \
  " button { font: inherit; padding: .5em 1.5em; margin-right: .5em; }</style></head>\n"           \
  "<body><h1>%s</h1>\n%s\n</body>\n</html>\n"

static void
reply_page (CbSampleCall *call, guint status, const char *title, const char *content)
{
  g_autofree char *page = g_strdup_printf (PAGE, title, title, content);

  /* Another site must not put the page into a frame and the person's click on Allow. */
  cb_sample_call_set_header (call, "Content-Security-Policy",
                             "default-src 'none'; style-src 'unsafe-inline'; "
                             "frame-ancestors 'none'");
  cb_sample_call_reply_text (call, status, "text/html; charset=utf-8", page);
}

/* RFC 8252 section 7.3: a native application listens on a port of the loopback interface. */
static gboolean
is_loopback (const char *uri)
{
  g_autoptr (GUri) parsed = uri ? g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  const char *host = parsed ? g_uri_get_host (parsed) : NULL;

  return host && g_str_equal (g_uri_get_scheme (parsed), "http")
         && (g_str_equal (host, "127.0.0.1") || g_str_equal (host, "localhost")
             || g_str_equal (host, "::1"));
}

/* RFC 6749 section 4.1.2.1: without a client and an address that can be trusted there is nobody
 * to send the error to but the person. */
static gboolean
check_client (CbSampleCall *call, GHashTable *params)
{
  if (!cb_sample_oauth_find_client (g_hash_table_lookup (params, "client_id")))
    {
      reply_page (call, 400, "Unknown application",
                  "<p>The parameter client_id must be demo-client or demo-app.</p>");
      return FALSE;
    }
  if (!is_loopback (g_hash_table_lookup (params, "redirect_uri")))
    {
      reply_page (call, 400, "Wrong address",
                  "<p>The parameter redirect_uri must be an http address of this computer, such "
                  "as http://127.0.0.1:8080/.</p>");
      return FALSE;
    }
  return TRUE;
}

static const char *
find_complaint (GHashTable *params, const char **error)
{
  const CbSampleClient *client =
      cb_sample_oauth_find_client (g_hash_table_lookup (params, "client_id"));
  const char *challenge = g_hash_table_lookup (params, "code_challenge");

  *error = "invalid_request";
  if (g_strcmp0 (g_hash_table_lookup (params, "response_type"), "code") != 0)
    {
      *error = "unsupported_response_type";
      return "response_type must be code.";
    }
  if (!challenge && !client->secret)
    return "This client must send a code_challenge.";
  if (challenge && g_strcmp0 (g_hash_table_lookup (params, "code_challenge_method"), "S256") != 0)
    return "code_challenge_method must be S256.";
  return NULL;
}

static void
redirect_with (CbSampleCall *call, GHashTable *params, const char *name, const char *value,
               const char *description)
{
  const char *redirect_uri = g_hash_table_lookup (params, "redirect_uri");
  const char *state = g_hash_table_lookup (params, "state");
  g_autofree char *query = soup_form_encode (name, value, description ? "error_description" : NULL,
                                             description, NULL);
  g_autofree char *state_query = state ? soup_form_encode ("state", state, NULL) : NULL;
  g_autofree char *location =
      g_strdup_printf ("%s%c%s%s%s", redirect_uri, strchr (redirect_uri, '?') ? '&' : '?', query,
                       state_query ? "&" : "", state_query ? state_query : "");
  g_autofree char *safe = cb_text_percent_encode_stray (location, NULL);

  cb_sample_call_set_header (call, "Location", safe);
  soup_server_message_set_status (call->message, 303, NULL);
}

static void
append_hidden (GString *form, GHashTable *params)
{
  static const char *const names[] = {
    "response_type", "client_id",      "redirect_uri",         "scope",
    "state",         "code_challenge", "code_challenge_method"
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_hash_table_lookup (params, names[i]);
      g_autofree char *escaped = value ? g_markup_escape_text (value, -1) : NULL;
      if (value)
        g_string_append_printf (form, "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n",
                                names[i], escaped);
    }
}

void
cb_sample_consent_show (CbSampleCall *call)
{
  g_autoptr (GString) form = g_string_new (NULL);
  const char *error = NULL;
  const char *complaint = NULL;

  if (!check_client (call, call->query))
    return;
  complaint = find_complaint (call->query, &error);
  if (complaint)
    {
      redirect_with (call, call->query, "error", error, complaint);
      return;
    }
  g_string_append_printf (
      form,
      "<p>%s wants to %s the tickets of Dana Morgan in the sample API.</p>\n"
      "<form method=\"post\" action=\"/oauth/authorize\">\n",
      cb_sample_oauth_find_client (g_hash_table_lookup (call->query, "client_id"))->name,
      cb_sample_oauth_wants_write (cb_sample_call_get_query (call, "scope")) ? "read and change"
                                                                             : "read");
  append_hidden (form, call->query);
  g_string_append (form, "<button name=\"decision\" value=\"allow\">Allow</button>\n"
                         "<button name=\"decision\" value=\"deny\">Deny</button>\n</form>");
  reply_page (call, 200, "Allow access?", form->str);
}

static void
give_code (CbSampleCall *call, GHashTable *form)
{
  CbSampleToken *code = cb_sample_tokens_issue (
      call->sample->tokens, CB_SAMPLE_TOKEN_CODE, g_hash_table_lookup (form, "client_id"),
      cb_sample_oauth_wants_write (g_hash_table_lookup (form, "scope")), CODE_SECONDS);

  code->redirect_uri = g_strdup (g_hash_table_lookup (form, "redirect_uri"));
  code->challenge = g_strdup (g_hash_table_lookup (form, "code_challenge"));
  redirect_with (call, form, "code", code->value, NULL);
}

void
cb_sample_consent_decide (CbSampleCall *call)
{
  g_autoptr (GHashTable) form = cb_sample_call_read_form (call);
  const char *error = NULL;
  const char *complaint = NULL;

  if (!form || !check_client (call, form))
    return;
  complaint = find_complaint (form, &error);
  if (complaint)
    redirect_with (call, form, "error", error, complaint);
  else if (g_strcmp0 (g_hash_table_lookup (form, "decision"), "allow") != 0)
    redirect_with (call, form, "error", "access_denied", "The person said no.");
  else
    give_code (call, form);
}
