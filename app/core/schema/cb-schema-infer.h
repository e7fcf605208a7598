/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/**
 * CbSchemaInferrer:
 *
 * Learns a structure from samples, one after the other, with memory that grows with the
 * structure and not with the number of samples.
 */
typedef struct _CbSchemaInferrer CbSchemaInferrer;

CbSchemaInferrer *cb_schema_inferrer_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cb_schema_inferrer_add (CbSchemaInferrer *self, CbValue *sample);
CbValue *cb_schema_inferrer_make_schema (CbSchemaInferrer *self) G_GNUC_WARN_UNUSED_RESULT;
void cb_schema_inferrer_free (CbSchemaInferrer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbSchemaInferrer, cb_schema_inferrer_free)

CbValue *cb_schema_infer (CbValue *const *samples, guint n_samples) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
