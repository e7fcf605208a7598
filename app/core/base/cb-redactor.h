/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CB_REDACTED "••••••"

/**
 * CbRedactor:
 *
 * Knows the secrets of one run and masks each, in the forms in which it can travel (as it is,
 * percent-encoded, form-encoded, base64 of it, JSON-escaped), in any text that is shown or kept.
 * Counted by reference; add before sharing with a thread. Secrets are wiped when it goes.
 */
typedef struct _CbRedactor CbRedactor;

#define CB_TYPE_REDACTOR (cb_redactor_get_type ())

GType cb_redactor_get_type (void);
CbRedactor *cb_redactor_new (void);
CbRedactor *cb_redactor_ref (CbRedactor *self);
void cb_redactor_unref (CbRedactor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbRedactor, cb_redactor_unref)

/* Secrets of fewer than 3 bytes are masked only where they are the whole text. */
void cb_redactor_add (CbRedactor *self, const char *secret);
/* (transfer full); @length -1 for NUL-terminated. */
char *cb_redactor_mask (CbRedactor *self, const char *text, gssize length);
gboolean cb_redactor_would_mask (CbRedactor *self, const char *text, gssize length);
/* Whether a header or field of this name usually holds a credential ("Authorization", "api_key"…).
 */
gboolean cb_redactor_is_sensitive_name (const char *name);

/* Overwrites and frees. */
void cb_secret_free (char *secret);

G_END_DECLS
