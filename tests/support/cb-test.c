/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-test.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#define DEFAULT_TIMEOUT_MS 20000

static char *home = NULL;

static void
remove_home_cb (void)
{
  cb_test_remove_dir (home);
  g_clear_pointer (&home, g_free);
}

/* As G_TEST_OPTION_ISOLATE_DIRS, which leaks, hides installed schemas and does not reach child
 * processes. */
static void
isolate_dirs (void)
{
  static const char *const names[] = { "HOME",           "XDG_DATA_HOME",  "XDG_CONFIG_HOME",
                                       "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };

  home = cb_test_make_dir ();
  atexit (remove_home_cb);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (home, names[i], NULL);
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_setenv (names[i], path, TRUE);
    }
}

void
cb_test_init (int *argc, char ***argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", FALSE);
  g_test_init (argc, argv, NULL);
  isolate_dirs ();
}

char *
cb_test_shared_path (const char *relative)
{
  const char *root = g_getenv ("CB_SHARED_DIR");
  g_autofree char *path = g_build_filename (root ? root : "../shared", relative, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *message = g_strdup_printf ("%s is not beside the repository", relative);
      g_test_skip (message);
      return NULL;
    }
  return g_steal_pointer (&path);
}

char *
cb_test_fixture_path (const char *relative)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", relative, NULL);
}

GBytes *
cb_test_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize length = 0;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

char *
cb_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("cb-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

void
cb_test_remove_dir (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  remove_tree (file);
}

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
cb_test_wait (CbTestCondition condition, gpointer data, guint timeout_ms)
{
  gboolean timed_out = FALSE;
  guint timer = g_timeout_add (timeout_ms ? timeout_ms : DEFAULT_TIMEOUT_MS, set_flag_cb,
                               &timed_out);
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (!condition (data) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  if (timed_out)
    g_error ("The condition did not come true in time");
  g_source_remove (timer);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

GAsyncResult *
cb_test_wait_result (GAsyncResult **result)
{
  cb_test_wait (has_result, result, DEFAULT_TIMEOUT_MS);
  return *result;
}

void
cb_test_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}
