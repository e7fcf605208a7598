/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT_CHARACTERS 200

struct _CbDifference
{
  GObject parent_instance;

  CbDifferenceKind kind;
  char *pointer;
  char *place;
  char *before;
  char *after;
};

G_DEFINE_FINAL_TYPE (CbDifference, cb_difference, G_TYPE_OBJECT)

static void
report (GPtrArray *differences, CbDifferenceKind kind, const char *pointer, const char *place,
        const char *before, const char *after)
{
  CbDifference *self = g_object_new (CB_TYPE_DIFFERENCE, NULL);

  self->kind = kind;
  self->pointer = g_strdup (pointer);
  self->place = g_strdup (place);
  self->before = cb_text_ellipsize (before, TEXT_CHARACTERS);
  self->after = cb_text_ellipsize (after, TEXT_CHARACTERS);
  g_ptr_array_add (differences, self);
}

CbDifferenceKind
cb_difference_get_kind (CbDifference *self)
{
  return self->kind;
}

const char *
cb_difference_get_pointer (CbDifference *self)
{
  return self->pointer;
}

const char *
cb_difference_get_place (CbDifference *self)
{
  return self->place;
}

const char *
cb_difference_get_before (CbDifference *self)
{
  return self->before;
}

const char *
cb_difference_get_after (CbDifference *self)
{
  return self->after;
}

char *
cb_difference_dup_sentence (CbDifference *self)
{
  switch (self->kind)
    {
    case CB_DIFFERENCE_ADDED:
      return *self->after ? g_strdup_printf (_ ("Added: %s (%s)"), self->place, self->after)
                          : g_strdup_printf (_ ("Added: %s"), self->place);
    case CB_DIFFERENCE_REMOVED:
      return *self->before ? g_strdup_printf (_ ("Removed: %s (%s)"), self->place, self->before)
                           : g_strdup_printf (_ ("Removed: %s"), self->place);
    case CB_DIFFERENCE_MOVED:
      return g_strdup_printf (_ ("Moved: %s"), self->place);
    case CB_DIFFERENCE_CHANGED:
    default:
      return g_strdup_printf (_ ("Changed: %s, from “%s” to “%s”"), self->place, self->before,
                              self->after);
    }
}

static char *
join_place (const char *above, const char *part)
{
  return *above ? g_strdup_printf ("%s, %s", above, part) : g_strdup (part);
}

static char *
describe_item (const CbMember *member, CbItem *item)
{
  g_autofree char *label = cb_item_dup_label (item);
  const char *title = _ (member->item_title ? member->item_title : member->title);

  return *label ? g_strdup_printf ("%s “%s”", title, label) : g_strdup (title);
}

static char *
member_text (CbItem *item, guint member)
{
  switch (cb_item_get_member (item, member)->kind)
    {
    case CB_MEMBER_STRING:
      return g_strdup (cb_item_get_string (item, member));
    case CB_MEMBER_BOOLEAN:
      return g_strdup (cb_item_get_integer (item, member) ? _ ("yes") : _ ("no"));
    case CB_MEMBER_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cb_item_get_integer (item, member));
    case CB_MEMBER_ENUM:
      return g_strdup (cb_enum_get_title (cb_item_get_member (item, member)->get_type (),
                                          (int) cb_item_get_integer (item, member)));
    case CB_MEMBER_STRINGS:
      return g_strjoinv (", ", (char **) cb_item_get_strings (item, member));
    case CB_MEMBER_VALUE:
    case CB_MEMBER_ITEM:
    case CB_MEMBER_LIST:
    default:
      return g_strdup ("");
    }
}

static char *
value_text (CbValue *value)
{
  return value ? cb_value_to_text (value, 0) : g_strdup ("");
}

static void
report_value (GPtrArray *differences, const char *pointer, const char *place, CbValue *before,
              CbValue *after)
{
  g_autofree char *before_text = value_text (before);
  g_autofree char *after_text = value_text (after);

  report (differences,
          !before  ? CB_DIFFERENCE_ADDED
          : !after ? CB_DIFFERENCE_REMOVED
                   : CB_DIFFERENCE_CHANGED,
          pointer, place, before_text, after_text);
}

static void diff_values (GPtrArray *differences, const char *pointer, const char *place,
                         CbValue *before, CbValue *after);

static void
diff_member_of_value (GPtrArray *differences, const char *pointer, const char *place,
                      const char *key, CbValue *before, CbValue *after)
{
  g_autofree char *below = g_strdup_printf ("%s/%s", pointer, key);
  g_autofree char *part = g_strdup_printf ("“%s”", key);
  g_autofree char *where = join_place (place, part);

  diff_values (differences, below, where, before, after);
}

static void
diff_objects (GPtrArray *differences, const char *pointer, const char *place, CbValue *before,
              CbValue *after)
{
  for (guint i = 0; i < cb_value_get_size (before); i++)
    {
      const char *key = cb_value_get_key_at (before, i);

      diff_member_of_value (differences, pointer, place, key, cb_value_get_member_at (before, i),
                            cb_value_get_member (after, key));
    }
  for (guint i = 0; i < cb_value_get_size (after); i++)
    {
      const char *key = cb_value_get_key_at (after, i);

      if (!cb_value_get_member (before, key))
        diff_member_of_value (differences, pointer, place, key, NULL,
                              cb_value_get_member_at (after, i));
    }
}

static void
diff_values (GPtrArray *differences, const char *pointer, const char *place, CbValue *before,
             CbValue *after)
{
  if (before == after || (before && after && cb_value_equal (before, after)))
    return;
  if (before && after && cb_value_is (before, CB_NODE_OBJECT)
      && cb_value_is (after, CB_NODE_OBJECT))
    diff_objects (differences, pointer, place, before, after);
  else
    report_value (differences, pointer, place, before, after);
}

static void diff_items (GPtrArray *differences, const char *place, CbItem *before, CbItem *after);

static void
report_item (GPtrArray *differences, CbDifferenceKind kind, const char *place,
             const CbMember *member, CbItem *item)
{
  g_autofree char *part = describe_item (member, item);
  g_autofree char *where = join_place (place, part);
  g_autofree char *pointer = cb_item_dup_pointer (item, -1);

  report (differences, kind, pointer, where, "", "");
}

static void
diff_single (GPtrArray *differences, const char *place, const CbMember *member, CbItem *before,
             CbItem *after)
{
  g_autofree char *where = join_place (place, _ (member->title));

  if (before && after)
    diff_items (differences, where, before, after);
  else if (before)
    report_item (differences, CB_DIFFERENCE_REMOVED, place, member, before);
  else if (after)
    report_item (differences, CB_DIFFERENCE_ADDED, place, member, after);
}

static char *
make_pairing_key (CbItem *item)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < cb_item_get_n_members (item); i++)
    if (cb_item_get_member (item, i)->flags & CB_MEMBER_KEY)
      g_string_append (key, cb_item_get_string (item, i));
  /* Parameters of one name differ by place. */
  if (CB_IS_PARAMETER (item))
    g_string_append_printf (key, "\n%d", (int) cb_parameter_get_location (CB_PARAMETER (item)));
  return g_string_free (key, FALSE);
}

static GHashTable *
index_by_key (CbList *list)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < cb_list_get_size (list); i++)
    {
      char *key = make_pairing_key (cb_list_get (list, i));

      if (!g_hash_table_contains (index, key))
        g_hash_table_insert (index, key, cb_list_get (list, i));
      else
        g_free (key);
    }
  return index;
}

static void
diff_order (GPtrArray *differences, const char *place, const CbMember *member, GPtrArray *pairs)
{
  int last = -1;

  for (guint i = 0; i < pairs->len; i += 2)
    {
      CbItem *before = pairs->pdata[i];
      int position = cb_list_index_of (cb_item_get_parent_list (before), before);

      if (position < last)
        report_item (differences, CB_DIFFERENCE_MOVED, place, member, pairs->pdata[i + 1]);
      last = MAX (last, position);
    }
}

static void
diff_lists (GPtrArray *differences, const char *place, const CbMember *member, CbList *before,
            CbList *after)
{
  g_autoptr (GHashTable) by_key = index_by_key (before);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();

  for (guint i = 0; i < cb_list_get_size (after); i++)
    {
      CbItem *item = cb_list_get (after, i);
      g_autofree char *key = make_pairing_key (item);
      CbItem *pair = g_hash_table_lookup (by_key, key);
      g_autofree char *part = describe_item (member, item);
      g_autofree char *where = join_place (place, part);

      if (!pair)
        {
          report_item (differences, CB_DIFFERENCE_ADDED, place, member, item);
          continue;
        }
      g_ptr_array_add (pairs, pair);
      g_ptr_array_add (pairs, item);
      g_hash_table_remove (by_key, key);
      diff_items (differences, where, pair, item);
    }
  for (guint i = 0; i < cb_list_get_size (before); i++)
    {
      g_autofree char *key = make_pairing_key (cb_list_get (before, i));

      if (g_hash_table_contains (by_key, key))
        report_item (differences, CB_DIFFERENCE_REMOVED, place, member, cb_list_get (before, i));
    }
  diff_order (differences, place, member, pairs);
}

static void
diff_member (GPtrArray *differences, const char *place, CbItem *before, CbItem *after, guint index)
{
  const CbMember *member = cb_item_get_member (after, index);
  g_autofree char *where = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  if (member->kind == CB_MEMBER_LIST)
    {
      diff_lists (differences, place, member, cb_item_get_list (before, index),
                  cb_item_get_list (after, index));
      return;
    }
  if (member->kind == CB_MEMBER_ITEM)
    {
      diff_single (differences, place, member, cb_item_get_item (before, index),
                   cb_item_get_item (after, index));
      return;
    }
  where = join_place (place, _ (member->title));
  pointer = cb_item_dup_pointer (after, (int) index);
  if (member->kind == CB_MEMBER_VALUE)
    {
      diff_values (differences, pointer, where, cb_item_get_value (before, index),
                   cb_item_get_value (after, index));
      return;
    }
  before_text = member_text (before, index);
  after_text = member_text (after, index);
  if (!g_str_equal (before_text, after_text))
    report (differences,
            !*before_text  ? CB_DIFFERENCE_ADDED
            : !*after_text ? CB_DIFFERENCE_REMOVED
                           : CB_DIFFERENCE_CHANGED,
            pointer, where, before_text, after_text);
}

static void
diff_items (GPtrArray *differences, const char *place, CbItem *before, CbItem *after)
{
  if (cb_item_equal (before, after))
    return;
  for (guint i = 0; i < cb_item_get_n_members (after); i++)
    if (!(cb_item_get_member (after, i)->flags & CB_MEMBER_QUIET))
      diff_member (differences, place, before, after, i);
  diff_values (differences, "", place, cb_item_get_unknown (before), cb_item_get_unknown (after));
}

GPtrArray *
cb_diff (CbItem *before, CbItem *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (G_OBJECT_TYPE (before) == G_OBJECT_TYPE (after), differences);
  diff_items (differences, "", before, after);
  return differences;
}

static void
cb_difference_finalize (GObject *object)
{
  CbDifference *self = CB_DIFFERENCE (object);

  g_clear_pointer (&self->pointer, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);

  G_OBJECT_CLASS (cb_difference_parent_class)->finalize (object);
}

static void
cb_difference_class_init (CbDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cb_difference_finalize;
}

static void
cb_difference_init (CbDifference *self)
{
}
