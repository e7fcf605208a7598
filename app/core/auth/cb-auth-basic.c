/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-authenticator-private.h"

/* HTTP Basic (RFC 7617): `Authorization: Basic base64(username:password)`, in UTF-8. */

typedef CbAuthenticator CbAuthBasic;
typedef CbAuthenticatorClass CbAuthBasicClass;

G_DEFINE_FINAL_TYPE (CbAuthBasic, cb_auth_basic, CB_TYPE_AUTHENTICATOR)

/* RFC 7617 section 2: a username with a colon can't be told from the password. */
static gboolean
check_username (CbAuthenticator *self, const char *username, GError **error)
{
  g_autofree char *title = NULL;

  if (strchr (username, ':') == NULL)
    return TRUE;
  title = cb_auth_method_dup_title (cb_authenticator_get_method (self));
  g_set_error (error, CB_AUTH_ERROR, CB_AUTH_ERROR_INVALID,
               "The username of the authentication method “%s” holds a colon, which Basic "
               "authentication can't send. Remove the colon.",
               title);
  return FALSE;
}

static char *
make_proof (const char *username, const char *password)
{
  char *pair = g_strconcat (username, ":", password, NULL);
  char *encoded = g_base64_encode ((const guchar *) pair, strlen (pair));
  char *proof = g_strconcat ("Basic ", encoded, NULL);

  cb_secret_free (pair);
  cb_secret_free (encoded);
  return proof;
}

static const char *
get_password (CbAuthenticator *self)
{
  const char *password = cb_authenticator_get_credential (self, "password");

  /* Many APIs take a key as the username and no password. */
  return password != NULL ? password : "";
}

static gboolean
cb_auth_basic_attach (CbAuthenticator *self, CbAuthTarget *target, GError **error)
{
  const char *username = cb_authenticator_require (self, "username", error);
  char *proof = NULL;

  if (username == NULL || !check_username (self, username, error))
    return FALSE;
  proof = make_proof (username, get_password (self));
  cb_auth_target_add (target, CB_LOCATION_HEADER, "Authorization", proof, TRUE);
  cb_secret_free (proof);
  return TRUE;
}

static void
cb_auth_basic_add_to_redactor (CbAuthenticator *self, CbRedactor *redactor)
{
  const char *username = cb_authenticator_get_credential (self, "username");
  char *proof = NULL;

  ((CbAuthenticatorClass *) cb_auth_basic_parent_class)->add_to_redactor (self, redactor);
  if (username == NULL)
    return;
  proof = make_proof (username, get_password (self));
  cb_redactor_add (redactor, proof + strlen ("Basic "));
  cb_secret_free (proof);
}

static void
cb_auth_basic_class_init (CbAuthBasicClass *klass)
{
  klass->attach = cb_auth_basic_attach;
  klass->add_to_redactor = cb_auth_basic_add_to_redactor;
}

static void
cb_auth_basic_init (CbAuthBasic *self)
{
}
