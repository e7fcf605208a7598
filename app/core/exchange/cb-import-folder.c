/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-import-folder.h"

#include <libcb-base.h>
#include <stdlib.h>
#include <string.h>

#include "cb-exchange-error.h"

static gboolean
fail_outside (const char *path, GError **error)
{
  g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_VALUE,
               "it is outside the folder of the imported file");
  return FALSE;
}

/* Links are followed before the look, so that none leads out. */
static gboolean
check_inside (GFile *folder, GFile *file, const char *path, GError **error)
{
  const char *top = g_file_peek_path (folder);
  const char *name = g_file_peek_path (file);
  char *real_top = top ? realpath (top, NULL) : NULL;
  char *real_name = name ? realpath (name, NULL) : NULL;
  gsize length = real_top ? strlen (real_top) : 0;
  gboolean inside = TRUE;

  if (!g_file_has_prefix (file, folder))
    inside = FALSE;
  else if (real_top && real_name)
    inside = strncmp (real_top, real_name, length) == 0
             && (real_name[length] == '/' || real_top[length - 1] == '/');
  free (real_top);
  free (real_name);
  return inside || fail_outside (path, error);
}

/* GIO's messages name the whole path, which is nobody's business in a report. */
static GBytes *
fail_missing (GError **error)
{
  g_clear_error (error);
  g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_VALUE, "there is no such file");
  return NULL;
}

/**
 * cb_import_folder_resolve:
 * @path: relative to @folder
 * @folder: (type GFile): the folder of the imported file
 *
 * Reads a regular file in @folder or below it.
 *
 * Returns: (transfer full): its bytes, or %NULL with an error
 */
GBytes *
cb_import_folder_resolve (const char *path, gpointer folder, GError **error)
{
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);
  g_autoptr (GFileInfo) info = NULL;

  if (!check_inside (folder, file, path, error))
    return NULL;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (!info)
    return fail_missing (error);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
      || g_file_info_get_size (info) > (goffset) CB_LIMIT_DOCUMENT_BYTES)
    {
      g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_VALUE,
                   "it is no file, or too large a one");
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}
