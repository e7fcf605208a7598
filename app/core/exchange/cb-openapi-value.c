/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

/* Values are written with a builder; a text under the name of a credential never gets there. */

typedef struct
{
  CbOpenapi *openapi;
  CbValueBuilder *builder;
} Copy;

static void copy_node (Copy *copy, CbSpot spot, gboolean secret, guint depth);

void
cb_openapi_add_null (CbValueBuilder *builder)
{
  g_autoptr (CbValue) null = cb_value_new_null ();

  cb_value_builder_add (builder, null);
}

static void
copy_children (Copy *copy, CbSpot spot, gboolean secret, guint depth)
{
  gboolean object = cb_spot_is (spot, CB_NODE_OBJECT);
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (object)
    cb_value_builder_begin_object (copy->builder);
  else
    cb_value_builder_begin_array (copy->builder);
  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      if (object)
        cb_value_builder_set_key (copy->builder, key);
      copy_node (copy, child, object ? cb_openapi_is_sensitive (copy->openapi, key) : secret,
                 depth + 1);
    }
  cb_value_builder_end (copy->builder);
}

/* The same few names come again and again. */
gboolean
cb_openapi_is_sensitive (CbOpenapi *self, const char *name)
{
  gpointer known = NULL;

  if (g_hash_table_lookup_extended (self->sensitive, name, NULL, &known))
    return GPOINTER_TO_INT (known);
  known = GINT_TO_POINTER (cb_redactor_is_sensitive_name (name));
  g_hash_table_insert (self->sensitive, g_strdup (name), known);
  return GPOINTER_TO_INT (known);
}

/* Runtime expressions and the names of types are no secrets. */
static gboolean
is_harmless (const char *text)
{
  return !*text || *text == '$' || *text == '{' || *text == '#' || *text == '<'
         || g_str_equal (text, "string") || strstr (text, "://");
}

static void
copy_node (Copy *copy, CbSpot spot, gboolean secret, guint depth)
{
  if (depth > CB_OPENAPI_VALUE_DEPTH)
    {
      cb_openapi_report (copy->openapi, WARNING, "too-deep", spot,
                         "What is below this is nested too deeply and was left out.");
      cb_openapi_add_null (copy->builder);
    }
  else if (cb_spot_is (spot, CB_NODE_OBJECT) || cb_spot_is (spot, CB_NODE_ARRAY))
    copy_children (copy, spot, secret, depth);
  else if (secret && cb_spot_is (spot, CB_NODE_STRING) && !is_harmless (cb_spot_to_text (spot)))
    {
      cb_openapi_report (copy->openapi, SUGGESTION, "secret-removed", spot,
                         "This may be a credential and was not taken over.");
      cb_value_builder_add_string (copy->builder, CB_REDACTED);
    }
  else
    {
      g_autoptr (CbValue) value = cb_spot_to_value (spot);
      cb_value_builder_add (copy->builder, value);
    }
}

static CbValue *
make_value (CbOpenapi *self, CbSpot spot, gboolean secret)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  Copy copy = { self, builder };

  copy_node (&copy, spot, secret, 0);
  return cb_value_builder_finish (builder);
}

CbValue *
cb_openapi_make_value (CbOpenapi *self, CbSpot spot)
{
  return spot.node ? make_value (self, spot, FALSE) : NULL;
}

CbValue *
cb_openapi_make_extras (CbOpenapi *self, CbSpot spot, const char *const *keys)
{
  g_autoptr (CbValue) kept = NULL;
  g_autoptr (CbValue) extras = NULL;
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (spot, CB_NODE_OBJECT))
    return NULL;
  cb_spot_iter_init (&iter, spot);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      g_autoptr (CbValue) value = NULL;
      g_autoptr (CbValue) before = NULL;

      gboolean extension = g_str_has_prefix (key, "x-");

      if (!extension && !(keys && g_strv_contains (keys, key)))
        continue;
      value = make_value (self, child, extension && cb_openapi_is_sensitive (self, key));
      before = kept ? g_steal_pointer (&kept) : cb_value_new_object ();
      kept = cb_value_with_member (before, key, value);
    }
  if (!kept)
    return NULL;
  extras = cb_value_new_object ();
  return cb_value_with_member (extras, "openapi", kept);
}

CbSpot
cb_openapi_find_example (CbOpenapi *self, CbSpot spot)
{
  CbSpot example = cb_spot_get (spot, "example");
  CbSpot examples = cb_spot_get (spot, "examples");
  CbSpot first = { NULL, NULL };
  CbSpotIter iter;

  if (example.node)
    return example;
  if (cb_spot_is (examples, CB_NODE_ARRAY))
    return cb_spot_at (examples, cb_node_get_item (examples.node, 0));
  cb_spot_iter_init (&iter, examples);
  while (cb_spot_iter_next (&iter, NULL, &first))
    {
      CbSpot object = cb_openapi_follow (self, first);
      CbSpot value = cb_spot_get (object, "value");

      if (!value.node)
        value = cb_spot_get (object, "dataValue");
      if (value.node)
        return value;
    }
  return cb_spot_get (spot, "x-example");
}
