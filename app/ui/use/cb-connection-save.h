/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-runtime.h>

G_BEGIN_DECLS

/**
 * CbSecretEntry:
 * @field: the name of the value, as in [struct@Values]
 * @label: what people read in the keyring
 * @secret: the text, wiped when freed
 *
 * One secret that was entered for a connection.
 */
typedef struct
{
  char *field;
  char *label;
  char *secret;
} CbSecretEntry;

CbSecretEntry *cb_secret_entry_new (const char *field, const char *label, const char *secret);
void cb_secret_entry_free (CbSecretEntry *self);

/* Keeps each of @entries (element-type CbSecretEntry) in @secrets and then @record in @library: a
 * connection that is in the library has its secrets. */
void cb_connection_save_async (CbLibrary *library, CbSecretStore *secrets,
                               CbConnectionRecord *record, GPtrArray *entries,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
gboolean cb_connection_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
