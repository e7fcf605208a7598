/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-redactor.h"

#include <string.h>

/* Names are compared in small letters without what separates words. */
static const char *const sensitive_parts[] = {
  "authorization",   "token",      "secret",    "password",   "passwd",    "passphrase",
  "passcode",        "credential", "cookie",    "apikey",     "accesskey", "privatekey",
  "secretkey",       "authkey",    "sharedkey", "signingkey", "appkey",    "clientkey",
  "subscriptionkey", "licensekey", "signature", "bearer",     "sessionid", "sessionkey",
  "clientassertion", NULL,
};

static const char *const sensitive_names[] = {
  "auth", "jwt", "pwd", "pass", "sig", "pin", "otp", "xauth", "sid", "jsessionid", NULL,
};

/* What has such a part but is no secret. */
static const char *const harmless_parts[] = {
  "pagetoken",
  "nexttoken",
  "continuationtoken",
  "synctoken",
  "tokentype",
  "tokenurl",
  "tokenendpoint",
  "tokenuri",
  "expires",
  "authorizationurl",
  "signaturemethod",
  "signatureversion",
  "authorizationendpoint",
  "signaturealgorithm",
  "paginationtoken",
  "maxtokens",
  "tokencount",
  NULL,
};

static char *
simplify (const char *name)
{
  GString *simple = g_string_new (NULL);

  for (; *name; name++)
    if (g_ascii_isalnum (*name))
      g_string_append_c (simple, g_ascii_tolower (*name));
  return g_string_free (simple, FALSE);
}

static gboolean
has_part (const char *name, const char *const *parts)
{
  for (; *parts; parts++)
    if (strstr (name, *parts))
      return TRUE;
  return FALSE;
}

/**
 * cb_redactor_is_sensitive_name:
 * @name: (nullable): the name of a header, parameter or field
 *
 * Whether what stands under this name is usually a credential. A guess by the words in the name.
 */
gboolean
cb_redactor_is_sensitive_name (const char *name)
{
  g_autofree char *simple = simplify (name ? name : "");

  if (has_part (simple, harmless_parts))
    return FALSE;
  return g_strv_contains (sensitive_names, simple) || has_part (simple, sensitive_parts);
}
