/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-secret-store-private.h"

#include <libcb-base.h>

#include "cb-keyring-store-private.h"
#include "cb-keyring-store.h"
#include "cb-memory-store.h"

G_DEFINE_QUARK (cb_secret_error, cb_secret_error)
G_DEFINE_ABSTRACT_TYPE (CbSecretStore, cb_secret_store, G_TYPE_OBJECT)

static const char *
cb_secret_store_real_get_reason (CbSecretStore *self)
{
  return NULL;
}

static void
cb_secret_store_class_init (CbSecretStoreClass *klass)
{
  klass->get_reason = cb_secret_store_real_get_reason;
}

static void
cb_secret_store_init (CbSecretStore *self)
{
}

gboolean
cb_secret_store_is_persistent (CbSecretStore *self)
{
  g_return_val_if_fail (CB_IS_SECRET_STORE (self), FALSE);

  return CB_SECRET_STORE_GET_CLASS (self)->persistent;
}

const char *
cb_secret_store_get_reason (CbSecretStore *self)
{
  g_return_val_if_fail (CB_IS_SECRET_STORE (self), NULL);

  return CB_SECRET_STORE_GET_CLASS (self)->get_reason (self);
}

void
cb_secret_store_store_async (CbSecretStore *self, const char *connection_id, const char *field,
                             const char *label, const char *secret, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CB_IS_SECRET_STORE (self));
  g_return_if_fail (connection_id != NULL && field != NULL);
  g_return_if_fail (label != NULL && secret != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_secret_store_store_async);
  CB_SECRET_STORE_GET_CLASS (self)->store (self, connection_id, field, label, secret, task);
}

gboolean
cb_secret_store_store_finish (CbSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cb_secret_store_lookup_async (CbSecretStore *self, const char *connection_id, const char *field,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CB_IS_SECRET_STORE (self));
  g_return_if_fail (connection_id != NULL && field != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_secret_store_lookup_async);
  CB_SECRET_STORE_GET_CLASS (self)->lookup (self, connection_id, field, task);
}

char *
cb_secret_store_lookup_finish (CbSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_secret_store_delete_async (CbSecretStore *self, const char *connection_id, const char *field,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CB_IS_SECRET_STORE (self));
  g_return_if_fail (connection_id != NULL && field != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_secret_store_delete_async);
  CB_SECRET_STORE_GET_CLASS (self)->remove (self, connection_id, field, task);
}

gboolean
cb_secret_store_delete_finish (CbSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cb_secret_store_delete_connection_async (CbSecretStore *self, const char *connection_id,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CB_IS_SECRET_STORE (self));
  g_return_if_fail (connection_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cb_secret_store_delete_connection_async);
  CB_SECRET_STORE_GET_CLASS (self)->remove (self, connection_id, NULL, task);
}

gboolean
cb_secret_store_delete_connection_finish (CbSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static const char *
fallback_reason (const GError *error)
{
  if (g_error_matches (error, CB_SECRET_ERROR, CB_SECRET_ERROR_UNAVAILABLE))
    return "No keyring is running, so secrets are kept until the application closes.";
  if (g_error_matches (error, CB_SECRET_ERROR, CB_SECRET_ERROR_LOCKED)
      || g_error_matches (error, CB_SECRET_ERROR, CB_SECRET_ERROR_CANCELLED))
    return "The keyring is locked, so secrets are kept until the application closes.";
  return "The keyring does not work, so secrets are kept until the application closes.";
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CbSecretStore *keyring = CB_SECRET_STORE (source);
  g_autoptr (GError) error = NULL;

  if (cb_keyring_store_probe_finish (keyring, result, &error))
    g_task_return_pointer (task, g_object_ref (keyring), g_object_unref);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, cb_memory_store_new (fallback_reason (error)), g_object_unref);
}

void
cb_secret_store_new_default_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (CbSecretStore) keyring = cb_keyring_store_new ();

  g_task_set_source_tag (task, cb_secret_store_new_default_async);
  cb_keyring_store_probe_async (keyring, cancellable, probed_cb, g_steal_pointer (&task));
}

CbSecretStore *
cb_secret_store_new_default_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
