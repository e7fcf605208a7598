/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-field.h"

G_BEGIN_DECLS

/**
 * CbParameter:
 *
 * A field of an activity, with the place in the request where its value goes.
 *
 * In a body, the name is a path of member names joined by dots (`fields.summary`).
 * Style and explode mean what they do in OpenAPI 3.1 section 4.8.12.
 */
#define CB_TYPE_PARAMETER (cb_parameter_get_type ())
G_DECLARE_FINAL_TYPE (CbParameter, cb_parameter, CB, PARAMETER, CbField)

enum
{
  CB_PARAMETER_IN = CB_FIELD_N_MEMBERS,
  CB_PARAMETER_STYLE,
  CB_PARAMETER_EXPLODE,
  CB_PARAMETER_ALLOW_RESERVED,
  CB_PARAMETER_SEND_EMPTY,
  CB_PARAMETER_MEDIA_TYPE,
  CB_PARAMETER_N_MEMBERS,
};

CbParameter *cb_parameter_new (const char *name, CbLocation location, CbFieldType type);
CB_ITEM_INTEGER (CbParameter, parameter, CbLocation, location, CB_PARAMETER_IN)
CB_ITEM_INTEGER (CbParameter, parameter, CbStyle, style, CB_PARAMETER_STYLE)
CB_ITEM_INTEGER (CbParameter, parameter, CbExplode, explode, CB_PARAMETER_EXPLODE)
CB_ITEM_INTEGER (CbParameter, parameter, gboolean, allow_reserved, CB_PARAMETER_ALLOW_RESERVED)
CB_ITEM_INTEGER (CbParameter, parameter, gboolean, send_empty, CB_PARAMETER_SEND_EMPTY)
CB_ITEM_STRING (CbParameter, parameter, media_type, CB_PARAMETER_MEDIA_TYPE)

/* The style and explode that apply, defaults filled in from the location. */
CbStyle cb_parameter_get_effective_style (CbParameter *self);
gboolean cb_parameter_get_effective_explode (CbParameter *self);

G_END_DECLS
