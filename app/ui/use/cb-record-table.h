/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_RECORD_TABLE (cb_record_table_get_type ())

/**
 * CbRecordTable:
 *
 * Records as a table: a column for each member, sorted by a click on its title, filtered by text.
 *
 * Signal: `selected (CbRecord *record)`, NULL where none is.
 */
G_DECLARE_FINAL_TYPE (CbRecordTable, cb_record_table, CB, RECORD_TABLE, GtkWidget)

GtkWidget *cb_record_table_new (void);
/* @model: of CbRecord; columns follow the first records. */
void cb_record_table_set_model (CbRecordTable *self, GListModel *model);
/* Makes the columns anew from what the model holds now. */
void cb_record_table_refresh_columns (CbRecordTable *self);
/* Shows only records that have @text in a cell. */
void cb_record_table_set_filter (CbRecordTable *self, const char *text);
guint cb_record_table_get_n_shown (CbRecordTable *self);

G_END_DECLS
