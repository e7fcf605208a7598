/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

#define CB_TYPE_BUILDER_CONTEXT (cb_builder_context_get_type ())

/**
 * CbBuilderStep:
 *
 * The steps of the wizard, numbered as people see them.
 */
typedef enum
{
  CB_BUILDER_STEP_BASIC = 1,
  CB_BUILDER_STEP_AUTHENTICATION,
  CB_BUILDER_STEP_ACTIVITIES,
  CB_BUILDER_STEP_SUMMARY,
} CbBuilderStep;

#define CB_BUILDER_N_STEPS 4

/* "Basic settings", translated. */
const char *cb_builder_step_get_title (CbBuilderStep step);
/* The step in which @item is edited. */
CbBuilderStep cb_builder_step_of_item (CbItem *item, int member);

/**
 * CbBuilderContext:
 *
 * What the parts of the builder share: the definition, its history, and its problems by place.
 *
 * Signals: `problems-changed`; `show (CbItem *item, int member)` asks the builder to go to a
 * place; `selected (CbItem *item)` when another item is being looked at.
 */
G_DECLARE_FINAL_TYPE (CbBuilderContext, cb_builder_context, CB, BUILDER_CONTEXT, GObject)

CbBuilderContext *cb_builder_context_new (CbConnector *connector, CbHistory *history);
CbConnector *cb_builder_context_get_connector (CbBuilderContext *self);
/* May be NULL: then nothing can be taken back. */
CbHistory *cb_builder_context_get_history (CbBuilderContext *self);

/* Changes between these are one step of undo with a label of its own. */
void cb_builder_context_begin (CbBuilderContext *self, const char *label);
void cb_builder_context_end (CbBuilderContext *self);
/* What is typed from here on is one step until a second has gone by without another call, or
 * cb_builder_context_flush(). For texts whose changes bring others about. */
void cb_builder_context_typing (CbBuilderContext *self, const char *label);
void cb_builder_context_flush (CbBuilderContext *self);
/* Whether such a step is open; it can be taken back all the same. */
gboolean cb_builder_context_is_typing (CbBuilderContext *self);

/* Asks the builder to go to @member (-1: the whole) of @item. */
void cb_builder_context_show (CbBuilderContext *self, CbItem *item, int member);
/* The same for a place; nothing happens where it leads nowhere. */
void cb_builder_context_show_pointer (CbBuilderContext *self, const char *pointer);

/* The activity that is being looked at, or NULL. */
CbActivity *cb_builder_context_get_activity (CbBuilderContext *self);
void cb_builder_context_select_activity (CbBuilderContext *self, CbActivity *activity);

/* Follows the definition. */
CbLinter *cb_builder_context_get_linter (CbBuilderContext *self);
/* The gravest problem at exactly that place; borrowed, or NULL. */
CbProblem *cb_builder_context_find_problem (CbBuilderContext *self, CbItem *item, int member);
void cb_builder_context_count_step (CbBuilderContext *self, CbBuilderStep step, guint *errors,
                                    guint *warnings);
/* Mends a problem as one step of undo. */
void cb_builder_context_fix (CbBuilderContext *self, CbProblem *problem);
/* What only the application knows of the name, such as a clash with another connector; NULL for
 * nothing. */
void cb_builder_context_set_name_problem (CbBuilderContext *self, const char *message);
CbProblem *cb_builder_context_get_name_problem (CbBuilderContext *self);

G_END_DECLS
