/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>
#include <libcb-net.h>

G_BEGIN_DECLS

/**
 * CbAuthAddition:
 * @location: header, query or cookie
 * @name: name of the header, query item or cookie, not encoded
 * @value: its value, not encoded
 * @secret: whether the value is a credential
 *
 * One thing that an authentication method puts into a request.
 */
typedef struct
{
  CbLocation location;
  char *name;
  char *value;
  gboolean secret;
} CbAuthAddition;

/**
 * CbAuthTarget:
 *
 * The request to which authentication methods add their proof: they read it, to sign it, and
 * say what is to be added; who made the target puts that in its place.
 */
typedef struct _CbAuthTarget CbAuthTarget;

/* @request: the request as far as it is made; kept by reference. */
CbAuthTarget *cb_auth_target_new (CbHttpRequest *request);
void cb_auth_target_free (CbAuthTarget *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbAuthTarget, cb_auth_target_free)

CbHttpRequest *cb_auth_target_get_request (CbAuthTarget *self);
void cb_auth_target_add (CbAuthTarget *self, CbLocation location, const char *name,
                         const char *value, gboolean secret);
guint cb_auth_target_get_n_additions (CbAuthTarget *self);
const CbAuthAddition *cb_auth_target_get_addition (CbAuthTarget *self, guint index);

/* The certificate that proves who calls during the TLS handshake, or NULL. */
void cb_auth_target_set_client_certificate (CbAuthTarget *self, GTlsCertificate *certificate);
GTlsCertificate *cb_auth_target_get_client_certificate (CbAuthTarget *self);

G_END_DECLS
