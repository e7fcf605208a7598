/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-secret-store.h"

G_BEGIN_DECLS

#define CB_TYPE_MEMORY_STORE (cb_memory_store_get_type ())

/**
 * CbMemoryStore:
 *
 * Secrets that are gone when the store is: wiped when replaced, deleted, and at the end.
 */
typedef struct _CbMemoryStore CbMemoryStore;

GType cb_memory_store_get_type (void);

/* @reason: (nullable): why secrets are not in the keyring; see cb_secret_store_get_reason(). */
CbSecretStore *cb_memory_store_new (const char *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
