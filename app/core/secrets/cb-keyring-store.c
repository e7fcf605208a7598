/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-keyring-store.h"

#include <libcb-base.h>
#include <libsecret/secret.h>

#include "cb-keyring-store-private.h"
#include "cb-secret-store-private.h"

struct _CbKeyringStore
{
  CbSecretStore parent_instance;
};

typedef struct
{
  CbSecretStoreClass parent_class;
} CbKeyringStoreClass;

G_DEFINE_FINAL_TYPE (CbKeyringStore, cb_keyring_store, CB_TYPE_SECRET_STORE)

static const SecretSchema schema = {
  .name = "org.connectorbuilder.ConnectorBuilder",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "connection", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "field", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static GHashTable *
attributes_new (const char *connection_id, const char *field)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (char *) "connection", g_strdup (connection_id));
  if (field)
    g_hash_table_insert (attributes, (char *) "field", g_strdup (field));
  return attributes;
}

static gboolean
is_unavailable (const GError *cause)
{
  if (cause->domain == G_DBUS_ERROR)
    return cause->code == G_DBUS_ERROR_SERVICE_UNKNOWN
           || cause->code == G_DBUS_ERROR_NAME_HAS_NO_OWNER || cause->code == G_DBUS_ERROR_NO_SERVER
           || cause->code == G_DBUS_ERROR_DISCONNECTED || cause->code == G_DBUS_ERROR_NO_REPLY
           || g_str_has_prefix (g_dbus_error_is_remote_error (cause) ? cause->message : "",
                                "GDBus.Error:org.freedesktop.DBus.Error.Spawn");
  /* "Cannot autolaunch D-Bus" and an address at which nobody listens come as these. */
  return cause->domain == G_IO_ERROR
         && (cause->code == G_IO_ERROR_FAILED || cause->code == G_IO_ERROR_NOT_FOUND
             || cause->code == G_IO_ERROR_CONNECTION_REFUSED || cause->code == G_IO_ERROR_CLOSED
             || cause->code == G_IO_ERROR_INVALID_ARGUMENT);
}

/* A login keyring that was never unlocked in this session has no collection to store in. */
static gboolean
is_locked (const GError *cause)
{
  return g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
         || g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT)
         || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (cause, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT);
}

static GError *
explain (const GError *cause, GCancellable *cancellable)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_cancellable_is_cancelled (cancellable)
               ? g_error_copy (cause)
               : g_error_new_literal (CB_SECRET_ERROR, CB_SECRET_ERROR_CANCELLED,
                                      "The keyring was not unlocked. Try again to be asked once "
                                      "more.");
  if (is_locked (cause))
    return g_error_new_literal (CB_SECRET_ERROR, CB_SECRET_ERROR_LOCKED,
                                "The keyring is locked. Unlock it, for instance in Passwords and "
                                "Keys, and try again.");
  if (is_unavailable (cause))
    return g_error_new_literal (CB_SECRET_ERROR, CB_SECRET_ERROR_UNAVAILABLE,
                                "No keyring is running. Start one, such as GNOME Keyring, and try "
                                "again.");
  return g_error_new (CB_SECRET_ERROR, CB_SECRET_ERROR_FAILED,
                      "The keyring failed: %s. Try again, or sign out and in.", cause->message);
}

static void
return_error (GTask *task, const GError *cause)
{
  g_task_return_error (task, explain (cause, g_task_get_cancellable (task)));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  secret_password_store_finish (result, &error);
  if (error)
    return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
cb_keyring_store_store (CbSecretStore *self, const char *connection_id, const char *field,
                        const char *label, const char *secret, GTask *task)
{
  g_autoptr (GHashTable) attributes = attributes_new (connection_id, field);

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, secret,
                          g_task_get_cancellable (task), stored_cb, g_object_ref (task));
}

static void
wipe_text (gpointer text)
{
  cb_secret_free (text);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  char *secret = secret_password_lookup_finish (result, &error);

  if (error)
    return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (secret), wipe_text);
  secret_password_free (secret);
}

static void
cb_keyring_store_lookup (CbSecretStore *self, const char *connection_id, const char *field,
                         GTask *task)
{
  g_autoptr (GHashTable) attributes = attributes_new (connection_id, field);

  secret_password_lookupv (&schema, attributes, g_task_get_cancellable (task), looked_up_cb,
                           g_object_ref (task));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error)
    return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
cb_keyring_store_remove (CbSecretStore *self, const char *connection_id, const char *field,
                         GTask *task)
{
  g_autoptr (GHashTable) attributes = attributes_new (connection_id, field);

  secret_password_clearv (&schema, attributes, g_task_get_cancellable (task), removed_cb,
                          g_object_ref (task));
}

static void
cb_keyring_store_class_init (CbKeyringStoreClass *klass)
{
  CbSecretStoreClass *store_class = (CbSecretStoreClass *) klass;

  store_class->persistent = TRUE;
  store_class->store = cb_keyring_store_store;
  store_class->lookup = cb_keyring_store_lookup;
  store_class->remove = cb_keyring_store_remove;
}

static void
cb_keyring_store_init (CbKeyringStore *self)
{
}

CbSecretStore *
cb_keyring_store_new (void)
{
  return g_object_new (CB_TYPE_KEYRING_STORE, NULL);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  secret_password_free (secret_password_lookup_finish (result, &error));
  if (error)
    return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Looks for what is never there: nothing matches, so nothing has to be unlocked for it. */
void
cb_keyring_store_probe_async (CbSecretStore *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = attributes_new ("", "probe");

  g_task_set_source_tag (task, cb_keyring_store_probe_async);
  secret_password_lookupv (&schema, attributes, cancellable, probed_cb, g_steal_pointer (&task));
}

gboolean
cb_keyring_store_probe_finish (CbSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
