/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-value-private.h"
#include "cb-json-writer.h"
#include "cb-pointer.h"
#include "cb-text.h"

G_DEFINE_BOXED_TYPE (CbValue, cb_value, cb_value_ref, cb_value_unref)

CbValue *
cb_value_ref (CbValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->immortal)
    g_atomic_int_inc (&self->ref_count);
  return self;
}

/* Drops one reference; what nobody holds any more goes to the front of @pending. */
static inline void
drop (CbValue *self, CbValue **pending)
{
  if (self->immortal || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  self->next = *pending;
  *pending = self;
}

/**
 * cb_value_unref:
 * @self: (transfer full): a value
 *
 * Drops a reference. Frees without recursion, whatever the nesting.
 */
void
cb_value_unref (CbValue *self)
{
  CbValue *pending = NULL;

  g_return_if_fail (self != NULL);

  drop (self, &pending);
  while (pending)
    {
      CbValue *dead = pending;

      pending = dead->next;
      if (dead->kind == CB_NODE_ARRAY)
        for (guint i = 0; i < cb_value_items (dead)->size; i++)
          drop (cb_value_items (dead)->items[i], &pending);
      if (dead->kind == CB_NODE_OBJECT)
        {
          CbValueMembers *body = cb_value_members (dead);

          for (guint i = 0; i < body->size; i++)
            {
              drop (body->members[i].key, &pending);
              drop (body->members[i].value, &pending);
            }
          g_free (body->index);
        }
      g_free (dead);
    }
}

static CbValue *
value_alloc (CbNodeKind kind, gsize body_size)
{
  CbValue *self = g_malloc (sizeof (CbValue) + body_size);

  memset (self, 0, sizeof *self);
  self->ref_count = 1;
  self->kind = (guint8) kind;
  return self;
}

CbValue *
cb_value_alloc_text (CbNodeKind kind, const char *text, gsize length)
{
  CbValue *self = value_alloc (kind, sizeof (CbValueText) + length + 1);

  cb_value_text (self)->length = length;
  memcpy (cb_value_text (self)->bytes, text, length);
  cb_value_text (self)->bytes[length] = '\0';
  return self;
}

CbValue *
cb_value_alloc_array (guint size)
{
  CbValue *self = value_alloc (CB_NODE_ARRAY, sizeof (CbValueItems) + size * sizeof (CbValue *));

  cb_value_items (self)->size = size;
  return self;
}

CbValue *
cb_value_alloc_object (guint size)
{
  CbValue *self = value_alloc (CB_NODE_OBJECT, sizeof (CbValueMembers) + size * sizeof (CbMember));

  cb_value_members (self)->size = size;
  cb_value_members (self)->index = NULL;
  return self;
}

CbValue *
cb_value_new_null (void)
{
  static CbValue null_value = { .kind = CB_NODE_NULL, .immortal = TRUE };

  return &null_value;
}

CbValue *
cb_value_new_boolean (gboolean value)
{
  static CbValue false_value = { .kind = CB_NODE_BOOLEAN, .immortal = TRUE };
  static CbValue true_value = { .kind = CB_NODE_BOOLEAN, .immortal = TRUE, .boolean = TRUE };

  return value ? &true_value : &false_value;
}

CbValue *
cb_value_new_int64 (gint64 value)
{
  char text[CB_NUMBER_BUFFER_SIZE];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  return cb_value_alloc_text (CB_NODE_NUMBER, text, strlen (text));
}

/**
 * cb_value_new_double:
 *
 * A number with the shortest text that reads back as @value; null where @value is not finite.
 *
 * Returns: (transfer full): the value
 */
CbValue *
cb_value_new_double (double value)
{
  char text[CB_NUMBER_BUFFER_SIZE];

  cb_number_format_double (value, text);
  if (strcmp (text, "null") == 0)
    return cb_value_new_null ();
  return cb_value_alloc_text (CB_NODE_NUMBER, text, strlen (text));
}

CbValue *
cb_value_new_number (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (!cb_number_is_valid (text, strlen (text)))
    return NULL;
  return cb_value_alloc_text (CB_NODE_NUMBER, text, strlen (text));
}

CbValue *
cb_value_new_string (const char *text)
{
  return cb_value_new_string_len (text, -1);
}

/**
 * cb_value_new_string_len:
 * @text: UTF-8; invalid bytes become U+FFFD
 * @length: bytes of @text, which may hold U+0000; -1 where it is NUL-terminated
 *
 * Returns: (transfer full): the value
 */
CbValue *
cb_value_new_string_len (const char *text, gssize length)
{
  gsize size = 0;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  size = length < 0 ? strlen (text) : (gsize) length;
  if (cb_text_is_valid (text, size))
    return cb_value_alloc_text (CB_NODE_STRING, text, size);
  valid = cb_text_replace_invalid (text, size, &size);
  return cb_value_alloc_text (CB_NODE_STRING, valid, size);
}

/* @items are taken by reference. */
CbValue *
cb_value_new_array (CbValue *const *items, gsize n_items)
{
  CbValue *self = cb_value_alloc_array ((guint) n_items);

  for (gsize i = 0; i < n_items; i++)
    cb_value_items (self)->items[i] = cb_value_ref (items[i]);
  return self;
}

CbValue *
cb_value_new_object (void)
{
  return cb_value_alloc_object (0);
}

/* %CB_NODE_NULL for %NULL. */
CbNodeKind
cb_value_get_kind (CbValue *self)
{
  return self ? (CbNodeKind) self->kind : CB_NODE_NULL;
}

/* %NULL is of no kind, also not of %CB_NODE_NULL: a value that is absent differs from null. */
gboolean
cb_value_is (CbValue *self, CbNodeKind kind)
{
  return self && self->kind == kind;
}

gboolean
cb_value_get_boolean (CbValue *self)
{
  return cb_value_is (self, CB_NODE_BOOLEAN) && self->boolean;
}

gboolean
cb_value_get_int64 (CbValue *self, gint64 *value)
{
  if (!cb_value_is (self, CB_NODE_NUMBER))
    return FALSE;
  return cb_number_to_int64 (cb_value_text (self)->bytes, cb_value_text (self)->length, value);
}

gboolean
cb_value_get_double (CbValue *self, double *value)
{
  if (!cb_value_is (self, CB_NODE_NUMBER))
    return FALSE;
  return cb_number_to_double (cb_value_text (self)->bytes, value);
}

const char *
cb_value_get_text (CbValue *self, gsize *length)
{
  gboolean has_text = cb_value_is (self, CB_NODE_STRING) || cb_value_is (self, CB_NODE_NUMBER);

  if (length)
    *length = has_text ? cb_value_text (self)->length : 0;
  return has_text ? cb_value_text (self)->bytes : NULL;
}

guint
cb_value_get_size (CbValue *self)
{
  if (cb_value_is (self, CB_NODE_ARRAY))
    return cb_value_items (self)->size;
  return cb_value_is (self, CB_NODE_OBJECT) ? cb_value_members (self)->size : 0;
}

CbValue *
cb_value_get_item (CbValue *self, guint index)
{
  if (!cb_value_is (self, CB_NODE_ARRAY) || index >= cb_value_items (self)->size)
    return NULL;
  return cb_value_items (self)->items[index];
}

CbValue *
cb_value_get_member (CbValue *self, const char *key)
{
  int index = -1;

  g_return_val_if_fail (key != NULL, NULL);

  if (cb_value_is (self, CB_NODE_OBJECT))
    index = cb_value_find_member (self, key, strlen (key));
  return index < 0 ? NULL : cb_value_members (self)->members[index].value;
}

const char *
cb_value_get_member_text (CbValue *self, const char *key)
{
  return cb_value_get_text (cb_value_get_member (self, key), NULL);
}

static CbMember *
member_at (CbValue *self, guint index)
{
  if (!cb_value_is (self, CB_NODE_OBJECT) || index >= cb_value_members (self)->size)
    return NULL;
  return &cb_value_members (self)->members[index];
}

const char *
cb_value_get_key_at (CbValue *self, guint index)
{
  CbMember *member = member_at (self, index);

  return member ? cb_value_text (member->key)->bytes : NULL;
}

/**
 * cb_value_get_key_value_at:
 *
 * The key as a string value, for keys that hold U+0000.
 *
 * Returns: (transfer none) (nullable): the key
 */
CbValue *
cb_value_get_key_value_at (CbValue *self, guint index)
{
  CbMember *member = member_at (self, index);

  return member ? member->key : NULL;
}

CbValue *
cb_value_get_member_at (CbValue *self, guint index)
{
  CbMember *member = member_at (self, index);

  return member ? member->value : NULL;
}

CbValue *
cb_value_resolve_pointer (CbValue *self, const char *pointer)
{
  g_return_val_if_fail (pointer != NULL, NULL);

  while (self && *pointer)
    {
      g_autofree char *token = cb_pointer_next (&pointer);
      guint index = 0;

      if (!token)
        return NULL;
      if (self->kind == CB_NODE_OBJECT)
        self = cb_value_get_member (self, token);
      else
        self = cb_pointer_to_index (token, &index) ? cb_value_get_item (self, index) : NULL;
    }
  return self;
}

/* %NULL reads as null. */
char *
cb_value_to_text (CbValue *self, guint indent)
{
  g_autoptr (CbJsonWriter) writer = cb_json_writer_new (indent);

  cb_json_writer_value (writer, self);
  return cb_json_writer_finish (writer, NULL);
}
