/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-item-accessors.h"
#include "cb-list.h"

G_BEGIN_DECLS

/**
 * CbContent:
 *
 * The structure of a body in one media type: a JSON Schema (2020-12), and an example.
 *
 * The schema may refer to the connector's shared schemas as `#/schemas/NAME`.
 * The example is a JSON value; of a body that isn't JSON, the text as a string.
 */
#define CB_TYPE_CONTENT (cb_content_get_type ())
G_DECLARE_FINAL_TYPE (CbContent, cb_content, CB, CONTENT, CbItem)

enum
{
  CB_CONTENT_MEDIA_TYPE,
  CB_CONTENT_SCHEMA,
  CB_CONTENT_EXAMPLE,
  CB_CONTENT_ENCODING,
  CB_CONTENT_EXTRAS,
  CB_CONTENT_N_MEMBERS,
};

CbContent *cb_content_new (const char *media_type, CbValue *schema);
CB_ITEM_STRING (CbContent, content, media_type, CB_CONTENT_MEDIA_TYPE)
CB_ITEM_VALUE (CbContent, content, schema, CB_CONTENT_SCHEMA)
CB_ITEM_VALUE (CbContent, content, example, CB_CONTENT_EXAMPLE)
/* Per property of a form: OpenAPI 3.1 section 4.8.15. */
CB_ITEM_VALUE (CbContent, content, encoding, CB_CONTENT_ENCODING)
CB_ITEM_VALUE (CbContent, content, extras, CB_CONTENT_EXTRAS)

/**
 * CbBody:
 *
 * What an activity sends: one structure for each media type it can be sent in; the first is used.
 */
#define CB_TYPE_BODY (cb_body_get_type ())
G_DECLARE_FINAL_TYPE (CbBody, cb_body, CB, BODY, CbItem)

enum
{
  CB_BODY_REQUIRED,
  CB_BODY_DESCRIPTION,
  CB_BODY_CONTENTS,
  CB_BODY_EXTRAS,
  CB_BODY_N_MEMBERS,
};

CB_ITEM_INTEGER (CbBody, body, gboolean, required, CB_BODY_REQUIRED)
CB_ITEM_STRING (CbBody, body, description, CB_BODY_DESCRIPTION)
CB_ITEM_LIST (CbBody, body, contents, CB_BODY_CONTENTS)
CB_ITEM_VALUE (CbBody, body, extras, CB_BODY_EXTRAS)

/**
 * CbResponse:
 *
 * What an activity gets for one status (`200`), a range of them (`2XX`) or the rest (`default`).
 */
#define CB_TYPE_RESPONSE (cb_response_get_type ())
G_DECLARE_FINAL_TYPE (CbResponse, cb_response, CB, RESPONSE, CbItem)

enum
{
  CB_RESPONSE_STATUS,
  CB_RESPONSE_DESCRIPTION,
  CB_RESPONSE_CONTENTS,
  CB_RESPONSE_HEADERS,
  CB_RESPONSE_EXTRAS,
  CB_RESPONSE_N_MEMBERS,
};

CbResponse *cb_response_new (const char *status);
CB_ITEM_STRING (CbResponse, response, status, CB_RESPONSE_STATUS)
CB_ITEM_STRING (CbResponse, response, description, CB_RESPONSE_DESCRIPTION)
CB_ITEM_LIST (CbResponse, response, contents, CB_RESPONSE_CONTENTS)
/* An object: header name → JSON Schema. */
CB_ITEM_VALUE (CbResponse, response, headers, CB_RESPONSE_HEADERS)
CB_ITEM_VALUE (CbResponse, response, extras, CB_RESPONSE_EXTRAS)

G_END_DECLS
