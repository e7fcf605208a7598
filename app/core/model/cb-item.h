/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>
#include <libcb-base.h>

#include "cb-model-types.h"

G_BEGIN_DECLS

/**
 * CbMemberKind:
 * @CB_MEMBER_STRING: text, never NULL; absent is ""
 * @CB_MEMBER_BOOLEAN: true or false
 * @CB_MEMBER_INTEGER: 64-bit integer
 * @CB_MEMBER_ENUM: one of a GEnum; in a file its nick
 * @CB_MEMBER_STRINGS: list of texts; absent is empty
 * @CB_MEMBER_VALUE: any JSON value, or NULL
 * @CB_MEMBER_ITEM: one item, or NULL
 * @CB_MEMBER_LIST: a [class@List] of items, never NULL
 */
typedef enum
{
  CB_MEMBER_STRING,
  CB_MEMBER_BOOLEAN,
  CB_MEMBER_INTEGER,
  CB_MEMBER_ENUM,
  CB_MEMBER_STRINGS,
  CB_MEMBER_VALUE,
  CB_MEMBER_ITEM,
  CB_MEMBER_LIST,
} CbMemberKind;

/**
 * CbMemberFlags:
 * @CB_MEMBER_REQUIRED: must be in a file and must not be empty
 * @CB_MEMBER_HEAD: known without loading the rest of the item
 * @CB_MEMBER_KEY: names the item among its siblings (diff and pointers pair items by it)
 * @CB_MEMBER_LONG: text of several lines
 * @CB_MEMBER_SCHEMA: a value that is a JSON Schema
 * @CB_MEMBER_QUIET: says where something came from; a change of it is no change of meaning
 */
typedef enum
{
  CB_MEMBER_PLAIN = 0,
  CB_MEMBER_REQUIRED = 1 << 0,
  CB_MEMBER_HEAD = 1 << 1,
  CB_MEMBER_KEY = 1 << 2,
  CB_MEMBER_LONG = 1 << 3,
  CB_MEMBER_SCHEMA = 1 << 4,
  CB_MEMBER_QUIET = 1 << 5,
} CbMemberFlags;

/**
 * CbMember:
 * @key: its key in the connector file, in lowerCamelCase; the GObject property is the same in
 *   kebab-case
 * @kind: what it holds
 * @flags: what else is true of it
 * @title: what people call it, translatable
 * @description: one sentence for the JSON Schema
 * @get_type: the type of an enum, of an item, or of the items of a list
 * @default_value: for booleans, integers and enums
 * @pattern: for strings, an ECMA 262 regular expression for the JSON Schema
 * @minimum: for integers
 * @maximum: for integers; 0 and 0 for no bounds
 * @item_title: of lists, what people call one of the items, translatable
 *
 * One row of the table that says what a type of item can hold. Reader, writer, JSON Schema,
 * properties, diff and undo walk these tables; nothing else knows what a type holds.
 */
struct _CbMember
{
  const char *key;
  CbMemberKind kind;
  CbMemberFlags flags;
  const char *title;
  const char *description;
  GType (*get_type) (void);
  gint64 default_value;
  const char *pattern;
  gint64 minimum;
  gint64 maximum;
  const char *item_title;
};

/**
 * CbItem:
 *
 * One part of a definition: holds the members that its class's table lists.
 *
 * Setting a member notifies the property and emits [signal@Item::changed] on the item and on
 * each of its ancestors, so that an activity hears of its parameters and a connector of
 * everything in it. An item belongs to at most one parent.
 *
 * An item can be made with its head only; the first look at another member then calls its
 * loader, which is no change.
 *
 * Not thread-safe: one definition is used by one thread at a time.
 */
#define CB_TYPE_ITEM (cb_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbItem, cb_item, CB, ITEM, GObject)

struct _CbItemClass
{
  GObjectClass parent_class;

  /*< private >*/
  const CbMember **members;
  GParamSpec **properties;
  guint n_members;
};

/* For class_init of a subclass: adds @members (static) behind those of the parent class and
 * installs their properties. */
void cb_item_class_add_members (CbItemClass *klass, const CbMember *members, guint n_members);

const CbMember *cb_item_class_get_member (CbItemClass *klass, guint index);
guint cb_item_class_get_n_members (CbItemClass *klass);
/* The index of the member whose JSON key is @key, or -1. */
int cb_item_class_find_member (CbItemClass *klass, const char *key);

guint cb_item_get_n_members (CbItem *self);
const CbMember *cb_item_get_member (CbItem *self, guint index);
/* The index of the member with the JSON key or property name @name, or -1. */
int cb_item_find_member (CbItem *self, const char *name);

/* Values by index in the table. Texts, values and items are borrowed. A setter takes a copy or
 * reference, does nothing where the value is the same, and else is one change. */
const char *cb_item_get_string (CbItem *self, guint member);
void cb_item_set_string (CbItem *self, guint member, const char *text);
/* Booleans, integers and enums. */
gint64 cb_item_get_integer (CbItem *self, guint member);
void cb_item_set_integer (CbItem *self, guint member, gint64 value);
const char *const *cb_item_get_strings (CbItem *self, guint member);
void cb_item_set_strings (CbItem *self, guint member, const char *const *texts);
CbValue *cb_item_get_value (CbItem *self, guint member);
void cb_item_set_value (CbItem *self, guint member, CbValue *value);
CbItem *cb_item_get_item (CbItem *self, guint member);
void cb_item_set_item (CbItem *self, guint member, CbItem *item);
CbList *cb_item_get_list (CbItem *self, guint member);

/* Whether @member holds what it holds in a new item; such members are not written. */
gboolean cb_item_is_default (CbItem *self, guint member);
/* Whether every member holds its default and nothing unknown is kept. */
gboolean cb_item_is_empty (CbItem *self);

/* The keys of a file that the table does not know: an object, or NULL. */
CbValue *cb_item_get_unknown (CbItem *self);
void cb_item_set_unknown (CbItem *self, CbValue *object);

/* The item that holds this one, or NULL; the list in which it is, or NULL. */
CbItem *cb_item_get_parent (CbItem *self);
CbList *cb_item_get_parent_list (CbItem *self);
/* The nearest ancestor of @type, @self included, or NULL. */
gpointer cb_item_get_ancestor (CbItem *self, GType type);
CbItem *cb_item_get_root (CbItem *self);

/* RFC 6901, from the root. @member -1 for the item itself. */
char *cb_item_dup_pointer (CbItem *self, int member);
/* Follows @pointer from @self: the deepest item on the way, and the member that was named in it
 * (-1 for the item itself). NULL where it leads nowhere. */
CbItem *cb_item_resolve_pointer (CbItem *self, const char *pointer, int *member);

/* What people see of it in lists, messages and undo: its display name, name, id or path. */
char *cb_item_dup_label (CbItem *self);

/* A deep copy without a parent. */
CbItem *cb_item_copy (CbItem *self) G_GNUC_WARN_UNUSED_RESULT;
/* Same type, members and unknown keys, deeply. */
gboolean cb_item_equal (CbItem *a, CbItem *b);

/**
 * CbItemLoadFunc:
 *
 * Fills in the members of @item that are not of its head. FALSE with an error where it can't;
 * the item then stays unloaded and takes no changes.
 */
typedef gboolean (*CbItemLoadFunc) (CbItem *item, gpointer data, GError **error);

void cb_item_set_loader (CbItem *self, CbItemLoadFunc func, gpointer data, GDestroyNotify destroy);
gboolean cb_item_is_loaded (CbItem *self);
gboolean cb_item_ensure_loaded (CbItem *self, GError **error);

/* While frozen (by readers and loaders), setting members is no change. Counts. */
void cb_item_begin_load (CbItem *self);
void cb_item_end_load (CbItem *self);

G_END_DECLS
