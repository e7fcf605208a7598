/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Asks for a file and writes the records of @model (of CbRecord) to it, as CSV (RFC 4180), JSON
 * Lines or a JSON array by the ending of its name; says so in a toast of @widget. */
void cb_record_export (gpointer widget, GListModel *model, const char *base_name);

/* The records as text of one format: "csv", "jsonl" or "json". (transfer full) */
char *cb_record_to_text (GListModel *model, const char *format);

G_END_DECLS
