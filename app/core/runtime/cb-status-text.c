/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-run-private.h"
#include "cb-runner.h"

#define QUOTED_CHARACTERS 200
#define QUOTED_BYTES ((gsize) 256 * 1024)

typedef struct
{
  guint status;
  guint step;
  const char *text;
} StatusText;

static const StatusText texts[] = {
  { 400, 3,
    "The server did not accept the request (400). Check the values and the parameters in "
    "step 3." },
  { 404, 3,
    "The server found nothing at this address (404). Check the path in step 3, and the "
    "base URL in step 1." },
  { 405, 3, "The server doesn't offer this verb at this address (405). Check the verb in step 3." },
  { 406, 3,
    "The server can't answer in the media type that the activity expects (406). Check the "
    "response structure in step 3." },
  { 407, 0, "The proxy wants a sign-in (407). Check the network settings of this computer." },
  { 408, 0, "The server waited too long for the request (408). Try again." },
  { 409, 0,
    "The request contradicts what the server holds (409). Look at the present state, and "
    "try again." },
  { 410, 3, "What was here is gone for good (410). Check the path in step 3." },
  { 411, 3, "The server wants to know the length of the body (411). Check the request in step 3." },
  { 413, 3, "The body is larger than the server takes (413). Send less." },
  { 414, 3, "The address is longer than the server takes (414). Shorten the values." },
  { 415, 3,
    "The server doesn't take this media type (415). Check the media type of the body in "
    "step 3." },
  { 422, 3, "The server understood the values but doesn't accept them (422). Check them." },
  { 501, 3, "The server doesn't know this verb (501). Check the verb in step 3." },
  { 502, 0, "A server on the way got no proper answer (502). Try again later." },
  { 503, 0, "The server is busy or down for maintenance (503). Try again later." },
  { 504, 0, "A server on the way got no answer in time (504). Try again later." },
};

/* What people check for a kind of authentication. */
static const char *
name_credentials (CbAuthKind kind)
{
  switch (kind)
    {
    case CB_AUTH_API_KEY:
      return "API key";
    case CB_AUTH_BASIC:
    case CB_AUTH_DIGEST:
      return "username and the password";
    case CB_AUTH_BEARER:
      return "token";
    default:
      return "credentials";
    }
}

static char *
explain_unauthorized (GPtrArray *methods)
{
  CbAuthMethod *first = methods != NULL && methods->len > 0 ? g_ptr_array_index (methods, 0) : NULL;
  CbAuthKind kind = first != NULL ? cb_auth_method_get_kind (first) : CB_AUTH_NONE;

  if (kind == CB_AUTH_NONE)
    return g_strdup ("The server wants to know who calls (401). Choose an authentication method in "
                     "step 2.");
  return g_strdup_printf ("The server refused the sign-in (401). Check the %s in step 2.",
                          name_credentials (kind));
}

static char *
explain_rate (CbHttpExchange *exchange)
{
  const char *after = cb_http_exchange_get_response_header (exchange, "Retry-After");

  if (after != NULL && *after != '\0' && strspn (after, "0123456789") == strlen (after))
    return g_strdup_printf ("Too many requests in a short time (429). Try again in %s seconds.",
                            after);
  return g_strdup ("Too many requests in a short time (429). Try again later.");
}

static char *
explain_redirect (CbHttpExchange *exchange, guint status)
{
  const char *location = cb_http_exchange_get_response_header (exchange, "Location");

  return g_strdup_printf ("The server sends elsewhere (%u)%s%s, which was not followed.", status,
                          location != NULL ? ": " : "", location != NULL ? location : "");
}

static char *
explain_failure (CbHttpExchange *exchange, guint status, GPtrArray *methods, guint *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].status == status)
      {
        *step = texts[i].step;
        return g_strdup (texts[i].text);
      }
  *step = status == 401 || status == 403 ? 2 : 0;
  if (status == 401)
    return explain_unauthorized (methods);
  if (status == 403)
    return g_strdup ("The server doesn't allow this (403). Check in step 2 whose credentials these "
                     "are, and what they may do.");
  if (status == 429)
    return explain_rate (exchange);
  if (status >= 500)
    return g_strdup_printf ("The server failed (%u). Try again later, or ask who runs it.", status);
  return g_strdup_printf ("The server refused the request (%u).", status);
}

static const char *
find_text (CbDocument *document, const CbNode *node, guint depth)
{
  static const char *const keys[] = {
    "message", "error_description", "errorMessage", "detail", "error", "title", "errors", "reason"
  };

  if (cb_node_is (node, CB_NODE_STRING))
    return cb_node_get_text (document, node, NULL);
  if (depth == 0)
    return NULL;
  if (cb_node_is (node, CB_NODE_ARRAY))
    return find_text (document, cb_node_get_item (node, 0), depth - 1);
  for (guint i = 0; cb_node_is (node, CB_NODE_OBJECT) && i < G_N_ELEMENTS (keys); i++)
    {
      const CbNode *member = cb_node_get_member (document, node, keys[i]);
      const char *text = member != NULL ? find_text (document, member, depth - 1) : NULL;

      if (text != NULL && *text != '\0')
        return text;
    }
  return NULL;
}

/* What the server itself says in a JSON answer, shortened; NULL for nothing. */
static char *
dup_server_text (CbHttpExchange *exchange)
{
  GBytes *body = cb_http_exchange_get_body (exchange);
  g_autoptr (CbDocument) document = NULL;
  const char *text = NULL;
  g_autofree char *line = NULL;

  if (!cb_media_type_is_json (cb_http_exchange_get_response_header (exchange, "Content-Type"))
      || g_bytes_get_size (body) > QUOTED_BYTES)
    return NULL;
  document = cb_document_read (body, NULL, NULL);
  text = document != NULL ? find_text (document, cb_document_get_root (document), 4) : NULL;
  if (text == NULL)
    return NULL;
  line = g_strdup (text);
  g_strdelimit (line, "\r\n\t", ' ');
  return cb_text_ellipsize (g_strstrip (line), QUOTED_CHARACTERS);
}

char *
cb_runner_explain_status (CbHttpExchange *exchange, GPtrArray *methods, guint *step)
{
  guint status = cb_http_exchange_get_status (exchange);
  const char *reason = cb_http_exchange_get_reason (exchange);
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  guint unused = 0;

  if (step == NULL)
    step = &unused;
  *step = 0;
  if (status < 300)
    return g_strdup_printf ("The server answered %u%s%s.", status,
                            reason != NULL && *reason != '\0' ? " " : "",
                            reason != NULL ? reason : "");
  if (status < 400)
    return explain_redirect (exchange, status);
  text = explain_failure (exchange, status, methods, step);
  said = dup_server_text (exchange);
  return said != NULL ? g_strdup_printf ("%s It says: “%s”", text, said) : g_steal_pointer (&text);
}
