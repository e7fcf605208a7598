/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

#define MAX_ITEMS 2

/**
 * Path:
 * @path: the key of the item
 * @items: the item itself, then what it refers to
 * @n_items: how many of them there are
 *
 * One path of the document.
 */
typedef struct
{
  const char *path;
  CbSpot items[MAX_ITEMS];
  guint n_items;
} Path;

static gboolean
is_method (CbOpenapi *self, const char *key)
{
  static const char *const methods[] = { "get",     "put",  "post",  "delete",
                                         "options", "head", "patch", NULL };

  return g_strv_contains (methods, key) || (self->version >= 30 && g_str_equal (key, "trace"))
         || (self->version >= 32 && g_str_equal (key, "query"));
}

static const char *
get_summary (CbSpot operation, const Path *path)
{
  const char *summary = cb_spot_get_text (operation, "summary");

  for (guint i = 0; i < path->n_items && !summary; i++)
    summary = cb_spot_get_text (path->items[i], "summary");
  return summary && *summary ? summary : NULL;
}

/* An id that no other activity has; the second of two gets a number. (transfer full) */
static char *
make_unique (CbOpenapi *self, const char *wish)
{
  char *id = g_strdup (wish);

  while (g_hash_table_contains (self->ids, id))
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, wish));

      g_free (id);
      id = g_strdup_printf ("%s-%u", wish, number);
      g_hash_table_insert (self->ids, g_strdup (wish), GUINT_TO_POINTER (number + 1));
    }
  g_hash_table_insert (self->ids, g_strdup (id), GUINT_TO_POINTER (2));
  return id;
}

static char *
make_id (CbOpenapi *self, const char *method, const char *path, CbSpot operation)
{
  const char *given = cb_spot_get_text (operation, "operationId");
  g_autofree char *joined = g_strconcat (method, " ", path, NULL);
  g_autofree char *slug = given && *given ? NULL : cb_text_slug (joined);
  char *id = make_unique (self, slug ? slug : given);

  if (slug)
    cb_openapi_report (self, SUGGESTION, "operation-id", operation,
                       "This has no operationId; its verb and path gave it the id “%s”.", id);
  else if (!g_str_equal (id, given))
    cb_openapi_report (self, WARNING, "operation-id-duplicate", operation,
                       "Another operation has the operationId “%s” too; this one became “%s”.",
                       given, id);
  return id;
}

static void
take_tags (CbActivity *activity, CbSpot tags)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, tags);
  while (cb_spot_is (tags, CB_NODE_ARRAY) && cb_spot_iter_next (&iter, NULL, &child))
    {
      const char *tag = cb_spot_to_text (child);
      if (tag && *tag && !g_ptr_array_find_with_equal_func (texts, tag, g_str_equal, NULL))
        g_ptr_array_add (texts, (gpointer) tag);
    }
  g_ptr_array_add (texts, NULL);
  cb_activity_set_tags (activity, (const char *const *) texts->pdata);
}

static void
take_texts (CbActivity *activity, CbSpot operation, const Path *path)
{
  const char *summary = get_summary (operation, path);
  const char *description = cb_spot_get_text (operation, "description");
  g_autofree char *title = summary ? cb_text_ellipsize (summary, CB_LIMIT_NAME_CHARACTERS) : NULL;
  g_autofree char *both = NULL;

  for (guint i = 0; i < path->n_items && !description; i++)
    description = cb_spot_get_text (path->items[i], "description");
  if (summary && !g_str_equal (title, summary))
    both = g_strconcat (summary, description ? "\n\n" : NULL, description, NULL);
  cb_activity_set_display_name (activity, title ? title : "");
  cb_activity_set_description (activity, both ? both : description ? description : "");
}

static void
take_server (CbOpenapi *self, CbActivity *activity, CbSpot operation, const Path *path)
{
  CbSpot servers = cb_spot_get (operation, "servers");
  g_autofree char *url = NULL;

  for (guint i = 0; i < path->n_items && !servers.node; i++)
    servers = cb_spot_get (path->items[i], "servers");
  url = cb_openapi_make_server_url (self, servers);
  cb_activity_set_server_url (activity, url);
}

static void
report_callbacks (CbOpenapi *self, CbSpot operation)
{
  CbSpot callbacks = cb_spot_get (operation, "callbacks");
  const char *name = NULL;
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, callbacks);
  while (cb_spot_is (callbacks, CB_NODE_OBJECT) && cb_spot_iter_next (&iter, &name, &child))
    cb_openapi_report (self, WARNING, "callback", child,
                       "The API calls back (“%s”), which a connector can't receive; it was left "
                       "out.",
                       name);
}

static void
take_operation (CbOpenapi *self, const char *method, CbSpot operation, const Path *path)
{
  static const char *const kept[] = { "externalDocs", "servers", "schemes", NULL };
  g_autofree char *verb = g_ascii_strup (method, -1);
  g_autofree char *id = make_id (self, method, path->path, operation);
  CbActivity *activity = g_object_new (CB_TYPE_ACTIVITY, NULL);
  g_autoptr (CbValue) extras = cb_openapi_make_extras (self, operation, kept);

  g_ptr_array_add (self->activities, activity);
  cb_activity_set_id (activity, id);
  cb_activity_set_method (activity, verb);
  cb_activity_set_path (activity, path->path);
  cb_activity_set_deprecated (activity, cb_spot_get_boolean (operation, "deprecated"));
  cb_activity_set_extras (activity, extras);
  take_texts (activity, operation, path);
  take_tags (activity, cb_spot_get (operation, "tags"));
  take_server (self, activity, operation, path);
  cb_openapi_take_path_query (self, activity, operation);
  cb_openapi_take_security (self, activity, operation);
  cb_openapi_take_parameters (self, activity, operation, path->items, path->n_items);
  if (self->version > 20)
    cb_openapi_take_body (self, activity, operation);
  cb_openapi_take_responses (self, activity, operation);
  cb_openapi_propose_paging (self, activity, operation);
  report_callbacks (self, operation);
}

static gboolean
is_free (const Path *path, guint item, const char *key)
{
  for (guint i = 0; i < item; i++)
    {
      if (cb_spot_get (path->items[i], key).node)
        return FALSE;
    }
  return TRUE;
}

static void
take_operations (CbOpenapi *self, const Path *path, guint item, CbSpot operations, gboolean any)
{
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (!cb_spot_is (operations, CB_NODE_OBJECT))
    return;
  cb_spot_iter_init (&iter, operations);
  while (cb_spot_iter_next (&iter, &key, &child))
    {
      if (!(any ? *key && cb_lint_is_token (key)
                : is_method (self, key) && is_free (path, item, key)))
        continue;
      if (cb_spot_is (child, CB_NODE_OBJECT))
        take_operation (self, key, child, path);
      else
        cb_openapi_report (self, WARNING, "operation", child,
                           "An operation is an object; this “%s” was left out.", key);
    }
}

static void
take_path (CbOpenapi *self, const char *key, CbSpot spot)
{
  Path path = { key, { spot }, 1 };

  if (!cb_spot_is (spot, CB_NODE_OBJECT))
    {
      cb_openapi_report (self, WARNING, "path-item", spot,
                         "A path has an object; “%s” was left out.", key);
      return;
    }
  if (cb_spot_get (spot, "$ref").node)
    {
      path.items[1] = cb_openapi_follow (self, spot);
      path.n_items = path.items[1].node ? 2 : 1;
    }
  for (guint i = 0; i < path.n_items; i++)
    {
      take_operations (self, &path, i, path.items[i], FALSE);
      if (self->version >= 32)
        take_operations (self, &path, i, cb_spot_get (path.items[i], "additionalOperations"), TRUE);
    }
}

static void
report_webhooks (CbOpenapi *self)
{
  CbSpot webhooks = cb_spot_get (self->root, "webhooks");
  const char *name = NULL;
  CbSpotIter iter;
  CbSpot child;

  cb_spot_iter_init (&iter, webhooks);
  while (cb_spot_is (webhooks, CB_NODE_OBJECT) && cb_spot_iter_next (&iter, &name, &child))
    cb_openapi_report (self, WARNING, "webhook", child,
                       "The webhook “%s” is a call that a connector can't receive; it was left "
                       "out.",
                       name);
}

static gboolean
check_count (CbOpenapi *self, CbSpot spot, GError **error)
{
  if (self->activities->len <= CB_LIMIT_ACTIVITIES)
    return cb_import_run_check_cancelled (self->run, error);
  return cb_import_run_fail (self->run, CB_EXCHANGE_ERROR_LIMIT, spot, error,
                             "a connector has at most %d activities", CB_LIMIT_ACTIVITIES);
}

gboolean
cb_openapi_take_paths (CbOpenapi *self, GError **error)
{
  CbSpot paths = cb_spot_get (self->root, "paths");
  const char *key = NULL;
  CbSpotIter iter;
  CbSpot child;

  if (paths.node && !cb_spot_is (paths, CB_NODE_OBJECT))
    cb_openapi_report (self, ERROR, "paths", paths,
                       "Paths are an object, so that nothing could be taken from these.");
  cb_spot_iter_init (&iter, paths);
  while (cb_spot_is (paths, CB_NODE_OBJECT) && cb_spot_iter_next (&iter, &key, &child))
    {
      if (g_str_has_prefix (key, "x-"))
        continue;
      take_path (self, key, child);
      if (!check_count (self, child, error))
        return FALSE;
    }
  report_webhooks (self);
  if (self->activities->len == 0)
    cb_openapi_report (self, WARNING, "empty", self->root,
                       "The document has no operations, so that the connector has no activities.");
  return TRUE;
}
