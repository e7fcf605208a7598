/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/* @text, as a form has it, as the value that it means: by the field's type, several values from a
 * JSON array; NULL for "". (transfer full) (nullable) */
CbValue *cb_form_read_text (CbField *field, const char *text);
/* What is wrong with @text for @field, a sentence; NULL where nothing is. (transfer full) */
char *cb_form_check_text (CbField *field, const char *text);
/* Whether @field takes several values. */
gboolean cb_form_field_is_multiple (CbField *field);

G_END_DECLS
