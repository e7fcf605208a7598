/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-library.h"

G_BEGIN_DECLS

/**
 * CbIndexRow:
 *
 * One connector as the index shows it. Read-only.
 *
 * A row that is not read yet has `loaded` FALSE and empty values; it fills in and notifies.
 * Properties: `loaded`, `id`, `name`, `version`, `display-name`, `description`, `status`,
 * `tags` (strv), `color`, `image-hash`, `n-activities`, `base-url`, `created`, `edited`,
 * `published` (microseconds since 1970 UTC, 0 for never), `clash` (its name and version are
 * another's), `title` (display name, else name, else "").
 */
#define CB_TYPE_INDEX_ROW (cb_index_row_get_type ())
G_DECLARE_FINAL_TYPE (CbIndexRow, cb_index_row, CB, INDEX_ROW, GObject)

gboolean cb_index_row_get_loaded (CbIndexRow *self);
const char *cb_index_row_get_id (CbIndexRow *self);
const char *cb_index_row_get_name (CbIndexRow *self);
const char *cb_index_row_get_version (CbIndexRow *self);
const char *cb_index_row_get_display_name (CbIndexRow *self);
const char *cb_index_row_get_title (CbIndexRow *self);
const char *cb_index_row_get_description (CbIndexRow *self);
const char *cb_index_row_get_base_url (CbIndexRow *self);
const char *const *cb_index_row_get_tags (CbIndexRow *self);
CbLibraryStatus cb_index_row_get_status (CbIndexRow *self);
const char *cb_index_row_get_color (CbIndexRow *self);
/* "" for the default image. */
const char *cb_index_row_get_image_hash (CbIndexRow *self);
guint cb_index_row_get_n_activities (CbIndexRow *self);
gint64 cb_index_row_get_created (CbIndexRow *self);
gint64 cb_index_row_get_edited (CbIndexRow *self);
gint64 cb_index_row_get_published (CbIndexRow *self);
gboolean cb_index_row_get_clash (CbIndexRow *self);

G_END_DECLS
