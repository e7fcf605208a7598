/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-document.h"

G_BEGIN_DECLS

/**
 * CbValue:
 *
 * An immutable JSON value: what a definition keeps of defaults, examples, schemas and unknown keys.
 *
 * Values are counted by reference and shared freely, also between threads. A change makes a new
 * value that shares every part that stayed the same, so undo is keeping the old pointer.
 * Objects keep the order of their members, each key once. Numbers keep their text, so that nothing
 * is rounded.
 */
typedef struct _CbValue CbValue;

#define CB_TYPE_VALUE (cb_value_get_type ())

GType cb_value_get_type (void);
CbValue *cb_value_ref (CbValue *self);
void cb_value_unref (CbValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbValue, cb_value_unref)

CbValue *cb_value_new_null (void);
CbValue *cb_value_new_boolean (gboolean value);
CbValue *cb_value_new_int64 (gint64 value);
CbValue *cb_value_new_double (double value);
/* @text must be a number of RFC 8259 section 6; NULL is returned where it isn't. */
CbValue *cb_value_new_number (const char *text);
CbValue *cb_value_new_string (const char *text);
CbValue *cb_value_new_string_len (const char *text, gssize length);
CbValue *cb_value_new_array (CbValue *const *items, gsize n_items);
CbValue *cb_value_new_object (void);
CbValue *cb_value_new_from_node (CbDocument *document, const CbNode *node);
/* Reads strict JSON text. */
CbValue *cb_value_new_from_text (const char *text, gssize length, GError **error);

CbNodeKind cb_value_get_kind (CbValue *self);
/* FALSE for NULL, whatever @kind: what is absent differs from null. */
gboolean cb_value_is (CbValue *self, CbNodeKind kind);
gboolean cb_value_get_boolean (CbValue *self);
gboolean cb_value_get_int64 (CbValue *self, gint64 *value);
gboolean cb_value_get_double (CbValue *self, double *value);
/* The text of a string or number, as cb_node_get_text(). */
const char *cb_value_get_text (CbValue *self, gsize *length);

guint cb_value_get_size (CbValue *self);
/* Borrowed; NULL where absent or @self is NULL or of another kind. */
CbValue *cb_value_get_item (CbValue *self, guint index);
CbValue *cb_value_get_member (CbValue *self, const char *key);
const char *cb_value_get_member_text (CbValue *self, const char *key);
const char *cb_value_get_key_at (CbValue *self, guint index);
/* The key as a string, for keys that hold U+0000. */
CbValue *cb_value_get_key_value_at (CbValue *self, guint index);
CbValue *cb_value_get_member_at (CbValue *self, guint index);
/* RFC 6901; borrowed. */
CbValue *cb_value_resolve_pointer (CbValue *self, const char *pointer);

/* New values that differ in one part. @self stays as it was; @part is taken by reference. */
CbValue *cb_value_with_member (CbValue *self, const char *key, CbValue *part);
CbValue *cb_value_with_member_at (CbValue *self, guint index, const char *key, CbValue *part);
CbValue *cb_value_without_member (CbValue *self, const char *key);
CbValue *cb_value_with_item (CbValue *self, guint index, CbValue *part);
CbValue *cb_value_with_item_inserted (CbValue *self, guint index, CbValue *part);
CbValue *cb_value_without_item (CbValue *self, guint index);
/* Replaces (or, with a NULL @part, removes) what @pointer names; missing objects on the way are
 * made. NULL where the pointer can't be followed. */
CbValue *cb_value_with_pointer (CbValue *self, const char *pointer, CbValue *part);

/* Same kinds, texts and order of items; the order of members does not count. */
gboolean cb_value_equal (CbValue *a, CbValue *b);
guint cb_value_hash (CbValue *self);

/* @indent: spaces a level, 0 for one line without spaces. Canonical: see CbJsonWriter. */
char *cb_value_to_text (CbValue *self, guint indent);

/**
 * CbValueBuilder:
 *
 * Makes one large value without a copy a member: begin, add, end. On the heap, one owner.
 */
typedef struct _CbValueBuilder CbValueBuilder;

CbValueBuilder *cb_value_builder_new (void);
void cb_value_builder_begin_object (CbValueBuilder *self);
void cb_value_builder_begin_array (CbValueBuilder *self);
void cb_value_builder_set_key (CbValueBuilder *self, const char *key);
void cb_value_builder_add (CbValueBuilder *self, CbValue *value);
void cb_value_builder_add_string (CbValueBuilder *self, const char *text);
void cb_value_builder_add_int64 (CbValueBuilder *self, gint64 value);
void cb_value_builder_add_boolean (CbValueBuilder *self, gboolean value);
void cb_value_builder_end (CbValueBuilder *self);
/* (transfer full): the value; the builder is empty again. */
CbValue *cb_value_builder_finish (CbValueBuilder *self);
void cb_value_builder_free (CbValueBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbValueBuilder, cb_value_builder_free)

G_END_DECLS
