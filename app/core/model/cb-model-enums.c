/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-model-enums.h"

#include <glib/gi18n-lib.h>

/* A GEnumValue's name holds the title here, which is what people call the value. */

#define DEFINE_ENUM(Type, type, ...)                                                               \
  GType cb_##type##_get_type (void)                                                                \
  {                                                                                                \
    static gsize once;                                                                             \
    if (g_once_init_enter (&once))                                                                 \
      {                                                                                            \
        static const GEnumValue values[] = { __VA_ARGS__, { 0, NULL, NULL } };                     \
        g_once_init_leave (&once, g_enum_register_static (#Type, values));                         \
      }                                                                                            \
    return (GType) once;                                                                           \
  }

DEFINE_ENUM (CbFieldType, field_type, { CB_FIELD_TYPE_TEXT, N_ ("Text"), "text" },
             { CB_FIELD_TYPE_NUMBER, N_ ("Number"), "number" },
             { CB_FIELD_TYPE_INTEGER, N_ ("Whole number"), "integer" },
             { CB_FIELD_TYPE_BOOLEAN, N_ ("Yes or no"), "boolean" },
             { CB_FIELD_TYPE_SECRET, N_ ("Secret"), "secret" },
             { CB_FIELD_TYPE_CHOICE, N_ ("Choice"), "choice" },
             { CB_FIELD_TYPE_DATE, N_ ("Date"), "date" },
             { CB_FIELD_TYPE_DATE_TIME, N_ ("Date and time"), "dateTime" },
             { CB_FIELD_TYPE_FILE, N_ ("File"), "file" },
             { CB_FIELD_TYPE_LIST, N_ ("List"), "list" },
             { CB_FIELD_TYPE_OBJECT, N_ ("Object"), "object" })

DEFINE_ENUM (CbVisibility, visibility, { CB_VISIBILITY_SHOWN, N_ ("Shown"), "shown" },
             { CB_VISIBILITY_ADVANCED, N_ ("Advanced"), "advanced" },
             { CB_VISIBILITY_HIDDEN, N_ ("Hidden"), "hidden" })

DEFINE_ENUM (CbLocation, location, { CB_LOCATION_PATH, N_ ("Path"), "path" },
             { CB_LOCATION_QUERY, N_ ("Query"), "query" },
             { CB_LOCATION_HEADER, N_ ("Header"), "header" },
             { CB_LOCATION_COOKIE, N_ ("Cookie"), "cookie" },
             { CB_LOCATION_FORM, N_ ("Form"), "form" }, { CB_LOCATION_BODY, N_ ("Body"), "body" })

DEFINE_ENUM (CbStyle, style, { CB_STYLE_DEFAULT, N_ ("Default"), "default" },
             { CB_STYLE_SIMPLE, N_ ("Simple"), "simple" },
             { CB_STYLE_LABEL, N_ ("Label"), "label" },
             { CB_STYLE_MATRIX, N_ ("Matrix"), "matrix" }, { CB_STYLE_FORM, N_ ("Form"), "form" },
             { CB_STYLE_SPACE_DELIMITED, N_ ("Space delimited"), "spaceDelimited" },
             { CB_STYLE_PIPE_DELIMITED, N_ ("Pipe delimited"), "pipeDelimited" },
             { CB_STYLE_DEEP_OBJECT, N_ ("Deep object"), "deepObject" })

DEFINE_ENUM (CbExplode, explode, { CB_EXPLODE_DEFAULT, N_ ("Default"), "default" },
             { CB_EXPLODE_YES, N_ ("Yes"), "yes" }, { CB_EXPLODE_NO, N_ ("No"), "no" })

DEFINE_ENUM (CbAuthKind, auth_kind, { CB_AUTH_NONE, N_ ("None"), "none" },
             { CB_AUTH_API_KEY, N_ ("API key"), "apiKey" },
             { CB_AUTH_BASIC, N_ ("Basic"), "basic" }, { CB_AUTH_BEARER, N_ ("Bearer"), "bearer" },
             { CB_AUTH_DIGEST, N_ ("Digest"), "digest" },
             { CB_AUTH_OAUTH2, N_ ("OAuth 2.0"), "oauth2" },
             { CB_AUTH_SESSION_TOKEN, N_ ("Session token"), "sessionToken" },
             { CB_AUTH_JWT, N_ ("Signed JWT"), "jwt" },
             { CB_AUTH_AWS_SIGNATURE, N_ ("AWS Signature"), "awsSignature" },
             { CB_AUTH_HMAC, N_ ("HMAC"), "hmac" },
             { CB_AUTH_MUTUAL_TLS, N_ ("Mutual TLS"), "mutualTls" })

DEFINE_ENUM (CbSecurityMode, security_mode,
             { CB_SECURITY_INHERIT, N_ ("As the connector"), "inherit" },
             { CB_SECURITY_NONE, N_ ("No authentication"), "none" },
             { CB_SECURITY_OWN, N_ ("Its own"), "own" })

const char * /* lint: allow function-prefix, it serves every enumeration of the header */
cb_enum_get_nick (GType type, int value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value ((GEnumClass *) klass, value);

  return found ? found->value_nick : "";
}

gboolean /* lint: allow function-prefix, it serves every enumeration of the header */
cb_enum_from_nick (GType type, const char *nick, int *value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value_by_nick ((GEnumClass *) klass, nick);

  if (found)
    *value = found->value;
  return found != NULL;
}

const char * /* lint: allow function-prefix, it serves every enumeration of the header */
cb_enum_get_title (GType type, int value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value ((GEnumClass *) klass, value);

  return found ? _ (found->value_name) : "";
}
