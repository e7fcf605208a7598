/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

static void
test_set (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbHistory) history = cb_history_new (CB_ITEM (connector));

  g_assert_false (cb_history_get_can_undo (history));
  cb_connector_set_name (connector, "Acme");
  cb_connector_set_publisher (connector, "Acme Ltd");
  g_assert_cmpstr (cb_history_get_undo_label (history), ==, "Change of publisher");
  g_assert_true (cb_history_undo (history) == CB_ITEM (connector));
  g_assert_cmpstr (cb_connector_get_publisher (connector), ==, "");
  g_assert_cmpstr (cb_connector_get_name (connector), ==, "Acme");
  g_assert_true (cb_history_get_can_redo (history));
  cb_history_redo (history);
  g_assert_cmpstr (cb_connector_get_publisher (connector), ==, "Acme Ltd");
  cb_history_undo (history);
  cb_connector_set_color (connector, "#ff0000");
  g_assert_false (cb_history_get_can_redo (history));
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbHistory) history = cb_history_new (CB_ITEM (connector));

  cb_connector_set_name (connector, "A");
  cb_connector_set_name (connector, "Ac");
  cb_connector_set_name (connector, "Acme");
  cb_history_undo (history);
  g_assert_cmpstr (cb_connector_get_name (connector), ==, "");
  g_assert_false (cb_history_get_can_undo (history));
  cb_history_redo (history);
  g_assert_cmpstr (cb_connector_get_name (connector), ==, "Acme");
}

static void
test_lists (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  CbList *activities = cb_connector_get_activities (connector);
  g_autoptr (CbActivity) first = cb_activity_new ("first", "GET", "/");
  g_autoptr (CbActivity) second = cb_activity_new ("second", "GET", "/");
  g_autoptr (CbHistory) history = NULL;

  cb_list_append (activities, first);
  cb_list_append (activities, second);
  history = cb_history_new (CB_ITEM (connector));
  cb_list_move (activities, 0, 1);
  cb_list_remove_item (activities, first);
  g_assert_cmpstr (cb_history_get_undo_label (history), ==, "Removing “first”");
  cb_history_undo (history);
  g_assert_true (cb_list_get (activities, 1) == first);
  cb_history_undo (history);
  g_assert_true (cb_list_get (activities, 0) == first);
  g_assert_true (cb_list_get (activities, 1) == second);
  cb_history_redo (history);
  cb_history_redo (history);
  g_assert_cmpuint (cb_list_get_size (activities), ==, 1);
}

static void
test_steps (void)
{
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbHistory) history = cb_history_new (CB_ITEM (connector));

  cb_history_begin_step (history, "Import of a sample");
  cb_connector_set_name (connector, "Acme");
  cb_history_begin_step (history, "Inner");
  cb_connector_set_publisher (connector, "Acme Ltd");
  cb_history_end_step (history);
  cb_history_end_step (history);
  g_assert_cmpstr (cb_history_get_undo_label (history), ==, "Import of a sample");
  cb_history_undo (history);
  g_assert_cmpstr (cb_connector_get_name (connector), ==, "");
  g_assert_cmpstr (cb_connector_get_publisher (connector), ==, "");
  cb_history_begin_step (history, "Nothing");
  cb_history_end_step (history);
  g_assert_false (cb_history_get_can_undo (history));
}

/* A thousand random edits, all taken back, give the definition that was there before. */
static void
edit_at_random (CbConnector *connector, GRand *random)
{
  CbList *activities = cb_connector_get_activities (connector);
  guint size = cb_list_get_size (activities);
  g_autofree char *text = g_strdup_printf ("t%u", g_rand_int (random));

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      {
        g_autoptr (CbActivity) activity = cb_activity_new (text, "GET", "/{a}/{b}");
        cb_list_insert (activities, (guint) g_rand_int_range (random, 0, (int) size + 1), activity);
        break;
      }
    case 1:
      if (size > 0)
        cb_list_remove (activities, (guint) g_rand_int_range (random, 0, (int) size));
      break;
    case 2:
      if (size > 1)
        cb_list_move (activities, (guint) g_rand_int_range (random, 0, (int) size),
                      (guint) g_rand_int_range (random, 0, (int) size));
      break;
    case 3:
      cb_connector_set_description (connector, text);
      break;
    case 4:
      if (size > 0)
        cb_activity_set_path (cb_list_get (activities, 0), text);
      break;
    default:
      {
        g_autoptr (CbLinks) links = g_object_new (CB_TYPE_LINKS, NULL);
        cb_links_set_website (links, text);
        cb_connector_set_links (connector, links);
      }
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbHistory) history = cb_history_new (CB_ITEM (connector));
  g_autoptr (CbItem) before = cb_item_copy (CB_ITEM (connector));
  g_autoptr (CbItem) after = NULL;

  for (guint i = 0; i < 900; i++)
    edit_at_random (connector, random);
  after = cb_item_copy (CB_ITEM (connector));
  while (cb_history_undo (history))
    ;
  g_assert_true (cb_item_equal (CB_ITEM (connector), before));
  while (cb_history_redo (history))
    ;
  g_assert_true (cb_item_equal (CB_ITEM (connector), after));
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/model/history/set", test_set);
  g_test_add_func ("/model/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/model/history/lists", test_lists);
  g_test_add_func ("/model/history/steps", test_steps);
  g_test_add_func ("/model/history/random", test_random);
  return g_test_run ();
}
