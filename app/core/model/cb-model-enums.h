/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* In the connector file an enum is written as its nick. */

typedef enum
{
  CB_FIELD_TYPE_TEXT,
  CB_FIELD_TYPE_NUMBER,
  CB_FIELD_TYPE_INTEGER,
  CB_FIELD_TYPE_BOOLEAN,
  CB_FIELD_TYPE_SECRET,
  CB_FIELD_TYPE_CHOICE,
  CB_FIELD_TYPE_DATE,
  CB_FIELD_TYPE_DATE_TIME,
  CB_FIELD_TYPE_FILE,
  CB_FIELD_TYPE_LIST,
  CB_FIELD_TYPE_OBJECT,
} CbFieldType;

typedef enum
{
  CB_VISIBILITY_SHOWN,
  CB_VISIBILITY_ADVANCED,
  CB_VISIBILITY_HIDDEN,
} CbVisibility;

typedef enum
{
  CB_LOCATION_PATH,
  CB_LOCATION_QUERY,
  CB_LOCATION_HEADER,
  CB_LOCATION_COOKIE,
  CB_LOCATION_FORM,
  CB_LOCATION_BODY,
} CbLocation;

/* OpenAPI 3.1 section 4.8.12.2; DEFAULT is the one that goes with the location. */
typedef enum
{
  CB_STYLE_DEFAULT,
  CB_STYLE_SIMPLE,
  CB_STYLE_LABEL,
  CB_STYLE_MATRIX,
  CB_STYLE_FORM,
  CB_STYLE_SPACE_DELIMITED,
  CB_STYLE_PIPE_DELIMITED,
  CB_STYLE_DEEP_OBJECT,
} CbStyle;

typedef enum
{
  CB_EXPLODE_DEFAULT,
  CB_EXPLODE_YES,
  CB_EXPLODE_NO,
} CbExplode;

typedef enum
{
  CB_AUTH_NONE,
  CB_AUTH_API_KEY,
  CB_AUTH_BASIC,
  CB_AUTH_BEARER,
  CB_AUTH_DIGEST,
  CB_AUTH_OAUTH2,
  CB_AUTH_SESSION_TOKEN,
  CB_AUTH_JWT,
  CB_AUTH_AWS_SIGNATURE,
  CB_AUTH_HMAC,
  CB_AUTH_MUTUAL_TLS,
} CbAuthKind;

/* Which security an activity demands. */
typedef enum
{
  CB_SECURITY_INHERIT,
  CB_SECURITY_NONE,
  CB_SECURITY_OWN,
} CbSecurityMode;

#define CB_TYPE_FIELD_TYPE (cb_field_type_get_type ())
#define CB_TYPE_VISIBILITY (cb_visibility_get_type ())
#define CB_TYPE_LOCATION (cb_location_get_type ())
#define CB_TYPE_STYLE (cb_style_get_type ())
#define CB_TYPE_EXPLODE (cb_explode_get_type ())
#define CB_TYPE_AUTH_KIND (cb_auth_kind_get_type ())
#define CB_TYPE_SECURITY_MODE (cb_security_mode_get_type ())

GType cb_field_type_get_type (void);
GType cb_visibility_get_type (void);
GType cb_location_get_type (void);
GType cb_style_get_type (void);
GType cb_explode_get_type (void);
GType cb_auth_kind_get_type (void);
GType cb_security_mode_get_type (void);

/* The nick, as in the file: "date-time". */
const char *cb_enum_get_nick (GType type, int value);
/* FALSE where @type has no such nick. */
gboolean cb_enum_from_nick (GType type, const char *nick, int *value);
/* What people call it, translatable: "Date and time". */
const char *cb_enum_get_title (GType type, int value);

G_END_DECLS
