/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-content.h"

#include <glib/gi18n-lib.h>

struct _CbContent
{
  CbItem parent_instance;
};

struct _CbBody
{
  CbItem parent_instance;
};

struct _CbResponse
{
  CbItem parent_instance;
};

G_DEFINE_FINAL_TYPE (CbContent, cb_content, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbBody, cb_body, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbResponse, cb_response, CB_TYPE_ITEM)

static const CbMember content_members[CB_CONTENT_N_MEMBERS] = {
  [CB_CONTENT_MEDIA_TYPE] = { "mediaType", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY,
                              N_ ("media type"), "Such as application/json." },
  [CB_CONTENT_SCHEMA] = { "schema", CB_MEMBER_VALUE, CB_MEMBER_SCHEMA, N_ ("structure"),
                          "The structure, as a JSON Schema (2020-12)." },
  [CB_CONTENT_EXAMPLE] = { "example", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("example"),
                           "An example: a JSON value, or the text as a string." },
  [CB_CONTENT_ENCODING] = { "encoding", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("encoding"),
                            "An object: how each property of a form is written (OpenAPI 3.1, section 4.8.15)." },
  [CB_CONTENT_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                          "What a source said beyond this, by origin." },
};

static const CbMember body_members[CB_BODY_N_MEMBERS] = {
  [CB_BODY_REQUIRED] = { "required", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN, N_ ("required"),
                         "Whether the activity can't do without a body." },
  [CB_BODY_DESCRIPTION] = { "description", CB_MEMBER_STRING, CB_MEMBER_LONG, N_ ("description"),
                            "What the body is." },
  [CB_BODY_CONTENTS] = { "contents", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("structures"),
                         "One structure for each media type; the first is used.",
                         cb_content_get_type, .item_title = N_ ("structure") },
  [CB_BODY_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                       "What a source said beyond this, by origin." },
};

static const CbMember response_members[CB_RESPONSE_N_MEMBERS] = {
  [CB_RESPONSE_STATUS] = { "status", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY,
                           N_ ("status"), "A status (200), a range of them (2XX), or default.",
                           NULL, 0, "^([1-5][0-9][0-9]|[1-5]XX|default)$" },
  [CB_RESPONSE_DESCRIPTION] = { "description", CB_MEMBER_STRING, CB_MEMBER_LONG, N_ ("description"),
                                "What it means." },
  [CB_RESPONSE_CONTENTS] = { "contents", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("structures"),
                             "One structure for each media type.", cb_content_get_type,
                             .item_title = N_ ("structure") },
  [CB_RESPONSE_HEADERS] = { "headers", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("headers"),
                            "An object: header name and the JSON Schema of its value." },
  [CB_RESPONSE_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                           "What a source said beyond this, by origin." },
};

CbContent *
cb_content_new (const char *media_type, CbValue *schema)
{
  CbContent *self = g_object_new (CB_TYPE_CONTENT, NULL);

  cb_content_set_media_type (self, media_type);
  cb_content_set_schema (self, schema);
  return self;
}

CbResponse *
cb_response_new (const char *status)
{
  CbResponse *self = g_object_new (CB_TYPE_RESPONSE, NULL);

  cb_response_set_status (self, status);
  return self;
}

static void
cb_content_class_init (CbContentClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), content_members, CB_CONTENT_N_MEMBERS);
}

static void
cb_content_init (CbContent *self)
{
}

static void
cb_body_class_init (CbBodyClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), body_members, CB_BODY_N_MEMBERS);
}

static void
cb_body_init (CbBody *self)
{
}

static void
cb_response_class_init (CbResponseClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), response_members, CB_RESPONSE_N_MEMBERS);
}

static void
cb_response_init (CbResponse *self)
{
}
