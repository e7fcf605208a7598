/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-open.h"

#include <glib/gi18n.h>

static gboolean
is_allowed (const char *uri)
{
  static const char *const schemes[] = { "http", "https", "mailto", "help", "file", NULL };
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autofree char *lower = scheme ? g_ascii_strdown (scheme, -1) : NULL;

  return lower && g_strv_contains (schemes, lower);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
launch (GTask *task, GtkWidget *parent, const char *uri)
{
  g_autoptr (GdkAppLaunchContext)
      context = gdk_display_get_app_launch_context (gtk_widget_get_display (parent));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context),
                                           g_task_get_cancellable (task), launched_cb,
                                           g_object_ref (task));
}

void
cb_open_uri_async (GtkWidget *parent, const char *uri, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_open_uri_async);
  if (is_allowed (uri))
    launch (task, parent, uri);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("“%s” is not an address that can be opened."), uri);
}

gboolean
cb_open_uri_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_open_uri_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  GtkWidget *parent;
  GFile *file;
} FolderOf;

static void
folder_of_free (FolderOf *folder_of)
{
  g_clear_object (&folder_of->parent);
  g_clear_object (&folder_of->file);
  g_free (folder_of);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *uri = NULL;
  FolderOf *folder_of = g_task_get_task_data (task);

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (reply)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  folder = g_file_get_parent (folder_of->file);
  uri = g_file_get_uri (folder ? folder : folder_of->file);
  launch (task, folder_of->parent, uri);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  g_autofree char *uri = NULL;
  const char *uris[] = { NULL, NULL };
  FolderOf *folder_of = g_task_get_task_data (task);

  if (!bus)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  uri = g_file_get_uri (folder_of->file);
  uris[0] = uri;
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          g_task_get_cancellable (task), shown_cb, g_object_ref (task));
}

void
cb_open_folder_of_async (GtkWidget *parent, GFile *file, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  FolderOf *folder_of = g_new0 (FolderOf, 1);

  folder_of->parent = g_object_ref (parent);
  folder_of->file = g_object_ref (file);
  g_task_set_source_tag (task, cb_open_folder_of_async);
  g_task_set_task_data (task, folder_of, (GDestroyNotify) folder_of_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

gboolean
cb_open_folder_of_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_open_folder_of_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
