/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-runtime-error.h"

/* The base URL: variables expanded, each so that its value stays in the part where it stands. */

typedef enum
{
  REGION_SCHEME,
  REGION_HOST,
  REGION_REST,
  REGION_WHOLE,
} Region;

typedef struct
{
  CbList *variables;
  Region region;
} Expansion;

CbServer *
cb_request_find_server (CbConnector *connector, const char *name)
{
  CbList *servers = cb_connector_get_servers (connector);

  if (name == NULL || *name == '\0')
    return cb_list_get (servers, 0);
  for (guint i = 0; i < cb_list_get_size (servers); i++)
    {
      CbServer *server = cb_list_get (servers, i);

      if (strcmp (cb_server_get_name (server), name) == 0
          || strcmp (cb_server_get_url (server), name) == 0)
        return server;
    }
  return NULL;
}

const char *
cb_request_find_outside (const char *text, const char *stops)
{
  gboolean inside = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == '{')
        inside = TRUE;
      else if (*text == '}')
        inside = FALSE;
      else if (!inside && strchr (stops, *text) != NULL)
        break;
    }
  return text;
}

char *
cb_request_builder_expand (CbRequestBuilder *self, const char *text, CbExpressionFunc func,
                           gpointer data, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *open = strchr (text, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *expression = NULL;
      g_autofree char *expanded = NULL;

      if (close == NULL)
        {
          g_string_append (out, text);
          break;
        }
      g_string_append_len (out, text, open - text);
      expression = g_strndup (open + 1, (gsize) (close - open - 1));
      expanded = func (self, expression, data, error);
      if (expanded == NULL)
        return NULL;
      g_string_append (out, expanded);
      text = close + 1;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
cb_request_guard_dots (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  for (char **segment = segments; *segment != NULL; segment++)
    {
      gsize length = strlen (*segment);

      if (strspn (*segment, ".") != length || length == 0 || length > 2)
        continue;
      g_free (*segment);
      *segment = g_strdup (length == 1 ? "%2E" : "%2E%2E");
    }
  return g_strjoinv ("/", segments);
}

static gboolean
is_host_text (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x80 && !g_ascii_isalnum (*text) && strchr ("-._~:[]", *text) == NULL)
      return FALSE;
  return TRUE;
}

static char *
fit_into_region (CbRequestBuilder *self, const CbResolved *resolved, const char *text,
                 Region region)
{
  const char *name = cb_field_get_name (resolved->field);
  g_autofree char *title = cb_field_dup_title (resolved->field);
  g_autofree char *encoded = NULL;

  if (resolved->placeholder || region == REGION_WHOLE)
    return g_strdup (text);
  if (region == REGION_HOST && !is_host_text (text))
    {
      cb_request_builder_add_problem (self, name, title, FALSE,
                                      "“%s” is part of a host name, which has only letters, "
                                      "digits, dots and hyphens.",
                                      title);
      return g_strdup ("invalid");
    }
  if (region != REGION_REST)
    return g_strdup (text);
  encoded = cb_text_percent_encode (text, -1, "/:@!$&'()*+,;=");
  return cb_request_guard_dots (encoded);
}

/* A variable of the server, else a connection field of that name. */
static CbField *
find_variable (CbRequestBuilder *self, CbList *variables, const char *name)
{
  CbField *field = variables != NULL ? cb_list_find (variables, name) : NULL;

  return field != NULL ? field : cb_list_find (cb_connector_get_fields (self->connector), name);
}

static char *
expand_variable (CbRequestBuilder *self, const char *name, gpointer data, GError **error)
{
  Expansion *expansion = data;
  CbField *field = find_variable (self, expansion->variables, name);
  g_autoptr (CbField) made = field == NULL ? cb_field_new (name, CB_FIELD_TYPE_TEXT) : NULL;
  g_autofree char *qualified = g_strconcat ("server.", name, NULL);
  const char *names[] = { name, qualified, NULL };
  g_auto (CbResolved) resolved = { 0 };
  g_autofree char *text = NULL;

  cb_request_builder_resolve (self, field != NULL ? field : made, names, NULL, FALSE, TRUE,
                              &resolved);
  if (resolved.value == NULL)
    return g_strdup ("missing");
  text = cb_value_is (resolved.value, CB_NODE_STRING)
             ? g_strdup (cb_value_get_text (resolved.value, NULL))
             : cb_value_to_text (resolved.value, 0);
  cb_request_builder_add_resolved (self, CB_PART_ADDRESS, name, text, CB_RULE_SERVER_VARIABLE,
                                   &resolved);
  return fit_into_region (self, &resolved, text, expansion->region);
}

static char *
expand_region (CbRequestBuilder *self, CbList *variables, Region region, const char *from,
               const char *to, GError **error)
{
  Expansion expansion = { variables, region };
  g_autofree char *text = g_strndup (from, (gsize) (to - from));
  g_autofree char *expanded = cb_request_builder_expand (self, text, expand_variable, &expansion,
                                                         error);

  /* Host names are made fit for DNS when they are looked up. */
  if (expanded == NULL || region == REGION_HOST || region == REGION_SCHEME)
    return g_steal_pointer (&expanded);
  return cb_text_percent_encode_stray (expanded, "{}:/?#[]@!$&'()*+,;=");
}

/* A variable at the very beginning is an address of its own, scheme included. */
static char *
expand_leading (CbRequestBuilder *self, CbList *variables, const char *url, GError **error)
{
  const char *close = *url == '{' ? strchr (url, '}') : NULL;
  g_autofree char *head = NULL;

  if (close == NULL || g_str_has_prefix (close + 1, "://"))
    return g_strdup (url);
  head = expand_region (self, variables, REGION_WHOLE, url, close + 1, error);
  return head != NULL ? g_strconcat (head, close + 1, NULL) : NULL;
}

static char *
expand_url (CbRequestBuilder *self, CbList *variables, const char *text, GError **error)
{
  g_autofree char *url = expand_leading (self, variables, text, error);
  const char *colon = url != NULL ? strstr (url, "://") : NULL;
  const char *host = colon != NULL ? colon + 3 : url;
  const char *rest = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  if (url == NULL)
    return NULL;
  rest = cb_request_find_outside (host, "/?#");
  first = expand_region (self, variables, REGION_SCHEME, url, host, error);
  second = expand_region (self, variables, REGION_HOST, host, rest, error);
  third = expand_region (self, variables, REGION_REST, rest, rest + strlen (rest), error);
  return g_strconcat (first, second, third, NULL);
}

static gboolean
fail (GError **error, const char *url, const char *what)
{
  g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_ADDRESS, "The base URL “%s” %s", url,
               what);
  return FALSE;
}

/* Without what stands before the `@`, which is a password as like as not. */
static char *
mask_user (const char *url)
{
  g_autoptr (GRegex) regex = g_regex_new ("//[^/?#]*@", 0, 0, NULL);

  return g_regex_replace_literal (regex, url, -1, 0, "//" CB_REDACTED "@", 0, NULL);
}

/* @shown: the same without secrets, for the message. */
static gboolean
check_url (const char *url, const char *shown, GError **error)
{
  const char *colon = strstr (url, "://");
  const char *host = colon != NULL ? colon + 3 : NULL;
  gsize length = host != NULL ? strcspn (host, "/?#") : 0;
  g_autofree char *masked = mask_user (shown);

  if (host == NULL)
    return fail (error, shown, "has no scheme. Begin it with https:// in step 1.");
  if (g_ascii_strncasecmp (url, "http://", 7) != 0 && g_ascii_strncasecmp (url, "https://", 8) != 0)
    return fail (error, shown,
                 "has a scheme that can't be used. Begin it with https:// or http:// in step 1.");
  if (length == 0 || *host == ':')
    return fail (error, shown, "has no host. Enter one, such as api.example.com, in step 1.");
  if (memchr (host, '@', length) != NULL)
    return fail (error, masked,
                 "holds a username or password. Remove it, and choose Basic authentication in "
                 "step 2.");
  if (strcspn (host, " \t\r\n") < length)
    return fail (error, shown, "has a space in its host. Remove it in step 1.");
  if (!g_uri_is_valid (url, G_URI_FLAGS_ENCODED, NULL))
    return fail (error, shown, "has a host or a port that can't be. Mend it in step 1.");
  return TRUE;
}

/* The template to expand and its variables; the activity's own address wins. */
static const char *
choose_url (CbRequestBuilder *self, CbList **variables, GError **error)
{
  const char *own = self->activity != NULL ? cb_activity_get_server_url (self->activity) : "";
  CbServer *server = cb_request_find_server (self->connector, self->options.server);

  *variables = server != NULL ? cb_server_get_variables (server) : NULL;
  if (*own != '\0')
    return own;
  if (server != NULL && *cb_server_get_url (server) != '\0')
    return cb_server_get_url (server);
  if (server == NULL && self->options.server != NULL && *self->options.server != '\0')
    g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_ADDRESS,
                 "There is no server “%s” in this connector. Choose one of those in step 1.",
                 self->options.server);
  else
    g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_ADDRESS,
                 "The base URL is missing. Enter it in step 1, such as https://api.example.com.");
  return NULL;
}

/* Splits off the query, which goes first in the URL; a fragment is never sent (RFC 9110 section
 * 7.1). */
static void
take_base (CbRequestBuilder *self, const char *url)
{
  g_auto (GStrv) without_fragment = g_strsplit (url, "#", 2);
  g_auto (GStrv) halves = g_strsplit (without_fragment[0], "?", 2);
  g_auto (GStrv) items = NULL;

  g_string_assign (self->base, halves[0]);
  cb_request_builder_add_part (self, CB_PART_ADDRESS, "", halves[0], CB_RULE_DEFINITION,
                               "The address at which the API is served.");
  if (halves[1] == NULL)
    return;
  items = g_strsplit (halves[1], "&", -1);
  for (char **item = items; *item != NULL; item++)
    {
      g_auto (GStrv) pair = g_strsplit (*item, "=", 2);

      if (**item == '\0')
        continue;
      g_ptr_array_add (self->query, g_strdup (*item));
      cb_request_builder_add_part (self, CB_PART_QUERY, pair[0], pair[1] != NULL ? pair[1] : "",
                                   CB_RULE_DEFINITION, "It is part of the base URL.");
    }
}

gboolean
cb_request_builder_make_base (CbRequestBuilder *self, GError **error)
{
  CbList *variables = NULL;
  const char *template = choose_url (self, &variables, error);
  g_autofree char *url = NULL;
  g_autofree char *shown = NULL;

  if (template == NULL)
    return FALSE;
  url = expand_url (self, variables, template, error);
  if (url == NULL)
    return FALSE;
  shown = cb_redactor_mask (self->request->redactor, url, -1);
  /* A missing variable is reported with the other values, not as a wrong address. */
  if (self->problems->len == 0 && !cb_request_builder_sketches (self)
      && !check_url (url, shown, error))
    return FALSE;
  take_base (self, url);
  return TRUE;
}
