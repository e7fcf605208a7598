/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>
#include <libcb-base.h>

G_BEGIN_DECLS

#define CB_TYPE_VALUE_NODE (cb_value_node_get_type ())

/**
 * CbValueNode:
 *
 * One row of a [class@ValueTree]: a value and the way to it.
 */
G_DECLARE_FINAL_TYPE (CbValueNode, cb_value_node, CB, VALUE_NODE, GObject)

/* @parent is NULL for the root itself. */
CbValueNode *cb_value_node_new (CbValueNode *parent, guint index, CbValue *value);
CbValue *cb_value_node_get_value (CbValueNode *self);
/* (transfer full): the member name, or the number of the item. */
char *cb_value_node_dup_name (CbValueNode *self);
gboolean cb_value_node_is_item (CbValueNode *self);
/* (transfer full): RFC 6901. */
char *cb_value_node_dup_pointer (CbValueNode *self);
/* (transfer full): the value on one line, short enough to show. */
char *cb_value_node_dup_summary (CbValueNode *self);
/* (transfer full): the value as it is copied. */
char *cb_value_node_dup_text (CbValueNode *self);
const char *cb_value_node_get_kind_name (CbValueNode *self);
const char *cb_value_node_get_css_class (CbValueNode *self);

/* (transfer full) (nullable): a model of the children, made as they are asked for; NULL where there
 * are none. */
GListModel *cb_value_node_make_children (CbValueNode *self);

G_END_DECLS
