/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cb-console-private.h"

/* A quick answer does not make the bar flicker. */
#define BUSY_DELAY_MS 300
/* More than anybody reads; an answer without end stops here. */
#define BODY_LIMIT ((gsize) 32 * 1024 * 1024)

static void
show_progress (CbConsole *self)
{
  g_autofree char *size = NULL;

  if (!self->run || self->busy_id)
    return;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_visible (self->cancel_button, TRUE);
  if (cb_run_get_bytes_received (self->run) == 0)
    {
      gtk_label_set_text (self->message, _ ("Waiting for the server…"));
      return;
    }
  size = g_format_size (cb_run_get_bytes_received (self->run));
  gtk_label_set_text (self->message, size);
}

static gboolean
busy_cb (gpointer data)
{
  CbConsole *self = data;

  self->busy_id = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  show_progress (self);
  return G_SOURCE_REMOVE;
}

static void
end_busy (CbConsole *self)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->cancel_button, FALSE);
}

static void
finish_run (CbConsole *self, CbRun *run, const GError *error)
{
  CbConsoleEntry *entry = cb_console_history_add (self->history, run);

  end_busy (self);
  g_clear_object (&self->run);
  if (entry == NULL)
    {
      cb_console_show_summary (self, cb_console_details_get_entry (self->details));
      if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !(g_error_matches (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_VALUES)
               && cb_console_show_problems (self, run)))
        cb_console_show_notice (self, CB_LEVEL_ERROR, error->message);
      cb_console_update_actions (self);
      return;
    }
  g_set_object (&self->awaited, entry);
  gtk_list_box_select_row (self->history_list,
                           gtk_list_box_get_row_at_index (self->history_list, 0));
  /* Beside each other, showing one would only move the cursor there. */
  if (cb_split_get_folded (self->split))
    cb_split_set_show_content (self->split, TRUE);
  cb_console_update_actions (self);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbConsole) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRun) run = NULL;

  cb_runner_run_finish (CB_RUNNER (source), result, &error);
  /* Another activity is looked at, or the console is gone. */
  if (!self->run || !cb_run_is_finished (self->run))
    return;
  run = g_object_ref (self->run);
  finish_run (self, run, error);
}

void
cb_console_prepare_runner (CbConsole *self)
{
  CbConnectionForm *connection = CB_CONNECTION_FORM (self->connection_form);
  CbServer *server = cb_connection_form_get_server (connection);
  g_autoptr (CbValues) values = cb_values_new ();
  const char *name = server != NULL ? cb_server_get_name (server) : NULL;

  if (name != NULL && *name == '\0')
    name = cb_server_get_url (server);
  cb_form_fill_values (cb_connection_form_get_form (connection), values, CB_ORIGIN_CONNECTION);
  cb_runner_set_values (self->runner, values);
  cb_runner_set_server (self->runner, name);
  cb_runner_set_security (self->runner, cb_connection_form_get_security (connection));
  cb_runner_set_secrets (self->runner, self->store, self->connection_id);
}

static GBytes *
load_file (const char *path, gpointer data, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

void
cb_console_send (CbConsole *self)
{
  g_autoptr (CbValues) values = cb_values_new ();

  g_return_if_fail (CB_IS_CONSOLE (self));

  if (self->activity == NULL || self->run != NULL)
    return;
  cb_console_show_notice (self, CB_LEVEL_NEUTRAL, NULL);
  if (!cb_form_check (self->form))
    {
      gtk_stack_set_visible_child_name (self->side_stack, "values");
      cb_split_set_show_content (self->split, FALSE);
      return;
    }
  cb_form_fill_values (self->form, values, CB_ORIGIN_USER);
  cb_console_prepare_runner (self);
  self->run = cb_run_new (self->activity, values);
  cb_run_set_file_func (self->run, load_file, NULL, NULL);
  cb_run_set_body_limit (self->run, BODY_LIMIT);
  g_signal_connect_object (self->run, "notify::bytes-received", G_CALLBACK (show_progress), self,
                           G_CONNECT_SWAPPED);
  self->busy_id = g_timeout_add (BUSY_DELAY_MS, busy_cb, self);
  cb_console_update_actions (self);
  cb_runner_run_async (self->runner, self->run, NULL, ran_cb, g_object_ref (self));
}

void
cb_console_cancel (CbConsole *self)
{
  g_return_if_fail (CB_IS_CONSOLE (self));

  if (self->run != NULL)
    cb_run_cancel (self->run);
}

gboolean
cb_console_is_running (CbConsole *self)
{
  g_return_val_if_fail (CB_IS_CONSOLE (self), FALSE);

  return self->run != NULL;
}

void
cb_console_drop_run (CbConsole *self)
{
  cb_console_cancel (self);
  end_busy (self);
  g_clear_object (&self->run);
  g_clear_object (&self->awaited);
}
