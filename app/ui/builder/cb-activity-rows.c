/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-rows.h"

/* Texts that are folded in one go: about a millisecond. */
#define WARM_SLICE 100

struct _CbActivityRows
{
  GObject parent_instance;

  CbConnector *connector;
  GPtrArray *rows;
  GHashTable *texts;
  GHashTable *folded_groups;
  GHashTable *row_of_activity;
  char *needle;
  guint n_found;
  guint pending;
  guint warming;
  guint n_warm;
};

static void cb_activity_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbActivityRows, cb_activity_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cb_activity_rows_list_model_init))

enum
{
  REBUILT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_group (CbActivity *activity)
{
  const char *const *tags = cb_activity_get_tags (activity);

  return tags && tags[0] ? tags[0] : "";
}

/* What a search looks at, folded once and kept until the head of the activity changes. */
static const char *
get_text (CbActivityRows *self, CbActivity *activity)
{
  const char *known = g_hash_table_lookup (self->texts, activity);
  const char *const *tags = cb_activity_get_tags (activity);
  g_autofree char *title = NULL;
  g_autofree char *all = NULL;
  g_autofree char *tag_text = NULL;
  char *folded;

  if (known)
    return known;
  title = cb_activity_dup_title (activity);
  tag_text = tags ? g_strjoinv (" ", (char **) tags) : g_strdup ("");
  all = g_strjoin ("\n", title, cb_activity_get_method (activity), cb_activity_get_path (activity),
                   cb_activity_get_id (activity), tag_text, NULL);
  folded = cb_text_fold (all);
  g_hash_table_insert (self->texts, g_object_ref (activity), folded);
  return folded;
}

static gboolean
is_found (CbActivityRows *self, CbActivity *activity)
{
  return self->needle == NULL || strstr (get_text (self, activity), self->needle) != NULL;
}

/**
 * Group:
 * @head: its row, or NULL while there is only one group without a tag
 * @rows: of its activities
 *
 * A group while rows are put together.
 */
typedef struct
{
  CbActivityRow *head;
  GPtrArray *rows;
} Group;

static void
group_free (Group *group)
{
  g_clear_object (&group->head);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static Group *
get_or_add_group (GPtrArray *groups, GHashTable *by_tag, const char *tag)
{
  Group *group = g_hash_table_lookup (by_tag, tag);

  if (group)
    return group;
  group = g_new0 (Group, 1);
  group->head = cb_activity_row_new (NULL, tag);
  group->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (groups, group);
  g_hash_table_insert (by_tag, (gpointer) cb_activity_row_get_tag (group->head), group);
  return group;
}

static CbActivityRow *
reuse_row (CbActivityRows *self, CbActivity *activity, const char *tag)
{
  CbActivityRow *old = g_hash_table_lookup (self->row_of_activity, activity);

  if (old && g_str_equal (cb_activity_row_get_tag (old), tag))
    return g_object_ref (old);
  return cb_activity_row_new (activity, tag);
}

static GPtrArray *
collect_groups (CbActivityRows *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) by_tag = g_hash_table_new (g_str_hash, g_str_equal);
  CbList *activities = cb_connector_get_activities (self->connector);

  self->n_found = 0;
  for (guint i = 0; i < cb_list_get_size (activities); i++)
    {
      CbActivity *activity = cb_list_get (activities, i);
      const char *tag = get_group (activity);
      Group *group;

      if (!is_found (self, activity))
        continue;
      group = get_or_add_group (groups, by_tag, tag);
      g_ptr_array_add (group->rows, reuse_row (self, activity, tag));
      self->n_found++;
    }
  return groups;
}

static GPtrArray *
flatten (CbActivityRows *self, GPtrArray *groups)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean plain = groups->len == 1
                   && *cb_activity_row_get_tag (((Group *) groups->pdata[0])->head) == '\0';

  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = groups->pdata[i];
      gboolean folded = self->needle == NULL
                        && g_hash_table_contains (self->folded_groups,
                                                  cb_activity_row_get_tag (group->head));

      cb_activity_row_set_group (group->head, group->rows->len, folded);
      if (!plain)
        g_ptr_array_add (rows, g_object_ref (group->head));
      for (guint j = 0; (plain || !folded) && j < group->rows->len; j++)
        g_ptr_array_add (rows, g_object_ref (group->rows->pdata[j]));
    }
  return rows;
}

static void
index_rows (CbActivityRows *self)
{
  g_hash_table_remove_all (self->row_of_activity);
  for (guint i = 0; i < self->rows->len; i++)
    {
      CbActivityRow *row = self->rows->pdata[i];

      if (cb_activity_row_get_activity (row))
        g_hash_table_insert (self->row_of_activity, cb_activity_row_get_activity (row), row);
    }
}

/* Tells only of the part between the rows that stay at the beginning and at the end. */
static void
rebuild (CbActivityRows *self)
{
  g_autoptr (GPtrArray) groups = collect_groups (self);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  guint start = 0;
  guint end = 0;

  self->rows = flatten (self, groups);
  index_rows (self);
  while (start < old->len && start < self->rows->len
         && cb_activity_row_equal (old->pdata[start], self->rows->pdata[start]))
    start++;
  while (end < old->len - start && end < self->rows->len - start
         && cb_activity_row_equal (old->pdata[old->len - 1 - end],
                                   self->rows->pdata[self->rows->len - 1 - end]))
    end++;
  if (old->len != self->rows->len || start + end < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                self->rows->len - start - end);
  g_signal_emit (self, signals[REBUILT], 0);
}

/* Folds ahead of the first search, a few texts at a time. */
static gboolean
on_warm (gpointer data)
{
  CbActivityRows *self = data;
  CbList *activities = cb_connector_get_activities (self->connector);
  guint end = MIN (self->n_warm + WARM_SLICE, cb_list_get_size (activities));

  for (; self->n_warm < end; self->n_warm++)
    get_text (self, cb_list_get (activities, self->n_warm));
  if (end < cb_list_get_size (activities))
    return G_SOURCE_CONTINUE;
  self->warming = 0;
  return G_SOURCE_REMOVE;
}

static void
warm_soon (CbActivityRows *self)
{
  self->n_warm = 0;
  if (self->warming == 0)
    self->warming = g_idle_add_full (G_PRIORITY_LOW, on_warm, self, NULL);
}

static gboolean
on_idle (gpointer data)
{
  CbActivityRows *self = data;

  self->pending = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
rebuild_soon (CbActivityRows *self)
{
  if (self->pending == 0)
    self->pending = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_connector_changed (CbActivityRows *self, CbChange *change)
{
  CbItem *item = cb_change_get_item (change);
  int member = cb_change_get_member (change);

  if (item == CB_ITEM (self->connector) && member == CB_CONNECTOR_ACTIVITIES)
    {
      rebuild_soon (self);
      warm_soon (self);
    }
  if (item == NULL || !CB_IS_ACTIVITY (item) || member < 0
      || !(cb_item_get_member (item, (guint) member)->flags & CB_MEMBER_HEAD))
    return;
  g_hash_table_remove (self->texts, item);
  if (self->needle || member == CB_ACTIVITY_TAGS)
    rebuild_soon (self);
}

void
cb_activity_rows_set_search (CbActivityRows *self, const char *search)
{
  g_autofree char *needle = search && *search ? cb_text_fold (search) : NULL;

  if (g_strcmp0 (needle, self->needle) == 0)
    return;
  g_free (self->needle);
  self->needle = g_steal_pointer (&needle);
  rebuild_soon (self);
}

void
cb_activity_rows_toggle_group (CbActivityRows *self, const char *tag)
{
  if (!g_hash_table_remove (self->folded_groups, tag))
    g_hash_table_add (self->folded_groups, g_strdup (tag));
  rebuild_soon (self);
}

void
cb_activity_rows_reveal (CbActivityRows *self, CbActivity *activity)
{
  if (g_hash_table_remove (self->folded_groups, get_group (activity)))
    rebuild_soon (self);
  cb_activity_rows_flush (self);
}

int
cb_activity_rows_find (CbActivityRows *self, CbActivity *activity)
{
  CbActivityRow *row = g_hash_table_lookup (self->row_of_activity, activity);
  guint position;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &position))
    return -1;
  return (int) position;
}

guint
cb_activity_rows_get_n_found (CbActivityRows *self)
{
  return self->n_found;
}

void
cb_activity_rows_flush (CbActivityRows *self)
{
  if (self->pending == 0)
    return;
  g_clear_handle_id (&self->pending, g_source_remove);
  rebuild (self);
}

static GType
get_item_type (GListModel *model)
{
  return CB_TYPE_ACTIVITY_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CB_ACTIVITY_ROWS (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CbActivityRows *self = CB_ACTIVITY_ROWS (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
cb_activity_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
cb_activity_rows_finalize (GObject *object)
{
  CbActivityRows *self = CB_ACTIVITY_ROWS (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_handle_id (&self->warming, g_source_remove);
  g_hash_table_unref (self->row_of_activity);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->folded_groups);
  g_free (self->needle);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (cb_activity_rows_parent_class)->finalize (object);
}

static void
cb_activity_rows_class_init (CbActivityRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_activity_rows_finalize;
  signals[REBUILT] = g_signal_new ("rebuilt", CB_TYPE_ACTIVITY_ROWS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_activity_rows_init (CbActivityRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->texts = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->folded_groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_of_activity = g_hash_table_new (NULL, NULL);
}

CbActivityRows *
cb_activity_rows_new (CbConnector *connector)
{
  CbActivityRows *self = g_object_new (CB_TYPE_ACTIVITY_ROWS, NULL);

  self->connector = g_object_ref (connector);
  g_signal_connect_object (connector, "changed", G_CALLBACK (on_connector_changed), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
  warm_soon (self);
  return self;
}
