/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-image.h"
#include "cb-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
fix_display_name (CbItem *item, int member)
{
  cb_connector_set_display_name (CB_CONNECTOR (item), cb_connector_get_name (CB_CONNECTOR (item)));
}

static void
fix_version (CbItem *item, int member)
{
  cb_connector_set_version (CB_CONNECTOR (item), "1.0.0");
}

static void
fix_clear (CbItem *item, int member)
{
  cb_item_set_string (item, (guint) member, "");
}

static void
fix_name (CbItem *item, int member)
{
  GString *name = g_string_new (NULL);

  for (const char *c = cb_item_get_string (item, (guint) member); *c; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, *c);
    else if (name->len > 0 && name->str[name->len - 1] != ' ')
      g_string_append_c (name, ' ');
  cb_item_set_string (item, (guint) member, g_strstrip (name->str));
  g_string_free (name, TRUE);
}

static void
lint_names (CbConnector *connector, GPtrArray *problems)
{
  const char *name = cb_connector_get_name (connector);
  const char *version = cb_connector_get_version (connector);
  g_autofree char *name_problem = cb_lint_check_name (name);
  g_autofree char *version_problem = cb_lint_check_version (version);
  CbProblem *problem;

  if (name_problem)
    {
      problem = _cb_lint_report (problems, CB_SEVERITY_ERROR,
                                 *name ? "connector-name" : "connector-name-missing", connector,
                                 CB_CONNECTOR_NAME, "%s", name_problem);
      if (*name && strpbrk (name, "/:._-"))
        cb_problem_set_fix (problem, N_ ("Use Letters, Digits and Spaces"), fix_name);
    }
  if (version_problem)
    {
      problem = _cb_lint_report (problems, CB_SEVERITY_ERROR, "connector-version", connector,
                                 CB_CONNECTOR_VERSION, "%s", version_problem);
      if (!*version)
        cb_problem_set_fix (problem, N_ ("Use 1.0.0"), fix_version);
    }
  if (!*cb_connector_get_display_name (connector) && !name_problem)
    cb_problem_set_fix (
        _cb_lint_report (problems, CB_SEVERITY_SUGGESTION, "connector-display-name-missing",
                         connector, CB_CONNECTOR_DISPLAY_NAME,
                         _ ("End users see the connector name. Give it a display name.")),
        N_ ("Use the Connector Name"), fix_display_name);
}

static void
lint_image (CbConnector *connector, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  const char *image = cb_connector_get_image (connector);

  if (*image && !cb_image_check (image, -1, &error))
    cb_problem_set_fix (_cb_lint_report (problems, CB_SEVERITY_ERROR, "image", connector,
                                         CB_CONNECTOR_IMAGE, "%s", error->message),
                        N_ ("Use the Default Image"), fix_clear);
}

static gboolean
is_color (const char *color)
{
  return strlen (color) == 7 && *color == '#' && strspn (color + 1, "0123456789abcdefABCDEF") == 6;
}

static void
lint_color (CbConnector *connector, GPtrArray *problems)
{
  const char *color = cb_connector_get_color (connector);

  if (*color && !is_color (color))
    cb_problem_set_fix (_cb_lint_report (problems, CB_SEVERITY_ERROR, "color", connector,
                                         CB_CONNECTOR_COLOR,
                                         _ ("“%s” is not a colour. Write it as #rrggbb."), color),
                        N_ ("Use the Default Colour"), fix_clear);
}

static void
lint_links (CbConnector *connector, GPtrArray *problems)
{
  CbItem *links = (CbItem *) cb_connector_get_links (connector);

  for (guint i = 0; links && i < CB_LINKS_N_MEMBERS; i++)
    {
      const char *url = cb_item_get_string (links, i);

      if (*url && !g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://")
          && !g_str_has_prefix (url, "mailto:"))
        _cb_lint_report (problems, CB_SEVERITY_WARNING, "link", links, (int) i,
                         _ ("“%s” is not an address. Start it with https://."), url);
    }
}

static void
fix_add_scheme (CbItem *item, int member)
{
  const char *url = cb_server_get_url (CB_SERVER (item));
  g_autofree char *with_scheme = g_strconcat ("https://",
                                              g_str_has_prefix (url, "//") ? url + 2 : url, NULL);

  cb_server_set_url (CB_SERVER (item), with_scheme);
  cb_server_sync_variables (CB_SERVER (item));
}

static void
fix_secure_scheme (CbItem *item, int member)
{
  g_autofree char *secure =
      g_strconcat ("https", cb_server_get_url (CB_SERVER (item)) + strlen ("http"), NULL);

  cb_server_set_url (CB_SERVER (item), secure);
}

static char *
fill_with_digit (const char *name, gpointer data)
{
  return g_strdup ("1");
}

static gboolean
is_local (const char *url)
{
  /* A variable may stand for the port, which GUri wants as a number. */
  g_autofree char *filled = cb_text_expand_placeholders (url, fill_with_digit, NULL);
  g_autoptr (GUri) uri = g_uri_parse (filled, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host ? g_inet_address_new_from_string (host) : NULL;

  return g_strcmp0 (host, "localhost") == 0
         || (address && g_inet_address_get_is_loopback (address));
}

static void
lint_server_url (CbServer *server, GPtrArray *problems)
{
  const char *url = cb_server_get_url (server);
  g_autofree char *wrong = cb_lint_check_base_url (url);
  CbProblem *problem;

  if (wrong)
    {
      problem = _cb_lint_report (problems, CB_SEVERITY_ERROR,
                                 *url ? "server-url" : "server-url-missing", server, CB_SERVER_URL,
                                 "%s", wrong);
      if (*url && !strstr (url, "://"))
        cb_problem_set_fix (problem, N_ ("Start with https://"), fix_add_scheme);
    }
  else if (g_ascii_strncasecmp (url, "http://", 7) == 0 && !is_local (url))
    cb_problem_set_fix (
        _cb_lint_report (problems, CB_SEVERITY_WARNING, "server-url-insecure", server,
                         CB_SERVER_URL,
                         _ ("Credentials sent to %s can be read on the way. Use https://."), url),
        N_ ("Use https://"), fix_secure_scheme);
}

static void
fix_sync_variables (CbItem *item, int member)
{
  cb_server_sync_variables (CB_SERVER (item));
}

static void
fix_remove_item (CbItem *item, int member)
{
  cb_list_remove_item (cb_item_get_parent_list (item), item);
}

static void
lint_server_variables (CbServer *server, GPtrArray *problems)
{
  CbList *variables = cb_server_get_variables (server);
  g_auto (GStrv) names = cb_text_list_placeholders (cb_server_get_url (server));

  for (guint i = 0; names[i]; i++)
    if (!cb_list_find (variables, names[i]))
      cb_problem_set_fix (
          _cb_lint_report (
              problems, CB_SEVERITY_ERROR, "server-variable-missing", server, CB_SERVER_VARIABLES,
              _ ("Nothing says what {%s} in the base URL is. Add a variable for it."), names[i]),
          N_ ("Add the Variable"), fix_sync_variables);
  for (guint i = 0; i < cb_list_get_size (variables); i++)
    {
      CbField *field = cb_list_get (variables, i);

      if (!g_strv_contains ((const char *const *) names, cb_field_get_name (field)))
        cb_problem_set_fix (
            _cb_lint_report (problems, CB_SEVERITY_WARNING, "server-variable-unused", field, -1,
                             _ ("The base URL has no {%s}. Remove the variable or use it."),
                             cb_field_get_name (field)),
            N_ ("Remove the Variable"), fix_remove_item);
    }
  _cb_lint_fields (variables, problems);
}

void
_cb_lint_basics (CbConnector *connector, GPtrArray *problems)
{
  CbList *servers = cb_connector_get_servers (connector);

  lint_names (connector, problems);
  lint_image (connector, problems);
  lint_color (connector, problems);
  lint_links (connector, problems);
  if (cb_list_get_size (servers) == 0)
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "server-missing", connector, CB_CONNECTOR_SERVERS,
                     _ ("Give the address at which the API is served, in step 1."));
  for (guint i = 0; i < cb_list_get_size (servers); i++)
    {
      lint_server_url (cb_list_get (servers, i), problems);
      lint_server_variables (cb_list_get (servers, i), problems);
    }
}
