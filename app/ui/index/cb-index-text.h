/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-library.h>
#include <libcb-ui-widgets.h>

G_BEGIN_DECLS

/* What people call a status, in their language. */
const char *cb_index_text_get_status (CbLibraryStatus status);
CbLevel cb_index_text_get_level (CbLibraryStatus status);
/* "Just now", "5 minutes ago", "Yesterday", "12 Mar 2026"; "" for never. (transfer full) */
char *cb_index_text_dup_time (gint64 time);
/* "3 activities". (transfer full) */
char *cb_index_text_dup_activities (guint count);
/* The title, or what stands for one that has none yet. (transfer full) */
char *cb_index_text_dup_title (CbIndexRow *row);

G_END_DECLS
