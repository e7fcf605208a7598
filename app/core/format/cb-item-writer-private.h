/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/**
 * CbMemberFilter:
 * @member: the row of the table
 * @index: its index
 *
 * Whether a member is to be written.
 */
typedef gboolean (*CbMemberFilter) (const CbMember *member, guint index);

/* Writes @item as one JSON object. */
void cb_item_write (CbItem *item, CbJsonWriter *writer);
/* Writes the members that @filter takes (all where it is NULL) and the unknown keys into the
 * object that is open. */
void cb_item_write_members (CbItem *item, CbJsonWriter *writer, CbMemberFilter filter);
/* Writes the keys that the table doesn't know. */
void cb_item_write_unknown (CbItem *item, CbJsonWriter *writer);
/* Writes key and value of one member, unless it holds its default and is not required. */
void cb_item_write_member (CbItem *item, guint index, CbJsonWriter *writer);

G_END_DECLS
