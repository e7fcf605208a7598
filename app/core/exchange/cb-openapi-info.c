/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

/* A connector name has only letters, digits and spaces. (transfer full) */
static char *
make_name (const char *title)
{
  GString *name = g_string_new (NULL);

  for (const char *c = title; *c && name->len < CB_LIMIT_NAME_CHARACTERS - 8;
       c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isalnum (character) && character < 128)
        g_string_append_unichar (name, character);
      else if (character == '\'' || character == 0x2019)
        continue;
      else if (name->len && name->str[name->len - 1] != ' ')
        g_string_append_c (name, ' ');
    }
  g_strchomp (name->str);
  name->len = strlen (name->str);
  if (name->len == 0)
    g_string_append (name, "Imported API");
  else if (g_ascii_strcasecmp (name->str, "api") == 0)
    g_string_append (name, " connector");
  return g_string_free (name, FALSE);
}

/* Letters, digits, dots and hyphens. (transfer full) */
static char *
make_version (const char *text)
{
  GString *version = g_string_new (NULL);

  for (const char *c = text; *c && version->len < 60; c++)
    {
      if (g_ascii_isalnum (*c) || *c == '.')
        g_string_append_c (version, *c);
      else if (version->len && version->str[version->len - 1] != '-')
        g_string_append_c (version, '-');
    }
  if (version->len == 0)
    g_string_append (version, "1.0.0");
  return g_string_free (version, FALSE);
}

static void
take_names (CbOpenapi *self, CbSpot info)
{
  const char *title = cb_spot_get_text (info, "title");
  const char *given = cb_spot_get_text (info, "version");
  g_autofree char *name = make_name (title ? title : "");
  g_autofree char *problem = cb_lint_check_name (name);
  g_autofree char *version = make_version (given ? given : "");
  g_autofree char *longer = problem ? g_strconcat (name, " API", NULL) : NULL;

  cb_connector_set_name (self->connector, longer ? longer : name);
  cb_connector_set_display_name (self->connector, title && *title ? title : name);
  cb_connector_set_version (self->connector, version);
  if (!title || !*title)
    cb_openapi_report (self, WARNING, "title", info.node ? info : self->root,
                       "The document has no title. Give the connector a name.");
  if (!given || !g_str_equal (given, version))
    cb_openapi_report (self, SUGGESTION, "version", info.node ? info : self->root,
                       "A version has letters, digits, dots and hyphens: “%s” became “%s”.",
                       given ? given : "", version);
}

static const char *
get_below (CbSpot spot, const char *key, const char *below)
{
  const char *text = cb_spot_get_text (cb_spot_get (spot, key), below);

  return text ? text : "";
}

static void
take_links (CbOpenapi *self, CbSpot info)
{
  g_autoptr (CbLinks) links = g_object_new (CB_TYPE_LINKS, NULL);

  cb_links_set_website (links, get_below (info, "contact", "url"));
  cb_links_set_documentation (links, get_below (self->root, "externalDocs", "url"));
  if (!cb_item_is_empty (CB_ITEM (links)))
    cb_connector_set_links (self->connector, links);
}

/* What the definition has no place for: the info object whole, tags with their descriptions. */
static void
take_extras (CbOpenapi *self, CbSpot info)
{
  static const char *const kept[] = { "openapi",           "swagger", "tags", "externalDocs",
                                      "jsonSchemaDialect", "$self",   NULL };
  static const char *const info_kept[] = { "termsOfService", "contact", "license", "summary",
                                           "title",          "version", NULL };
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, self->root, kept);
  g_autoptr (CbValue) below = cb_openapi_make_extras (self, info, info_kept);
  g_autoptr (CbValue) both = NULL;

  if (extras && below)
    both = cb_value_with_pointer (extras, "/openapi/info", cb_value_get_member (below, "openapi"));
  cb_connector_set_extras (self->connector, both ? both : extras);
}

void
cb_openapi_take_info (CbOpenapi *self)
{
  CbSpot info = cb_spot_get (self->root, "info");
  const char *description = cb_spot_get_text (info, "description");
  const char *summary = cb_spot_get_text (info, "summary");

  take_names (self, info);
  take_links (self, info);
  take_extras (self, info);
  cb_connector_set_description (self->connector, description ? description
                                                 : summary   ? summary
                                                             : "");
  cb_connector_set_publisher (self->connector, get_below (info, "contact", "name"));
}
