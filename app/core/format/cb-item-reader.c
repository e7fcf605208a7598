/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-item-reader-private.h"

#include <string.h>

static gboolean read_object (CbItemReader *reader, CbItem *item, const CbNode *node,
                             GError **error);

const char * /* lint: allow function-prefix, reader and writer share it */
cb_node_kind_get_phrase (CbNodeKind kind)
{
  static const char *const phrases[] = {
    [CB_NODE_NULL] = "null",       [CB_NODE_BOOLEAN] = "true or false",
    [CB_NODE_NUMBER] = "a number", [CB_NODE_STRING] = "a text",
    [CB_NODE_ARRAY] = "a list",    [CB_NODE_OBJECT] = "an object",
  };

  return phrases[kind];
}

static char *
dup_place (CbItemReader *reader, const CbNode *node)
{
  g_autofree char *pointer = cb_document_dup_pointer (reader->document, node);
  CbPlace place = cb_document_get_place (reader->document, node);

  if (reader->flags & CB_ITEM_READ_NO_PLACES || place.line == 0)
    return g_strdup (*pointer ? pointer : "The file");
  if (!*pointer)
    return g_strdup_printf ("Line %u, column %u", place.line, place.column);
  return g_strdup_printf ("Line %u, column %u (%s)", place.line, place.column, pointer);
}

gboolean
cb_item_reader_fail (CbItemReader *reader, const CbNode *node, CbFormatError code, GError **error,
                     const char *format, ...)
{
  g_autofree char *place = dup_place (reader, node);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  reader->culprit = node;
  g_set_error (error, CB_FORMAT_ERROR, code, "%s: %s", place, message);
  return FALSE;
}

static gboolean
expect (CbItemReader *reader, const CbNode *node, CbNodeKind kind, GError **error)
{
  if (cb_node_is (node, kind))
    return TRUE;
  return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error, "expected %s, found %s",
                              cb_node_kind_get_phrase (kind),
                              cb_node_kind_get_phrase (cb_node_get_kind (node)));
}

/* The text of a string node; NULL with an error where it is none or can't be kept. */
static const char *
read_text (CbItemReader *reader, const CbNode *node, GError **error)
{
  gsize length = 0;
  const char *text = NULL;

  if (!expect (reader, node, CB_NODE_STRING, error))
    return NULL;
  text = cb_node_get_text (reader->document, node, &length);
  if (strlen (text) == length)
    return text;
  cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error,
                       "the text holds the character U+0000, which cannot be kept");
  return NULL;
}

static gboolean
read_string (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  const char *text = read_text (reader, node, error);

  if (!text)
    return FALSE;
  cb_item_set_string (item, index, text);
  return TRUE;
}

static gboolean
read_boolean (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  if (!expect (reader, node, CB_NODE_BOOLEAN, error))
    return FALSE;
  cb_item_set_integer (item, index, cb_node_get_boolean (node));
  return TRUE;
}

static gboolean
is_within (const CbMember *member, gint64 value)
{
  if (member->minimum == 0 && member->maximum == 0)
    return TRUE;
  return value >= member->minimum && value <= member->maximum;
}

static gboolean
read_integer (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  const CbMember *member = cb_item_get_member (item, index);
  gint64 value = 0;

  if (!expect (reader, node, CB_NODE_NUMBER, error))
    return FALSE;
  if (!cb_node_get_int64 (reader->document, node, &value))
    return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error,
                                "expected a whole number of at most 64 bits");
  if (!(reader->flags & CB_ITEM_READ_UNFINISHED) && !is_within (member, value))
    return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error,
                                "expected a number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                                member->minimum, member->maximum);
  cb_item_set_integer (item, index, value);
  return TRUE;
}

static char *
dup_nicks (GType type)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < class->n_values; i++)
    g_string_append_printf (nicks, "%s%s", i ? ", " : "", class->values[i].value_nick);
  return g_string_free (nicks, FALSE);
}

static gboolean
read_enum (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  const CbMember *member = cb_item_get_member (item, index);
  g_autofree char *shown = NULL;
  g_autofree char *nicks = NULL;
  const char *nick = read_text (reader, node, error);
  int value = 0;

  if (!nick)
    return FALSE;
  if (cb_enum_from_nick (member->get_type (), nick, &value))
    {
      cb_item_set_integer (item, index, value);
      return TRUE;
    }
  shown = cb_text_ellipsize (nick, 40);
  nicks = dup_nicks (member->get_type ());
  return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error, "“%s” is not one of %s",
                              shown, nicks);
}

static gboolean
read_strings (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const CbNode *child = NULL;
  CbNodeIter iter;

  if (!expect (reader, node, CB_NODE_ARRAY, error))
    return FALSE;
  cb_node_iter_init (&iter, reader->document, node);
  while (cb_node_iter_next (&iter, NULL, &child))
    {
      const char *text = read_text (reader, child, error);
      if (!text)
        return FALSE;
      g_ptr_array_add (texts, g_strdup (text));
    }
  g_ptr_array_add (texts, NULL);
  cb_item_set_strings (item, index, (const char *const *) texts->pdata);
  return TRUE;
}

static gboolean
read_value (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  const CbMember *member = cb_item_get_member (item, index);
  g_autoptr (CbValue) value = NULL;

  if (member->flags & CB_MEMBER_SCHEMA && !cb_node_is (node, CB_NODE_BOOLEAN)
      && !expect (reader, node, CB_NODE_OBJECT, error))
    return FALSE;
  value = cb_value_new_from_node (reader->document, node);
  cb_item_set_value (item, index, value);
  return TRUE;
}

static gboolean
read_item (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  const CbMember *member = cb_item_get_member (item, index);
  g_autoptr (CbItem) child = NULL;

  if (!expect (reader, node, CB_NODE_OBJECT, error))
    return FALSE;
  child = g_object_new (member->get_type (), NULL);
  if (!read_object (reader, child, node, error))
    return FALSE;
  cb_item_set_item (item, index, child);
  return TRUE;
}

static gboolean
read_list (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  const CbMember *member = cb_item_get_member (item, index);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  CbList *list = cb_item_get_list (item, index);
  const CbNode *child_node = NULL;
  CbNodeIter iter;

  if (!expect (reader, node, CB_NODE_ARRAY, error))
    return FALSE;
  if (cb_node_get_size (node) > CB_LIMIT_ACTIVITIES)
    return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_LIMIT, error, "more than %d entries",
                                CB_LIMIT_ACTIVITIES);
  cb_node_iter_init (&iter, reader->document, node);
  while (cb_node_iter_next (&iter, NULL, &child_node))
    {
      CbItem *child = g_object_new (member->get_type (), NULL);
      g_ptr_array_add (children, child);
      if (!read_object (reader, child, child_node, error))
        return FALSE;
    }
  cb_list_splice (list, 0, cb_list_get_size (list), children->pdata, children->len);
  return TRUE;
}

static gboolean
read_member (CbItemReader *reader, CbItem *item, guint index, const CbNode *node, GError **error)
{
  switch (cb_item_get_member (item, index)->kind)
    {
    case CB_MEMBER_STRING:
      return read_string (reader, item, index, node, error);
    case CB_MEMBER_BOOLEAN:
      return read_boolean (reader, item, index, node, error);
    case CB_MEMBER_INTEGER:
      return read_integer (reader, item, index, node, error);
    case CB_MEMBER_ENUM:
      return read_enum (reader, item, index, node, error);
    case CB_MEMBER_STRINGS:
      return read_strings (reader, item, index, node, error);
    case CB_MEMBER_VALUE:
      return read_value (reader, item, index, node, error);
    case CB_MEMBER_ITEM:
      return read_item (reader, item, index, node, error);
    case CB_MEMBER_LIST:
      return read_list (reader, item, index, node, error);
    default:
      g_assert_not_reached ();
    }
}

/* Looks at the table from @from on first, because files that we wrote have its order. */
static int
find_member (CbItem *item, const char *key, guint from)
{
  guint n_members = cb_item_get_n_members (item);

  for (guint i = from; i < n_members; i++)
    {
      if (strcmp (cb_item_get_member (item, i)->key, key) == 0)
        return (int) i;
    }
  return cb_item_class_find_member (CB_ITEM_GET_CLASS (item), key);
}

/* The keys with which a connector file begins; not part of the definition. */
static gboolean
is_preamble (CbItem *item, const char *key)
{
  return CB_IS_CONNECTOR (item)
         && (strcmp (key, "$schema") == 0 || strcmp (key, "formatVersion") == 0);
}

static void
keep_unknown (CbItemReader *reader, CbValueBuilder **unknown, const char *key, const CbNode *node)
{
  g_autoptr (CbValue) value = cb_value_new_from_node (reader->document, node);

  if (!*unknown)
    {
      *unknown = cb_value_builder_new ();
      cb_value_builder_begin_object (*unknown);
    }
  cb_value_builder_set_key (*unknown, key);
  cb_value_builder_add (*unknown, value);
}

static gboolean
read_members (CbItemReader *reader, CbItem *item, const CbNode *node, guint64 *seen, GError **error)
{
  g_autoptr (CbValueBuilder) unknown = NULL;
  const CbNode *child = NULL;
  const char *key = NULL;
  CbNodeIter iter;
  guint next = 0;

  cb_node_iter_init (&iter, reader->document, node);
  while (cb_node_iter_next (&iter, &key, &child))
    {
      int index = find_member (item, key, next);

      if (index >= 0 && !read_member (reader, item, (guint) index, child, error))
        return FALSE;
      if (index < 0 && !is_preamble (item, key))
        keep_unknown (reader, &unknown, key, child);
      if (index >= 0)
        {
          *seen |= G_GUINT64_CONSTANT (1) << index;
          next = (guint) index + 1;
        }
    }
  if (unknown)
    {
      g_autoptr (CbValue) object = NULL;
      cb_value_builder_end (unknown);
      object = cb_value_builder_finish (unknown);
      cb_item_set_unknown (item, object);
    }
  return TRUE;
}

static gboolean
check_required (CbItemReader *reader, CbItem *item, const CbNode *node, guint64 seen,
                GError **error)
{
  guint n_members = cb_item_get_n_members (item);

  if (reader->flags & CB_ITEM_READ_UNFINISHED)
    return TRUE;
  for (guint i = 0; i < n_members; i++)
    {
      const CbMember *member = cb_item_get_member (item, i);
      if (member->flags & CB_MEMBER_REQUIRED && !(seen & G_GUINT64_CONSTANT (1) << i))
        return cb_item_reader_fail (reader, node, CB_FORMAT_ERROR_VALUE, error, "“%s” is missing",
                                    member->key);
    }
  return TRUE;
}

static gboolean
read_object (CbItemReader *reader, CbItem *item, const CbNode *node, GError **error)
{
  guint64 seen = 0;
  gboolean good = FALSE;

  if (!expect (reader, node, CB_NODE_OBJECT, error))
    return FALSE;
  cb_item_begin_load (item);
  good = read_members (reader, item, node, &seen, error)
         && check_required (reader, item, node, seen, error);
  cb_item_end_load (item);
  return good;
}

gboolean
cb_item_reader_read (CbItemReader *reader, CbItem *item, const CbNode *node, GError **error)
{
  g_return_val_if_fail (CB_IS_ITEM (item), FALSE);
  return read_object (reader, item, node, error);
}
