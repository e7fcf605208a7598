/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

G_BEGIN_DECLS

/* What is done to activities as wholes; each is one step of undo with its own label. Lists of
 * activities are GPtrArrays of CbActivity in the order of the connector. */

/* Adds one behind @after (NULL: at the end), with the tags of @after. Borrowed. */
CbActivity *cb_activity_edit_add (CbBuilderContext *context, CbActivity *after);
/* Puts a copy with an id of its own behind each; gives the last copy, borrowed. */
CbActivity *cb_activity_edit_duplicate (CbBuilderContext *context, GPtrArray *activities);
void cb_activity_edit_delete (CbBuilderContext *context, GPtrArray *activities);
/* Puts @activity before or behind @target, and into its group. */
void cb_activity_edit_move (CbBuilderContext *context, CbActivity *activity, CbActivity *target,
                            gboolean behind);
/* Adds or takes away a tag; makes it the first where it is added. */
void cb_activity_edit_tag (CbBuilderContext *context, GPtrArray *activities, const char *tag,
                           gboolean add);
void cb_activity_edit_set_visibility (CbBuilderContext *context, GPtrArray *activities,
                                      CbVisibility visibility);

G_END_DECLS
