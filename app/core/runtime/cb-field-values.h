/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-values.h"

G_BEGIN_DECLS

/**
 * CbValueProblem:
 * @field: the name under which the value is set in [struct@Values]
 * @title: what people call the field
 * @message: a sentence that says what is wrong and what to do; never holds a secret
 * @missing: whether the value is required and missing
 *
 * One thing that is wrong with what was filled in, to be shown beside its field.
 */
typedef struct
{
  char *field;
  char *title;
  char *message;
  gboolean missing;
} CbValueProblem;

void cb_value_problem_free (CbValueProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbValueProblem, cb_value_problem_free)

/* What is wrong with @value, given (not NULL), for @field: type, choices, pattern, bounds, length.
 * NULL for nothing. (transfer full) (nullable) */
char *cb_field_check_value (CbField *field, CbValue *value);
/* @value as the JSON value that the field's type makes of it: texts are read, others stay.
 * (transfer full) (nullable) */
CbValue *cb_field_coerce_value (CbField *field, CbValue *value);
/* Whether @value says nothing (absent, null, empty text), so that a required field isn't filled in.
 */
gboolean cb_field_is_blank_value (CbValue *value);
/* Whether @field is to be filled in at all, given the other values: its `showWhen`. */
gboolean cb_field_is_shown (CbField *field, CbList *siblings, CbValues *values);

G_END_DECLS
