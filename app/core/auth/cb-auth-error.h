/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CB_AUTH_ERROR (cb_auth_error_quark ())

/**
 * CbAuthError:
 * @CB_AUTH_ERROR_UNSUPPORTED: the method is of a kind that can't be used yet
 * @CB_AUTH_ERROR_MISSING: a credential has no value
 * @CB_AUTH_ERROR_INVALID: a credential or a setting of the method can't be used
 * @CB_AUTH_ERROR_REFUSED: the server that gives out tokens refused
 *
 * Why a request could not be given its proof of who calls. Messages name the method and the
 * field, never a credential.
 */
typedef enum
{
  CB_AUTH_ERROR_UNSUPPORTED,
  CB_AUTH_ERROR_MISSING,
  CB_AUTH_ERROR_INVALID,
  CB_AUTH_ERROR_REFUSED,
} CbAuthError;

GQuark cb_auth_error_quark (void);

G_END_DECLS
