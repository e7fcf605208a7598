/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-auth-error.h"
#include "cb-authenticator.h"

G_BEGIN_DECLS

struct _CbAuthenticator
{
  GObject parent_instance;
};

/* One file implements one kind: its table of functions is the class. Everything but attach has a
 * default that fits methods which need no requests of their own. */
struct _CbAuthenticatorClass
{
  GObjectClass parent_class;

  gboolean (*is_ready) (CbAuthenticator *self);
  /* Answers through @task once: a GPtrArray of exchanges, which may be empty. */
  void (*prepare) (CbAuthenticator *self, CbHttpClient *client, GTask *task);
  gboolean (*attach) (CbAuthenticator *self, CbAuthTarget *target, GError **error);
  gboolean (*challenge) (CbAuthenticator *self, CbHttpExchange *exchange);
  void (*add_to_redactor) (CbAuthenticator *self, CbRedactor *redactor);
};

/* The credential of @field, not empty; NULL with an error that names method and field. */
const char *cb_authenticator_require (CbAuthenticator *self, const char *field, GError **error);
/* The class for methods of @kind; G_TYPE_INVALID where there is none. */
GType cb_auth_registry_find_type (CbAuthKind kind);
/* What people call the method. (transfer full) */
char *cb_auth_method_dup_title (CbAuthMethod *method);

GType cb_auth_none_get_type (void);
GType cb_auth_api_key_get_type (void);
GType cb_auth_basic_get_type (void);
GType cb_auth_bearer_get_type (void);

G_END_DECLS
