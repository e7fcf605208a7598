/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-schema-resolver.h"

/* RFC 6901 section 6: a pointer in a fragment is percent-encoded. */
static CbValue *
follow_fragment (CbValue *root, const char *fragment)
{
  g_autofree char *pointer = g_uri_unescape_string (fragment, NULL);

  return pointer ? cb_value_resolve_pointer (root, pointer) : NULL;
}

static CbValue *
follow (CbValue *schema, const char *reference, const CbSchemaScope *scope)
{
  CbValue *found = NULL;

  if (!scope)
    return NULL;
  if (*reference == '#' && scope->root)
    found = follow_fragment (scope->root, reference + 1);
  if (!found && scope->resolver)
    found = scope->resolver (schema, scope->data);
  return found;
}

CbValue *
cb_schema_resolve (CbValue *schema, const CbSchemaScope *scope)
{
  for (guint step = 0; schema && step < CB_LIMIT_SCHEMA_DEPTH; step++)
    {
      const char *reference = cb_value_get_member_text (schema, "$ref");
      CbValue *next = NULL;

      if (!reference)
        return schema;
      next = follow (schema, reference, scope);
      if (next == schema)
        return NULL;
      schema = next;
    }
  return NULL;
}
