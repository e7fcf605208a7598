/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-openapi-private.h"

#include <string.h>

/* The parameters of an operation: its own before those of its path. */

typedef struct
{
  GHashTable *seen;
  GPtrArray *keys;
  GArray *spots;
} Merge;

static void
add_list (CbOpenapi *self, Merge *merge, CbSpot list)
{
  CbSpotIter iter;
  CbSpot child;

  if (list.node && !cb_spot_is (list, CB_NODE_ARRAY))
    cb_openapi_report (self, WARNING, "parameters", list,
                       "Parameters are a list; these were left out.");
  if (!cb_spot_is (list, CB_NODE_ARRAY))
    return;
  cb_spot_iter_init (&iter, list);
  while (cb_spot_iter_next (&iter, NULL, &child))
    {
      CbSpot parameter = cb_openapi_follow (self, child);
      const char *name = cb_spot_get_text (parameter, "name");
      const char *place = cb_spot_get_text (parameter, "in");

      if (!parameter.node)
        continue;
      if (g_hash_table_add (merge->seen,
                            g_strdup_printf ("%s:%s", place ? place : "", name ? name : "")))
        g_array_append_val (merge->spots, parameter);
    }
}

/* RFC 6570's operators and the star are no part of the name. */
static char *
strip_expression (const char *expression)
{
  char *name = g_strdup (strchr ("+#./;?&", *expression) && *expression ? expression + 1
                                                                        : expression);
  gsize length = strlen (name);

  if (length && name[length - 1] == '*')
    name[length - 1] = '\0';
  return name;
}

static gboolean
is_in_path (const char *const *names, const char *name)
{
  for (; *names; names++)
    {
      g_autofree char *plain = strip_expression (*names);
      if (g_str_equal (plain, name) || g_str_equal (*names, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_unused (CbSpot parameter, const char *const *names)
{
  const char *place = cb_spot_get_text (parameter, "in");
  const char *name = cb_spot_get_text (parameter, "name");

  return place && name && g_str_equal (place, "path") && !is_in_path (names, name);
}

static void
add_undeclared (CbOpenapi *self, CbActivity *activity, CbSpot operation, const char *const *names)
{
  for (; *names; names++)
    {
      g_autofree char *name = strip_expression (*names);
      g_autoptr (CbParameter) parameter = NULL;

      if (!*name || cb_activity_find_parameter (activity, name, CB_LOCATION_PATH)
          || cb_activity_find_parameter (activity, *names, CB_LOCATION_PATH))
        continue;
      cb_openapi_report (self, WARNING, "path-parameter-missing", operation,
                         "Nothing describes “{%s}” of the path; it was taken for a text.", name);
      parameter = cb_parameter_new (name, CB_LOCATION_PATH, CB_FIELD_TYPE_TEXT);
      cb_field_set_required (CB_FIELD (parameter), TRUE);
      cb_list_append (cb_activity_get_parameters (activity), parameter);
    }
}

static void
take_merged (CbOpenapi *self, CbActivity *activity, CbSpot operation, GArray *spots)
{
  g_auto (GStrv) names = cb_text_list_placeholders (cb_activity_get_path (activity));
  CbSpot body = { NULL, NULL };

  for (guint i = 0; i < spots->len; i++)
    {
      CbSpot spot = g_array_index (spots, CbSpot, i);
      const char *place = cb_spot_get_text (spot, "in");

      if (place && g_str_equal (place, "body") && self->version == 20)
        body = spot;
      else if (is_unused (spot, (const char *const *) names))
        cb_openapi_report (self, WARNING, "path-parameter-unused", spot,
                           "The path “%s” has no “{%s}”, so that the parameter was left out.",
                           cb_activity_get_path (activity), cb_spot_get_text (spot, "name"));
      else
        cb_openapi_take_parameter (self, activity, spot);
    }
  add_undeclared (self, activity, operation, (const char *const *) names);
  if (self->version == 20)
    cb_openapi_take_old_body (self, activity, operation, body);
}

void
cb_openapi_take_parameters (CbOpenapi *self, CbActivity *activity, CbSpot operation,
                            const CbSpot *items, guint n_items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) spots = g_array_new (FALSE, FALSE, sizeof (CbSpot));
  Merge merge = { seen, NULL, spots };

  add_list (self, &merge, cb_spot_get (operation, "parameters"));
  for (guint i = 0; i < n_items; i++)
    add_list (self, &merge, cb_spot_get (items[i], "parameters"));
  take_merged (self, activity, operation, spots);
}

/* What stands behind `?` in a path is always sent: hidden parameters with a fixed value. */
void
cb_openapi_take_path_query (CbOpenapi *self, CbActivity *activity, CbSpot item)
{
  const char *path = cb_activity_get_path (activity);
  const char *hash = strchr (path, '#');
  const char *query = strchr (path, '?');
  g_autofree char *plain = g_strndup (path, strcspn (path, "?#"));
  g_auto (GStrv) pairs = NULL;

  if (hash)
    cb_openapi_report (self, SUGGESTION, "path-fragment", item,
                       "“%s” only tells apart what has one path; it is not sent.", hash);
  if (query && !(hash && hash < query))
    {
      g_autofree char *text = g_strndup (query + 1, strcspn (query + 1, "#"));
      pairs = g_strsplit (text, "&", -1);
    }
  for (guint i = 0; pairs && pairs[i]; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      g_autoptr (CbParameter) parameter = NULL;
      g_autoptr (CbValue) value = NULL;

      if (!pair[0] || !*pair[0] || strchr (pair[0], '{'))
        continue;
      parameter = cb_parameter_new (pair[0], CB_LOCATION_QUERY, CB_FIELD_TYPE_TEXT);
      value = cb_value_new_string (pair[1] && !strchr (pair[1], '{') ? pair[1] : "");
      cb_field_set_default (CB_FIELD (parameter), value);
      cb_field_set_visibility (CB_FIELD (parameter), CB_VISIBILITY_HIDDEN);
      cb_parameter_set_send_empty (parameter, TRUE);
      cb_list_append (cb_activity_get_parameters (activity), parameter);
    }
  cb_activity_set_path (activity, plain);
}
