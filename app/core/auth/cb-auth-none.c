/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-authenticator-private.h"

/* No authentication: nothing is added. */

typedef CbAuthenticator CbAuthNone;
typedef CbAuthenticatorClass CbAuthNoneClass;

G_DEFINE_FINAL_TYPE (CbAuthNone, cb_auth_none, CB_TYPE_AUTHENTICATOR)

static gboolean
cb_auth_none_attach (CbAuthenticator *self, CbAuthTarget *target, GError **error)
{
  return TRUE;
}

static void
cb_auth_none_class_init (CbAuthNoneClass *klass)
{
  klass->attach = cb_auth_none_attach;
}

static void
cb_auth_none_init (CbAuthNone *self)
{
}
