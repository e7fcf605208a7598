/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-memory-store.h"

#include <libcb-base.h>

#include "cb-secret-store-private.h"

struct _CbMemoryStore
{
  CbSecretStore parent_instance;

  char *reason;
  /* Connection id to (field to secret). */
  GHashTable *connections;
};

typedef struct
{
  CbSecretStoreClass parent_class;
} CbMemoryStoreClass;

G_DEFINE_FINAL_TYPE (CbMemoryStore, cb_memory_store, CB_TYPE_SECRET_STORE)

static void
wipe_text (gpointer text)
{
  cb_secret_free (text);
}

static const char *
cb_memory_store_get_reason (CbSecretStore *store)
{
  CbMemoryStore *self = (CbMemoryStore *) store;

  return self->reason;
}

static GHashTable *
ensure_fields (CbMemoryStore *self, const char *connection_id)
{
  GHashTable *fields = g_hash_table_lookup (self->connections, connection_id);

  if (!fields)
    {
      fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wipe_text);
      g_hash_table_insert (self->connections, g_strdup (connection_id), fields);
    }
  return fields;
}

static void
cb_memory_store_store (CbSecretStore *store, const char *connection_id, const char *field,
                       const char *label, const char *secret, GTask *task)
{
  CbMemoryStore *self = (CbMemoryStore *) store;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_hash_table_insert (ensure_fields (self, connection_id), g_strdup (field), g_strdup (secret));
  g_task_return_boolean (task, TRUE);
}

static void
cb_memory_store_lookup (CbSecretStore *store, const char *connection_id, const char *field,
                        GTask *task)
{
  CbMemoryStore *self = (CbMemoryStore *) store;
  GHashTable *fields = g_hash_table_lookup (self->connections, connection_id);
  const char *secret = fields ? g_hash_table_lookup (fields, field) : NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, g_strdup (secret), wipe_text);
}

static void
cb_memory_store_remove (CbSecretStore *store, const char *connection_id, const char *field,
                        GTask *task)
{
  CbMemoryStore *self = (CbMemoryStore *) store;
  GHashTable *fields = g_hash_table_lookup (self->connections, connection_id);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (fields && field)
    g_hash_table_remove (fields, field);
  else if (fields)
    g_hash_table_remove (self->connections, connection_id);
  g_task_return_boolean (task, TRUE);
}

static void
cb_memory_store_finalize (GObject *object)
{
  CbMemoryStore *self = (CbMemoryStore *) object;

  g_clear_pointer (&self->connections, g_hash_table_unref);
  g_clear_pointer (&self->reason, g_free);
  G_OBJECT_CLASS (cb_memory_store_parent_class)->finalize (object);
}

static void
cb_memory_store_class_init (CbMemoryStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  CbSecretStoreClass *store_class = (CbSecretStoreClass *) klass;

  object_class->finalize = cb_memory_store_finalize;
  store_class->get_reason = cb_memory_store_get_reason;
  store_class->store = cb_memory_store_store;
  store_class->lookup = cb_memory_store_lookup;
  store_class->remove = cb_memory_store_remove;
}

static void
cb_memory_store_init (CbMemoryStore *self)
{
  self->connections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_hash_table_unref);
}

CbSecretStore *
cb_memory_store_new (const char *reason)
{
  CbMemoryStore *self = g_object_new (CB_TYPE_MEMORY_STORE, NULL);

  self->reason = g_strdup (reason);
  return (CbSecretStore *) self;
}
