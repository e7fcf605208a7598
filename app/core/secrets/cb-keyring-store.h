/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-secret-store.h"

G_BEGIN_DECLS

#define CB_TYPE_KEYRING_STORE (cb_keyring_store_get_type ())

/**
 * CbKeyringStore:
 *
 * Secrets in the person's keyring, through the Secret Service or the secret portal.
 *
 * Items have the schema `org.connectorbuilder.ConnectorBuilder` and the attributes `connection`
 * and `field`. Nothing is opened before the first operation.
 */
typedef struct _CbKeyringStore CbKeyringStore;

GType cb_keyring_store_get_type (void);

CbSecretStore *cb_keyring_store_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
