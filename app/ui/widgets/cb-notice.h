/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-level.h"

G_BEGIN_DECLS

#define CB_TYPE_NOTICE (cb_notice_get_type ())

/**
 * CbNotice:
 *
 * A line across a page that says something about it, with at most one button.
 *
 * Properties: `level`, `title` (plain text), `button-label`, `action-name`, `revealed`,
 * `dismissable`. Signal: `button-clicked`.
 */
G_DECLARE_FINAL_TYPE (CbNotice, cb_notice, CB, NOTICE, GtkWidget)

GtkWidget *cb_notice_new (const char *title);
void cb_notice_set_level (CbNotice *self, CbLevel level);
CbLevel cb_notice_get_level (CbNotice *self);
void cb_notice_set_title (CbNotice *self, const char *title);
const char *cb_notice_get_title (CbNotice *self);
void cb_notice_set_button_label (CbNotice *self, const char *label);
const char *cb_notice_get_button_label (CbNotice *self);
void cb_notice_set_revealed (CbNotice *self, gboolean revealed);
gboolean cb_notice_get_revealed (CbNotice *self);

G_END_DECLS
