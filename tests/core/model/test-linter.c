/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-model.h>

#define ACTIVITIES 2000

static CbConnector *
make_large (void)
{
  CbConnector *connector = cb_connector_new ();
  CbList *activities = cb_connector_get_activities (connector);

  cb_connector_set_name (connector, "Large");
  for (guint i = 0; i < ACTIVITIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("activity-%u", i);
      g_autoptr (CbActivity) activity = cb_activity_new (id, "GET", "/things/{id}");
      cb_list_append (activities, activity);
    }
  return connector;
}

static void
assert_same_as_whole (CbLinter *linter)
{
  g_autoptr (GPtrArray) whole = cb_lint_connector (cb_linter_get_connector (linter));

  cb_linter_flush (linter);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (linter)), ==, whole->len);
  for (guint i = 0; i < whole->len; i++)
    {
      g_autoptr (CbProblem) problem = g_list_model_get_item (G_LIST_MODEL (linter), i);
      g_assert_true (cb_problem_equal (problem, whole->pdata[i]));
    }
}

static gboolean
is_idle (gpointer linter)
{
  return !cb_linter_get_busy (linter);
}

static void
test_follows (void)
{
  g_autoptr (CbConnector) connector = make_large ();
  g_autoptr (CbLinter) linter = cb_linter_new (connector);
  CbList *activities = cb_connector_get_activities (connector);
  CbActivity *activity = cb_list_get (activities, 1000);
  CbSeverity worst = CB_SEVERITY_SUGGESTION;

  cb_test_wait (is_idle, linter, 0);
  assert_same_as_whole (linter);
  cb_activity_set_method (activity, "no verb");
  assert_same_as_whole (linter);
  g_assert_cmpuint (cb_linter_count_below (linter, CB_ITEM (activity), &worst), ==, 1);
  g_assert_cmpint (worst, ==, CB_SEVERITY_ERROR);
  g_assert_nonnull (cb_linter_find (linter, CB_ITEM (activity), CB_ACTIVITY_METHOD));
  cb_list_move (activities, 1000, 3);
  assert_same_as_whole (linter);
  cb_activity_set_id (activity, "activity-1");
  assert_same_as_whole (linter);
  cb_list_remove_item (activities, activity);
  assert_same_as_whole (linter);
  g_assert_cmpuint (cb_linter_count (linter, CB_AREA_ACTIVITIES, CB_SEVERITY_ERROR), ==, 0);
}

static void
test_finalize (void)
{
  g_autoptr (CbConnector) connector = make_large ();
  CbLinter *linter = cb_linter_new (connector);

  g_assert_finalize_object (linter);
  cb_connector_set_name (connector, "Still there");
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/model/linter/follows", test_follows);
  g_test_add_func ("/model/linter/finalize", test_finalize);
  return g_test_run ();
}
