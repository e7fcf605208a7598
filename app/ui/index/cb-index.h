/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-library.h>

G_BEGIN_DECLS

#define CB_TYPE_INDEX (cb_index_get_type ())

/**
 * CbIndex:
 *
 * The place where connectors are found: tiles or a list, search, statuses and tags. A page of the
 * window; its actions have the prefix "index", among them `index.new` and `index.import`.
 *
 * It duplicates, deletes, restores and tags by itself. What leads elsewhere it asks for by signals:
 * `new-requested`, `import-requested`, `sample-requested`, `files-dropped (GListModel files)`,
 * `text-pasted (char *text)`, `open-requested (char *id)`, `use-requested (char *id)`,
 * `publish-requested (char *id)`, `versions-requested (char *id)`, and
 * `export-requested (GStrv ids)`.
 */
G_DECLARE_FINAL_TYPE (CbIndex, cb_index, CB, INDEX, GtkWidget)

/* @state: (nullable): the settings in which tiles or list, the sorting and the sidebar are kept. */
GtkWidget *cb_index_new (CbLibrary *library, GSettings *state);
CbLibraryIndex *cb_index_get_model (CbIndex *self);
/* Selects a connector and scrolls to it, once it is in the index. */
void cb_index_reveal (CbIndex *self, const char *id);

G_END_DECLS
