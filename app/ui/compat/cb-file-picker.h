/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbFileType:
 * @label: what people call files of this type, already translated
 * @patterns: globs separated by spaces, such as "*.json *.yaml"
 *
 * One entry of the type list of a file dialog.
 */
typedef struct
{
  const char *label;
  const char *patterns;
} CbFileType;

/**
 * cb_file_picker_open_async:
 * @parent: any widget of the window that asks
 * @title: title of the dialog
 * @types: (nullable): ended by an entry with a NULL label; the first is chosen at the start
 * @cancellable: (nullable): closes the dialog when cancelled
 *
 * Asks for one existing file.
 *
 * When the person closes the dialog the finish function fails with %G_IO_ERROR_CANCELLED, which
 * callers leave unsaid.
 */
void cb_file_picker_open_async (GtkWidget *parent, const char *title, const CbFileType *types,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data);
/* (transfer full) */
GFile *cb_file_picker_open_finish (GAsyncResult *result, GError **error);

/* Asks for one or more existing files; otherwise as cb_file_picker_open_async(). */
void cb_file_picker_open_many_async (GtkWidget *parent, const char *title, const CbFileType *types,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer data);
/* (transfer full): a list model of GFile, never empty */
GListModel *cb_file_picker_open_many_finish (GAsyncResult *result, GError **error);

/* Asks for a place to save under; the dialog itself asks before an existing file is replaced. */
void cb_file_picker_save_async (GtkWidget *parent, const char *title, const char *name,
                                const CbFileType *types, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
GFile *cb_file_picker_save_finish (GAsyncResult *result, GError **error);

/* Asks for a folder. */
void cb_file_picker_folder_async (GtkWidget *parent, const char *title, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
GFile *cb_file_picker_folder_finish (GAsyncResult *result, GError **error);

G_END_DECLS
