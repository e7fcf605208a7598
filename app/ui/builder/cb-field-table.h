/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CbFieldTableKind:
 * @CB_FIELD_TABLE_VARIABLES: variables of a base URL; they come and go with the URL
 * @CB_FIELD_TABLE_CREDENTIALS: what an authentication method asks for; fixed by its kind
 * @CB_FIELD_TABLE_CONNECTION: further fields of a connection
 * @CB_FIELD_TABLE_PARAMETERS: parameters of an activity
 *
 * Which fields a table shows, and so its columns.
 */
typedef enum
{
  CB_FIELD_TABLE_VARIABLES,
  CB_FIELD_TABLE_CREDENTIALS,
  CB_FIELD_TABLE_CONNECTION,
  CB_FIELD_TABLE_PARAMETERS,
} CbFieldTableKind;

#define CB_TYPE_FIELD_TABLE (cb_field_table_get_type ())

/**
 * CbFieldTable:
 *
 * The fields of one list: a table that is edited like a spreadsheet, and below it everything else
 * about the row with the cursor.
 */
G_DECLARE_FINAL_TYPE (CbFieldTable, cb_field_table, CB, FIELD_TABLE, AdwBin)

GtkWidget *cb_field_table_new (CbFieldTableKind kind);
void cb_field_table_set_kind (CbFieldTable *self, CbFieldTableKind kind);
/* @list: a list of CbField, or NULL. */
void cb_field_table_set_list (CbFieldTable *self, CbBuilderContext *context, CbList *list);
CbList *cb_field_table_get_list (CbFieldTable *self);
/* Goes to a member of a field in the list; FALSE where it isn't there. */
gboolean cb_field_table_show_item (CbFieldTable *self, CbItem *item, int member);
/* Adds a row and starts editing it. */
void cb_field_table_add (CbFieldTable *self);

G_END_DECLS
