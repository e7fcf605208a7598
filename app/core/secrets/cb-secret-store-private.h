/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-secret-store.h"

G_BEGIN_DECLS

#define CB_IS_SECRET_STORE(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), CB_TYPE_SECRET_STORE))
#define CB_SECRET_STORE_GET_CLASS(object)                                                          \
  (G_TYPE_INSTANCE_GET_CLASS ((object), CB_TYPE_SECRET_STORE, CbSecretStoreClass))
#define CB_SECRET_STORE(object)                                                                    \
  (G_TYPE_CHECK_INSTANCE_CAST ((object), CB_TYPE_SECRET_STORE, CbSecretStore))

struct _CbSecretStore
{
  GObject parent_instance;
};

/* Each operation answers through @task exactly once: a boolean, or a secret for lookup. The vtable
 * is private so that stores are made only here. */
struct _CbSecretStoreClass
{
  GObjectClass parent_class;

  gboolean persistent;

  const char *(*get_reason) (CbSecretStore *self);
  void (*store) (CbSecretStore *self, const char *connection_id, const char *field,
                 const char *label, const char *secret, GTask *task);
  void (*lookup) (CbSecretStore *self, const char *connection_id, const char *field, GTask *task);
  /* A NULL @field means every field. */
  void (*remove) (CbSecretStore *self, const char *connection_id, const char *field, GTask *task);
};

G_END_DECLS
