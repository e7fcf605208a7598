/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-authenticator-private.h"

/* An API key (OpenAPI 3.1 section 4.8.27, type apiKey): a secret in a header, the query or a
 * cookie, with a prefix where the API wants one (`Token abc`). */

typedef CbAuthenticator CbAuthApiKey;
typedef CbAuthenticatorClass CbAuthApiKeyClass;

G_DEFINE_FINAL_TYPE (CbAuthApiKey, cb_auth_api_key, CB_TYPE_AUTHENTICATOR)

static gboolean
check_place (CbAuthMethod *method, GError **error)
{
  CbLocation location = cb_auth_method_get_location (method);
  g_autofree char *title = cb_auth_method_dup_title (method);

  if (*cb_auth_method_get_parameter_name (method) == '\0')
    {
      g_set_error (error, CB_AUTH_ERROR, CB_AUTH_ERROR_INVALID,
                   "The authentication method “%s” doesn't say in which header, query item or "
                   "cookie the key goes. Enter its name in step 2.",
                   title);
      return FALSE;
    }
  if (location == CB_LOCATION_HEADER || location == CB_LOCATION_QUERY
      || location == CB_LOCATION_COOKIE)
    return TRUE;
  g_set_error (error, CB_AUTH_ERROR, CB_AUTH_ERROR_INVALID,
               "The authentication method “%s” sends its key in a place where no key can be. "
               "Choose header, query or cookie in step 2.",
               title);
  return FALSE;
}

/* A prefix is a word of its own in a header unless it ends in something that joins. */
static char *
join_prefix (CbLocation location, const char *prefix, const char *key)
{
  gsize length = strlen (prefix);

  if (length == 0)
    return g_strdup (key);
  if (location == CB_LOCATION_HEADER && g_ascii_isalnum (prefix[length - 1]))
    return g_strconcat (prefix, " ", key, NULL);
  return g_strconcat (prefix, key, NULL);
}

static gboolean
cb_auth_api_key_attach (CbAuthenticator *self, CbAuthTarget *target, GError **error)
{
  CbAuthMethod *method = cb_authenticator_get_method (self);
  const char *key = NULL;
  char *value = NULL;

  if (!check_place (method, error))
    return FALSE;
  key = cb_authenticator_require (self, "key", error);
  if (key == NULL)
    return FALSE;
  value = join_prefix (cb_auth_method_get_location (method), cb_auth_method_get_prefix (method),
                       key);
  cb_auth_target_add (target, cb_auth_method_get_location (method),
                      cb_auth_method_get_parameter_name (method), value, TRUE);
  cb_secret_free (value);
  return TRUE;
}

static void
cb_auth_api_key_class_init (CbAuthApiKeyClass *klass)
{
  klass->attach = cb_auth_api_key_attach;
}

static void
cb_auth_api_key_init (CbAuthApiKey *self)
{
}
