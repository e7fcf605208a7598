/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libcb-schema.h>

G_BEGIN_DECLS

#define CB_TYPE_STRUCTURE_NODE (cb_structure_node_get_type ())

/**
 * CbStructureNode:
 *
 * One part of a JSON Schema as a row of a tree. Signal `changed` tells that it is to be shown anew.
 */
G_DECLARE_FINAL_TYPE (CbStructureNode, cb_structure_node, CB, STRUCTURE_NODE, GObject)

/* "" for the whole. */
const char *cb_structure_node_get_pointer (CbStructureNode *self);
/* For people; "" for the whole. */
const char *cb_structure_node_get_name (CbStructureNode *self);
const char *cb_structure_node_get_description (CbStructureNode *self);
/* The type in words. */
const char *cb_structure_node_get_label (CbStructureNode *self);
CbSchemaType cb_structure_node_get_schema_type (CbStructureNode *self);
gboolean cb_structure_node_get_required (CbStructureNode *self);
/* A named property, whose name and `required` can be changed. */
gboolean cb_structure_node_is_property (CbStructureNode *self);
gboolean cb_structure_node_is_root (CbStructureNode *self);
/* A part of a shared structure, which is not edited here. */
gboolean cb_structure_node_is_fixed (CbStructureNode *self);
/* The parts as a list model of nodes, which follows; NULL where it has none. (transfer full) */
GListModel *cb_structure_node_dup_children (CbStructureNode *self);

#define CB_TYPE_STRUCTURE_MODEL (cb_structure_model_get_type ())

/**
 * CbStructureModel:
 *
 * A JSON Schema as the roots of a tree: a list model with one node, the whole.
 *
 * A new schema changes the nodes that differ; the others stay, and with them what is unfolded.
 */
G_DECLARE_FINAL_TYPE (CbStructureModel, cb_structure_model, CB, STRUCTURE_MODEL, GObject)

/* @resolver is asked for references that lead out of the schema; NULL for none. */
CbStructureModel *cb_structure_model_new (CbSchemaResolver resolver, gpointer data);
/* NULL shows nothing. */
void cb_structure_model_set_schema (CbStructureModel *self, CbValue *schema);
CbValue *cb_structure_model_get_schema (CbStructureModel *self);
GListModel *cb_structure_model_get_roots (CbStructureModel *self);

G_END_DECLS
