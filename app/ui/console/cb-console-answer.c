/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-console-answer.h"

#include <string.h>

#define INDENT 2

void
cb_console_answer_free (CbConsoleAnswer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->raw, g_bytes_unref);
  g_clear_pointer (&self->pretty, g_bytes_unref);
  g_clear_pointer (&self->value, cb_value_unref);
  g_free (self);
}

/* Takes @text. */
static GBytes *
take_text (char *text)
{
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CbConsoleEntry *entry = data;
  CbRun *run = cb_console_entry_get_run (entry);
  CbHttpExchange *exchange = cb_console_entry_get_exchange (entry);
  CbConsoleAnswer *self = g_new0 (CbConsoleAnswer, 1);

  self->raw = take_text (cb_run_dup_exchange_text (run, exchange));
  self->value = cb_run_dup_exchange_value (run, exchange, NULL);
  if (self->value != NULL)
    self->pretty = take_text (cb_value_to_text (self->value, INDENT));
  else if (self->raw != NULL)
    self->pretty = g_bytes_ref (self->raw);
  g_task_return_pointer (task, self, (GDestroyNotify) cb_console_answer_free);
}

void
cb_console_answer_load_async (CbConsoleEntry *entry, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, cb_console_answer_load_async);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

CbConsoleAnswer *
cb_console_answer_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
