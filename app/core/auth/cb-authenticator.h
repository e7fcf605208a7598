/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-auth-target.h"

G_BEGIN_DECLS

#define CB_TYPE_AUTHENTICATOR (cb_authenticator_get_type ())

/**
 * CbAuthenticator:
 *
 * One authentication method at work for one connection: holds the credentials, fetches what has
 * to be fetched, and adds the proof to each request.
 *
 * Abstract; [func@Authenticator.new] makes the one for a method's kind. The order is: set every
 * credential, prepare once (again after a challenge that asks for it), attach to each request.
 * Credentials are wiped when the authenticator goes.
 */
typedef struct _CbAuthenticator CbAuthenticator;
typedef struct _CbAuthenticatorClass CbAuthenticatorClass;

GType cb_authenticator_get_type (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbAuthenticator, g_object_unref)

/* Whether methods of this kind can be used. */
gboolean cb_auth_kind_is_supported (CbAuthKind kind);

/**
 * cb_authenticator_new:
 * @method: the method; kept by reference
 * @error: %CB_AUTH_ERROR_UNSUPPORTED with the name of the method
 *
 * Makes the authenticator for a method.
 *
 * Returns: (transfer full): the authenticator, or %NULL
 */
CbAuthenticator *cb_authenticator_new (CbAuthMethod *method,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

CbAuthMethod *cb_authenticator_get_method (CbAuthenticator *self);

/* @field: the name of one of the method's fields. NULL takes the value away. */
void cb_authenticator_set_credential (CbAuthenticator *self, const char *field, const char *value);
/* Borrowed; NULL where it was not set. */
const char *cb_authenticator_get_credential (CbAuthenticator *self, const char *field);

/* Whether cb_authenticator_attach() can do without cb_authenticator_prepare_async(). */
gboolean cb_authenticator_is_ready (CbAuthenticator *self);

/**
 * cb_authenticator_prepare_async:
 * @self: an authenticator that has its credentials
 * @client: sends the requests that are needed
 * @cancellable: (nullable): cancels
 * @callback: called when requests can be given their proof
 * @user_data: for @callback
 *
 * Fetches what the method needs before it can be used, such as a token.
 */
void cb_authenticator_prepare_async (CbAuthenticator *self, CbHttpClient *client,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
/* @exchanges: (out) (optional) (transfer full) (element-type CbHttpExchange): what was sent. */
gboolean cb_authenticator_prepare_finish (CbAuthenticator *self, GAsyncResult *result,
                                          GPtrArray **exchanges, GError **error);

/**
 * cb_authenticator_attach:
 * @self: an authenticator that is ready
 * @target: the request
 * @error: a [error@AuthError] that names the field
 *
 * Adds the proof to a request.
 */
gboolean cb_authenticator_attach (CbAuthenticator *self, CbAuthTarget *target, GError **error);

/**
 * cb_authenticator_challenge:
 * @self: an authenticator
 * @exchange: an answer of status 401 or 407
 *
 * Takes notice of a refusal.
 *
 * Returns: whether it is worth to prepare again and to send the request once more
 */
gboolean cb_authenticator_challenge (CbAuthenticator *self, CbHttpExchange *exchange);

/* Adds every secret that it holds, derived ones included. */
void cb_authenticator_add_to_redactor (CbAuthenticator *self, CbRedactor *redactor);

G_END_DECLS
