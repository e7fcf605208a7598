/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-connector.h"

#include <glib/gi18n-lib.h>

struct _CbLinks
{
  CbItem parent_instance;
};

struct _CbSchemaEntry
{
  CbItem parent_instance;
};

struct _CbProvenance
{
  CbItem parent_instance;
};

struct _CbConnector
{
  CbItem parent_instance;
};

G_DEFINE_FINAL_TYPE (CbLinks, cb_links, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbSchemaEntry, cb_schema_entry, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbProvenance, cb_provenance, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbConnector, cb_connector, CB_TYPE_ITEM)

#define FIRST_VERSION "1.0.0"
#define SCHEMA_REF_PREFIX "#/schemas/"

static const CbMember links_members[CB_LINKS_N_MEMBERS] = {
  [CB_LINKS_WEBSITE] = { "website", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("website"),
                         "The vendor's page." },
  [CB_LINKS_DOCUMENTATION] = { "documentation", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                               N_ ("documentation"), "The API's documentation." },
  [CB_LINKS_SUPPORT] = { "support", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("support"),
                         "Where to get help." },
  [CB_LINKS_PRIVACY] = { "privacy", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("privacy policy"),
                         "The vendor's privacy policy." },
};

static const CbMember schema_entry_members[CB_SCHEMA_ENTRY_N_MEMBERS] = {
  [CB_SCHEMA_ENTRY_NAME] = { "name", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY,
                             N_ ("name"), "The name by which others refer to it." },
  [CB_SCHEMA_ENTRY_SCHEMA] = { "schema", CB_MEMBER_VALUE, CB_MEMBER_REQUIRED | CB_MEMBER_SCHEMA,
                               N_ ("structure"), "The structure, as a JSON Schema (2020-12)." },
};

static const CbMember provenance_members[CB_PROVENANCE_N_MEMBERS] = {
  [CB_PROVENANCE_FORMAT] = { "format", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("format"),
                             "The format of the source." },
  [CB_PROVENANCE_LOCATION] = { "location", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("location"),
                               "The name of the source." },
  [CB_PROVENANCE_HASH] = { "hash", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("hash"),
                           "The SHA-256 of the source, in hexadecimal." },
};

static const CbMember members[CB_CONNECTOR_N_MEMBERS] = {
  [CB_CONNECTOR_NAME] = { "name", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY,
                          N_ ("connector name"),
                          "The name to register it by: letters, digits and spaces." },
  [CB_CONNECTOR_VERSION] = { "version", CB_MEMBER_STRING, CB_MEMBER_REQUIRED, N_ ("version"),
                             "Letters, digits, dots and hyphens." },
  [CB_CONNECTOR_DISPLAY_NAME] = { "displayName", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                  N_ ("display name"), "What end users see." },
  [CB_CONNECTOR_DESCRIPTION] = { "description", CB_MEMBER_STRING, CB_MEMBER_LONG,
                                 N_ ("description"), "What the API is for." },
  [CB_CONNECTOR_PUBLISHER] = { "publisher", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("publisher"),
                               "Who made the connector." },
  [CB_CONNECTOR_COLOR] = { "color", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("colour"),
                           "The colour of its tile, #rrggbb.", NULL, 0, "^(#[0-9a-fA-F]{6})?$" },
  [CB_CONNECTOR_CATEGORIES] = { "categories", CB_MEMBER_STRINGS, CB_MEMBER_PLAIN, N_ ("categories"),
                                "What the API is about." },
  [CB_CONNECTOR_TAGS] = { "tags", CB_MEMBER_STRINGS, CB_MEMBER_PLAIN, N_ ("tags"),
                          "Words to find it by." },
  [CB_CONNECTOR_LINKS] = { "links", CB_MEMBER_ITEM, CB_MEMBER_PLAIN, N_ ("links"),
                           "Addresses that tell more.", cb_links_get_type },
  [CB_CONNECTOR_IMAGE] = { "image", CB_MEMBER_STRING, CB_MEMBER_LONG, N_ ("image"),
                           "An SVG of at most 120 KB without scripts or outside references." },
  [CB_CONNECTOR_SERVERS] = { "servers", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("servers"),
                             "Where the API is served.", cb_server_get_type,
                             .item_title = N_ ("server") },
  [CB_CONNECTOR_AUTH_METHODS] = { "authMethods", CB_MEMBER_LIST, CB_MEMBER_PLAIN,
                                  N_ ("authentication methods"), "How the caller is proved.",
                                  cb_auth_method_get_type,
                                  .item_title = N_ ("authentication method") },
  [CB_CONNECTOR_SECURITY] = { "security", CB_MEMBER_LIST, CB_MEMBER_PLAIN,
                              N_ ("authentication alternatives"),
                              "The alternatives that an end user picks from.", cb_security_get_type,
                              .item_title = N_ ("authentication alternative") },
  [CB_CONNECTOR_FIELDS] = { "fields", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("connection fields"),
                            "What an end user fills in on a connection.", cb_field_get_type,
                            .item_title = N_ ("connection field") },
  [CB_CONNECTOR_TEST_ACTIVITY] = { "testActivity", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                   N_ ("test activity"),
                                   "The id of the activity that tests a connection." },
  [CB_CONNECTOR_SCHEMAS] = { "schemas", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("shared structures"),
                             "Structures that others refer to.", cb_schema_entry_get_type,
                             .item_title = N_ ("shared structure") },
  [CB_CONNECTOR_ACTIVITIES] = { "activities", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("activities"),
                                "What the connector offers.", cb_activity_get_type,
                                .item_title = N_ ("activity") },
  [CB_CONNECTOR_SOURCE] = { "source", CB_MEMBER_ITEM, CB_MEMBER_QUIET, N_ ("source"),
                            "Where it was imported from.", cb_provenance_get_type },
  [CB_CONNECTOR_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                            "What a source said beyond this, by origin." },
};

CbConnector *
cb_connector_new (void)
{
  CbConnector *self = g_object_new (CB_TYPE_CONNECTOR, NULL);

  cb_connector_set_version (self, FIRST_VERSION);
  return self;
}

CbSchemaEntry *
cb_schema_entry_new (const char *name, CbValue *schema)
{
  CbSchemaEntry *self = g_object_new (CB_TYPE_SCHEMA_ENTRY, NULL);

  cb_schema_entry_set_name (self, name);
  cb_schema_entry_set_schema (self, schema);
  return self;
}

char *
cb_connector_dup_title (CbConnector *self)
{
  if (*cb_connector_get_display_name (self))
    return g_strdup (cb_connector_get_display_name (self));
  if (*cb_connector_get_name (self))
    return g_strdup (cb_connector_get_name (self));
  return g_strdup (_ ("Untitled connector"));
}

CbActivity *
cb_connector_find_activity (CbConnector *self, const char *id)
{
  return cb_list_find (cb_connector_get_activities (self), id);
}

CbAuthMethod *
cb_connector_find_auth_method (CbConnector *self, const char *id)
{
  return cb_list_find (cb_connector_get_auth_methods (self), id);
}

char *
cb_connector_make_activity_id (CbConnector *self, const char *base)
{
  g_autofree char *slug = cb_text_slug (base);
  char *id = g_strdup (slug);

  for (guint i = 2; cb_connector_find_activity (self, id); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, i);
    }
  return id;
}

/* RFC 6901 section 3: the escapes of a token in a pointer. */
static char *
unescape_token (const char *token)
{
  g_auto (GStrv) slashes = g_strsplit (token, "~1", -1);
  g_autofree char *with_slashes = g_strjoinv ("/", slashes);
  g_auto (GStrv) tildes = g_strsplit (with_slashes, "~0", -1);

  return g_strjoinv ("~", tildes);
}

CbValue *
cb_connector_resolve_schema (CbConnector *self, CbValue *schema)
{
  for (guint hops = 0; schema && hops < CB_LIMIT_SCHEMA_DEPTH; hops++)
    {
      const char *reference = cb_value_get_member_text (schema, "$ref");
      g_autofree char *name = NULL;
      CbSchemaEntry *entry;

      if (!reference)
        return schema;
      if (!g_str_has_prefix (reference, SCHEMA_REF_PREFIX))
        return NULL;
      name = unescape_token (reference + strlen (SCHEMA_REF_PREFIX));
      entry = cb_list_find (cb_connector_get_schemas (self), name);
      schema = entry ? cb_schema_entry_get_schema (entry) : NULL;
    }
  return NULL;
}

static char *
make_file_part (const char *text, const char *fallback)
{
  GString *part = g_string_new (NULL);

  for (const char *c = text; *c; c++)
    g_string_append_c (part, g_ascii_isalnum (*c) || strchr (".-_", *c) ? *c : '-');
  if (part->len == 0)
    g_string_append (part, fallback);
  return g_string_free (part, FALSE);
}

char *
cb_connector_dup_file_name (CbConnector *self)
{
  g_autofree char *name = make_file_part (cb_connector_get_name (self), "connector");
  g_autofree char *version = make_file_part (cb_connector_get_version (self), "draft");

  return g_strdup_printf ("%s-%s.connector.json", name, version);
}

static void
cb_links_class_init (CbLinksClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), links_members, CB_LINKS_N_MEMBERS);
}

static void
cb_links_init (CbLinks *self)
{
}

static void
cb_schema_entry_class_init (CbSchemaEntryClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), schema_entry_members,
                             CB_SCHEMA_ENTRY_N_MEMBERS);
}

static void
cb_schema_entry_init (CbSchemaEntry *self)
{
}

static void
cb_provenance_class_init (CbProvenanceClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), provenance_members, CB_PROVENANCE_N_MEMBERS);
}

static void
cb_provenance_init (CbProvenance *self)
{
}

static void
cb_connector_class_init (CbConnectorClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), members, CB_CONNECTOR_N_MEMBERS);
}

static void
cb_connector_init (CbConnector *self)
{
}
