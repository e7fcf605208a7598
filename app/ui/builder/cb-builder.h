/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-ui-form.h>

G_BEGIN_DECLS

#define CB_TYPE_BUILDER (cb_builder_get_type ())

/**
 * CbBuilder:
 *
 * The wizard in which a connector is made, in four steps, with the end user's form beside it.
 *
 * It edits the definition itself; saving, trying, testing, exporting and publishing are the
 * application's. A [iface@Page] whose actions have the prefix "builder": `undo`, `redo`, `step(1)`
 * to `step(4)`, `try`, `test`, `export`, `publish`, `preview`.
 *
 * Properties: `connector` (CbConnector), `history` (CbHistory), `save-state` (text beside the
 * version, such as "Draft, saved"), `step` (1 to 4), `activity` (CbActivity, read-only: the one
 * that is looked at, or NULL), `console` (a widget below everything), `show-console`,
 * `show-preview`.
 *
 * Signals:
 * - `try-requested (CbActivity *activity)`: run it, or NULL where there is none yet;
 * - `test-requested`: test the connection; answer with cb_builder_set_testing() and
 *   cb_builder_set_test_result();
 * - `export-requested`, `publish-requested`.
 */
G_DECLARE_FINAL_TYPE (CbBuilder, cb_builder, CB, BUILDER, GtkWidget)

GtkWidget *cb_builder_new (CbConnector *connector, CbHistory *history);
/* Both at once; @history may be NULL. */
void cb_builder_set_connector (CbBuilder *self, CbConnector *connector, CbHistory *history);
CbConnector *cb_builder_get_connector (CbBuilder *self);
CbHistory *cb_builder_get_history (CbBuilder *self);
void cb_builder_set_save_state (CbBuilder *self, const char *text);
const char *cb_builder_get_save_state (CbBuilder *self);
void cb_builder_set_step (CbBuilder *self, guint step);
guint cb_builder_get_step (CbBuilder *self);
/* Goes to @member (-1 for the whole) of @item and puts the cursor there. */
void cb_builder_show_item (CbBuilder *self, CbItem *item, int member);
/* The same for an RFC 6901 pointer; FALSE where it leads nowhere. */
gboolean cb_builder_show_pointer (CbBuilder *self, const char *pointer);
/* The activity that is looked at; borrowed, or NULL. */
CbActivity *cb_builder_get_activity (CbBuilder *self);

/* What only the application knows of the name, such as "Another connector is called this", shown
 * beside it; NULL for nothing. */
void cb_builder_set_name_problem (CbBuilder *self, const char *message);

/* What is filled in beside the pages, to try and test with: on the connection, and for the activity
 * that is looked at. */
CbConnectionForm *cb_builder_get_connection_form (CbBuilder *self);
CbForm *cb_builder_get_activity_form (CbBuilder *self);

/* While a connection is tested. */
void cb_builder_set_testing (CbBuilder *self, gboolean testing);
/* What came of it; @step (1 to 3, 0 for none) is where it can be mended. */
void cb_builder_set_test_result (CbBuilder *self, gboolean success, const char *message,
                                 guint step);

/* The last answer of @activity, to learn its structure from. @sample: its body as a value, or NULL
 * where it is none. */
void cb_builder_set_last_response (CbBuilder *self, CbActivity *activity, guint status,
                                   const char *media_type, CbValue *sample);

/* (transfer floating); NULL for none. */
void cb_builder_set_console (CbBuilder *self, GtkWidget *console);
void cb_builder_set_show_console (CbBuilder *self, gboolean show);
gboolean cb_builder_get_show_console (CbBuilder *self);

G_END_DECLS
