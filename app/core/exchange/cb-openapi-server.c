/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

static void
take_variable (CbOpenapi *self, CbServer *server, const char *name, CbSpot spot)
{
  CbField *field = cb_list_find (cb_server_get_variables (server), name);
  CbSpot preset = cb_spot_get (spot, "default");
  const char *help = cb_spot_get_text (spot, "description");
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, spot, NULL);

  if (!field)
    {
      cb_openapi_report (self, SUGGESTION, "server-variable-unused", spot,
                         "The address has no “{%s}”, so that the variable was left out.", name);
      return;
    }
  cb_field_set_help (field, help ? help : "");
  cb_field_set_required (field, TRUE);
  cb_field_set_extras (field, extras);
  cb_openapi_fill_field (self, field, spot, (CbSpot){ NULL, NULL });
  if (!preset.node)
    cb_openapi_report (self, WARNING, "server-variable-default", spot,
                       "The variable “%s” has no default; an end user has to fill it in.", name);
}

static char *
strip_slash (const char *url)
{
  gsize length = strlen (url);

  return g_strndup (url, length && url[length - 1] == '/' ? length - 1 : length);
}

static void
check_url (CbOpenapi *self, CbSpot spot, const char *url)
{
  if (!strstr (url, "://") && *url != '{')
    cb_openapi_report (self, WARNING, "server-relative", spot,
                       "“%s” is no full address. Put the host before it in step 1.", url);
}

static void
take_server (CbOpenapi *self, CbSpot spot)
{
  const char *given = cb_spot_get_text (spot, "url");
  const char *description = cb_spot_get_text (spot, "description");
  const char *name_text = cb_spot_get_text (spot, "name");
  g_autofree char *url = strip_slash (given ? given : "");
  g_autoptr (CbServer) server = NULL;
  g_autoptr (CbValue) extras = NULL;
  CbSpot variables = cb_spot_get (spot, "variables");
  const char *name = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!given)
    cb_openapi_report (self, WARNING, "server-url", spot, "This server has no address.");
  if (!given || cb_list_find (cb_connector_get_servers (self->connector), *url ? url : "/"))
    return;
  check_url (self, spot, given);
  server = cb_server_new (*url ? url : "/");
  extras = cb_openapi_make_extras (self, spot, NULL);
  cb_server_sync_variables (server);
  cb_server_set_description (server, description ? description : "");
  cb_server_set_name (server, name_text ? name_text : "");
  cb_server_set_extras (server, extras);
  cb_spot_iter_init (&iter, variables);
  while (cb_spot_is (variables, CB_NODE_OBJECT) && cb_spot_iter_next (&iter, &name, &child))
    take_variable (self, server, name, child);
  cb_list_append (cb_connector_get_servers (self->connector), server);
}

/* OpenAPI 2.0: schemes, host and basePath make one address a scheme, the safe one first. */
static void
add_old_server (CbOpenapi *self, const char *scheme)
{
  const char *host = cb_spot_get_text (self->root, "host");
  const char *base = cb_spot_get_text (self->root, "basePath");
  g_autofree char *path = strip_slash (base ? base : "");
  g_autofree char *url = g_strdup_printf ("%s://%s%s%s", scheme, host,
                                          *path && *path != '/' ? "/" : "", path);
  g_autoptr (CbServer) server = NULL;

  if (cb_list_find (cb_connector_get_servers (self->connector), url))
    return;
  server = cb_server_new (url);
  cb_server_sync_variables (server);
  cb_list_append (cb_connector_get_servers (self->connector), server);
}

static gboolean
has_scheme (CbSpot schemes, const char *wanted)
{
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, schemes);
  while (cb_spot_is (schemes, CB_NODE_ARRAY) && cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *scheme = cb_spot_to_text (child);
      if (scheme && g_ascii_strcasecmp (scheme, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_old_servers (CbOpenapi *self)
{
  CbSpot schemes = cb_spot_get (self->root, "schemes");
  const char *host = cb_spot_get_text (self->root, "host");
  const char *base = cb_spot_get_text (self->root, "basePath");

  if (!host || !*host)
    {
      cb_openapi_report (self, WARNING, "server-missing", self->root,
                         "The document names no host. Enter the base URL in step 1.");
      if (base && *base)
        {
          g_autofree char *path = strip_slash (base);
          g_autoptr (CbServer) server = cb_server_new (*path ? path : "/");
          cb_list_append (cb_connector_get_servers (self->connector), server);
        }
      return;
    }
  if (has_scheme (schemes, "https") || !has_scheme (schemes, "http"))
    add_old_server (self, "https");
  if (has_scheme (schemes, "http"))
    add_old_server (self, "http");
}

void
cb_openapi_take_servers (CbOpenapi *self)
{
  CbSpot servers = cb_spot_get (self->root, "servers");
  CbSpotIter iter;
  CbSpot child;

  if (self->version == 20)
    {
      take_old_servers (self);
      return;
    }
  if (!cb_spot_is (servers, CB_NODE_ARRAY) || cb_node_get_size (servers.node) == 0)
    {
      cb_openapi_report (self, WARNING, "server-missing", self->root,
                         "The document names no server. Enter the base URL in step 1.");
      return;
    }
  cb_spot_iter_init (&iter, servers);
  while (cb_spot_iter_next (&iter, NULL, &child))
    take_server (self, child);
}

static char *
get_default (const char *name, gpointer data)
{
  const CbSpot *variables = data;
  const char *text = cb_spot_get_text (cb_spot_get (*variables, name), "default");

  return text ? g_strdup (text) : NULL;
}

char *
cb_openapi_make_server_url (CbOpenapi *self, CbSpot servers)
{
  CbSpot first = { NULL, NULL };
  CbSpot variables = { NULL, NULL };
  const char *given = NULL;
  g_autofree char *url = NULL;

  if (cb_spot_is (servers, CB_NODE_ARRAY))
    first = cb_spot_at (servers, cb_node_get_item (servers.node, 0));
  given = cb_spot_get_text (first, "url");
  if (!given || !*given)
    return g_strdup ("");
  variables = cb_spot_get (first, "variables");
  if (cb_node_get_size (servers.node) > 1 || variables.node)
    cb_openapi_report (self, WARNING, "operation-servers", servers,
                       "An activity has one address of its own: the first, with the defaults of "
                       "its variables, was taken.");
  url = cb_text_expand_placeholders (given, get_default, &variables);
  return strip_slash (url);
}
