/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-authenticator-private.h"

/* A further method is one file and one line here. */
static const struct
{
  CbAuthKind kind;
  GType (*get_type) (void);
} kinds[] = {
  { CB_AUTH_NONE, cb_auth_none_get_type },
  { CB_AUTH_API_KEY, cb_auth_api_key_get_type },
  { CB_AUTH_BASIC, cb_auth_basic_get_type },
  { CB_AUTH_BEARER, cb_auth_bearer_get_type },
};

GType
cb_auth_registry_find_type (CbAuthKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      return kinds[i].get_type ();
  return G_TYPE_INVALID;
}

gboolean
cb_auth_kind_is_supported (CbAuthKind kind)
{
  return cb_auth_registry_find_type (kind) != G_TYPE_INVALID;
}

char *
cb_auth_method_dup_title (CbAuthMethod *method)
{
  const char *name = cb_auth_method_get_display_name (method);

  if (*name != '\0')
    return g_strdup (name);
  name = cb_auth_method_get_id (method);
  if (*name != '\0')
    return g_strdup (name);
  return g_strdup (cb_enum_get_title (CB_TYPE_AUTH_KIND, cb_auth_method_get_kind (method)));
}
