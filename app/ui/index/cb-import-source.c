/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-import-source.h"

#include <glib/gi18n.h>
#include <string.h>

static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (!info)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_size (info) <= (goffset) CB_LIMIT_DOCUMENT_BYTES)
    return g_file_load_bytes (file, cancellable, NULL, error);
  g_set_error (error, CB_EXCHANGE_ERROR, CB_EXCHANGE_ERROR_LIMIT, "%s",
               _ ("This is no file, or too large a one, to be imported."));
  return NULL;
}

static void
return_result (GTask *task, CbImportResult *result, GError *error)
{
  if (result)
    g_task_return_pointer (task, result, (GDestroyNotify) cb_import_result_free);
  else
    g_task_return_error (task, error);
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (data);
  g_autofree char *name = g_file_get_basename (data);
  const CbImportOptions options = { name, NULL, folder ? cb_import_folder_resolve : NULL, folder };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = load (data, cancellable, &error);
  CbImportResult *result = bytes ? cb_exchange_import (bytes, &options, NULL, cancellable, &error)
                                 : NULL;

  return_result (task, result, error);
}

static void
read_text (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  CbImportResult *result = cb_exchange_import (data, NULL, NULL, cancellable, &error);

  return_result (task, result, error);
}

void
cb_import_source_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_import_source_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file);
}

void
cb_import_source_read_text_async (const char *text, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_import_source_read_text_async);
  g_task_set_task_data (task, g_bytes_new (text, strlen (text)), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, read_text);
}

CbImportResult *
cb_import_source_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
