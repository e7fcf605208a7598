/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-lint-private.h"

#include <glib/gi18n-lib.h>

/* Names that built-in connectors and the registry use themselves. */
static const char *const reserved_names[] = { "api",        "connector", "database",
                                              "email",      "endpoint",  "file share",
                                              "ftp",        "function",  "http",
                                              "http v2",    "jitterbit", "local storage",
                                              "netsuite",   "registry",  "rest",
                                              "salesforce", "sap",       "script",
                                              "soap",       "system",    "temporary storage",
                                              "variable",   NULL };

CbProblem *
_cb_lint_report (GPtrArray *problems, CbSeverity severity, const char *rule, gpointer item,
                 int member, const char *format, ...)
{
  g_autofree char *message = NULL;
  CbProblem *problem;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  problem = cb_problem_new (severity, rule, item, member, message);
  g_ptr_array_add (problems, problem);
  return problem;
}

static gunichar
find_stray (const char *text, const char *also)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!(character < 128 && (g_ascii_isalnum (character) || strchr (also, (int) character))))
        return character;
    }
  return 0;
}

static char *
describe_stray (gunichar character)
{
  char text[8] = { 0 };

  if (!g_unichar_isprint (character))
    return g_strdup_printf ("U+%04X", character);
  g_unichar_to_utf8 (character, text);
  return g_strdup_printf ("“%s”", text);
}

char *
cb_lint_check_name (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  gunichar stray = find_stray (name, " ");

  if (!*g_strstrip (folded))
    return g_strdup (_ ("Give the connector a name."));
  if (stray)
    {
      g_autofree char *what = describe_stray (stray);
      return g_strdup_printf (
          _ ("A connector name has only letters, digits and spaces. Remove %s."), what);
    }
  if (*name == ' ' || name[strlen (name) - 1] == ' ')
    return g_strdup (_ ("Remove the space at the start or end of the connector name."));
  if (strlen (name) > CB_LIMIT_NAME_CHARACTERS)
    return g_strdup_printf (_ ("A connector name has at most %d characters. Shorten it."),
                            CB_LIMIT_NAME_CHARACTERS);
  if (g_strv_contains (reserved_names, folded))
    return g_strdup_printf (
        _ ("“%s” is used by a built-in connector. Choose another connector name."), name);
  return NULL;
}

char *
cb_lint_check_version (const char *version)
{
  gunichar stray = find_stray (version, ".-");

  if (!*version)
    return g_strdup (_ ("Give the connector a version, such as 1.0.0."));
  if (stray)
    {
      g_autofree char *what = describe_stray (stray);
      return g_strdup_printf (
          _ ("A version has only letters, digits, dots and hyphens. Remove %s."), what);
    }
  return NULL;
}

static char *
fill_with_digit (const char *name, gpointer data)
{
  return g_strdup ("1");
}

static char *
check_parsed_url (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  if (g_ascii_strcasecmp (scheme, "http") != 0 && g_ascii_strcasecmp (scheme, "https") != 0)
    return g_strdup_printf (_ ("“%s” is not an address of an HTTP API. Start it with https://."),
                            scheme);
  if (!g_uri_get_host (uri) || !*g_uri_get_host (uri))
    return g_strdup (_ ("The base URL has no host, as in https://api.example.com. Add it."));
  if (g_uri_get_userinfo (uri))
    return g_strdup (
        _ ("The base URL holds credentials. Remove them and set up authentication in step 2."));
  if (g_uri_get_fragment (uri))
    return g_strdup (_ ("The base URL has a part behind “#”, which is never sent. Remove it."));
  return NULL;
}

char *
cb_lint_check_base_url (const char *url)
{
  g_autofree char *filled = cb_text_expand_placeholders (url, fill_with_digit, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;

  if (!*url)
    return g_strdup (_ ("Give the address at which the API is served."));
  /* A whole address may come from one variable, which the end user fills in. */
  if (*url == '{')
    return NULL;
  if (!strstr (filled, "://"))
    return g_strdup (_ ("The base URL has no scheme. Start it with https://."));
  uri = g_uri_parse (filled, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, &error);
  if (!uri)
    return g_strdup_printf (_ ("The base URL is not an address: %s"), error->message);
  return check_parsed_url (uri);
}

gboolean
cb_lint_is_token (const char *text)
{
  if (!*text)
    return FALSE;
  for (const char *c = text; *c; c++)
    if (!g_ascii_isalnum (*c) && !strchr ("!#$%&'*+-.^_`|~", *c))
      return FALSE;
  return TRUE;
}

GPtrArray *
cb_lint_connector (CbConnector *connector)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_object_unref);
  CbList *activities = cb_connector_get_activities (connector);

  _cb_lint_basics (connector, problems);
  _cb_lint_authentication (connector, problems);
  _cb_lint_activities (connector, problems);
  for (guint i = 0; i < cb_list_get_size (activities); i++)
    _cb_lint_activity (connector, cb_list_get (activities, i), problems);
  return problems;
}
