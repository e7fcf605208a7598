/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-random-model.h"

#define MAX_DEPTH 5

static CbItem *make_item (GType type, guint depth);

static gboolean
toss (void)
{
  return g_test_rand_bit ();
}

static const char *
pick_text (void)
{
  static const char *const texts[] = { "a",
                                       "List tickets",
                                       "“quoted” \"twice\"",
                                       "line 1\nline 2\r\n\ttab",
                                       "\\",
                                       "\x01\x1f\x7f",
                                       "ünïcödé",
                                       "日本語 🎫",
                                       "</s>",
                                       "\xe2\x80\xa8\u200d",
                                       "{site}",
                                       "null" };

  return texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
}

/* A text that has @pattern: one of those that the tables' patterns are known to take. */
static const char *
pick_matching (const char *pattern)
{
  static const char *const texts[] = { "#a1b2c3", "GET", "X-CUSTOM", "200",  "4XX", "default",
                                       "a",       "a-b", "1.0.0",    "Ab 1", "" };
  guint start = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (texts));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[(start + i) % G_N_ELEMENTS (texts)];
      if (g_regex_match_simple (pattern, text, 0, 0))
        return text;
    }
  g_error ("No text is known for the pattern %s", pattern);
}

static CbValue *
make_scalar (void)
{
  static const char *const numbers[] = {
    "0", "-1", "1.50", "1e400", "9007199254740993", "123456789012345678901234567890", "-0.0"
  };

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return cb_value_new_null ();
    case 1:
      return cb_value_new_boolean (toss ());
    case 2:
      return cb_value_new_number (numbers[g_test_rand_int_range (0, G_N_ELEMENTS (numbers))]);
    default:
      return toss () ? cb_value_new_string (pick_text ()) : cb_value_new_string_len ("a\0b", 3);
    }
}

static CbValue *
make_container (gboolean object, guint depth)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  if (object)
    cb_value_builder_begin_object (builder);
  else
    cb_value_builder_begin_array (builder);
  for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
    {
      g_autofree char *key = g_strdup_printf ("%s %d", pick_text (), i);
      g_autoptr (CbValue) part = depth > 3 || toss () ? make_scalar ()
                                                      : make_container (toss (), depth + 1);
      if (object)
        cb_value_builder_set_key (builder, key);
      cb_value_builder_add (builder, part);
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static CbValue *
make_value (const CbMember *member)
{
  if (!(member->flags & CB_MEMBER_SCHEMA))
    return toss () ? make_scalar () : make_container (toss (), 0);
  return toss () ? make_container (TRUE, 0) : cb_value_new_boolean (toss ());
}

static gint64
pick_integer (const CbMember *member)
{
  if (member->minimum == 0 && member->maximum == 0)
    return g_test_rand_int ();
  return g_test_rand_int_range ((int) member->minimum, (int) MIN (member->maximum, G_MAXINT32));
}

static int
pick_enum (const CbMember *member)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (member->get_type ());

  return class->values[g_test_rand_int_range (0, (int) class->n_values)].value;
}

static void
fill_strings (CbItem *item, guint index)
{
  const char *texts[4] = { NULL };

  for (int i = 0; i < g_test_rand_int_range (0, 4); i++)
    texts[i] = pick_text ();
  cb_item_set_strings (item, index, texts);
}

static void
fill_list (CbItem *item, guint index, const CbMember *member, guint depth)
{
  CbList *list = cb_item_get_list (item, index);

  for (int i = depth > MAX_DEPTH ? 0 : g_test_rand_int_range (0, 3); i > 0; i--)
    {
      g_autoptr (CbItem) child = make_item (member->get_type (), depth + 1);
      cb_list_append (list, child);
    }
}

static void
fill_child (CbItem *item, guint index, const CbMember *member, guint depth)
{
  g_autoptr (CbItem) child = depth > MAX_DEPTH ? NULL : make_item (member->get_type (), depth + 1);

  cb_item_set_item (item, index, child);
}

static void
fill_value (CbItem *item, guint index, const CbMember *member)
{
  g_autoptr (CbValue) value = make_value (member);

  cb_item_set_value (item, index, value);
}

static void
fill_member (CbItem *item, guint index, guint depth)
{
  const CbMember *member = cb_item_get_member (item, index);

  switch (member->kind)
    {
    case CB_MEMBER_STRING:
      cb_item_set_string (item, index,
                          member->pattern ? pick_matching (member->pattern) : pick_text ());
      break;
    case CB_MEMBER_BOOLEAN:
      cb_item_set_integer (item, index, toss ());
      break;
    case CB_MEMBER_INTEGER:
      cb_item_set_integer (item, index, pick_integer (member));
      break;
    case CB_MEMBER_ENUM:
      cb_item_set_integer (item, index, pick_enum (member));
      break;
    case CB_MEMBER_STRINGS:
      fill_strings (item, index);
      break;
    case CB_MEMBER_VALUE:
      fill_value (item, index, member);
      break;
    case CB_MEMBER_ITEM:
      fill_child (item, index, member, depth);
      break;
    case CB_MEMBER_LIST:
      fill_list (item, index, member, depth);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
fill_unknown (CbItem *item)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) object = NULL;

  cb_value_builder_begin_object (builder);
  for (int i = g_test_rand_int_range (1, 3); i > 0; i--)
    {
      g_autofree char *key = g_strdup_printf ("x-%s-%d", pick_text (), i);
      g_autoptr (CbValue) part = make_container (toss (), 0);
      cb_value_builder_set_key (builder, key);
      cb_value_builder_add (builder, part);
    }
  cb_value_builder_end (builder);
  object = cb_value_builder_finish (builder);
  cb_item_set_unknown (item, object);
}

static CbItem *
make_item (GType type, guint depth)
{
  CbItem *item = g_object_new (type, NULL);
  guint n_members = cb_item_get_n_members (item);

  for (guint i = 0; i < n_members; i++)
    {
      if (toss () || cb_item_get_member (item, i)->flags & CB_MEMBER_REQUIRED)
        fill_member (item, i, depth);
    }
  if (g_test_rand_int_range (0, 4) == 0)
    fill_unknown (item);
  /* A secret has neither in a file. */
  if (CB_IS_FIELD (item) && cb_field_get_field_type (CB_FIELD (item)) == CB_FIELD_TYPE_SECRET)
    {
      cb_field_set_default (CB_FIELD (item), NULL);
      cb_field_set_test_value (CB_FIELD (item), NULL);
    }
  return item;
}

CbConnector *
cb_random_model_new (void)
{
  CbConnector *connector = CB_CONNECTOR (make_item (CB_TYPE_CONNECTOR, 0));

  cb_connector_set_image (
      connector, toss () ? "" : "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"ü\"/></svg>");
  return connector;
}
