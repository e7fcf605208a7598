/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CB_SECRET_ERROR (cb_secret_error_quark ())

/**
 * CbSecretError:
 * @CB_SECRET_ERROR_UNAVAILABLE: there is no keyring to talk to
 * @CB_SECRET_ERROR_LOCKED: the keyring is locked and was not unlocked
 * @CB_SECRET_ERROR_CANCELLED: the person dismissed the keyring's question
 * @CB_SECRET_ERROR_FAILED: the keyring answered with an error
 *
 * Why a secret could not be kept or read. A cancelled GCancellable is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  CB_SECRET_ERROR_UNAVAILABLE,
  CB_SECRET_ERROR_LOCKED,
  CB_SECRET_ERROR_CANCELLED,
  CB_SECRET_ERROR_FAILED,
} CbSecretError;

GQuark cb_secret_error_quark (void);

#define CB_TYPE_SECRET_STORE (cb_secret_store_get_type ())

/**
 * CbSecretStore:
 *
 * Keeps secrets by connection and field name.
 *
 * Abstract; [class@KeyringStore] keeps them in the person's keyring, [class@MemoryStore] until
 * the process ends. A secret is text of any length; storing one again replaces it.
 */
typedef struct _CbSecretStore CbSecretStore;
typedef struct _CbSecretStoreClass CbSecretStoreClass;

GType cb_secret_store_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbSecretStore, g_object_unref)

/**
 * cb_secret_store_new_default_async:
 *
 * Opens the keyring, or a store in memory where there is none.
 *
 * cb_secret_store_new_default_finish() always returns a store unless it was cancelled. Where it is
 * not the keyring, cb_secret_store_get_reason() says why, in a sentence to show.
 */
void cb_secret_store_new_default_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
CbSecretStore *cb_secret_store_new_default_finish (GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether secrets outlive the process. */
gboolean cb_secret_store_is_persistent (CbSecretStore *self);
/* "No keyring is running, so secrets are kept until the application closes."; NULL for a store
 * that is what was wanted. */
const char *cb_secret_store_get_reason (CbSecretStore *self);

/* @label: what the person reads in the keyring's own window, such as "Tickets: Password". */
void cb_secret_store_store_async (CbSecretStore *self, const char *connection_id, const char *field,
                                  const char *label, const char *secret, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean cb_secret_store_store_finish (CbSecretStore *self, GAsyncResult *result, GError **error);

void cb_secret_store_lookup_async (CbSecretStore *self, const char *connection_id,
                                   const char *field, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable): NULL without an error where there is none. Free with
 * cb_secret_free(), which wipes it. */
char *cb_secret_store_lookup_finish (CbSecretStore *self, GAsyncResult *result, GError **error);

/* Deleting what is not there is a success. */
void cb_secret_store_delete_async (CbSecretStore *self, const char *connection_id,
                                   const char *field, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean cb_secret_store_delete_finish (CbSecretStore *self, GAsyncResult *result, GError **error);

/* Every secret of one connection. */
void cb_secret_store_delete_connection_async (CbSecretStore *self, const char *connection_id,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean cb_secret_store_delete_connection_finish (CbSecretStore *self, GAsyncResult *result,
                                                   GError **error);

G_END_DECLS
