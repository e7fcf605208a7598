/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-auth-method.h"

#include <glib/gi18n-lib.h>

struct _CbAuthMethod
{
  CbItem parent_instance;
};

struct _CbSecurity
{
  CbItem parent_instance;
};

G_DEFINE_FINAL_TYPE (CbAuthMethod, cb_auth_method, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbSecurity, cb_security, CB_TYPE_ITEM)

static const CbMember members[CB_AUTH_METHOD_N_MEMBERS] = {
  [CB_AUTH_METHOD_ID] = { "id", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY, N_ ("id"),
                          "The name by which security alternatives refer to it." },
  [CB_AUTH_METHOD_KIND] = { "kind", CB_MEMBER_ENUM, CB_MEMBER_REQUIRED, N_ ("kind"),
                            "How the caller is proved.", cb_auth_kind_get_type, CB_AUTH_NONE },
  [CB_AUTH_METHOD_DISPLAY_NAME] = { "displayName", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                    N_ ("display name"), "What end users see." },
  [CB_AUTH_METHOD_DESCRIPTION] = { "description", CB_MEMBER_STRING, CB_MEMBER_LONG,
                                   N_ ("description"), "Where the credentials come from." },
  [CB_AUTH_METHOD_IN] = { "in", CB_MEMBER_ENUM, CB_MEMBER_PLAIN, N_ ("place"),
                          "Where an API key goes: header, query or cookie.", cb_location_get_type,
                          CB_LOCATION_HEADER },
  [CB_AUTH_METHOD_PARAMETER_NAME] = { "parameterName", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                      N_ ("parameter name"),
                                      "The name of the header, query item or cookie of an API key." },
  [CB_AUTH_METHOD_PREFIX] = { "prefix", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("prefix"),
                              "Text that stands before the credential." },
  [CB_AUTH_METHOD_FIELDS] = { "fields", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("fields"),
                              "The credentials, as fields.", cb_field_get_type,
                              .item_title = N_ ("connection field") },
  [CB_AUTH_METHOD_SETTINGS] = { "settings", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("settings"),
                                "An object: what the kind needs beyond that." },
  [CB_AUTH_METHOD_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                              "What a source said beyond this, by origin." },
};

static const CbMember security_members[CB_SECURITY_N_MEMBERS] = {
  [CB_SECURITY_ID] = { "id", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY, N_ ("id"),
                       "The name by which a connection remembers the choice." },
  [CB_SECURITY_DISPLAY_NAME] = { "displayName", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                 N_ ("display name"), "What end users see." },
  [CB_SECURITY_METHODS] = { "methods", CB_MEMBER_STRINGS, CB_MEMBER_PLAIN, N_ ("methods"),
                            "The ids of the methods that a request carries all at once." },
  [CB_SECURITY_SCOPES] = { "scopes", CB_MEMBER_STRINGS, CB_MEMBER_PLAIN, N_ ("scopes"),
                           "The OAuth 2.0 scopes that are needed." },
};

typedef struct
{
  CbAuthKind kind;
  const char *name;
  const char *title;
  CbFieldType type;
} FieldOfKind;

static const FieldOfKind fields_of_kinds[] = {
  { CB_AUTH_API_KEY, "key", N_ ("API key"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_BASIC, "username", N_ ("User name"), CB_FIELD_TYPE_TEXT },
  { CB_AUTH_BASIC, "password", N_ ("Password"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_BEARER, "token", N_ ("Token"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_DIGEST, "username", N_ ("User name"), CB_FIELD_TYPE_TEXT },
  { CB_AUTH_DIGEST, "password", N_ ("Password"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_OAUTH2, "clientId", N_ ("Client ID"), CB_FIELD_TYPE_TEXT },
  { CB_AUTH_OAUTH2, "clientSecret", N_ ("Client secret"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_SESSION_TOKEN, "username", N_ ("User name"), CB_FIELD_TYPE_TEXT },
  { CB_AUTH_SESSION_TOKEN, "password", N_ ("Password"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_JWT, "key", N_ ("Signing key"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_AWS_SIGNATURE, "accessKeyId", N_ ("Access key ID"), CB_FIELD_TYPE_TEXT },
  { CB_AUTH_AWS_SIGNATURE, "secretAccessKey", N_ ("Secret access key"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_HMAC, "key", N_ ("Signing key"), CB_FIELD_TYPE_SECRET },
  { CB_AUTH_MUTUAL_TLS, "certificate", N_ ("Client certificate"), CB_FIELD_TYPE_FILE },
};

GPtrArray *
cb_auth_kind_make_fields (CbAuthKind kind)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (fields_of_kinds); i++)
    {
      const FieldOfKind *row = &fields_of_kinds[i];
      CbField *field;

      if (row->kind != kind)
        continue;
      field = cb_field_new (row->name, row->type);
      cb_field_set_display_name (field, _ (row->title));
      cb_field_set_required (field, TRUE);
      g_ptr_array_add (fields, field);
    }
  return fields;
}

CbAuthMethod *
cb_auth_method_new (const char *id, CbAuthKind kind)
{
  CbAuthMethod *self = g_object_new (CB_TYPE_AUTH_METHOD, NULL);

  cb_auth_method_set_id (self, id);
  cb_auth_method_change_kind (self, kind);
  return self;
}

static void
keep_what_was_written (CbList *fields, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      CbField *present = cb_list_find (fields, cb_field_get_name (wanted->pdata[i]));

      if (!present)
        continue;
      g_object_unref (wanted->pdata[i]);
      wanted->pdata[i] = cb_item_copy (CB_ITEM (present));
    }
}

void
cb_auth_method_change_kind (CbAuthMethod *self, CbAuthKind kind)
{
  g_autoptr (GPtrArray) wanted = cb_auth_kind_make_fields (kind);
  CbList *fields = cb_auth_method_get_fields (self);

  cb_auth_method_set_kind (self, kind);
  if (kind == CB_AUTH_API_KEY && !*cb_auth_method_get_parameter_name (self))
    cb_auth_method_set_parameter_name (self, "X-API-Key");
  keep_what_was_written (fields, wanted);
  cb_list_splice (fields, 0, cb_list_get_size (fields), wanted->pdata, wanted->len);
}

CbSecurity *
cb_security_new (const char *id, const char *const *methods)
{
  CbSecurity *self = g_object_new (CB_TYPE_SECURITY, NULL);

  cb_security_set_id (self, id);
  cb_security_set_methods (self, methods);
  return self;
}

static void
cb_auth_method_class_init (CbAuthMethodClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), members, CB_AUTH_METHOD_N_MEMBERS);
}

static void
cb_auth_method_init (CbAuthMethod *self)
{
}

static void
cb_security_class_init (CbSecurityClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), security_members, CB_SECURITY_N_MEMBERS);
}

static void
cb_security_init (CbSecurity *self)
{
}
