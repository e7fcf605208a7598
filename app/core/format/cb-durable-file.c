/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-durable-file.h"

#include "cb-format-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (const char *path, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, CB_FORMAT_ERROR, CB_FORMAT_ERROR_IO, "%s cannot be written: %s", name,
               reason);
  return FALSE;
}

static gboolean
write_bytes (int fd, GBytes *bytes)
{
  gsize left = 0;
  const char *text = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize count = write (fd, text, left);
      if (count < 0 && errno == EINTR)
        continue;
      if (count < 0)
        return FALSE;
      text += count;
      left -= (gsize) count;
    }
  return TRUE;
}

static gboolean
write_pieces (int fd, const char *path, GPtrArray *pieces, GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!write_bytes (fd, pieces->pdata[i]))
        return fail (path, g_strerror (errno), error);
    }
  if (fsync (fd) != 0)
    return fail (path, g_strerror (errno), error);
  return TRUE;
}

/* A new name in a folder is durable once the folder is. Some file systems can't; that is no
 * failure to write. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* The permissions of what is replaced, or those that a new file gets. */
static mode_t
get_mode (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 ? info.st_mode & 07777 : 0;
}

static gboolean
replace (const char *temporary, const char *path, int fd, GPtrArray *pieces,
         GCancellable *cancellable, GError **error)
{
  mode_t mode = get_mode (path);
  gboolean good = write_pieces (fd, path, pieces, cancellable, error);

  if (good && mode != 0 && fchmod (fd, mode) != 0)
    good = fail (path, g_strerror (errno), error);
  if (close (fd) != 0 && good)
    good = fail (path, g_strerror (errno), error);
  if (good && rename (temporary, path) != 0)
    good = fail (path, g_strerror (errno), error);
  if (good)
    sync_folder (path);
  else
    unlink (temporary);
  return good;
}

/* A link stays a link: what it leads to is replaced. */
static char *
follow_links (const char *path)
{
  char *real = realpath (path, NULL);
  char *result = g_strdup (real ? real : path);

  free (real);
  return result;
}

static gboolean
write_local (const char *path, GPtrArray *pieces, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = follow_links (path);
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", target);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);

  if (fd < 0)
    return fail (path, g_strerror (errno), error);
  return replace (temporary, target, fd, pieces, cancellable, error);
}

static gboolean
write_remote (GFile *file, GPtrArray *pieces, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream)
      output = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);

  for (guint i = 0; output && i < pieces->len; i++)
    {
      gsize length = 0;
      const char *text = g_bytes_get_data (pieces->pdata[i], &length);

      if (!g_output_stream_write_all (G_OUTPUT_STREAM (output), text, length, NULL, cancellable,
                                      error))
        g_clear_object (&output);
    }
  return output && g_output_stream_close (G_OUTPUT_STREAM (output), cancellable, error);
}

/**
 * cb_durable_file_write:
 * @file: where to; replaced as a whole or not at all
 * @pieces: (element-type GBytes): what it is to hold, one after the other
 * @cancellable: (nullable): to stop before the file is replaced
 * @error: return location for a #CbFormatError
 *
 * Writes a file of any format to a disk, blocking.
 *
 * Returns: whether the file is written and will survive a loss of power
 */
gboolean
cb_durable_file_write (GFile *file, GPtrArray *pieces, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  if (!path)
    return write_remote (file, pieces, cancellable, error);
  return write_local (path, pieces, cancellable, error);
}
