/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

static gboolean
is_saved (gpointer data)
{
  return cb_draft_get_state (data) == CB_DRAFT_SAVED;
}

static gboolean
is_failed (gpointer data)
{
  return cb_draft_get_state (data) == CB_DRAFT_FAILED;
}

static CbActivity *
get_activity (CbConnector *connector, guint position)
{
  return cb_list_get (cb_connector_get_activities (connector), position);
}

/* What a save wrote, counted by triggers that the test adds. */
static void
count_writes (Fixture *fixture)
{
  g_free (run_sql (fixture->path,
                   "CREATE TABLE log (line TEXT);"
                   "CREATE TRIGGER log_texts AFTER INSERT ON texts BEGIN"
                   " INSERT INTO log VALUES ('text ' || (new.id & 0xffffff)); END;"
                   "CREATE TRIGGER log_positions AFTER UPDATE OF position ON pieces"
                   " WHEN new.position <> old.position BEGIN"
                   " INSERT INTO log VALUES ('position ' || (new.id & 0xffffff)); END;"));
}

static char *
take_writes (Fixture *fixture)
{
  char *log = run_sql (fixture->path,
                       "SELECT coalesce ((SELECT group_concat (line, ', ') FROM log), '')");

  g_free (run_sql (fixture->path, "DELETE FROM log"));
  return log;
}

static void
assert_stored (Fixture *fixture, CbDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) loaded = NULL;

  g_assert_true (save_draft (draft, &error));
  g_assert_no_error (error);
  loaded = load_connector (fixture->library, cb_draft_get_id (draft), &error);
  g_assert_no_error (error);
  g_assert_true (cb_item_equal (CB_ITEM (loaded), CB_ITEM (cb_draft_get_connector (draft))));
}

static void
test_saves_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 2);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  g_autoptr (CbConnector) loaded = NULL;
  gint64 start = g_get_monotonic_time ();

  cb_connector_set_description (cb_draft_get_connector (draft), "All about tickets");
  g_assert_cmpint (cb_draft_get_state (draft), ==, CB_DRAFT_WAITING);
  cb_test_wait (is_saved, draft, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  loaded = load_connector (fixture->library, id, NULL);
  g_assert_cmpstr (cb_connector_get_description (loaded), ==, "All about tickets");
}

static void
test_let_go_while_unsaved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *id = add_connector (fixture->library, connector);
  CbDraft *draft = open_draft (fixture->library, id);
  g_autoptr (CbConnector) loaded = NULL;

  cb_connector_set_description (cb_draft_get_connector (draft), "The last word");
  g_object_unref (draft);
  fixture_reopen (fixture);
  loaded = load_connector (fixture->library, id, NULL);
  g_assert_cmpstr (cb_connector_get_description (loaded), ==, "The last word");
}

static void
test_writes_only_what_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 20);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  CbConnector *definition = cb_draft_get_connector (draft);
  CbList *activities = cb_connector_get_activities (definition);
  CbParameter *parameter;
  g_autofree char *head = NULL;
  g_autofree char *deep = NULL;
  g_autofree char *move = NULL;

  count_writes (fixture);
  cb_connector_set_description (definition, "x");
  assert_stored (fixture, draft);
  head = take_writes (fixture);
  g_assert_cmpstr (head, ==, "text 0");

  parameter = cb_list_get (cb_activity_get_parameters (get_activity (definition, 4)), 0);
  cb_field_set_help (CB_FIELD (parameter), "The number of the ticket");
  assert_stored (fixture, draft);
  deep = take_writes (fixture);
  g_assert_cmpstr (deep, ==, "text 5");

  cb_list_move (activities, 0, 19);
  assert_stored (fixture, draft);
  move = take_writes (fixture);
  g_assert_cmpstr (move, ==, "position 1");
}

static void
test_moves_to_the_front_for_ever (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 4);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  CbList *activities = cb_connector_get_activities (cb_draft_get_connector (draft));

  /* Always between the same two, so that the room between positions runs out. */
  cb_list_move (activities, 0, 3);
  for (guint i = 0; i < 100; i++)
    {
      cb_list_move (activities, 3, 1);
      assert_stored (fixture, draft);
    }
}

static void
test_adds_and_removes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 4);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  CbConnector *definition = cb_draft_get_connector (draft);
  CbList *activities = cb_connector_get_activities (definition);
  g_autoptr (CbActivity) added = cb_activity_new ("find-user", "GET", "/users");
  g_autoptr (CbActivity) removed = g_object_ref (get_activity (definition, 2));
  g_autofree char *found = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *count = NULL;

  cb_list_insert (activities, 1, added);
  cb_list_remove_item (activities, removed);
  assert_stored (fixture, draft);
  found = list_titles (fixture->library, "find-user");
  g_assert_cmpstr (found, ==, "Acme");
  gone = list_titles (fixture->library, "ticket-2");
  g_assert_cmpstr (gone, ==, "");
  count = run_sql (fixture->path, "SELECT n_activities FROM connectors");
  g_assert_cmpstr (count, ==, "4");
}

static void
test_undo_of_a_saved_removal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 4);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  CbConnector *definition = cb_draft_get_connector (draft);
  g_autoptr (CbHistory) history = cb_history_new (CB_ITEM (definition));

  /* The one that is removed has never been looked at. */
  cb_list_remove (cb_connector_get_activities (definition), 1);
  assert_stored (fixture, draft);
  cb_history_undo (history);
  assert_stored (fixture, draft);
  g_assert_true (cb_item_equal (CB_ITEM (definition), CB_ITEM (connector)));
}

static void
test_changes_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 3);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  CbConnector *definition = cb_draft_get_connector (draft);

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("Text %u", i);

      cb_connector_set_description (definition, text);
      cb_activity_set_display_name (get_activity (definition, i % 3), text);
      cb_draft_save_async (draft, NULL, NULL, NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  assert_stored (fixture, draft);
  g_assert_cmpint (cb_draft_get_state (draft), ==, CB_DRAFT_SAVED);
}

static void
test_typed_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) first = make_connector ("Acme", "1.0.0", 0);
  g_autoptr (CbConnector) second = make_connector ("", "1.0.0", 0);
  g_autofree char *first_id G_GNUC_UNUSED = add_connector (fixture->library, first);
  g_autofree char *second_id = add_connector (fixture->library, second);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, second_id);

  /* On the way to "Acme Tickets". */
  cb_connector_set_name (cb_draft_get_connector (draft), "Acme");
  assert_stored (fixture, draft);
  g_assert_true (cb_draft_get_clash (draft));
  cb_connector_set_name (cb_draft_get_connector (draft), "Acme Tickets");
  assert_stored (fixture, draft);
  g_assert_false (cb_draft_get_clash (draft));
}

static void
test_same_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) first = open_draft (fixture->library, id);
  g_autoptr (CbDraft) second = open_draft (fixture->library, id);

  g_assert_true (first == second);
}

static void
test_published_becomes_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = NULL;

  g_free (run_sql (fixture->path, "UPDATE connectors SET status = 1"));
  draft = open_draft (fixture->library, id);
  g_assert_cmpint (cb_draft_get_status (draft), ==, CB_LIBRARY_STATUS_PUBLISHED);
  cb_connector_set_description (cb_draft_get_connector (draft), "x");
  assert_stored (fixture, draft);
  g_assert_cmpint (cb_draft_get_status (draft), ==, CB_LIBRARY_STATUS_CHANGED);
}

static void
test_installed_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *id = add_connector (fixture->library, connector);
  CbDraft *draft;
  g_autoptr (GError) error = NULL;

  g_free (run_sql (fixture->path, "UPDATE connectors SET status = 3"));
  draft = open_draft (fixture->library, id);
  cb_connector_set_description (cb_draft_get_connector (draft), "x");
  g_assert_false (save_draft (draft, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_INVALID);
  g_free (run_sql (fixture->path, "UPDATE connectors SET status = 0"));
  g_assert_true (save_draft (draft, NULL));
  g_object_unref (draft);
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 3);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbLibrary) other = open_library (fixture->path, NULL);
  g_autoptr (CbDraft) mine = open_draft (fixture->library, id);
  g_autoptr (CbDraft) theirs = open_draft (other, id);
  g_autoptr (GError) error = NULL;

  cb_connector_set_description (cb_draft_get_connector (theirs), "Theirs");
  g_assert_true (save_draft (theirs, NULL));
  cb_connector_set_publisher (cb_draft_get_connector (mine), "Mine");
  g_assert_false (save_draft (mine, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CHANGED);
  g_assert_cmpstr (cb_draft_get_message (mine), ==, error->message);
  cb_draft_overwrite (mine);
  assert_stored (fixture, mine);
  g_clear_object (&theirs);
  close_library (other);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 3);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbDraft) draft = open_draft (fixture->library, id);
  g_autofree char *big = g_strnfill (3000000, 'x');
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  limit_file_size (1000000);
  cb_connector_set_description (cb_draft_get_connector (draft), big);
  cb_test_wait (is_failed, draft, 0);
  g_assert_nonnull (strstr (cb_draft_get_message (draft), "no space left"));
  g_assert_false (save_draft (draft, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_FULL);
  stored = run_sql (fixture->path, "SELECT description FROM connectors");
  g_assert_cmpstr (stored, ==, "");
  limit_file_size (0);
  assert_stored (fixture, draft);
  g_assert_cmpstr (cb_draft_get_message (draft), ==, NULL);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/draft/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  ADD ("saves-itself", test_saves_itself);
  ADD ("let-go-while-unsaved", test_let_go_while_unsaved);
  ADD ("writes-only-what-changed", test_writes_only_what_changed);
  ADD ("moves-to-the-front-for-ever", test_moves_to_the_front_for_ever);
  ADD ("adds-and-removes", test_adds_and_removes);
  ADD ("undo-of-a-saved-removal", test_undo_of_a_saved_removal);
  ADD ("changes-while-saving", test_changes_while_saving);
  ADD ("typed-clash", test_typed_clash);
  ADD ("same-draft", test_same_draft);
  ADD ("published-becomes-changed", test_published_becomes_changed);
  ADD ("installed-stays", test_installed_stays);
  ADD ("two-processes", test_two_processes);
  ADD ("full-disk", test_full_disk);
  return g_test_run ();
}
