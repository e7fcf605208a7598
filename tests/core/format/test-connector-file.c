/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-random-model.h"

#include <cb-test.h>
#include <libcb-format.h>
#include <stdio.h>
#include <string.h>

#define N_RANDOM_MODELS 300

static GBytes *
write_connector (CbConnector *connector)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = cb_connector_write (connector, &error);

  g_assert_no_error (error);
  return bytes;
}

static CbConnector *
read_connector (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  CbConnector *connector = cb_connector_read (bytes, NULL, &error);

  g_assert_no_error (error);
  return connector;
}

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

static void
test_random_models (void)
{
  for (guint i = 0; i < N_RANDOM_MODELS; i++)
    {
      g_autoptr (CbConnector) connector = cb_random_model_new ();
      g_autoptr (GBytes) first = write_connector (connector);
      g_autoptr (CbConnector) again = read_connector (first);
      g_autoptr (GBytes) second = write_connector (again);

      g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (again)));
      assert_same_bytes (first, second);
    }
}

static void
read_pieces (CbConnector *target, CbConnector *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) head = cb_format_write_head (source);
  CbList *activities = cb_connector_get_activities (source);
  CbList *schemas = cb_connector_get_schemas (source);

  cb_format_read_item (head, CB_ITEM (target), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cb_list_get_size (activities); i++)
    {
      g_autoptr (GBytes) piece = cb_format_write_item (cb_list_get (activities, i));
      cb_format_read_item (piece, cb_list_add_new (cb_connector_get_activities (target)), &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < cb_list_get_size (schemas); i++)
    {
      g_autoptr (GBytes) piece = cb_format_write_item (cb_list_get (schemas, i));
      cb_format_read_item (piece, cb_list_add_new (cb_connector_get_schemas (target)), &error);
      g_assert_no_error (error);
    }
}

static void
test_pieces (void)
{
  for (guint i = 0; i < N_RANDOM_MODELS / 10; i++)
    {
      g_autoptr (CbConnector) source = cb_random_model_new ();
      g_autoptr (CbConnector) target = cb_connector_new ();
      g_autoptr (GBytes) head = cb_format_write_head (source);

      g_assert_null (memchr (g_bytes_get_data (head, NULL), '\n', g_bytes_get_size (head)));
      read_pieces (target, source);
      g_assert_true (cb_item_equal (CB_ITEM (source), CB_ITEM (target)));
    }
}

static void
test_unfinished_piece (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbActivity) activity = cb_activity_new ("a", "GET", "/");
  g_autoptr (GBytes) good = g_bytes_new_static ("{\"description\":\"D\"}", 19);
  g_autoptr (GBytes) bad = g_bytes_new_static ("{\"method\":1}", 12);

  g_assert_true (cb_format_read_item (good, CB_ITEM (activity), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cb_activity_get_description (activity), ==, "D");
  g_assert_cmpstr (cb_activity_get_id (activity), ==, "a");
  g_assert_false (cb_format_read_item (bad, CB_ITEM (activity), &error));
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_VALUE);
}

static GBytes *
damage (GBytes *bytes)
{
  static const char pieces[] = "{}[]\",:0-. tn\\u\x80";
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  char *damaged = g_memdup2 (text, length);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    damaged[g_test_rand_int_range (0, (int) length)] =
        pieces[g_test_rand_int_range (0, sizeof pieces - 1)];
  return g_bytes_new_take (damaged, length);
}

/* What is damaged is refused by this library's errors, or is another definition that comes back. */
static void
test_damaged (void)
{
  for (guint i = 0; i < N_RANDOM_MODELS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CbConnector) source = cb_random_model_new ();
      g_autoptr (GBytes) whole = write_connector (source);
      g_autoptr (GBytes) damaged = damage (whole);
      g_autoptr (CbConnector) connector = cb_connector_read (damaged, NULL, &error);
      g_autoptr (GBytes) written = NULL;
      g_autoptr (CbConnector) again = NULL;

      if (!connector)
        {
          g_assert_true (error->domain == CB_FORMAT_ERROR);
          continue;
        }
      written = write_connector (connector);
      again = read_connector (written);
      g_assert_true (cb_item_equal (CB_ITEM (connector), CB_ITEM (again)));
    }
}

/* The steps of migration take what they find. */
static void
test_damaged_old_version (void)
{
  g_autofree char *path = cb_test_fixture_path ("format/version-0/input.json");
  g_autoptr (GBytes) whole = cb_test_load (path);

  for (guint i = 0; i < N_RANDOM_MODELS * 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) damaged = damage (whole);
      g_autoptr (CbConnector) connector = cb_connector_read (damaged, NULL, &error);

      g_assert_true (connector || error->domain == CB_FORMAT_ERROR);
    }
}

static char *
make_input_path (const char *name, const char *file)
{
  g_autofree char *relative = g_build_filename ("format", name, file, NULL);

  return cb_test_fixture_path (relative);
}

static void
check_accepted (GBytes *input, const char *expected_path)
{
  g_autoptr (CbConnector) connector = read_connector (input);
  g_autoptr (GBytes) written = write_connector (connector);
  g_autoptr (GBytes) expected = cb_test_load (expected_path);
  g_autofree char *actual_text = g_strndup (g_bytes_get_data (written, NULL),
                                            g_bytes_get_size (written));
  g_autofree char *expected_text = g_strndup (g_bytes_get_data (expected, NULL),
                                              g_bytes_get_size (expected));

  g_assert_cmpstr (actual_text, ==, expected_text);
}

/* An asterisk in what is expected stands for any text. */
static void
check_refused (GBytes *input, const char *expected_path)
{
  g_autoptr (GError) error = NULL;
  g_auto (CbReadReport) report = CB_READ_REPORT_INIT;
  g_autoptr (CbConnector) connector = cb_connector_read (input, &report, &error);
  g_autoptr (GBytes) expected = cb_test_load (expected_path);
  g_autofree char *pattern = g_strndup (g_bytes_get_data (expected, NULL),
                                        g_bytes_get_size (expected) - 1);
  guint line = 0;

  g_assert_null (connector);
  g_assert_nonnull (error);
  g_assert_true (error->domain == CB_FORMAT_ERROR);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("Got “%s”, expected “%s”", error->message, pattern);
  if (sscanf (error->message, "Line %u", &line) == 1)
    g_assert_cmpuint (report.line, ==, line);
}

static void
test_case (gconstpointer data)
{
  g_autofree char *input_path = make_input_path (data, "input.json");
  g_autofree char *json_path = make_input_path (data, "expected.json");
  g_autofree char *text_path = make_input_path (data, "expected.txt");
  g_autoptr (GBytes) input = cb_test_load (input_path);

  if (g_file_test (json_path, G_FILE_TEST_EXISTS))
    check_accepted (input, json_path);
  else
    check_refused (input, text_path);
}

static void
add_cases (void)
{
  g_autofree char *folder = cb_test_fixture_path ("format");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_strdup_printf ("/format/cases/%s", name);
      g_test_add_data_func_full (path, g_strdup (name), test_case, g_free);
    }
}

static CbConnector *
read_nested (guint depth, GError **error)
{
  g_autoptr (GString) text = g_string_new ("{\"formatVersion\":1,\"name\":\"A\","
                                           "\"version\":\"1\",\"x\":");
  g_autoptr (GBytes) bytes = NULL;

  /* The file itself is the first level. */
  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');
  bytes = g_bytes_new (text->str, text->len);
  return cb_connector_read (bytes, NULL, error);
}

static void
test_depth_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) deepest = read_nested (CB_LIMIT_CONNECTOR_DEPTH, &error);
  g_autoptr (CbConnector) deeper = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (deepest);
  deeper = read_nested (CB_LIMIT_CONNECTOR_DEPTH + 1, &error);
  g_assert_null (deeper);
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_LIMIT);
}

static CbConnector *
read_padded (gsize length, GError **error)
{
  static const char text[] = "{\"formatVersion\":1,\"name\":\"A\",\"version\":\"1\"}";
  char *padded = g_malloc (length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (padded, length);

  memset (padded, ' ', length);
  memcpy (padded, text, strlen (text));
  return cb_connector_read (bytes, NULL, error);
}

static void
test_size_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) largest = read_padded (CB_LIMIT_CONNECTOR_BYTES, &error);
  g_autoptr (CbConnector) larger = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (largest);
  larger = read_padded (CB_LIMIT_CONNECTOR_BYTES + 1, &error);
  g_assert_null (larger);
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_LIMIT);
}

static CbConnector *
read_with_image (gsize image_bytes, GError **error)
{
  static const char start[] = "<svg xmlns='http://www.w3.org/2000/svg'><!--";
  static const char end[] = "--></svg>";
  g_autofree char *padding = g_strnfill (image_bytes - strlen (start) - strlen (end), 'x');
  g_autofree char *text = g_strdup_printf ("{\"formatVersion\":1,\"name\":\"A\",\"version\":\"1\","
                                           "\"image\":\"%s%s%s\"}",
                                           start, padding, end);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cb_connector_read (bytes, NULL, error);
}

static void
test_image_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) largest = read_with_image (CB_LIMIT_IMAGE_BYTES, &error);
  g_autoptr (CbConnector) larger = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (largest);
  larger = read_with_image (CB_LIMIT_IMAGE_BYTES + 1, &error);
  g_assert_null (larger);
  g_assert_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_VALUE);
}

static gboolean
fail_to_load (CbItem *item, gpointer data, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The store is gone");
  return FALSE;
}

/* What can't be loaded must not be written as if it were empty. */
static void
test_not_loaded (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) connector = cb_connector_new ();
  g_autoptr (CbActivity) activity = cb_activity_new ("a", "GET", "/");
  g_autoptr (GBytes) bytes = NULL;

  cb_list_append (cb_connector_get_activities (connector), activity);
  cb_item_set_loader (CB_ITEM (activity), fail_to_load, NULL, NULL);
  bytes = cb_connector_write (connector, &error);
  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static char *
write_random_file (const char *folder, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("%u.json", number);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CbConnector) connector = cb_random_model_new ();

  cb_connector_write_file (connector, file, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
add_fixture_outputs (GPtrArray *arguments)
{
  g_autofree char *folder = cb_test_fixture_path ("format");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = make_input_path (name, "expected.json");
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (arguments, g_steal_pointer (&path));
    }
}

static void
run_validator (GPtrArray *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s", output);
  g_test_message ("%s", output);
}

static char *
get_schema_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "connector-1.schema.json", NULL);
}

static void
test_validates (void)
{
  g_autofree char *folder = cb_test_make_dir ();
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("/usr/bin/python3"));
  g_ptr_array_add (arguments,
                   g_test_build_filename (G_TEST_DIST, "core", "format", "validate.py", NULL));
  g_ptr_array_add (arguments, get_schema_path ());
  for (guint i = 0; i < N_RANDOM_MODELS; i++)
    g_ptr_array_add (arguments, write_random_file (folder, i));
  add_fixture_outputs (arguments);
  g_ptr_array_add (
      arguments, g_test_build_filename (G_TEST_DIST, "..", "data", "sample.connector.json", NULL));
  run_validator (arguments);
  cb_test_remove_dir (folder);
}

/* With CB_UPDATE_SCHEMA set, writes the file instead. */
static void
test_schema_is_current (void)
{
  g_autoptr (CbValue) schema = cb_format_make_schema ();
  g_autofree char *text = cb_value_to_text (schema, 2);
  g_autofree char *generated = g_strconcat (text, "\n", NULL);
  g_autofree char *path = get_schema_path ();
  g_autofree char *kept = NULL;

  if (g_getenv ("CB_UPDATE_SCHEMA"))
    g_assert_true (g_file_set_contents (path, generated, -1, NULL));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  if (strcmp (generated, kept) != 0)
    g_error ("data/connector-1.schema.json is not what the tables say; run this test with "
             "CB_UPDATE_SCHEMA=1");
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/format/random-models", test_random_models);
  g_test_add_func ("/format/damaged", test_damaged);
  g_test_add_func ("/format/damaged/old-version", test_damaged_old_version);
  g_test_add_func ("/format/pieces", test_pieces);
  g_test_add_func ("/format/unfinished-piece", test_unfinished_piece);
  g_test_add_func ("/format/limits/depth", test_depth_limit);
  g_test_add_func ("/format/limits/size", test_size_limit);
  g_test_add_func ("/format/limits/image", test_image_limit);
  g_test_add_func ("/format/not-loaded", test_not_loaded);
  g_test_add_func ("/format/schema/current", test_schema_is_current);
  g_test_add_func ("/format/schema/validates", test_validates);
  add_cases ();
  return g_test_run ();
}
