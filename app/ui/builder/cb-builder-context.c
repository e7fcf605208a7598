/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-builder-context.h"

#include <glib/gi18n.h>

/* Typing that pauses for longer is another step of undo. */
#define TYPING_MS 1000

struct _CbBuilderContext
{
  GObject parent_instance;

  CbConnector *connector;
  CbHistory *history;
  CbActivity *activity;
  CbLinter *linter;
  CbProblem *name_problem;
  guint typing;
};

G_DEFINE_FINAL_TYPE (CbBuilderContext, cb_builder_context, G_TYPE_OBJECT)

enum
{
  PROBLEMS_CHANGED,
  SHOW,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const char *
cb_builder_step_get_title (CbBuilderStep step)
{
  switch (step)
    {
    case CB_BUILDER_STEP_BASIC:
      return _ ("Basic settings");
    case CB_BUILDER_STEP_AUTHENTICATION:
      return _ ("Authentication");
    case CB_BUILDER_STEP_ACTIVITIES:
      return _ ("Activities");
    case CB_BUILDER_STEP_SUMMARY:
    default:
      return _ ("Summary");
    }
}

CbBuilderStep
cb_builder_step_of_item (CbItem *item, int member)
{
  static const char *const authentication[] = { "/authMethods", "/security", "/fields",
                                                "/testActivity" };
  g_autofree char *pointer = cb_item_dup_pointer (item, member);

  for (guint i = 0; i < G_N_ELEMENTS (authentication); i++)
    {
      if (g_str_has_prefix (pointer, authentication[i]))
        return CB_BUILDER_STEP_AUTHENTICATION;
    }
  if (g_str_has_prefix (pointer, "/activities") || g_str_has_prefix (pointer, "/schemas"))
    return CB_BUILDER_STEP_ACTIVITIES;
  return CB_BUILDER_STEP_BASIC;
}

static void
cb_builder_context_dispose (GObject *object)
{
  CbBuilderContext *self = CB_BUILDER_CONTEXT (object);

  cb_builder_context_flush (self);
  g_clear_object (&self->activity);
  g_clear_object (&self->name_problem);
  g_clear_object (&self->linter);
  g_clear_object (&self->history);
  g_clear_object (&self->connector);
  G_OBJECT_CLASS (cb_builder_context_parent_class)->dispose (object);
}

static void
cb_builder_context_class_init (CbBuilderContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_builder_context_dispose;

  signals[PROBLEMS_CHANGED] = g_signal_new ("problems-changed", CB_TYPE_BUILDER_CONTEXT,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW] = g_signal_new ("show", CB_TYPE_BUILDER_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, CB_TYPE_ITEM, G_TYPE_INT);
  signals[SELECTED] = g_signal_new ("selected", CB_TYPE_BUILDER_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
cb_builder_context_init (CbBuilderContext *self)
{
}

static void
on_linter_updated (CbBuilderContext *self)
{
  g_signal_emit (self, signals[PROBLEMS_CHANGED], 0);
}

CbBuilderContext *
cb_builder_context_new (CbConnector *connector, CbHistory *history)
{
  CbBuilderContext *self = g_object_new (CB_TYPE_BUILDER_CONTEXT, NULL);

  self->connector = g_object_ref (connector);
  self->history = history ? g_object_ref (history) : NULL;
  self->linter = cb_linter_new (connector);
  g_signal_connect_object (self->linter, "updated", G_CALLBACK (on_linter_updated), self,
                           G_CONNECT_SWAPPED);
  return self;
}

CbConnector *
cb_builder_context_get_connector (CbBuilderContext *self)
{
  return self->connector;
}

CbHistory *
cb_builder_context_get_history (CbBuilderContext *self)
{
  return self->history;
}

void
cb_builder_context_begin (CbBuilderContext *self, const char *label)
{
  cb_builder_context_flush (self);
  if (self->history)
    cb_history_begin_step (self->history, label);
}

void
cb_builder_context_end (CbBuilderContext *self)
{
  if (self->history)
    cb_history_end_step (self->history);
}

static void
on_typing_over (gpointer data)
{
  CbBuilderContext *self = data;

  self->typing = 0;
  cb_builder_context_end (self);
}

void
cb_builder_context_typing (CbBuilderContext *self, const char *label)
{
  if (self->typing)
    g_source_remove (self->typing);
  else if (self->history)
    cb_history_begin_step (self->history, label);
  self->typing = g_timeout_add_once (TYPING_MS, on_typing_over, self);
}

void
cb_builder_context_flush (CbBuilderContext *self)
{
  if (self->typing == 0)
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  cb_builder_context_end (self);
}

gboolean
cb_builder_context_is_typing (CbBuilderContext *self)
{
  return self->typing != 0;
}

void
cb_builder_context_show (CbBuilderContext *self, CbItem *item, int member)
{
  g_signal_emit (self, signals[SHOW], 0, item, member);
}

void
cb_builder_context_show_pointer (CbBuilderContext *self, const char *pointer)
{
  int member = -1;
  CbItem *item = cb_item_resolve_pointer (CB_ITEM (self->connector), pointer, &member);

  if (item)
    cb_builder_context_show (self, item, member);
}

CbActivity *
cb_builder_context_get_activity (CbBuilderContext *self)
{
  return self->activity;
}

void
cb_builder_context_select_activity (CbBuilderContext *self, CbActivity *activity)
{
  if (g_set_object (&self->activity, activity))
    g_signal_emit (self, signals[SELECTED], 0);
}

CbLinter *
cb_builder_context_get_linter (CbBuilderContext *self)
{
  return self->linter;
}

CbProblem *
cb_builder_context_find_problem (CbBuilderContext *self, CbItem *item, int member)
{
  CbProblem *problem = cb_linter_find (self->linter, item, member);

  if (problem == NULL && item == CB_ITEM (self->connector) && member == CB_CONNECTOR_NAME)
    return self->name_problem;
  return problem;
}

void
cb_builder_context_count_step (CbBuilderContext *self, CbBuilderStep step, guint *errors,
                               guint *warnings)
{
  CbArea area = CB_AREA_BASICS + (step - CB_BUILDER_STEP_BASIC);

  *errors = cb_linter_count (self->linter, area, CB_SEVERITY_ERROR);
  *warnings = cb_linter_count (self->linter, area, CB_SEVERITY_WARNING) - *errors;
  if (step == CB_BUILDER_STEP_BASIC && self->name_problem)
    (*errors)++;
}

void
cb_builder_context_fix (CbBuilderContext *self, CbProblem *problem)
{
  cb_builder_context_begin (self, cb_problem_get_fix_label (problem));
  cb_problem_apply_fix (problem);
  cb_builder_context_end (self);
}

void
cb_builder_context_set_name_problem (CbBuilderContext *self, const char *message)
{
  g_clear_object (&self->name_problem);
  if (message)
    self->name_problem = cb_problem_new (CB_SEVERITY_ERROR, "name-taken", CB_ITEM (self->connector),
                                         CB_CONNECTOR_NAME, message);
  g_signal_emit (self, signals[PROBLEMS_CHANGED], 0);
}

CbProblem *
cb_builder_context_get_name_problem (CbBuilderContext *self)
{
  return self->name_problem;
}
