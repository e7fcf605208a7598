/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_METHOD_CARD (cb_method_card_get_type ())

/**
 * CbMethodCard:
 *
 * One authentication method: its kind, where the proof goes, and what is filled in for it.
 */
G_DECLARE_FINAL_TYPE (CbMethodCard, cb_method_card, CB, METHOD_CARD, AdwBin)

GtkWidget *cb_method_card_new (CbBuilderContext *context, CbAuthMethod *method);
void cb_method_card_show_item (CbMethodCard *self, CbItem *item, int member);

/* The kinds that can be chosen: the first @n of the enum. */
guint cb_method_card_get_n_kinds (void);

G_END_DECLS
