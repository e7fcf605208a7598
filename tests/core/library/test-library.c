/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 3);
  g_autoptr (CbValue) schema = cb_value_new_object ();
  g_autoptr (CbSchemaEntry) entry = cb_schema_entry_new ("Ticket", schema);
  g_autoptr (CbConnector) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  cb_list_append (cb_connector_get_schemas (connector), entry);
  id = add_connector (fixture->library, connector);
  fixture_reopen (fixture);
  loaded = load_connector (fixture->library, id, &error);
  g_assert_no_error (error);
  g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (loaded)));
}

static void
test_activities_are_lazy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 2);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbConnector) loaded = load_connector (fixture->library, id, NULL);
  CbActivity *activity = cb_list_get (cb_connector_get_activities (loaded), 1);

  g_assert_cmpstr (cb_activity_get_display_name (activity), ==, "Get ticket 1");
  g_assert_cmpstr (cb_activity_get_path (activity), ==, "/tickets/{id}");
  g_assert_false (cb_item_is_loaded (CB_ITEM (activity)));
  g_assert_cmpuint (cb_list_get_size (cb_activity_get_parameters (activity)), ==, 1);
  g_assert_true (cb_item_is_loaded (CB_ITEM (activity)));
}

static void
test_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autoptr (CbConnector) same = make_connector ("Acme", "1.0.0", 0);
  g_autoptr (CbConnector) newer = make_connector ("Acme", "1.0.1", 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autofree char *newer_id = NULL;
  g_autofree char *other = cb_library_check_clash (fixture->library, "Acme", "1.0.0", NULL);
  g_autofree char *itself = cb_library_check_clash (fixture->library, "Acme", "1.0.0", id);
  g_autofree char *version = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpstr (other, ==, id);
  g_assert_cmpstr (itself, ==, NULL);
  g_assert_null (try_add_connector (fixture->library, same, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLASH);
  newer_id = add_connector (fixture->library, newer);
  version = cb_library_dup_free_version (fixture->library, "Acme", "1.0.0");
  g_assert_cmpstr (version, ==, "1.0.2");
  name = cb_library_dup_free_name (fixture->library, "Acme", "1.0.0");
  g_assert_cmpstr (name, ==, "Acme 2");
}

static void
test_nameless_drafts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) first = make_connector ("", "1.0.0", 0);
  g_autoptr (CbConnector) second = make_connector ("", "1.0.0", 0);
  g_autofree char *first_id = add_connector (fixture->library, first);
  g_autofree char *second_id = add_connector (fixture->library, second);

  g_assert_cmpstr (first_id, !=, second_id);
}

static void
test_delete_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 2);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autofree char *after_delete = NULL;
  g_autofree char *after_restore = NULL;
  g_autoptr (CbConnector) loaded = NULL;
  g_autoptr (GError) error = NULL;

  delete_connector (fixture->library, id);
  after_delete = list_titles (fixture->library, "");
  g_assert_cmpstr (after_delete, ==, "");
  g_assert_null (load_connector (fixture->library, id, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND);
  fixture_reopen (fixture);
  restore_connector (fixture->library, id);
  after_restore = list_titles (fixture->library, "ticket");
  g_assert_cmpstr (after_restore, ==, "Acme");
  loaded = load_connector (fixture->library, id, NULL);
  g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (loaded)));
}

static void
test_restore_after_pair_was_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) first = make_connector ("Acme", "1.0.0", 0);
  g_autoptr (CbConnector) second = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *first_id = add_connector (fixture->library, first);
  g_autofree char *second_id = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *heir = NULL;

  delete_connector (fixture->library, first_id);
  second_id = add_connector (fixture->library, second);
  restore_connector (fixture->library, first_id);
  titles = list_titles (fixture->library, "");
  g_assert_cmpstr (titles, ==, "Acme, Acme");
  owner = cb_library_check_clash (fixture->library, "Acme", "1.0.0", NULL);
  g_assert_cmpstr (owner, ==, second_id);
  delete_connector (fixture->library, second_id);
  heir = cb_library_check_clash (fixture->library, "Acme", "1.0.0", NULL);
  g_assert_cmpstr (heir, ==, first_id);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 2);
  g_autoptr (CbConnector) other = make_connector ("Other", "1.0.0", 0);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autofree char *other_id = NULL;
  g_autofree char *counted = NULL;

  delete_connector (fixture->library, id);
  g_free (run_sql (fixture->path, "UPDATE connectors SET deleted_at = deleted_at"
                                  " - 31 * 24 * 3600 * 1000000"));
  fixture_reopen (fixture);
  other_id = add_connector (fixture->library, other);
  counted = run_sql (fixture->path, "SELECT (SELECT count (*) FROM connectors) || ' ' ||"
                                    " (SELECT count (*) FROM texts) || ' ' ||"
                                    " (SELECT count (*) FROM search_text)");
  g_assert_cmpstr (counted, ==, "1 1 1");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 300);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy_id = NULL;
  g_autofree char *titles = NULL;
  g_autoptr (CbConnector) copy = NULL;

  cb_library_duplicate_async (fixture->library, id, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  copy_id = cb_library_duplicate_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  copy = load_connector (fixture->library, copy_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cb_connector_get_name (copy), ==, "Acme copy");
  cb_connector_set_name (copy, "Acme");
  cb_connector_set_display_name (copy, "Acme");
  g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (copy)));
  titles = list_titles (fixture->library, "ticket 299");
  g_assert_cmpstr (titles, ==, "Acme, Acme copy");
}

static void
tag (CbLibrary *library, const char *const *ids, const char *const *add, const char *const *remove)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_library_tag_async (library, ids, add, remove, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_tag_finish (library, result, &error);
  g_assert_no_error (error);
}

static void
test_tag_several (Fixture *fixture, gconstpointer data)
{
  const char *const added[] = { "crm", "beta", NULL };
  const char *const removed[] = { "beta", NULL };
  g_autoptr (CbConnector) first = make_connector ("First", "1", 0);
  g_autoptr (CbConnector) second = make_connector ("Second", "1", 0);
  g_autofree char *first_id = add_connector (fixture->library, first);
  g_autofree char *second_id = add_connector (fixture->library, second);
  const char *const ids[] = { first_id, second_id, NULL };
  g_autoptr (CbDraft) draft G_GNUC_UNUSED = open_draft (fixture->library, second_id);
  g_autoptr (CbConnector) loaded = NULL;
  g_autofree char *titles = NULL;

  tag (fixture->library, ids, added, NULL);
  tag (fixture->library, ids, NULL, removed);
  loaded = load_connector (fixture->library, first_id, NULL);
  g_assert_cmpuint (g_strv_length ((char **) cb_connector_get_tags (loaded)), ==, 1);
  g_assert_cmpstr (cb_connector_get_tags (loaded)[0], ==, "crm");
  titles = list_titles (fixture->library, "crm");
  g_assert_cmpstr (titles, ==, "First, Second");
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 5);
  g_autoptr (CbConnector) other = make_connector ("Acme", "1.0.0", 2);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) loaded = NULL;
  g_autofree char *old_title = NULL;

  cb_connector_set_description (other, "The other one");
  cb_library_replace_async (fixture->library, id, other, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  cb_library_replace_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  loaded = load_connector (fixture->library, id, &error);
  g_assert_no_error (error);
  g_assert_true (cb_item_equal (CB_ITEM (other), CB_ITEM (loaded)));
  old_title = list_titles (fixture->library, "ticket 4");
  g_assert_cmpstr (old_title, ==, "");
}

static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) old = make_connector ("Acme", "1.0.0", 0);
  g_autoptr (CbConnector) new = make_connector ("Acme", "2.0.0", 0);
  g_autofree char *old_id = add_connector (fixture->library, old);
  g_autofree char *new_id = add_connector (fixture->library, new);
  g_autofree char *by_id = cb_library_resolve (fixture->library, old_id, NULL);
  g_autofree char *by_name = cb_library_resolve (fixture->library, "Acme", NULL);
  g_autofree char *by_pair = cb_library_resolve (fixture->library, "Acme@1.0.0", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (by_id, ==, old_id);
  g_assert_cmpstr (by_name, ==, new_id);
  g_assert_cmpstr (by_pair, ==, old_id);
  g_assert_null (cb_library_resolve (fixture->library, "Acme@3", &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_image (Fixture *fixture, gconstpointer data)
{
  const char *svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, svg, -1);
  g_autofree char *id = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) image = NULL;

  cb_connector_set_image (connector, svg);
  id = add_connector (fixture->library, connector);
  cb_library_load_image_async (fixture->library, hash, NULL, cb_test_result_cb, &result);
  cb_test_wait_result (&result);
  image = cb_library_load_image_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (image, NULL), g_bytes_get_size (image), svg, strlen (svg));
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 0);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GBytes) text = NULL;
  CbLibraryVersion *newest;

  g_free (run_sql (fixture->path,
                   "INSERT INTO versions (connector, name, version, published, text) SELECT"
                   " row, 'Acme', '1.0.0', 10, '{\"a\":1}' FROM connectors;"
                   "INSERT INTO versions (connector, name, version, published, text) SELECT"
                   " row, 'Acme', '1.1.0', 20, '{\"a\":2}' FROM connectors;"));
  cb_library_list_versions_async (fixture->library, id, NULL, cb_test_result_cb, &listed);
  cb_test_wait_result (&listed);
  versions = cb_library_list_versions_finish (fixture->library, listed, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  newest = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (newest->version, ==, "1.1.0");
  cb_library_load_version_async (fixture->library, newest->id, NULL, cb_test_result_cb, &loaded);
  cb_test_wait_result (&loaded);
  text = cb_library_load_version_finish (fixture->library, loaded, NULL);
  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), "{\"a\":2}", 7);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CbConnector) connector = make_connector ("Acme", "1.0.0", 1);
  g_autofree char *id = add_connector (fixture->library, connector);
  g_autoptr (CbConnector) loaded = load_connector (fixture->library, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) load_error = NULL;

  close_library (fixture->library);
  g_assert_null (load_connector (fixture->library, id, &error));
  g_assert_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLOSED);
  g_assert_false (
      cb_item_ensure_loaded (cb_list_get (cb_connector_get_activities (loaded), 0), &load_error));
  g_assert_error (load_error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLOSED);
  g_clear_object (&fixture->library);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/library/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  ADD ("round-trip", test_round_trip);
  ADD ("activities-are-lazy", test_activities_are_lazy);
  ADD ("clash", test_clash);
  ADD ("nameless-drafts", test_nameless_drafts);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("restore-after-pair-was-taken", test_restore_after_pair_was_taken);
  ADD ("purge", test_purge);
  ADD ("duplicate", test_duplicate);
  ADD ("tag-several", test_tag_several);
  ADD ("replace", test_replace);
  ADD ("resolve", test_resolve);
  ADD ("image", test_image);
  ADD ("versions", test_versions);
  ADD ("closed", test_closed);
  return g_test_run ();
}
