/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-item.h"

G_BEGIN_DECLS

/**
 * CbSeverity:
 * @CB_SEVERITY_SUGGESTION: it works, and could be better
 * @CB_SEVERITY_WARNING: it works, and end users may stumble
 * @CB_SEVERITY_ERROR: it can't work as it is
 */
typedef enum
{
  CB_SEVERITY_SUGGESTION,
  CB_SEVERITY_WARNING,
  CB_SEVERITY_ERROR,
} CbSeverity;

/**
 * CbArea:
 *
 * The step of the wizard in which a problem is mended.
 */
typedef enum
{
  CB_AREA_BASICS,
  CB_AREA_AUTHENTICATION,
  CB_AREA_ACTIVITIES,
  CB_AREA_SUMMARY,
} CbArea;

#define CB_TYPE_SEVERITY (cb_severity_get_type ())
#define CB_TYPE_AREA (cb_area_get_type ())

GType cb_severity_get_type (void);
GType cb_area_get_type (void);

/**
 * CbProblem:
 *
 * One finding about a definition or about an import: severity, rule, place, message, and where
 * possible a fix. Immutable.
 *
 * Properties: `severity`, `rule`, `message`, `fix-label` ("" where there is no fix), `area`.
 */
#define CB_TYPE_PROBLEM (cb_problem_get_type ())
G_DECLARE_FINAL_TYPE (CbProblem, cb_problem, CB, PROBLEM, GObject)

/**
 * CbFixFunc:
 * @item: the item of the problem
 * @member: its member, or -1
 *
 * Mends the definition at the place of a problem, through the model's setters.
 */
typedef void (*CbFixFunc) (CbItem *item, int member);

/* About @member (-1 for the whole) of @item, which is kept by reference. */
CbProblem *cb_problem_new (CbSeverity severity, const char *rule, CbItem *item, int member,
                           const char *message);
/* About a place in a foreign document: @pointer as RFC 6901, line and column from 1, or 0. */
CbProblem *cb_problem_new_in_source (CbSeverity severity, const char *rule, const char *pointer,
                                     guint line, guint column, const char *message);
/* For the maker of the problem, before it is shown. */
void cb_problem_set_fix (CbProblem *self, const char *label, CbFixFunc fix);

CbSeverity cb_problem_get_severity (CbProblem *self);
const char *cb_problem_get_rule (CbProblem *self);
const char *cb_problem_get_message (CbProblem *self);
const char *cb_problem_get_fix_label (CbProblem *self);
/* NULL for a place in a source. */
CbItem *cb_problem_get_item (CbProblem *self);
int cb_problem_get_member (CbProblem *self);
guint cb_problem_get_line (CbProblem *self);
guint cb_problem_get_column (CbProblem *self);
/* Where it is now, also after items were moved. (transfer full) */
char *cb_problem_dup_pointer (CbProblem *self);
CbArea cb_problem_get_area (CbProblem *self);
/* Does what the fix says; FALSE where there is none. */
gboolean cb_problem_apply_fix (CbProblem *self);
/* Same finding at the same place. */
gboolean cb_problem_equal (CbProblem *a, CbProblem *b);

G_END_DECLS
