/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-ui-compat.h>

G_BEGIN_DECLS

#define CB_TYPE_IMPORT_DIALOG (cb_import_dialog_get_type ())

/**
 * CbImportDialog:
 *
 * Imports one file after another: reads it off the main loop, shows what came and its problems,
 * takes name and version, shows a clash with the ways out of it, and only then writes.
 *
 * Signal: `imported (const char *id)`, after each connector that is in the library now.
 */
G_DECLARE_FINAL_TYPE (CbImportDialog, cb_import_dialog, CB, IMPORT_DIALOG, CbDialog)

/* @files: a model of GFile, not empty. */
CbImportDialog *cb_import_dialog_new (CbLibrary *library, GListModel *files);
/* Text that was pasted. */
CbImportDialog *cb_import_dialog_new_for_text (CbLibrary *library, const char *text);

G_END_DECLS
