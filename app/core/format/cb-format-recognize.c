/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-format-recognize.h"

#include <string.h>

typedef struct
{
  const char *start;
  const char *name;
} Beginning;

/* Compared without case, after white space and a byte order mark. */
static const Beginning beginnings[] = {
  { "<!doctype html", "a web page" },
  { "<html", "a web page" },
  { "<svg", "an SVG image" },
  { "<", "an XML document" },
  { "curl ", "a cURL command" },
  { "openapi:", "an OpenAPI document in YAML" },
  { "swagger:", "an OpenAPI document in YAML" },
  { "meta {", "a Bruno request" },
  { "---", "a YAML document" },
  { "%pdf-", "a PDF document" },
  { "#!", "a script" },
};

static const Beginning magics[] = {
  { "PK\003\004", "a ZIP archive" },   { "\037\213", "a gzip archive" },
  { "\211PNG", "a PNG image" },        { "\377\330\377", "a JPEG image" },
  { "SQLite format 3", "a database" }, { "\177ELF", "a program" },
};

static const char *
find_beginning (const Beginning *rows, guint n_rows, const char *text, gsize length)
{
  for (guint i = 0; i < n_rows; i++)
    {
      gsize n = strlen (rows[i].start);
      if (n <= length && g_ascii_strncasecmp (text, rows[i].start, n) == 0)
        return rows[i].name;
    }
  return NULL;
}

const char *
cb_format_recognize_bytes (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *name = NULL;

  if (length == 0)
    return "an empty file";
  name = find_beginning (magics, G_N_ELEMENTS (magics), text, length);
  if (name)
    return name;
  if (length >= 3 && memcmp (text, "\357\273\277", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  if (length == 0)
    return "a file with nothing but white space";
  return find_beginning (beginnings, G_N_ELEMENTS (beginnings), text, length);
}

/* What has all of the members, which are paths from the root joined by slashes. */
typedef struct
{
  const char *members[3];
  const char *name;
} Shape;

static const Shape shapes[] = {
  { { "formatVersion" }, "a connector file" },
  { { "swagger", "info/x-ms-connector-metadata" }, "a Power Platform connector" },
  { { "x-ms-connector-metadata" }, "a Power Platform connector" },
  { { "openapi" }, "an OpenAPI document" },
  { { "swagger" }, "an OpenAPI 2.0 document" },
  { { "asyncapi" }, "an AsyncAPI document" },
  { { "info/_postman_id" }, "a Postman collection" },
  { { "info/schema", "item" }, "a Postman collection" },
  { { "collection/info", "collection/item" }, "a Postman collection" },
  { { "_postman_variable_scope" }, "a Postman environment" },
  { { "log/entries" }, "an HTTP archive (HAR)" },
  { { "__export_format" }, "an Insomnia export" },
  { { "opencollection" }, "an OpenCollection document" },
  { { "streams", "check" }, "an Airbyte manifest" },
  { { "registeredConnectorList" }, "the answer of a registry" },
  { { "$schema", "properties" }, "a JSON Schema" },
  { { "$schema", "$defs" }, "a JSON Schema" },
};

static gboolean
has_path (CbDocument *document, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  const CbNode *node = cb_document_get_root (document);

  for (guint i = 0; steps[i]; i++)
    {
      if (!cb_node_is (node, CB_NODE_OBJECT))
        return FALSE;
      node = cb_node_get_member (document, node, steps[i]);
      if (!node)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_shape (CbDocument *document, const Shape *shape)
{
  for (guint i = 0; i < G_N_ELEMENTS (shape->members) && shape->members[i]; i++)
    {
      if (!has_path (document, shape->members[i]))
        return FALSE;
    }
  return TRUE;
}

const char *
cb_format_recognize_document (CbDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (has_shape (document, &shapes[i]))
        return shapes[i].name;
    }
  return NULL;
}
