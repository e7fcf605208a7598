/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-authenticator-private.h"

/* A token that somebody has (RFC 6750 section 2.1): `Authorization: Bearer token`, or with
 * another word where the API has one of its own. */

typedef CbAuthenticator CbAuthBearer;
typedef CbAuthenticatorClass CbAuthBearerClass;

G_DEFINE_FINAL_TYPE (CbAuthBearer, cb_auth_bearer, CB_TYPE_AUTHENTICATOR)

static gboolean
cb_auth_bearer_attach (CbAuthenticator *self, CbAuthTarget *target, GError **error)
{
  const char *prefix = cb_auth_method_get_prefix (cb_authenticator_get_method (self));
  const char *token = cb_authenticator_require (self, "token", error);
  char *value = NULL;

  if (token == NULL)
    return FALSE;
  /* People paste the whole header now and then. */
  if (g_ascii_strncasecmp (token, "Bearer ", 7) == 0)
    token += 7;
  value = g_strconcat (*prefix != '\0' ? prefix : "Bearer", " ", token, NULL);
  cb_auth_target_add (target, CB_LOCATION_HEADER, "Authorization", value, TRUE);
  cb_secret_free (value);
  return TRUE;
}

static void
cb_auth_bearer_class_init (CbAuthBearerClass *klass)
{
  klass->attach = cb_auth_bearer_attach;
}

static void
cb_auth_bearer_init (CbAuthBearer *self)
{
}
