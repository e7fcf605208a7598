/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-parameter.h"

#include <glib/gi18n-lib.h>

struct _CbParameter
{
  CbField parent_instance;
};

G_DEFINE_FINAL_TYPE (CbParameter, cb_parameter, CB_TYPE_FIELD)

#define ROW(member) [CB_PARAMETER_##member - CB_FIELD_N_MEMBERS]

static const CbMember members[CB_PARAMETER_N_MEMBERS - CB_FIELD_N_MEMBERS] = {
  ROW (IN) = { "in", CB_MEMBER_ENUM, CB_MEMBER_REQUIRED, N_ ("place"),
               "The part of the request that its value goes to.", cb_location_get_type,
               CB_LOCATION_QUERY },
  ROW (STYLE) = { "style", CB_MEMBER_ENUM, CB_MEMBER_PLAIN, N_ ("style"),
                  "How lists and objects are written (OpenAPI 3.1, section 4.8.12).",
                  cb_style_get_type, CB_STYLE_DEFAULT },
  ROW (EXPLODE) = { "explode", CB_MEMBER_ENUM, CB_MEMBER_PLAIN, N_ ("explode"),
                    "Whether each value of a list or object is written by itself.",
                    cb_explode_get_type, CB_EXPLODE_DEFAULT },
  ROW (ALLOW_RESERVED) = { "allowReserved", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN,
                           N_ ("reserved characters"),
                           "Whether the reserved characters of RFC 3986 are sent as they are." },
  ROW (SEND_EMPTY) = { "sendEmpty", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN, N_ ("sending when empty"),
                       "Whether it is sent without a value when none is given." },
  ROW (MEDIA_TYPE) = { "mediaType", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("media type"),
                       "The media type in which the value is written, such as application/json." },
};

#undef ROW

CbParameter *
cb_parameter_new (const char *name, CbLocation location, CbFieldType type)
{
  CbParameter *self = g_object_new (CB_TYPE_PARAMETER, NULL);

  cb_field_set_name (CB_FIELD (self), name);
  cb_field_set_field_type (CB_FIELD (self), type);
  cb_parameter_set_location (self, location);
  if (location == CB_LOCATION_PATH)
    cb_field_set_required (CB_FIELD (self), TRUE);
  return self;
}

CbStyle
cb_parameter_get_effective_style (CbParameter *self)
{
  CbStyle style = cb_parameter_get_style (self);

  if (style != CB_STYLE_DEFAULT)
    return style;
  switch (cb_parameter_get_location (self))
    {
    case CB_LOCATION_PATH:
    case CB_LOCATION_HEADER:
      return CB_STYLE_SIMPLE;
    case CB_LOCATION_QUERY:
    case CB_LOCATION_COOKIE:
    case CB_LOCATION_FORM:
    case CB_LOCATION_BODY:
    default:
      return CB_STYLE_FORM;
    }
}

gboolean
cb_parameter_get_effective_explode (CbParameter *self)
{
  CbExplode explode = cb_parameter_get_explode (self);

  if (explode == CB_EXPLODE_DEFAULT)
    return cb_parameter_get_effective_style (self) == CB_STYLE_FORM;
  return explode == CB_EXPLODE_YES;
}

static void
cb_parameter_class_init (CbParameterClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
cb_parameter_init (CbParameter *self)
{
}
