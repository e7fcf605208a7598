/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-activity.h"
#include "cb-server.h"

G_BEGIN_DECLS

/**
 * CbLinks:
 *
 * Addresses that tell more about the API.
 */
#define CB_TYPE_LINKS (cb_links_get_type ())
G_DECLARE_FINAL_TYPE (CbLinks, cb_links, CB, LINKS, CbItem)

enum
{
  CB_LINKS_WEBSITE,
  CB_LINKS_DOCUMENTATION,
  CB_LINKS_SUPPORT,
  CB_LINKS_PRIVACY,
  CB_LINKS_N_MEMBERS,
};

CB_ITEM_STRING (CbLinks, links, website, CB_LINKS_WEBSITE)
CB_ITEM_STRING (CbLinks, links, documentation, CB_LINKS_DOCUMENTATION)
CB_ITEM_STRING (CbLinks, links, support, CB_LINKS_SUPPORT)
CB_ITEM_STRING (CbLinks, links, privacy, CB_LINKS_PRIVACY)

/**
 * CbSchemaEntry:
 *
 * A shared structure: a JSON Schema with the name by which others refer to it.
 */
#define CB_TYPE_SCHEMA_ENTRY (cb_schema_entry_get_type ())
G_DECLARE_FINAL_TYPE (CbSchemaEntry, cb_schema_entry, CB, SCHEMA_ENTRY, CbItem)

enum
{
  CB_SCHEMA_ENTRY_NAME,
  CB_SCHEMA_ENTRY_SCHEMA,
  CB_SCHEMA_ENTRY_N_MEMBERS,
};

CbSchemaEntry *cb_schema_entry_new (const char *name, CbValue *schema);
CB_ITEM_STRING (CbSchemaEntry, schema_entry, name, CB_SCHEMA_ENTRY_NAME)
CB_ITEM_VALUE (CbSchemaEntry, schema_entry, schema, CB_SCHEMA_ENTRY_SCHEMA)

/**
 * CbProvenance:
 *
 * Where a definition was imported from: format, name of the source, its SHA-256.
 */
#define CB_TYPE_PROVENANCE (cb_provenance_get_type ())
G_DECLARE_FINAL_TYPE (CbProvenance, cb_provenance, CB, PROVENANCE, CbItem)

enum
{
  CB_PROVENANCE_FORMAT,
  CB_PROVENANCE_LOCATION,
  CB_PROVENANCE_HASH,
  CB_PROVENANCE_N_MEMBERS,
};

CB_ITEM_STRING (CbProvenance, provenance, format, CB_PROVENANCE_FORMAT)
CB_ITEM_STRING (CbProvenance, provenance, location, CB_PROVENANCE_LOCATION)
CB_ITEM_STRING (CbProvenance, provenance, hash, CB_PROVENANCE_HASH)

/**
 * CbConnector:
 *
 * The definition: basic settings, authentication, connection fields, activities.
 */
#define CB_TYPE_CONNECTOR (cb_connector_get_type ())
G_DECLARE_FINAL_TYPE (CbConnector, cb_connector, CB, CONNECTOR, CbItem)

enum
{
  CB_CONNECTOR_NAME,
  CB_CONNECTOR_VERSION,
  CB_CONNECTOR_DISPLAY_NAME,
  CB_CONNECTOR_DESCRIPTION,
  CB_CONNECTOR_PUBLISHER,
  CB_CONNECTOR_COLOR,
  CB_CONNECTOR_CATEGORIES,
  CB_CONNECTOR_TAGS,
  CB_CONNECTOR_LINKS,
  CB_CONNECTOR_IMAGE,
  CB_CONNECTOR_SERVERS,
  CB_CONNECTOR_AUTH_METHODS,
  CB_CONNECTOR_SECURITY,
  CB_CONNECTOR_FIELDS,
  CB_CONNECTOR_TEST_ACTIVITY,
  CB_CONNECTOR_SCHEMAS,
  CB_CONNECTOR_ACTIVITIES,
  CB_CONNECTOR_SOURCE,
  CB_CONNECTOR_EXTRAS,
  CB_CONNECTOR_N_MEMBERS,
};

/* Without anything in it but version 1.0.0. */
CbConnector *cb_connector_new (void);
CB_ITEM_STRING (CbConnector, connector, name, CB_CONNECTOR_NAME)
CB_ITEM_STRING (CbConnector, connector, version, CB_CONNECTOR_VERSION)
CB_ITEM_STRING (CbConnector, connector, display_name, CB_CONNECTOR_DISPLAY_NAME)
CB_ITEM_STRING (CbConnector, connector, description, CB_CONNECTOR_DESCRIPTION)
CB_ITEM_STRING (CbConnector, connector, publisher, CB_CONNECTOR_PUBLISHER)
/* `#rrggbb`, or "" for the default. */
CB_ITEM_STRING (CbConnector, connector, color, CB_CONNECTOR_COLOR)
CB_ITEM_STRINGS (CbConnector, connector, categories, CB_CONNECTOR_CATEGORIES)
CB_ITEM_STRINGS (CbConnector, connector, tags, CB_CONNECTOR_TAGS)
/* NULL where it has none. */
CB_ITEM_ITEM (CbConnector, connector, CbLinks, links, CB_CONNECTOR_LINKS)
/* The SVG as text, or "" for the default image. Check with cb_image_check() before setting. */
CB_ITEM_STRING (CbConnector, connector, image, CB_CONNECTOR_IMAGE)
CB_ITEM_LIST (CbConnector, connector, servers, CB_CONNECTOR_SERVERS)
CB_ITEM_LIST (CbConnector, connector, auth_methods, CB_CONNECTOR_AUTH_METHODS)
/* The alternatives; empty means that each method is one, and no method means no authentication. */
CB_ITEM_LIST (CbConnector, connector, security, CB_CONNECTOR_SECURITY)
/* The connection fields beside those of servers and methods. */
CB_ITEM_LIST (CbConnector, connector, fields, CB_CONNECTOR_FIELDS)
/* The id of the activity that tests a connection, or "". */
CB_ITEM_STRING (CbConnector, connector, test_activity, CB_CONNECTOR_TEST_ACTIVITY)
CB_ITEM_LIST (CbConnector, connector, schemas, CB_CONNECTOR_SCHEMAS)
CB_ITEM_LIST (CbConnector, connector, activities, CB_CONNECTOR_ACTIVITIES)
CB_ITEM_ITEM (CbConnector, connector, CbProvenance, source, CB_CONNECTOR_SOURCE)
CB_ITEM_VALUE (CbConnector, connector, extras, CB_CONNECTOR_EXTRAS)

/* The display name, else the name, else "Untitled connector". (transfer full) */
char *cb_connector_dup_title (CbConnector *self);
/* Borrowed, or NULL. */
CbActivity *cb_connector_find_activity (CbConnector *self, const char *id);
CbAuthMethod *cb_connector_find_auth_method (CbConnector *self, const char *id);
/* An activity id made of @base that no activity has yet. (transfer full) */
char *cb_connector_make_activity_id (CbConnector *self, const char *base);
/* The schema itself, or what its `$ref` to a shared schema names; borrowed, NULL where unresolved.
 */
CbValue *cb_connector_resolve_schema (CbConnector *self, CbValue *schema);
/* `name-version.connector.json`, fit for a file system. (transfer full) */
char *cb_connector_dup_file_name (CbConnector *self);

G_END_DECLS
