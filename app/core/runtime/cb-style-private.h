/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/* Values in the styles of OpenAPI 3.1 section 4.8.12.2, encoded for their place. */

typedef struct
{
  const char *name;
  CbValue *value;
  CbStyle style;
  gboolean explode;
  gboolean allow_reserved;
} CbStyled;

/* A number's or string's text, true and false, "" for null, JSON of arrays and objects.
 * (transfer full) */
char *cb_style_dup_text (CbValue *value);
/* In a path: simple, label or matrix. */
char *cb_style_path (const CbStyled *styled);
/* Adds `name=value` items, encoded. (element-type utf8) */
void cb_style_query (const CbStyled *styled, GPtrArray *items);
/* In a header: not encoded; the caller refuses what can't be there. */
char *cb_style_header (const CbStyled *styled);
/* Adds `name=value` pairs for a Cookie header. */
void cb_style_cookie (const CbStyled *styled, GPtrArray *pairs);
/* One name or value of application/x-www-form-urlencoded (WHATWG URL section 5.2). */
char *cb_style_form_encode (const char *text, gssize length);
/* Encodes what may not be a cookie-octet (RFC 6265 section 4.1.1), and `%`. */
char *cb_style_cookie_encode (const char *text);

G_END_DECLS
