/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-schema-validate.h"

G_BEGIN_DECLS

/**
 * CbValidator:
 * @scope: where references lead
 * @findings: (nullable): what was found; NULL in a trial, where only yes or no counts
 * @pointer: where in the value
 * @depth: how deep schemas are nested now
 * @left: how many schemas may still be looked at, trials included
 * @failed: whether anything was found
 *
 * One validation under way.
 */
typedef struct
{
  CbSchemaScope scope;
  GPtrArray *findings;
  GString *pointer;
  guint depth;
  guint *left;
  gboolean failed;
} CbValidator;

void cb_validator_check (CbValidator *self, CbValue *schema, CbValue *value);
/* Whether @value fits, without findings. */
gboolean cb_validator_try (CbValidator *self, CbValue *schema, CbValue *value);
/* Checks a part of the value, which @key or (where that is NULL) @index names. */
void cb_validator_check_part (CbValidator *self, CbValue *schema, CbValue *value, const char *key,
                              guint index);
void cb_validator_fail (CbValidator *self, const char *keyword, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* A keyword of @schema that is a whole number from 0; FALSE where it isn't there. */
gboolean cb_validator_get_count (CbValue *schema, const char *keyword, gint64 *count);
/* Numbers by their value, everything else as cb_value_equal(). */
gboolean cb_validator_is_same (CbValue *a, CbValue *b);

void cb_validator_check_number (CbValidator *self, CbValue *schema, CbValue *value);
void cb_validator_check_text (CbValidator *self, CbValue *schema, CbValue *value);
void cb_validator_check_list (CbValidator *self, CbValue *schema, CbValue *value);
void cb_validator_check_object (CbValidator *self, CbValue *schema, CbValue *value);
void cb_validator_check_combinations (CbValidator *self, CbValue *schema, CbValue *value);

G_END_DECLS
