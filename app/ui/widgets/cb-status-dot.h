/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-level.h"

G_BEGIN_DECLS

#define CB_TYPE_STATUS_DOT (cb_status_dot_get_type ())

/**
 * CbStatusDot:
 *
 * A coloured dot and a word: a status that is not told by colour alone.
 *
 * Properties: `level`, `label`.
 */
G_DECLARE_FINAL_TYPE (CbStatusDot, cb_status_dot, CB, STATUS_DOT, GtkWidget)

GtkWidget *cb_status_dot_new (CbLevel level, const char *label);
void cb_status_dot_set_level (CbStatusDot *self, CbLevel level);
CbLevel cb_status_dot_get_level (CbStatusDot *self);
void cb_status_dot_set_label (CbStatusDot *self, const char *label);
const char *cb_status_dot_get_label (CbStatusDot *self);

G_END_DECLS
