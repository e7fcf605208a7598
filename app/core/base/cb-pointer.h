/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON pointers (RFC 6901), token by token. */

/* Appends `/` and @token (@length -1 where NUL-terminated) with `~` and `/` escaped. */
void cb_pointer_append (GString *pointer, const char *token, gssize length);
/* (transfer full): the pointer of a child of what @pointer names. */
char *cb_pointer_child (const char *pointer, const char *token);
char *cb_pointer_item (const char *pointer, guint index);

/* (transfer full) (nullable): the first token of *@pointer, unescaped, and moves *@pointer after
 * it; %NULL at the end and where the rest is not a pointer. */
char *cb_pointer_next (const char **pointer);
/* Whether @token is an index of an array: no sign, no leading zero. */
gboolean cb_pointer_to_index (const char *token, guint *index);
/* Whether @text is a pointer. */
gboolean cb_pointer_is_valid (const char *text);

G_END_DECLS
