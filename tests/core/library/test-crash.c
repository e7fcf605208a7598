/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "library-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 500
#define KILLS_A_LIBRARY 50
#define MAX_LIFE_US 60000
#define PATIENCE_US (10 * G_USEC_PER_SEC)
/* One in so many is killed while it opens the library; the others have opened it. */
#define KILLS_AN_OPENING 5

/* The child works on a library and says on a pipe what has been acknowledged, a line each, until
 * it is killed. This process uses no thread, so that forking is safe; it looks at the file with
 * SQLite alone. */

static void say (int pipe_end, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (int pipe_end, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list values;

  va_start (values, format);
  line = g_strdup_vprintf (format, values);
  va_end (values);
  if (write (pipe_end, line, strlen (line)) < 0)
    _exit (1);
}

static char *
create_one (CbLibrary *library, int pipe_end, guint n_activities)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autoptr (CbConnector) connector = make_connector (name, "1.0.0", n_activities);
  char *id = add_connector (library, connector);

  say (pipe_end, "created %s %u\n", id, n_activities);
  return id;
}

static void
save_one (CbLibrary *library, int pipe_end, const char *id)
{
  g_autoptr (CbDraft) draft = open_draft (library, id);
  CbConnector *connector = cb_draft_get_connector (draft);
  CbList *activities = cb_connector_get_activities (connector);

  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *text = g_strdup_printf ("generation %u", i);

      cb_connector_set_description (connector, text);
      cb_activity_set_display_name (cb_list_get (activities, 0), text);
      if (!save_draft (draft, NULL))
        _exit (2);
      say (pipe_end, "saved %s %u\n", id, i);
    }
}

static void
delete_one (CbLibrary *library, int pipe_end, const char *id)
{
  say (pipe_end, "deleting %s\n", id);
  delete_connector (library, id);
  say (pipe_end, "deleted %s\n", id);
}

static void
restore_one (CbLibrary *library, int pipe_end, const char *id)
{
  say (pipe_end, "restoring %s\n", id);
  restore_connector (library, id);
  say (pipe_end, "restored %s\n", id);
}

static void
run_child (const char *path, int pipe_end)
{
  g_autoptr (GError) error = NULL;
  CbLibrary *library;

  /* Or all children would make the same ids. */
  g_random_set_seed ((guint32) getpid ());
  library = open_library (path, &error);
  if (!library)
    {
      say (pipe_end, "failed %s\n", error->message);
      _exit (1);
    }
  say (pipe_end, "opened\n");
  for (;;)
    {
      g_autofree char *id = create_one (library, pipe_end, 3);
      g_autofree char *large = create_one (library, pipe_end, 25);

      save_one (library, pipe_end, id);
      delete_one (library, pipe_end, large);
      delete_one (library, pipe_end, id);
      restore_one (library, pipe_end, id);
    }
}

/* Reads until @deadline, or with @line until there is a whole line. */
static void
read_until (int pipe_end, gint64 deadline, gboolean line, GString *said)
{
  struct pollfd poll_fd = { .fd = pipe_end, .events = POLLIN };
  char buffer[4096];

  while (!(line && strchr (said->str, '\n')))
    {
      gint64 left = deadline - g_get_monotonic_time ();
      struct timespec timeout = { left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000 };
      gssize n;

      if (left <= 0 || ppoll (&poll_fd, 1, &timeout, NULL) <= 0)
        return;
      n = read (pipe_end, buffer, sizeof buffer);
      if (n <= 0)
        return;
      g_string_append_len (said, buffer, n);
    }
}

static char *
live_and_die (const char *path, gboolean opened, gint64 life_us)
{
  GString *said = g_string_new (NULL);
  int ends[2];
  int status = 0;
  pid_t child;

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    run_child (path, ends[1]);
  close (ends[1]);
  if (opened)
    read_until (ends[0], g_get_monotonic_time () + PATIENCE_US, TRUE, said);
  read_until (ends[0], g_get_monotonic_time () + life_us, FALSE, said);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  read_until (ends[0], g_get_monotonic_time () + PATIENCE_US, FALSE, said);
  close (ends[0]);
  return g_string_free (said, FALSE);
}

static void assert_sql (const char *path, const char *expected, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
assert_sql (const char *path, const char *expected, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *got = NULL;
  va_list values;

  va_start (values, format);
  sql = g_strdup_vprintf (format, values);
  va_end (values);
  got = run_sql (path, sql);
  if (g_strcmp0 (got, expected) != 0)
    g_test_message ("%s", sql);
  g_assert_cmpstr (got, ==, expected);
}

/* The last thing said of each connector has to be true; what was begun may be done or not. */
static void
check_line (const char *path, const char *line, GHashTable *last)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  g_assert_cmpstr (words[0], !=, "failed");
  if (!words[1])
    return;
  if (g_str_equal (words[0], "created"))
    assert_sql (path, words[2],
                "SELECT count (*) FROM pieces JOIN texts USING (id) JOIN connectors"
                " ON row = connector WHERE kind = 1 AND connectors.id = '%s'",
                words[1]);
  else if (g_str_equal (words[0], "saved"))
    assert_sql (path, "1",
                "SELECT substr (connectors.description, 12) >= '%s' AND instr (texts.text,"
                " connectors.description) FROM connectors JOIN texts ON texts.id = row << 24"
                " WHERE connectors.id = '%s'",
                words[2], words[1]);
  g_hash_table_replace (last, g_strdup (words[1]), g_strdup (words[0]));
}

static void
check_said (const char *path, const char *said)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);
  GHashTableIter iter;
  gpointer id;
  gpointer word;

  for (guint i = 0; lines[i] && lines[i + 1]; i++)
    check_line (path, lines[i], last);
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &id, &word))
    if (g_str_equal (word, "deleted") || g_str_equal (word, "restored"))
      assert_sql (path, g_str_equal (word, "deleted") ? "1" : "0",
                  "SELECT deleted_at IS NOT NULL FROM connectors WHERE id = '%s'", (char *) id);
}

static void
check_file (const char *path)
{
  assert_sql (path, "ok", "PRAGMA integrity_check");
  assert_sql (path, "0", "SELECT count (*) FROM pragma_foreign_key_check");
  assert_sql (path, "0", "SELECT count (*) FROM pieces WHERE id NOT IN (SELECT id FROM texts)");
}

static void
test_kills (void)
{
  g_autofree char *folder = cb_test_make_dir ();
  guint n_lines = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/library-%u.db", folder, i / KILLS_A_LIBRARY);
      g_autofree char *said = live_and_die (path, i % KILLS_AN_OPENING != 0,
                                            g_test_rand_int_range (500, MAX_LIFE_US));

      for (const char *at = said; *at; at++)
        n_lines += *at == '\n';
      if (*said == '\0')
        continue;
      check_file (path);
      check_said (path, said);
    }
  g_test_message ("%u lines were acknowledged", n_lines);
  g_assert_cmpuint (n_lines, >, N_KILLS);
  cb_test_remove_dir (folder);
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/crash/kills", test_kills);
  return g_test_run ();
}
