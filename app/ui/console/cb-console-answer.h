/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-console-entry.h"

G_BEGIN_DECLS

/**
 * CbConsoleAnswer:
 * @raw: (nullable): the body as text, NULL where it isn't text
 * @pretty: (nullable): the same, set out for reading
 * @value: (nullable): the body as a value, where it is JSON
 *
 * The body of an answer made ready to be shown; secrets are masked in all of it.
 */
typedef struct
{
  GBytes *raw;
  GBytes *pretty;
  CbValue *value;
} CbConsoleAnswer;

void cb_console_answer_free (CbConsoleAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbConsoleAnswer, cb_console_answer_free)

/* Makes the body of @entry ready, in a thread. */
void cb_console_answer_load_async (CbConsoleEntry *entry, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer data);
CbConsoleAnswer *cb_console_answer_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
