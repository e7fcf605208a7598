/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/**
 * cb_form_check_text:
 * @field: what the text is for
 * @text: what somebody typed, "" for nothing
 *
 * Says what is wrong with @text as the value of @field: missing, not of its type, out of its
 * bounds, against its pattern, or none of its choices.
 *
 * Patterns are searched anywhere in the text, as JSON Schema 2020-12 validation section 6.3.3
 * says; one that can't be compiled is not applied.
 *
 * Returns: (transfer full) (nullable): a sentence, or NULL where nothing is wrong
 */
char *cb_form_check_text (CbField *field, const char *text);

/* Whether @field takes several values. */
gboolean cb_form_field_is_multiple (CbField *field);

G_END_DECLS
