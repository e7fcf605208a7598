/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-change.h"
#include "cb-history.h"

#include <glib/gi18n-lib.h>

#define MERGE_WINDOW_US G_USEC_PER_SEC
#define MAX_STEPS 1000

typedef struct
{
  char *label;
  GPtrArray *changes;
  gint64 time;
  gboolean grouped;
} Step;

struct _CbHistory
{
  GObject parent_instance;

  CbItem *root;
  gulong changed_id;
  GQueue undo;
  GQueue redo;
  Step *open;
  guint depth;
  gboolean replaying;
};

G_DEFINE_FINAL_TYPE (CbHistory, cb_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static Step *
step_new (char *label)
{
  Step *step = g_new0 (Step, 1);

  step->label = label;
  step->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_change_unref);
  step->time = g_get_monotonic_time ();
  return step;
}

static void
step_free (Step *step)
{
  g_ptr_array_unref (step->changes);
  g_free (step->label);
  g_free (step);
}

static void
notify_all (CbHistory *self)
{
  for (guint i = PROP_CAN_UNDO; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static char *
describe_splice (CbChange *change, const char *title)
{
  GPtrArray *removed = NULL;
  GPtrArray *added = NULL;

  cb_change_get_splice (change, NULL, &removed, &added);
  if (removed->len > 0 && added->len > 0)
    return g_strdup_printf (_ ("Change of %s"), title);
  if (added->len == 1 || removed->len == 1)
    {
      g_autofree char *label = cb_item_dup_label (added->len ? added->pdata[0] : removed->pdata[0]);
      g_autofree char *what = *label ? g_strdup_printf ("“%s”", label) : g_strdup (title);
      return g_strdup_printf (added->len ? _ ("Adding %s") : _ ("Removing %s"), what);
    }
  return g_strdup_printf (added->len ? _ ("Adding to %s") : _ ("Removing from %s"), title);
}

static char *
describe (CbChange *change)
{
  int member = cb_change_get_member (change);
  const char *title = member < 0
                          ? _ ("other keys")
                          : _ (cb_item_get_member (cb_change_get_item (change), member)->title);

  if (cb_change_get_splice (change, NULL, NULL, NULL))
    return describe_splice (change, title);
  return g_strdup_printf (_ ("Change of %s"), title);
}

static gboolean
merge_into (Step *step, CbChange *change, gint64 now)
{
  CbChange *last;

  if (!step || step->grouped || step->changes->len != 1 || now - step->time > MERGE_WINDOW_US)
    return FALSE;
  last = step->changes->pdata[0];
  if (!cb_change_can_merge (last, change))
    return FALSE;
  step->changes->pdata[0] = cb_change_merge (last, change);
  cb_change_unref (last);
  step->time = now;
  return TRUE;
}

static void
push (CbHistory *self, Step *step)
{
  g_queue_push_tail (&self->undo, step);
  if (g_queue_get_length (&self->undo) > MAX_STEPS)
    step_free (g_queue_pop_head (&self->undo));
}

static void
changed_cb (CbItem *root, CbChange *change, CbHistory *self)
{
  Step *step;

  if (self->replaying)
    return;
  g_queue_clear_full (&self->redo, (GDestroyNotify) step_free);
  if (self->open)
    {
      g_ptr_array_add (self->open->changes, cb_change_ref (change));
      return;
    }
  if (!merge_into (g_queue_peek_tail (&self->undo), change, g_get_monotonic_time ()))
    {
      step = step_new (describe (change));
      g_ptr_array_add (step->changes, cb_change_ref (change));
      push (self, step);
    }
  notify_all (self);
}

CbHistory *
cb_history_new (CbItem *root)
{
  CbHistory *self = g_object_new (CB_TYPE_HISTORY, NULL);

  self->root = g_object_ref (root);
  self->changed_id = g_signal_connect (root, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

gboolean
cb_history_get_can_undo (CbHistory *self)
{
  return !g_queue_is_empty (&self->undo);
}

gboolean
cb_history_get_can_redo (CbHistory *self)
{
  return !g_queue_is_empty (&self->redo);
}

static const char *
peek_label (GQueue *steps)
{
  Step *step = g_queue_peek_tail (steps);

  return step ? step->label : "";
}

const char *
cb_history_get_undo_label (CbHistory *self)
{
  return peek_label (&self->undo);
}

const char *
cb_history_get_redo_label (CbHistory *self)
{
  return peek_label (&self->redo);
}

CbItem *
cb_history_undo (CbHistory *self)
{
  Step *step = g_queue_pop_tail (&self->undo);

  if (!step)
    return NULL;
  self->replaying = TRUE;
  for (guint i = step->changes->len; i > 0; i--)
    cb_change_revert (step->changes->pdata[i - 1]);
  self->replaying = FALSE;
  step->time = 0;
  g_queue_push_tail (&self->redo, step);
  notify_all (self);
  return cb_change_get_item (step->changes->pdata[0]);
}

CbItem *
cb_history_redo (CbHistory *self)
{
  Step *step = g_queue_pop_tail (&self->redo);

  if (!step)
    return NULL;
  self->replaying = TRUE;
  for (guint i = 0; i < step->changes->len; i++)
    cb_change_apply (step->changes->pdata[i]);
  self->replaying = FALSE;
  g_queue_push_tail (&self->undo, step);
  notify_all (self);
  return cb_change_get_item (step->changes->pdata[0]);
}

void
cb_history_begin_step (CbHistory *self, const char *label)
{
  if (self->depth++ > 0)
    return;
  self->open = step_new (g_strdup (label));
  self->open->grouped = TRUE;
}

void
cb_history_end_step (CbHistory *self)
{
  Step *step;

  g_return_if_fail (self->depth > 0);
  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  if (step->changes->len == 0)
    {
      step_free (step);
      return;
    }
  push (self, step);
  notify_all (self);
}

void
cb_history_clear (CbHistory *self)
{
  g_queue_clear_full (&self->undo, (GDestroyNotify) step_free);
  g_queue_clear_full (&self->redo, (GDestroyNotify) step_free);
  notify_all (self);
}

static void
cb_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbHistory *self = CB_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, cb_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, cb_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, cb_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, cb_history_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_history_dispose (GObject *object)
{
  CbHistory *self = CB_HISTORY (object);

  g_queue_clear_full (&self->undo, (GDestroyNotify) step_free);
  g_queue_clear_full (&self->redo, (GDestroyNotify) step_free);
  g_clear_pointer (&self->open, step_free);
  if (self->root)
    g_clear_signal_handler (&self->changed_id, self->root);
  g_clear_object (&self->root);

  G_OBJECT_CLASS (cb_history_parent_class)->dispose (object);
}

static void
cb_history_class_init (CbHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cb_history_dispose;
  object_class->get_property = cb_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, "", flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_history_init (CbHistory *self)
{
}
