/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-runtime.h>

#include "cb-form.h"

G_BEGIN_DECLS

/* Sets in @values what was entered in @form, secrets included, under the names of its fields. */
void cb_form_fill_values (CbForm *self, CbValues *values, CbValueOrigin origin);

/* Fills in what @values (as of cb_values_to_value()) holds for the fields of the form. */
void cb_form_show_values (CbForm *self, CbValue *values);

/* Shows each of @problems (element-type CbValueProblem) beside its field; those of fields that the
 * form doesn't show are returned as one text. (transfer full) (nullable) */
char *cb_form_show_problems (CbForm *self, GPtrArray *problems);

G_END_DECLS
