/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-select-private.h"

#include "cb-sample-call-private.h"
#include "cb-sample-fields-private.h"

#define MAX_SORT_KEYS 5

static gboolean
matches_choice (CbValue *object, const char *key, const char *wanted)
{
  g_auto (GStrv) choices = g_strsplit (wanted, ",", -1);
  const char *text = cb_value_get_member_text (object, key);

  return text && g_strv_contains ((const char *const *) choices, text);
}

static gboolean
matches_id (CbValue *object, const char *key, const char *wanted)
{
  gint64 id = 0;

  if (g_str_equal (wanted, "none"))
    return cb_value_is (cb_value_get_member (object, key), CB_NODE_NULL);
  return g_ascii_string_to_signed (wanted, 10, 1, G_MAXINT64, &id, NULL)
         && cb_sample_int (object, key) == id;
}

static gboolean
matches_label (CbValue *object, const char *wanted)
{
  CbValue *labels = cb_value_get_member (object, "labels");

  for (guint i = 0; i < cb_value_get_size (labels); i++)
    if (g_str_equal (cb_value_get_text (cb_value_get_item (labels, i), NULL), wanted))
      return TRUE;
  return FALSE;
}

static gboolean
matches_search (CbValue *object, const char *folded)
{
  static const char *const searched[] = { "key",      "title", "description", "name",
                                          "username", "email", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      const char *text = cb_value_get_member_text (object, searched[i]);
      if (text && cb_text_contains_folded (text, folded))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const char *status;
  const char *priority;
  const char *assignee;
  const char *project;
  const char *author;
  const char *label;
  const char *since;
  char *search;
} Filter;

static gboolean
matches (CbValue *object, const Filter *filter)
{
  return (!filter->status || matches_choice (object, "status", filter->status))
         && (!filter->priority || matches_choice (object, "priority", filter->priority))
         && (!filter->assignee || matches_id (object, "assignee_id", filter->assignee))
         && (!filter->project || matches_id (object, "project_id", filter->project))
         && (!filter->author || matches_id (object, "author_id", filter->author))
         && (!filter->label || matches_label (object, filter->label))
         && (!filter->since
             || g_strcmp0 (cb_value_get_member_text (object, "updated_at"), filter->since) >= 0)
         && (!filter->search || matches_search (object, filter->search));
}

static const char *
query_of (CbSampleCall *call, const char *name)
{
  const char *text = cb_sample_call_get_query (call, name);

  return text && *text ? text : NULL;
}

/* Which filters there are is what each kind has members for. */
static void
read_filter (CbSampleCall *call, CbSampleKind kind, Filter *filter)
{
  const char *search = query_of (call, "q");

  filter->search = search ? cb_text_fold (search) : NULL;
  if (kind == CB_SAMPLE_TICKETS)
    {
      filter->status = query_of (call, "status");
      filter->priority = query_of (call, "priority");
      filter->assignee = query_of (call, "assignee");
      filter->project = query_of (call, "project");
      filter->label = query_of (call, "label");
      filter->since = query_of (call, "updated_since");
    }
  if (kind == CB_SAMPLE_COMMENTS)
    filter->author = query_of (call, "author");
}

typedef struct
{
  char **keys;
} Order;

static int
compare_member (CbValue *a, CbValue *b, const char *key)
{
  CbValue *x = cb_value_get_member (a, key);
  CbValue *y = cb_value_get_member (b, key);
  double m = 0;
  double n = 0;

  /* Nothing comes after everything. */
  if (cb_value_is (x, CB_NODE_NULL) || cb_value_is (y, CB_NODE_NULL))
    return (int) cb_value_is (x, CB_NODE_NULL) - (int) cb_value_is (y, CB_NODE_NULL);
  if (cb_value_get_double (x, &m) && cb_value_get_double (y, &n))
    return (m > n) - (m < n);
  return g_strcmp0 (cb_value_get_text (x, NULL), cb_value_get_text (y, NULL));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  CbValue *x = *(CbValue *const *) a;
  CbValue *y = *(CbValue *const *) b;
  const Order *order = data;

  for (guint i = 0; order->keys[i]; i++)
    {
      gboolean down = *order->keys[i] == '-';
      int result = compare_member (x, y, order->keys[i] + (down ? 1 : 0));
      if (result != 0)
        return down ? -result : result;
    }
  return compare_member (x, y, "id");
}

static gboolean
is_sortable (CbSampleKind kind, const char *name)
{
  for (const CbSampleField *field = cb_sample_fields_get (kind); field->name; field++)
    if (g_str_equal (field->name, name))
      return field->kind == CB_NODE_STRING || field->kind == CB_NODE_NUMBER;
  return FALSE;
}

static gboolean
check_order (CbSampleCall *call, CbSampleKind kind, char **keys)
{
  if (g_strv_length (keys) > MAX_SORT_KEYS)
    {
      cb_sample_call_problem (call, 400, "“sort” takes at most %d fields.", MAX_SORT_KEYS);
      return FALSE;
    }
  for (guint i = 0; keys[i]; i++)
    {
      const char *name = keys[i] + (*keys[i] == '-' ? 1 : 0);
      if (is_sortable (kind, name))
        continue;
      cb_sample_call_problem (call, 400,
                              "“sort” can't use “%s”. Name a text or number field, with "
                              "a hyphen before it for descending order.",
                              name);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
cb_sample_select (CbSampleCall *call, CbSampleKind kind)
{
  GPtrArray *all = cb_sample_store_list (call->sample->store, kind);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_unref);
  const char *sort = query_of (call, "sort");
  g_auto (GStrv) keys = g_strsplit (sort ? sort : "", ",", -1);
  Order order = { keys };
  Filter filter = { 0 };

  if (!check_order (call, kind, keys))
    return NULL;
  read_filter (call, kind, &filter);
  for (guint i = 0; i < all->len; i++)
    if (matches (g_ptr_array_index (all, i), &filter))
      g_ptr_array_add (chosen, cb_value_ref (g_ptr_array_index (all, i)));
  g_free (filter.search);
  if (sort)
    g_ptr_array_sort_with_data (chosen, compare, &order);
  return g_steal_pointer (&chosen);
}
