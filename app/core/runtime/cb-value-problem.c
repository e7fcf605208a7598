/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-field-values.h"

void
cb_value_problem_free (CbValueProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_free (self->title);
  g_free (self->message);
  g_free (self);
}
