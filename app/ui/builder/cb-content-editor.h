/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-builder-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CB_TYPE_CONTENT_EDITOR (cb_content_editor_get_type ())

/**
 * CbContentEditor:
 *
 * The structure of a body, in each media type in which it can come: as a tree, or as an example.
 */
G_DECLARE_FINAL_TYPE (CbContentEditor, cb_content_editor, CB, CONTENT_EDITOR, AdwBin)

/* @contents: a list of CbContent, or NULL. */
void cb_content_editor_set_contents (CbContentEditor *self, CbBuilderContext *context,
                                     CbList *contents);
/* Learns the structure from a sample, for the media type in view; adds JSON where there is none. */
void cb_content_editor_learn (CbContentEditor *self, const char *media_type, CbValue *sample);

G_END_DECLS
