/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-field.h"

G_BEGIN_DECLS

/**
 * CbAuthMethod:
 *
 * One way of proving to the API who calls: its kind, where the proof goes, and the fields that
 * hold the credentials (an API key has `key`, Basic `username` and `password`, Bearer `token`).
 */
#define CB_TYPE_AUTH_METHOD (cb_auth_method_get_type ())
G_DECLARE_FINAL_TYPE (CbAuthMethod, cb_auth_method, CB, AUTH_METHOD, CbItem)

enum
{
  CB_AUTH_METHOD_ID,
  CB_AUTH_METHOD_KIND,
  CB_AUTH_METHOD_DISPLAY_NAME,
  CB_AUTH_METHOD_DESCRIPTION,
  CB_AUTH_METHOD_IN,
  CB_AUTH_METHOD_PARAMETER_NAME,
  CB_AUTH_METHOD_PREFIX,
  CB_AUTH_METHOD_FIELDS,
  CB_AUTH_METHOD_SETTINGS,
  CB_AUTH_METHOD_EXTRAS,
  CB_AUTH_METHOD_N_MEMBERS,
};

/* With the fields that @kind needs. @id names it among the methods of its connector. */
CbAuthMethod *cb_auth_method_new (const char *id, CbAuthKind kind);
CB_ITEM_STRING (CbAuthMethod, auth_method, id, CB_AUTH_METHOD_ID)
CB_ITEM_INTEGER (CbAuthMethod, auth_method, CbAuthKind, kind, CB_AUTH_METHOD_KIND)
CB_ITEM_STRING (CbAuthMethod, auth_method, display_name, CB_AUTH_METHOD_DISPLAY_NAME)
CB_ITEM_STRING (CbAuthMethod, auth_method, description, CB_AUTH_METHOD_DESCRIPTION)
/* Of an API key: header, query or cookie. */
CB_ITEM_INTEGER (CbAuthMethod, auth_method, CbLocation, location, CB_AUTH_METHOD_IN)
CB_ITEM_STRING (CbAuthMethod, auth_method, parameter_name, CB_AUTH_METHOD_PARAMETER_NAME)
CB_ITEM_STRING (CbAuthMethod, auth_method, prefix, CB_AUTH_METHOD_PREFIX)
CB_ITEM_LIST (CbAuthMethod, auth_method, fields, CB_AUTH_METHOD_FIELDS)
/* What the kind needs beyond that, such as OAuth's addresses: an object. */
CB_ITEM_VALUE (CbAuthMethod, auth_method, settings, CB_AUTH_METHOD_SETTINGS)
CB_ITEM_VALUE (CbAuthMethod, auth_method, extras, CB_AUTH_METHOD_EXTRAS)

/* Changes the kind and exchanges the fields for those that the new kind needs; fields of the
 * same name keep what the creator wrote. */
void cb_auth_method_change_kind (CbAuthMethod *self, CbAuthKind kind);
/* Makes the fields that @kind needs. (transfer full) (element-type CbField) */
GPtrArray *cb_auth_kind_make_fields (CbAuthKind kind);

/**
 * CbSecurity:
 *
 * One of the alternatives that an end user picks from: the ids of the methods that a request
 * carries all at once. An alternative without methods is a call without a proof.
 */
#define CB_TYPE_SECURITY (cb_security_get_type ())
G_DECLARE_FINAL_TYPE (CbSecurity, cb_security, CB, SECURITY, CbItem)

enum
{
  CB_SECURITY_ID,
  CB_SECURITY_DISPLAY_NAME,
  CB_SECURITY_METHODS,
  CB_SECURITY_SCOPES,
  CB_SECURITY_N_MEMBERS,
};

CbSecurity *cb_security_new (const char *id, const char *const *methods);
CB_ITEM_STRING (CbSecurity, security, id, CB_SECURITY_ID)
CB_ITEM_STRING (CbSecurity, security, display_name, CB_SECURITY_DISPLAY_NAME)
CB_ITEM_STRINGS (CbSecurity, security, methods, CB_SECURITY_METHODS)
CB_ITEM_STRINGS (CbSecurity, security, scopes, CB_SECURITY_SCOPES)

G_END_DECLS
