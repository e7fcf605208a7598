/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

/* What an object of OpenAPI can hold, in one table, so that a key that means nothing is told
 * instead of lost. The kinds of 2.0 that differ have rows of their own. */

typedef enum
{
  PLAIN,
  ROOT,
  INFO,
  SERVER,
  VARIABLE,
  COMPONENTS,
  PATH_ITEM,
  OPERATION,
  PARAMETER,
  BODY,
  MEDIA,
  ENCODING,
  RESPONSE,
  HEADER,
  EXAMPLE,
  LINK,
  TAG,
  SCHEME,
  CALLBACK,
  OLD_ROOT,
  OLD_PATH_ITEM,
  OLD_OPERATION,
  OLD_PARAMETER,
  OLD_RESPONSE,
  OLD_SCHEME,
  N_KINDS,
} Kind;

typedef enum
{
  ONE,
  LIST,
  MAP,
} Shape;

typedef struct
{
  const char *key;
  Kind kind;
  Shape shape;
} Member;

#define MAX_MEMBERS 28

static const Member members[N_KINDS][MAX_MEMBERS] = {
  [ROOT] = { { "openapi" },
             { "info", INFO },
             { "jsonSchemaDialect" },
             { "$self" },
             { "servers", SERVER, LIST },
             { "paths", PATH_ITEM, MAP },
             { "webhooks", PATH_ITEM, MAP },
             { "components", COMPONENTS },
             { "security" },
             { "tags", TAG, LIST },
             { "externalDocs" } },
  [INFO] = { { "title" },
             { "summary" },
             { "description" },
             { "termsOfService" },
             { "contact" },
             { "license" },
             { "version" } },
  [SERVER] = { { "url" }, { "description" }, { "name" }, { "variables", VARIABLE, MAP } },
  [VARIABLE] = { { "enum" }, { "default" }, { "description" } },
  [COMPONENTS] = { { "schemas" },
                   { "responses", RESPONSE, MAP },
                   { "parameters", PARAMETER, MAP },
                   { "examples", EXAMPLE, MAP },
                   { "requestBodies", BODY, MAP },
                   { "headers", HEADER, MAP },
                   { "securitySchemes", SCHEME, MAP },
                   { "links", LINK, MAP },
                   { "callbacks", CALLBACK, MAP },
                   { "pathItems", PATH_ITEM, MAP },
                   { "mediaTypes", MEDIA, MAP } },
  [PATH_ITEM] = { { "$ref" },
                  { "summary" },
                  { "description" },
                  { "get", OPERATION },
                  { "put", OPERATION },
                  { "post", OPERATION },
                  { "delete", OPERATION },
                  { "options", OPERATION },
                  { "head", OPERATION },
                  { "patch", OPERATION },
                  { "trace", OPERATION },
                  { "query", OPERATION },
                  { "additionalOperations", OPERATION, MAP },
                  { "servers", SERVER, LIST },
                  { "parameters", PARAMETER, LIST } },
  [OPERATION] = { { "tags" },
                  { "summary" },
                  { "description" },
                  { "externalDocs" },
                  { "operationId" },
                  { "parameters", PARAMETER, LIST },
                  { "requestBody", BODY },
                  { "responses", RESPONSE, MAP },
                  { "callbacks", CALLBACK, MAP },
                  { "deprecated" },
                  { "security" },
                  { "servers", SERVER, LIST } },
  [PARAMETER] = { { "name" },
                  { "in" },
                  { "description" },
                  { "required" },
                  { "deprecated" },
                  { "allowEmptyValue" },
                  { "style" },
                  { "explode" },
                  { "allowReserved" },
                  { "schema" },
                  { "example" },
                  { "examples", EXAMPLE, MAP },
                  { "content", MEDIA, MAP } },
  [BODY] = { { "description" }, { "content", MEDIA, MAP }, { "required" } },
  [MEDIA] = { { "schema" },
              { "itemSchema" },
              { "example" },
              { "examples", EXAMPLE, MAP },
              { "encoding", ENCODING, MAP },
              { "prefixEncoding" },
              { "itemEncoding" } },
  [ENCODING] = { { "contentType" },
                 { "headers", HEADER, MAP },
                 { "style" },
                 { "explode" },
                 { "allowReserved" },
                 { "encoding" },
                 { "prefixEncoding" },
                 { "itemEncoding" } },
  [RESPONSE] = { { "summary" },
                 { "description" },
                 { "headers", HEADER, MAP },
                 { "content", MEDIA, MAP },
                 { "links", LINK, MAP } },
  [HEADER] = { { "description" },
               { "required" },
               { "deprecated" },
               { "style" },
               { "explode" },
               { "schema" },
               { "example" },
               { "examples", EXAMPLE, MAP },
               { "content", MEDIA, MAP } },
  [EXAMPLE] = { { "summary" },
                { "description" },
                { "value" },
                { "externalValue" },
                { "dataValue" },
                { "serializedValue" } },
  [LINK] = { { "operationRef" },
             { "operationId" },
             { "parameters" },
             { "requestBody" },
             { "description" },
             { "server", SERVER } },
  [TAG] = { { "name" },
            { "summary" },
            { "description" },
            { "externalDocs" },
            { "parent" },
            { "kind" } },
  [SCHEME] = { { "type" },
               { "description" },
               { "name" },
               { "in" },
               { "scheme" },
               { "bearerFormat" },
               { "flows" },
               { "openIdConnectUrl" },
               { "oauth2MetadataUrl" },
               { "deprecated" } },
  [OLD_ROOT] = { { "swagger" },
                 { "info", INFO },
                 { "host" },
                 { "basePath" },
                 { "schemes" },
                 { "consumes" },
                 { "produces" },
                 { "paths", OLD_PATH_ITEM, MAP },
                 { "definitions" },
                 { "parameters", OLD_PARAMETER, MAP },
                 { "responses", OLD_RESPONSE, MAP },
                 { "securityDefinitions", OLD_SCHEME, MAP },
                 { "security" },
                 { "tags", TAG, LIST },
                 { "externalDocs" } },
  [OLD_PATH_ITEM] = { { "$ref" },
                      { "get", OLD_OPERATION },
                      { "put", OLD_OPERATION },
                      { "post", OLD_OPERATION },
                      { "delete", OLD_OPERATION },
                      { "options", OLD_OPERATION },
                      { "head", OLD_OPERATION },
                      { "patch", OLD_OPERATION },
                      { "parameters", OLD_PARAMETER, LIST } },
  [OLD_OPERATION] = { { "tags" },
                      { "summary" },
                      { "description" },
                      { "externalDocs" },
                      { "operationId" },
                      { "consumes" },
                      { "produces" },
                      { "parameters", OLD_PARAMETER, LIST },
                      { "responses", OLD_RESPONSE, MAP },
                      { "schemes" },
                      { "deprecated" },
                      { "security" } },
  [OLD_PARAMETER] = { { "name" },
                      { "in" },
                      { "description" },
                      { "required" },
                      { "schema" },
                      { "type" },
                      { "format" },
                      { "allowEmptyValue" },
                      { "items" },
                      { "collectionFormat" },
                      { "default" },
                      { "maximum" },
                      { "exclusiveMaximum" },
                      { "minimum" },
                      { "exclusiveMinimum" },
                      { "maxLength" },
                      { "minLength" },
                      { "pattern" },
                      { "maxItems" },
                      { "minItems" },
                      { "uniqueItems" },
                      { "enum" },
                      { "multipleOf" },
                      { "example" },
                      { "examples" } },
  [OLD_RESPONSE] = { { "description" }, { "schema" }, { "headers" }, { "examples" } },
  [OLD_SCHEME] = { { "type" },
                   { "description" },
                   { "name" },
                   { "in" },
                   { "flow" },
                   { "authorizationUrl" },
                   { "tokenUrl" },
                   { "scopes" } },
};

/* What OpenAPI allows one of only. */
static const struct
{
  Kind kind;
  const char *one;
  const char *other;
} exclusives[] = {
  { EXAMPLE, "value", "externalValue" }, { PARAMETER, "example", "examples" },
  { PARAMETER, "schema", "content" },    { HEADER, "example", "examples" },
  { MEDIA, "example", "examples" },      { LINK, "operationRef", "operationId" },
};

static void check_object (CbOpenapi *self, CbSpot spot, Kind kind);

static const Member *
find_member (Kind kind, const char *key)
{
  for (guint i = 0; i < MAX_MEMBERS && members[kind][i].key; i++)
    {
      if (g_str_equal (members[kind][i].key, key))
        return &members[kind][i];
    }
  return NULL;
}

static void
check_many (CbOpenapi *self, CbSpot spot, const Member *member)
{
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (spot, member->shape == LIST ? CB_NODE_ARRAY : CB_NODE_OBJECT))
    {
      cb_openapi_report (self, WARNING, "kind", spot, "“%s” is %s; this was left out.", member->key,
                         member->shape == LIST ? "a list" : "an object");
      return;
    }
  if ((member->kind == RESPONSE || member->kind == OLD_RESPONSE) && cb_spot_get (spot, "$ref").node)
    return;
  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      if (!(key && g_str_has_prefix (key, "x-")))
        check_object (self, child, member->kind);
    }
}

static void
check_exclusives (CbOpenapi *self, CbSpot spot, Kind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (exclusives); i++)
    {
      if (exclusives[i].kind == kind && cb_spot_get (spot, exclusives[i].one).node
          && cb_spot_get (spot, exclusives[i].other).node)
        cb_openapi_report (self, WARNING, "exclusive", spot,
                           "There can be only one of “%s” and “%s”; the first is used.",
                           exclusives[i].one, exclusives[i].other);
    }
}

/* What goes with some values of a sibling only. */
static void
check_values (CbOpenapi *self, CbSpot spot, Kind kind)
{
  const char *place = cb_spot_get_text (spot, "in");
  CbSpot choices = cb_spot_get (spot, "enum");

  if (kind == PARAMETER && place && cb_spot_get (spot, "allowReserved").node && self->version < 32
      && !g_str_equal (place, "query"))
    cb_openapi_report (self, WARNING, "allow-reserved", spot,
                       "Reserved characters go unencoded in the query only, not in a %s.", place);
  if (kind == VARIABLE && cb_spot_is (choices, CB_NODE_ARRAY)
      && cb_node_get_size (choices.node) == 0)
    cb_openapi_report (self, WARNING, "enum-empty", choices, "There is nothing to pick from.");
}

/* A callback is a map of path items by expressions. */
static void
check_callback (CbOpenapi *self, CbSpot spot)
{
  const Member items = { "callbacks", PATH_ITEM, MAP };

  if (!cb_spot_get (spot, "$ref").node)
    check_many (self, spot, &items);
}

static void
check_members (CbOpenapi *self, CbSpot spot, Kind kind)
{
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      const Member *member = find_member (kind, key);

      if (!member && !g_str_has_prefix (key, "x-"))
        cb_openapi_report (self, WARNING, "unknown-key", child,
                           "“%s” means nothing here in OpenAPI and was left out.", key);
      if (!member || member->kind == PLAIN)
        continue;
      if (member->shape == ONE)
        check_object (self, child, member->kind);
      /* The examples of a schema, in 3.1 also of what is like one, may be a list. */
      else if (!(member->kind == EXAMPLE && cb_spot_is (child, CB_NODE_ARRAY)))
        check_many (self, child, member);
    }
}

static void
check_object (CbOpenapi *self, CbSpot spot, Kind kind)
{
  if (!cb_spot_is (spot, CB_NODE_OBJECT))
    {
      cb_openapi_report (self, WARNING, "kind", spot, "An object is wanted here.");
      return;
    }
  if (kind == CALLBACK)
    {
      check_callback (self, spot);
      return;
    }
  if (kind != PATH_ITEM && kind != OLD_PATH_ITEM && cb_spot_get (spot, "$ref").node)
    return;
  check_members (self, spot, kind);
  check_exclusives (self, spot, kind);
  check_values (self, spot, kind);
}

void
cb_openapi_check (CbOpenapi *self)
{
  check_object (self, self->root, self->version == 20 ? OLD_ROOT : ROOT);
  if (!cb_spot_get (self->root, "paths").node && !cb_spot_get (self->root, "components").node
      && !cb_spot_get (self->root, "webhooks").node)
    cb_openapi_report (self, WARNING, "no-paths", self->root,
                       "The document has neither paths nor components nor webhooks.");
}
