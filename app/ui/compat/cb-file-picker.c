/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-file-picker.h"

#include "cb-compat-private.h"

typedef struct
{
  GtkFileChooserNative *dialog;
  GSource *cancelled;
} Picker;

/* The task may outlive the parent, the dialog must not. */
static void
picker_close (Picker *picker)
{
  cb_compat_clear_source (&picker->cancelled);
  if (picker->dialog)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (picker->dialog));
  g_clear_object (&picker->dialog);
}

static void
picker_free (Picker *picker)
{
  picker_close (picker);
  g_free (picker);
}

static void
add_types (GtkFileChooser *chooser, const CbFileType *types)
{
  for (const CbFileType *type = types; type && type->label; type++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (type->patterns, " ", -1);

      gtk_file_filter_set_name (filter, type->label);
      for (guint i = 0; patterns[i]; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (chooser, filter);
      if (type == types)
        gtk_file_chooser_set_filter (chooser, filter);
    }
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_autoptr (GTask) task = data;
  Picker *picker = g_task_get_task_data (task);

  g_signal_handlers_disconnect_by_data (picker->dialog, task);
  picker_close (picker);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  GListModel *files = NULL;

  g_signal_handlers_disconnect_by_data (dialog, task);
  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  picker_close (g_task_get_task_data (task));
  if (files)
    g_task_return_pointer (task, files, g_object_unref);
  else
    cb_compat_return_dismissed (task);
}

/* The running dialog owns the one reference to @task. */
static void
run (GTask *task, GtkWidget *parent, const char *title, GtkFileChooserAction action, gboolean many,
     const char *name, const CbFileType *types)
{
  Picker *picker = g_new0 (Picker, 1);
  GtkFileChooser *chooser = NULL;

  picker->dialog = gtk_file_chooser_native_new (title, cb_compat_get_window (parent), action, NULL,
                                                NULL);
  chooser = GTK_FILE_CHOOSER (picker->dialog);
  g_task_set_task_data (task, picker, (GDestroyNotify) picker_free);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  picker->cancelled = cb_compat_watch_cancelled (g_task_get_cancellable (task), cancelled_cb, task);
  gtk_file_chooser_set_select_multiple (chooser, many);
  add_types (chooser, types);
  if (name)
    gtk_file_chooser_set_current_name (chooser, name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (picker->dialog), TRUE);
  g_signal_connect (picker->dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (picker->dialog));
}

static GFile *
finish_one (GAsyncResult *result, gpointer tag, GError **error)
{
  g_autoptr (GListModel) files = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);
  files = g_task_propagate_pointer (G_TASK (result), error);
  return files ? g_list_model_get_item (files, 0) : NULL;
}

void
cb_file_picker_open_async (GtkWidget *parent, const char *title, const CbFileType *types,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_file_picker_open_async);
  run (task, parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, FALSE, NULL, types);
}

GFile *
cb_file_picker_open_finish (GAsyncResult *result, GError **error)
{
  return finish_one (result, cb_file_picker_open_async, error);
}

void
cb_file_picker_open_many_async (GtkWidget *parent, const char *title, const CbFileType *types,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_file_picker_open_many_async);
  run (task, parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, TRUE, NULL, types);
}

GListModel *
cb_file_picker_open_many_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_file_picker_open_many_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_file_picker_save_async (GtkWidget *parent, const char *title, const char *name,
                           const CbFileType *types, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_file_picker_save_async);
  run (task, parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, FALSE, name, types);
}

GFile *
cb_file_picker_save_finish (GAsyncResult *result, GError **error)
{
  return finish_one (result, cb_file_picker_save_async, error);
}

void
cb_file_picker_folder_async (GtkWidget *parent, const char *title, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_file_picker_folder_async);
  run (task, parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, FALSE, NULL, NULL);
}

GFile *
cb_file_picker_folder_finish (GAsyncResult *result, GError **error)
{
  return finish_one (result, cb_file_picker_folder_async, error);
}
