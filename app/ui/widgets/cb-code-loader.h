/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much is shown before somebody asks for more, and how much is put in at a time. */
#define CB_CODE_FIRST_BYTES ((gsize) 256 * 1024)
#define CB_CODE_SLICE_BYTES ((gsize) 128 * 1024)
/* Longer lines make layout slow; in text that is only read they are cut. */
#define CB_CODE_LINE_CHARACTERS 5000

/**
 * CbCodeLoader:
 *
 * Puts text into a buffer piece by piece: valid UTF-8, with long lines cut if wanted.
 */
typedef struct _CbCodeLoader CbCodeLoader;

CbCodeLoader *cb_code_loader_new (GtkTextBuffer *buffer, GBytes *bytes, gboolean cut_lines);
void cb_code_loader_free (CbCodeLoader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbCodeLoader, cb_code_loader_free)

/* Puts in about @size bytes more, up to the end of a line where there is one; FALSE when all of the
 * text is in. */
gboolean cb_code_loader_step (CbCodeLoader *self, gsize size);
gsize cb_code_loader_get_done (CbCodeLoader *self);

G_END_DECLS
