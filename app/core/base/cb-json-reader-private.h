/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-document-private.h"

G_BEGIN_DECLS

#define CB_JSON_NO_NODE G_MAXUINT32

/* What the reader expects next. */
typedef enum
{
  CB_JSON_VALUE,       /* any value */
  CB_JSON_FIRST_ITEM,  /* a value or ] */
  CB_JSON_FIRST_KEY,   /* a key or } */
  CB_JSON_KEY,         /* a key */
  CB_JSON_AFTER_VALUE, /* a comma or the end of the container */
  CB_JSON_DONE,
  CB_JSON_FAILED,
} CbJsonState;

typedef struct
{
  CbDocument *document;
  const guint8 *p;
  const guint8 *end;
  const guint8 *comma; /* the last one between items or members */
  guint32 open;
  guint depth;
  guint max_depth;
  /* The key of the value that comes next, as the flag that the value takes. */
  guint member;
  gboolean lenient;
  GError **error;
} CbJsonReader;

static inline gsize
cb_json_offset (const CbJsonReader *self, const guint8 *p)
{
  return (gsize) (p - self->document->text);
}

/* Whether an item is expected because a comma announced it. */
static inline gboolean
cb_json_is_after_comma (const CbJsonReader *self)
{
  return !self->member && self->open != CB_JSON_NO_NODE
         && self->document->nodes[self->open].kind == CB_NODE_ARRAY
         && self->document->nodes[self->open].length > 0;
}

CbJsonState cb_json_fail (CbJsonReader *self, const guint8 *at, CbDocumentError code,
                          const char *message);
/* "expected …, found …" */
CbJsonState cb_json_fail_expected (CbJsonReader *self, const guint8 *at, const char *expected);
void cb_json_note (CbJsonReader *self, const guint8 *at, const char *rule, const char *message);

CbJsonState cb_json_add_scalar (CbJsonReader *self, CbNodeKind kind, guint flags,
                                const guint8 *start, gsize length);
CbJsonState cb_json_close (CbJsonReader *self, const guint8 *end);
/* Reads the string whose opening quote is at the present byte. */
gboolean cb_json_read_quoted (CbJsonReader *self, guint8 quote, guint *flags);

/* What the lenient mode lets pass. */
gboolean cb_json_skip_comment (CbJsonReader *self);
CbJsonState cb_json_repair_value (CbJsonReader *self);
CbJsonState cb_json_repair_key (CbJsonReader *self);
CbJsonState cb_json_repair_after_value (CbJsonReader *self);

G_END_DECLS
