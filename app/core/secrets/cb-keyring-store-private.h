/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-keyring-store.h"

G_BEGIN_DECLS

/* Whether there is a keyring that answers. Asks the person nothing. */
void cb_keyring_store_probe_async (CbSecretStore *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean cb_keyring_store_probe_finish (CbSecretStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
