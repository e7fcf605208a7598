/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-value.h"
#include "cb-scan-private.h"

G_BEGIN_DECLS

/* Objects up to this size are searched one by one, larger ones through an index. */
#define CB_VALUE_LINEAR_MEMBERS 16

typedef struct
{
  /* Always a string. */
  CbValue *key;
  CbValue *value;
} CbMember;

/* An open-addressing table from key to position + 1. */
typedef struct
{
  guint32 mask;
  guint32 slots[];
} CbMemberIndex;

typedef struct
{
  gsize length;
  char bytes[];
} CbValueText;

typedef struct
{
  guint size;
  CbValue *items[];
} CbValueItems;

typedef struct
{
  CbMemberIndex *index;
  guint size;
  CbMember members[];
} CbValueMembers;

struct _CbValue
{
  gint ref_count; /* atomic; not used where @immortal */
  guint8 kind;
  guint8 immortal;
  guint8 boolean;
  guint32 hash;  /* atomic; 0 until asked for */
  CbValue *next; /* of those being freed */
  /* One of CbValueText, CbValueItems, CbValueMembers. */
  gsize body[];
};

static inline CbValueText *
cb_value_text (const CbValue *self)
{
  return (CbValueText *) (gpointer) self->body;
}

static inline CbValueItems *
cb_value_items (const CbValue *self)
{
  return (CbValueItems *) (gpointer) self->body;
}

static inline CbValueMembers *
cb_value_members (const CbValue *self)
{
  return (CbValueMembers *) (gpointer) self->body;
}

/* New values whose parts the caller fills, with references of their own. */
CbValue *cb_value_alloc_array (guint size);
CbValue *cb_value_alloc_object (guint size);
CbValue *cb_value_alloc_text (CbNodeKind kind, const char *text, gsize length);

/* Removes all but the last of several members with the same key, which moves to the place of the
 * first; then fills the index of large objects. Takes @self, which nobody else knows yet. */
CbValue *cb_value_seal_object (CbValue *self);
/* The position of @key, or -1. */
int cb_value_find_member (CbValue *self, const char *key, gsize length);

G_END_DECLS
