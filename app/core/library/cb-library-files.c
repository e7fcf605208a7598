/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-library-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)
#define DELETED_DAYS 30
#define REMOVED_DAYS 1

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int cause;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  cause = errno;
  g_set_error (error, CB_LIBRARY_ERROR,
               cause == ENOSPC ? CB_LIBRARY_ERROR_FULL : CB_LIBRARY_ERROR_READ_ONLY,
               "The folder “%s” can't be made (%s). Choose another place for the library.", folder,
               g_strerror (cause));
  return FALSE;
}

static gboolean
check_kind (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_NOT_LIBRARY,
               "“%s” is not a file. Choose the file of a library.", path);
  return FALSE;
}

static gboolean
has_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (journal, &status) == 0 && status.st_size > 0;
}

/* All processes that have the library open share a lock on a file beside it; who gets it alone
 * and finds a journal knows that the last one was killed. */
static int
take_lock (const char *path, gboolean *killed)
{
  g_autofree char *name = g_strconcat (path, "-lock", NULL);
  int lock = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  *killed = FALSE;
  if (lock < 0)
    return -1;
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    *killed = has_journal (path);
  flock (lock, LOCK_SH);
  return lock;
}

static gboolean
open_readers (CbLibraryFiles *self, const char *path, GError **error)
{
  for (guint i = 0; i < CB_LIBRARY_N_WORKERS; i++)
    if (i != CB_LIBRARY_WRITER)
      {
        self->workers[i] = cb_store_open (path, CB_STORE_READ, error);
        if (!self->workers[i])
          return FALSE;
      }
  self->source = cb_store_open (path, CB_STORE_READ, error);
  return self->source != NULL;
}

/**
 * cb_library_files_open:
 *
 * Opens the connections of a library: makes, checks and migrates the file. Blocks.
 */
CbLibraryFiles *
cb_library_files_open (const char *path, GError **error)
{
  g_autoptr (CbLibraryFiles) self = NULL;
  gboolean killed = FALSE;

  if (!make_folder (path, error) || !check_kind (path, error))
    return NULL;
  self = g_new0 (CbLibraryFiles, 1);
  self->lock = take_lock (path, &killed);
  self->workers[CB_LIBRARY_WRITER] = cb_store_open (path, CB_STORE_WRITE, error);
  if (!self->workers[CB_LIBRARY_WRITER]
      || !cb_store_migrate (self->workers[CB_LIBRARY_WRITER], error))
    return NULL;
  if (killed && !cb_store_check_integrity (self->workers[CB_LIBRARY_WRITER], error))
    return NULL;
  return open_readers (self, path, error) ? g_steal_pointer (&self) : NULL;
}

void
cb_library_files_free (CbLibraryFiles *self)
{
  for (guint i = 0; i < CB_LIBRARY_N_WORKERS; i++)
    g_clear_pointer (&self->workers[i], cb_store_close);
  g_clear_pointer (&self->source, cb_store_close);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self);
}

gpointer
cb_library_purge_job (CbStore *store, gpointer data, GError **error)
{
  gint64 now = g_get_real_time ();

  if (!cb_store_run (store, error, "DELETE FROM connectors WHERE deleted_at < ?", "i",
                     now - DELETED_DAYS * DAY)
      || !cb_store_run (store, error, "DELETE FROM pieces WHERE removed_at < ?", "i",
                        now - REMOVED_DAYS * DAY)
      || !cb_store_run (store, error,
                        "DELETE FROM images WHERE NOT EXISTS (SELECT 1 FROM connectors"
                        " WHERE image_hash = hash AND image_hash <> '')",
                        NULL))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}
