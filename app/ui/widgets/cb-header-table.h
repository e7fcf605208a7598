/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CB_TYPE_HEADER_TABLE (cb_header_table_get_type ())

/**
 * CbHeaderTable:
 *
 * Names and values in two columns, to read, select and copy: headers of an exchange, reasons.
 */
G_DECLARE_FINAL_TYPE (CbHeaderTable, cb_header_table, CB, HEADER_TABLE, GtkWidget)

GtkWidget *cb_header_table_new (void);
void cb_header_table_clear (CbHeaderTable *self);
/* @detail: (nullable): said below the value in a quieter tone, such as where a header came from. */
void cb_header_table_append (CbHeaderTable *self, const char *name, const char *value,
                             const char *detail);
guint cb_header_table_get_n_rows (CbHeaderTable *self);
/* (transfer full): "Name: value" lines. */
char *cb_header_table_dup_text (CbHeaderTable *self);

G_END_DECLS
