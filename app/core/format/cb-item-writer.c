/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-item-writer-private.h"

static void
write_strings (CbJsonWriter *writer, const char *const *texts)
{
  cb_json_writer_begin_array (writer);
  for (; texts && *texts; texts++)
    cb_json_writer_string (writer, *texts);
  cb_json_writer_end_array (writer);
}

static void
write_list (CbJsonWriter *writer, CbList *list)
{
  guint size = cb_list_get_size (list);

  cb_json_writer_begin_array (writer);
  for (guint i = 0; i < size; i++)
    cb_item_write (cb_list_get (list, i), writer);
  cb_json_writer_end_array (writer);
}

static void
write_optional_value (CbJsonWriter *writer, CbValue *value)
{
  if (value)
    cb_json_writer_value (writer, value);
  else
    cb_json_writer_null (writer);
}

static void
write_optional_item (CbJsonWriter *writer, CbItem *item)
{
  if (item)
    {
      cb_item_write (item, writer);
      return;
    }
  cb_json_writer_begin_object (writer);
  cb_json_writer_end_object (writer);
}

static void
write_content (CbItem *item, const CbMember *member, guint index, CbJsonWriter *writer)
{
  switch (member->kind)
    {
    case CB_MEMBER_STRING:
      cb_json_writer_string (writer, cb_item_get_string (item, index));
      break;
    case CB_MEMBER_BOOLEAN:
      cb_json_writer_boolean (writer, cb_item_get_integer (item, index) != 0);
      break;
    case CB_MEMBER_INTEGER:
      cb_json_writer_int64 (writer, cb_item_get_integer (item, index));
      break;
    case CB_MEMBER_ENUM:
      cb_json_writer_string (
          writer, cb_enum_get_nick (member->get_type (), (int) cb_item_get_integer (item, index)));
      break;
    case CB_MEMBER_STRINGS:
      write_strings (writer, cb_item_get_strings (item, index));
      break;
    case CB_MEMBER_VALUE:
      write_optional_value (writer, cb_item_get_value (item, index));
      break;
    case CB_MEMBER_ITEM:
      write_optional_item (writer, cb_item_get_item (item, index));
      break;
    case CB_MEMBER_LIST:
      write_list (writer, cb_item_get_list (item, index));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A secret travels in the keyring only; neither a file nor a store of pieces may hold it. */
static gboolean
is_secret (CbItem *item, guint index)
{
  return CB_IS_FIELD (item) && (index == CB_FIELD_DEFAULT || index == CB_FIELD_TEST_VALUE)
         && cb_field_get_field_type (CB_FIELD (item)) == CB_FIELD_TYPE_SECRET;
}

void
cb_item_write_member (CbItem *item, guint index, CbJsonWriter *writer)
{
  const CbMember *member = cb_item_get_member (item, index);

  if (!(member->flags & CB_MEMBER_REQUIRED) && cb_item_is_default (item, index))
    return;
  if (is_secret (item, index))
    return;
  cb_json_writer_key (writer, member->key);
  write_content (item, member, index, writer);
}

void
cb_item_write_unknown (CbItem *item, CbJsonWriter *writer)
{
  CbValue *unknown = cb_item_get_unknown (item);
  guint size = unknown ? cb_value_get_size (unknown) : 0;

  for (guint i = 0; i < size; i++)
    {
      cb_json_writer_key (writer, cb_value_get_key_at (unknown, i));
      cb_json_writer_value (writer, cb_value_get_member_at (unknown, i));
    }
}

void
cb_item_write_members (CbItem *item, CbJsonWriter *writer, CbMemberFilter filter)
{
  guint n_members = cb_item_get_n_members (item);

  for (guint i = 0; i < n_members; i++)
    {
      if (!filter || filter (cb_item_get_member (item, i), i))
        cb_item_write_member (item, i, writer);
    }
  cb_item_write_unknown (item, writer);
}

void
cb_item_write (CbItem *item, CbJsonWriter *writer)
{
  cb_json_writer_begin_object (writer);
  cb_item_write_members (item, writer, NULL);
  cb_json_writer_end_object (writer);
}
