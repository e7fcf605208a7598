/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_SERVER_CARD (cb_server_card_get_type ())

/**
 * CbServerCard:
 *
 * One server: its address, and the variables in it.
 */
G_DECLARE_FINAL_TYPE (CbServerCard, cb_server_card, CB, SERVER_CARD, AdwBin)

GtkWidget *cb_server_card_new (CbBuilderContext *context, CbServer *server);
CbServer *cb_server_card_get_server (CbServerCard *self);
void cb_server_card_show_item (CbServerCard *self, CbItem *item, int member);

G_END_DECLS
