/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-change.h"
#include "cb-lint-private.h"
#include "cb-linter.h"

#define SLICE_US 4000

/* What is looked at as one: the three parts that aren't activities, and each activity. */
enum
{
  PART_BASICS,
  PART_AUTHENTICATION,
  PART_ACTIVITIES,
  N_PARTS,
};

struct _CbLinter
{
  GObject parent_instance;

  CbConnector *connector;
  gulong changed_id;
  GPtrArray *parts[N_PARTS];
  guint stale_parts;
  GHashTable *by_activity;
  GHashTable *stale_activities;
  GPtrArray *problems;
  guint idle_id;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbLinter, cb_linter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  UPDATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
list_model_get_item_type (GListModel *model)
{
  return CB_TYPE_PROBLEM;
}

static guint
list_model_get_n_items (GListModel *model)
{
  return CB_LINTER (model)->problems->len;
}

static gpointer
list_model_get_item (GListModel *model, guint position)
{
  CbLinter *self = CB_LINTER (model);

  return position < self->problems->len ? g_object_ref (self->problems->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_model_get_item_type;
  iface->get_n_items = list_model_get_n_items;
  iface->get_item = list_model_get_item;
}

static void
extend (GPtrArray *all, GPtrArray *some)
{
  for (guint i = 0; some && i < some->len; i++)
    g_ptr_array_add (all, g_object_ref (some->pdata[i]));
}

static GPtrArray *
collect (CbLinter *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  CbList *activities = cb_connector_get_activities (self->connector);

  for (guint i = 0; i < N_PARTS; i++)
    extend (all, self->parts[i]);
  for (guint i = 0; i < cb_list_get_size (activities); i++)
    extend (all, g_hash_table_lookup (self->by_activity, cb_list_get (activities, i)));
  return all;
}

/* Shows the difference as one change of the list, so that rows that stay keep their place. */
static void
publish (CbLinter *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->problems);
  GPtrArray *after = collect (self);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (before->len, after->len)
         && cb_problem_equal (before->pdata[head], after->pdata[head]))
    head++;
  while (tail < MIN (before->len, after->len) - head
         && cb_problem_equal (before->pdata[before->len - 1 - tail],
                              after->pdata[after->len - 1 - tail]))
    tail++;
  self->problems = after;
  if (before->len - head - tail > 0 || after->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail,
                                after->len - head - tail);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
look_at_part (CbLinter *self, guint part)
{
  static void (*const looks[N_PARTS]) (CbConnector *, GPtrArray *) = { _cb_lint_basics,
                                                                       _cb_lint_authentication,
                                                                       _cb_lint_activities };

  g_clear_pointer (&self->parts[part], g_ptr_array_unref);
  self->parts[part] = g_ptr_array_new_with_free_func (g_object_unref);
  looks[part](self->connector, self->parts[part]);
  self->stale_parts &= ~(1u << part);
}

static void
look_at_activity (CbLinter *self, CbActivity *activity)
{
  GPtrArray *problems = NULL;

  if (cb_item_get_parent (CB_ITEM (activity)) == (CbItem *) self->connector)
    {
      problems = g_ptr_array_new_with_free_func (g_object_unref);
      _cb_lint_activity (self->connector, activity, problems);
    }
  if (problems && problems->len > 0)
    g_hash_table_replace (self->by_activity, g_object_ref (activity), problems);
  else
    {
      g_hash_table_remove (self->by_activity, activity);
      g_clear_pointer (&problems, g_ptr_array_unref);
    }
}

static gboolean
has_more (CbLinter *self)
{
  return self->stale_parts != 0 || g_hash_table_size (self->stale_activities) > 0;
}

static void
look_at_next (CbLinter *self)
{
  GHashTableIter iter;
  gpointer activity = NULL;

  if (self->stale_parts != 0)
    {
      look_at_part (self, (guint) __builtin_ctz (self->stale_parts));
      return;
    }
  g_hash_table_iter_init (&iter, self->stale_activities);
  if (g_hash_table_iter_next (&iter, &activity, NULL))
    {
      g_autoptr (CbActivity) held = g_object_ref (activity);

      g_hash_table_iter_remove (&iter);
      look_at_activity (self, held);
    }
}

static void
finish (CbLinter *self)
{
  self->idle_id = 0;
  publish (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static gboolean
look_cb (gpointer data)
{
  CbLinter *self = data;
  gint64 until = g_get_monotonic_time () + SLICE_US;

  while (has_more (self) && g_get_monotonic_time () < until)
    look_at_next (self);
  if (has_more (self))
    return G_SOURCE_CONTINUE;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (CbLinter *self)
{
  if (self->idle_id != 0)
    return;
  self->idle_id = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
mark_all_activities (CbLinter *self)
{
  CbList *activities = cb_connector_get_activities (self->connector);

  for (guint i = 0; i < cb_list_get_size (activities); i++)
    g_hash_table_add (self->stale_activities, g_object_ref (cb_list_get (activities, i)));
}

static void
mark_exchanged (CbLinter *self, CbChange *change)
{
  GPtrArray *removed = NULL;
  GPtrArray *added = NULL;

  if (!cb_change_get_splice (change, NULL, &removed, &added))
    return;
  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (self->stale_activities, g_object_ref (removed->pdata[i]));
  for (guint i = 0; i < added->len; i++)
    g_hash_table_add (self->stale_activities, g_object_ref (added->pdata[i]));
}

static void
changed_cb (CbConnector *connector, CbChange *change, CbLinter *self)
{
  CbItem *item = cb_change_get_item (change);
  CbActivity *activity = cb_item_get_ancestor (item, CB_TYPE_ACTIVITY);
  int member = cb_change_get_member (change);

  if (activity)
    {
      g_hash_table_add (self->stale_activities, g_object_ref (activity));
      /* Ids are looked at across activities, and named by the test activity. */
      if (item == (CbItem *) activity && member == CB_ACTIVITY_ID)
        self->stale_parts |= 1u << PART_ACTIVITIES | 1u << PART_AUTHENTICATION;
    }
  else if (item == (CbItem *) connector && member == CB_CONNECTOR_ACTIVITIES)
    {
      mark_exchanged (self, change);
      self->stale_parts |= 1u << PART_ACTIVITIES | 1u << PART_AUTHENTICATION;
    }
  else if (item == (CbItem *) connector && member == CB_CONNECTOR_SCHEMAS)
    mark_all_activities (self);
  else
    self->stale_parts |= 1u << PART_BASICS | 1u << PART_AUTHENTICATION;
  schedule (self);
}

CbLinter *
cb_linter_new (CbConnector *connector)
{
  CbLinter *self = g_object_new (CB_TYPE_LINTER, NULL);

  self->connector = g_object_ref (connector);
  self->changed_id = g_signal_connect (connector, "changed", G_CALLBACK (changed_cb), self);
  self->stale_parts = (1u << N_PARTS) - 1;
  mark_all_activities (self);
  schedule (self);
  return self;
}

CbConnector *
cb_linter_get_connector (CbLinter *self)
{
  return self->connector;
}

gboolean
cb_linter_get_busy (CbLinter *self)
{
  return self->idle_id != 0;
}

void
cb_linter_flush (CbLinter *self)
{
  if (self->idle_id == 0)
    return;
  while (has_more (self))
    look_at_next (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  finish (self);
}

guint
cb_linter_count (CbLinter *self, CbArea area, CbSeverity least)
{
  guint count = 0;

  for (guint i = 0; i < self->problems->len; i++)
    {
      CbProblem *problem = self->problems->pdata[i];

      if (cb_problem_get_severity (problem) >= least
          && (area == CB_AREA_SUMMARY || cb_problem_get_area (problem) == area))
        count++;
    }
  return count;
}

static gboolean
is_below (CbItem *item, CbItem *ancestor)
{
  for (; item; item = cb_item_get_parent (item))
    if (item == ancestor)
      return TRUE;
  return FALSE;
}

guint
cb_linter_count_below (CbLinter *self, CbItem *item, CbSeverity *worst)
{
  CbActivity *activity = cb_item_get_ancestor (item, CB_TYPE_ACTIVITY);
  GPtrArray *problems = activity ? g_hash_table_lookup (self->by_activity, activity)
                                 : self->problems;
  CbSeverity gravest = CB_SEVERITY_SUGGESTION;
  guint count = 0;

  for (guint i = 0; problems && i < problems->len; i++)
    {
      CbProblem *problem = problems->pdata[i];

      if (cb_problem_get_severity (problem) < CB_SEVERITY_WARNING
          || !is_below (cb_problem_get_item (problem), item))
        continue;
      gravest = MAX (gravest, cb_problem_get_severity (problem));
      count++;
    }
  if (worst)
    *worst = gravest;
  return count;
}

CbProblem *
cb_linter_find (CbLinter *self, CbItem *item, int member)
{
  CbProblem *found = NULL;

  for (guint i = 0; i < self->problems->len; i++)
    {
      CbProblem *problem = self->problems->pdata[i];

      if (cb_problem_get_item (problem) == item && cb_problem_get_member (problem) == member
          && (!found || cb_problem_get_severity (problem) > cb_problem_get_severity (found)))
        found = problem;
    }
  return found;
}

static void
cb_linter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, cb_linter_get_busy (CB_LINTER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cb_linter_dispose (GObject *object)
{
  CbLinter *self = CB_LINTER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->connector)
    g_clear_signal_handler (&self->changed_id, self->connector);
  g_clear_object (&self->connector);

  G_OBJECT_CLASS (cb_linter_parent_class)->dispose (object);
}

static void
cb_linter_finalize (GObject *object)
{
  CbLinter *self = CB_LINTER (object);

  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], g_ptr_array_unref);
  g_clear_pointer (&self->by_activity, g_hash_table_unref);
  g_clear_pointer (&self->stale_activities, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_linter_parent_class)->finalize (object);
}

static void
cb_linter_class_init (CbLinterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cb_linter_dispose;
  object_class->finalize = cb_linter_finalize;
  object_class->get_property = cb_linter_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[UPDATED] = g_signal_new ("updated", CB_TYPE_LINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cb_linter_init (CbLinter *self)
{
  self->by_activity = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                             (GDestroyNotify) g_ptr_array_unref);
  self->stale_activities = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->problems = g_ptr_array_new_with_free_func (g_object_unref);
}
