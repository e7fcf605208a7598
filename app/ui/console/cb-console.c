/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-console.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>
#include <string.h>

#include "cb-console-details.h"
#include "cb-console-history.h"
#include "cb-console-row.h"

/* A quick answer does not make the bar flicker. */
#define BUSY_DELAY_MS 300
/* More than anybody reads; an answer without end stops here. */
#define BODY_LIMIT ((gsize) 32 * 1024 * 1024)

struct _CbConsole
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkWidget *line;
  GtkWidget *back_button;
  CbStatusDot *status;
  GtkLabel *message;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;
  GtkWidget *send_button;
  CbNotice *notice;
  CbSplit *split;
  GtkStack *side_stack;
  CbForm *form;
  AdwBin *connection_slot;
  GtkListBox *history_list;
  CbConsoleDetails *details;

  CbConnector *connector;
  CbActivity *activity;
  GtkWidget *connection_form;
  CbRunner *runner;
  CbSecretStore *store;
  char *connection_id;
  CbConsoleHistory *history;
  /* What was filled in for each activity, while another is looked at. */
  GHashTable *drafts;
  CbRun *run;
  guint busy_id;
  /* The entry whose sample is announced when it is ready. */
  CbConsoleEntry *awaited;
};

G_DEFINE_FINAL_TYPE (CbConsole, cb_console, GTK_TYPE_WIDGET)

enum
{
  RESPONDED,
  USE_RESPONSE,
  CLOSE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_notice (CbConsole *self, CbLevel level, const char *text)
{
  if (text != NULL)
    {
      cb_notice_set_level (self->notice, level);
      cb_notice_set_title (self->notice, text);
    }
  cb_notice_set_revealed (self->notice, text != NULL);
}

static void
update_back (CbConsole *self)
{
  gtk_widget_set_visible (self->back_button, cb_split_get_folded (self->split)
                                                 && cb_split_get_show_content (self->split));
}

static void
update_actions (CbConsole *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "console.send", self->activity && !self->run);
  gtk_widget_action_set_enabled (widget, "console.cancel", self->run != NULL);
  gtk_widget_action_set_enabled (widget, "console.use-response",
                                 cb_console_details_get_sample (self->details) != NULL);
}

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

/* What the bar says about an entry: "200 OK", "143 ms, 2.1 kB". */
static void
show_summary (CbConsole *self, CbConsoleEntry *entry)
{
  g_autofree char *status = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->status), entry != NULL);
  if (entry == NULL)
    {
      text = self->activity ? cb_activity_dup_title (self->activity) : g_strdup ("");
      gtk_label_set_text (self->message, text);
      return;
    }
  status = cb_console_entry_dup_status (entry);
  text = cb_console_entry_dup_cost (entry);
  cb_status_dot_set_level (self->status, cb_console_entry_get_level (entry));
  cb_status_dot_set_label (self->status, status);
  gtk_label_set_text (self->message, text);
}

static void
show_truncated (CbConsole *self, CbConsoleEntry *entry)
{
  GBytes *body = cb_http_exchange_get_body (cb_console_entry_get_exchange (entry));
  g_autofree char *size = g_format_size (g_bytes_get_size (body));
  g_autofree char *text = g_strdup_printf (_ ("The answer goes on; only its first %s were read."),
                                           size);

  show_notice (self, CB_LEVEL_WARNING, text);
}

/* Sentences for what went wrong; a good answer needs none. */
static void
explain (CbConsole *self, CbConsoleEntry *entry)
{
  CbRun *run = cb_console_entry_get_run (entry);
  gboolean quiet = !cb_console_entry_is_answer (entry) && cb_run_get_exchange (run) != NULL;

  if (cb_http_exchange_is_truncated (cb_console_entry_get_exchange (entry)))
    show_truncated (self, entry);
  else if (quiet || (cb_run_is_success (run) && !cb_run_get_document_error (run)))
    show_notice (self, CB_LEVEL_NEUTRAL, NULL);
  else if (cb_run_get_state (run) == CB_RUN_CANCELLED)
    show_notice (self, CB_LEVEL_NEUTRAL, cb_run_get_message (run));
  else
    show_notice (self,
                 cb_console_entry_get_level (entry) == CB_LEVEL_ERROR ? CB_LEVEL_ERROR
                                                                      : CB_LEVEL_WARNING,
                 cb_run_get_message (run));
}

static void
show_entry (CbConsole *self, CbConsoleEntry *entry)
{
  cb_console_details_set_entry (self->details, entry);
  show_summary (self, entry);
  if (entry != NULL)
    explain (self, entry);
  update_actions (self);
}

static void
cb_console_on_row_selected (CbConsole *self, GtkListBoxRow *row)
{
  GListModel *entries = NULL;
  g_autoptr (CbConsoleEntry) entry = NULL;

  if (row == NULL || self->activity == NULL)
    return;
  entries = cb_console_history_get (self->history, self->activity);
  entry = g_list_model_get_item (entries, (guint) gtk_list_box_row_get_index (row));
  show_entry (self, entry);
}

static void
cb_console_on_row_activated (CbConsole *self, GtkListBoxRow *row)
{
  cb_split_set_show_content (self->split, TRUE);
}

static void
cb_console_on_folded (CbConsole *self)
{
  update_back (self);
}

static void
emit_response (CbConsole *self, guint id, CbConsoleEntry *entry)
{
  CbRun *run = cb_console_entry_get_run (entry);

  g_signal_emit (self, signals[id], 0, cb_run_get_activity (run), cb_run_get_status (run),
                 cb_run_get_media_type (run), cb_console_details_get_sample (self->details));
}

static void
cb_console_on_sample (CbConsole *self)
{
  CbConsoleEntry *entry = cb_console_details_get_entry (self->details);

  update_actions (self);
  if (entry == NULL || entry != self->awaited || cb_console_details_is_loading (self->details)
      || !cb_console_entry_is_answer (entry))
    return;
  g_clear_object (&self->awaited);
  emit_response (self, RESPONDED, entry);
}

/* The field of @form whose value has that name in CbValues; borrowed, or NULL. */
static CbField *
find_field (CbForm *form, const char *name)
{
  GListModel *fields = cb_form_get_fields (form);

  for (guint i = 0; fields != NULL && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (fields, i);
      g_autofree char *own = cb_values_dup_field_name (field);

      if (g_str_equal (own, name) && cb_field_get_visibility (field) != CB_VISIBILITY_HIDDEN)
        return field;
    }
  return NULL;
}

/* Says a problem beside its field; the first one gets the cursor. FALSE where no form has it. */
static gboolean
show_problem (CbConsole *self, const CbValueProblem *problem, gboolean first)
{
  CbForm *connection = cb_connection_form_get_form (CB_CONNECTION_FORM (self->connection_form));
  CbForm *form = self->form;
  CbField *field = find_field (form, problem->field);

  if (field == NULL)
    {
      form = connection;
      field = find_field (form, problem->field);
    }
  if (field == NULL)
    return FALSE;
  cb_form_set_problem (form, cb_field_get_name (field), problem->message);
  if (!first)
    return TRUE;
  gtk_stack_set_visible_child_name (self->side_stack, form == connection ? "connection" : "values");
  if (cb_split_get_folded (self->split))
    cb_split_set_show_content (self->split, FALSE);
  cb_form_focus_field (form, field);
  return TRUE;
}

/* Shows problems of values beside their fields; FALSE where one has no field to be seen. */
static gboolean
show_problems (CbConsole *self, CbRun *run)
{
  CbConnectionForm *connection = CB_CONNECTION_FORM (self->connection_form);
  g_autoptr (CbValues) all = cb_values_copy (cb_run_get_values (run));
  CbRequestOptions options = { .security = cb_connection_form_get_security (connection) };
  g_autoptr (GPtrArray) problems = NULL;
  gboolean shown = TRUE;

  cb_form_fill_values (cb_connection_form_get_form (connection), all, CB_ORIGIN_CONNECTION);
  problems = cb_request_check_values (self->connector, self->activity, all, &options);
  for (guint i = 0; i < problems->len; i++)
    shown &= show_problem (self, g_ptr_array_index (problems, i), i == 0);
  return shown && problems->len > 0;
}

static void
finish_run (CbConsole *self, CbRun *run, const GError *error)
{
  CbConsoleEntry *entry = cb_console_history_add (self->history, run);

  end_busy (self);
  g_clear_object (&self->run);
  if (entry == NULL)
    {
      show_summary (self, cb_console_details_get_entry (self->details));
      if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !(g_error_matches (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_VALUES)
               && show_problems (self, run)))
        show_notice (self, CB_LEVEL_ERROR, error->message);
      update_actions (self);
      return;
    }
  g_set_object (&self->awaited, entry);
  gtk_list_box_select_row (self->history_list,
                           gtk_list_box_get_row_at_index (self->history_list, 0));
  /* Beside each other, showing one would only move the cursor there. */
  if (cb_split_get_folded (self->split))
    cb_split_set_show_content (self->split, TRUE);
  update_actions (self);
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

static void
prepare_runner (CbConsole *self)
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

CbRunner *
cb_console_get_runner (CbConsole *self)
{
  g_return_val_if_fail (CB_IS_CONSOLE (self), NULL);

  if (self->runner != NULL)
    prepare_runner (self);
  return self->runner;
}

CbConnectionForm *
cb_console_get_connection_form (CbConsole *self)
{
  g_return_val_if_fail (CB_IS_CONSOLE (self), NULL);

  return self->connection_form != NULL ? CB_CONNECTION_FORM (self->connection_form) : NULL;
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
  show_notice (self, CB_LEVEL_NEUTRAL, NULL);
  if (!cb_form_check (self->form))
    {
      gtk_stack_set_visible_child_name (self->side_stack, "values");
      cb_split_set_show_content (self->split, FALSE);
      return;
    }
  cb_form_fill_values (self->form, values, CB_ORIGIN_USER);
  prepare_runner (self);
  self->run = cb_run_new (self->activity, values);
  cb_run_set_file_func (self->run, load_file, NULL, NULL);
  cb_run_set_body_limit (self->run, BODY_LIMIT);
  g_signal_connect_object (self->run, "notify::bytes-received", G_CALLBACK (show_progress), self,
                           G_CONNECT_SWAPPED);
  self->busy_id = g_timeout_add (BUSY_DELAY_MS, busy_cb, self);
  update_actions (self);
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

static void
drop_run (CbConsole *self)
{
  cb_console_cancel (self);
  end_busy (self);
  g_clear_object (&self->run);
  g_clear_object (&self->awaited);
}

static void
set_connector (CbConsole *self, CbConnector *connector)
{
  if (self->connector == connector)
    return;
  g_set_object (&self->connector, connector);
  g_clear_object (&self->runner);
  g_hash_table_remove_all (self->drafts);
  g_clear_pointer (&self->history, cb_console_history_free);
  self->history = cb_console_history_new ();
  self->connection_form = connector != NULL ? cb_connection_form_new (connector) : NULL;
  adw_bin_set_child (self->connection_slot, self->connection_form);
  if (connector != NULL)
    self->runner = cb_form_runner_new (connector);
}

/* The creator's test values are what is tried first. */
static void
fill_test_values (CbConsole *self)
{
  GListModel *fields = cb_form_get_fields (self->form);

  for (guint i = 0; fields != NULL && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (fields, i);
      g_autofree char *test_value = cb_field_dup_test_value_text (field);
      g_autofree char *text = cb_form_dup_field_text (self->form, field);

      if (*test_value != '\0' && (text == NULL || *text == '\0'))
        cb_form_set_field_text (self->form, field, test_value);
    }
}

static void
swap_form (CbConsole *self, CbActivity *activity)
{
  CbValue *draft = activity != NULL ? g_hash_table_lookup (self->drafts, activity) : NULL;
  g_autoptr (CbActivityFields)
      fields = activity != NULL ? cb_activity_fields_new (self->connector, activity) : NULL;

  cb_form_set_fields (self->form, fields != NULL ? G_LIST_MODEL (fields) : NULL);
  if (draft != NULL)
    cb_form_set_values (self->form, draft);
  else
    fill_test_values (self);
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  return cb_console_row_new (item);
}

static void
keep_draft (CbConsole *self)
{
  if (self->activity != NULL)
    g_hash_table_replace (self->drafts, g_object_ref (self->activity),
                          cb_form_dup_values (self->form));
}

void
cb_console_set_activity (CbConsole *self, CbConnector *connector, CbActivity *activity)
{
  g_return_if_fail (CB_IS_CONSOLE (self));

  if (self->connector == connector && self->activity == activity)
    return;
  drop_run (self);
  keep_draft (self);
  g_clear_object (&self->activity);
  set_connector (self, connector);
  g_set_object (&self->activity, activity);
  swap_form (self, activity);
  gtk_list_box_bind_model (self->history_list,
                           activity != NULL ? cb_console_history_get (self->history, activity)
                                            : NULL,
                           create_row, self, NULL);
  show_notice (self, CB_LEVEL_NEUTRAL, NULL);
  show_entry (self, NULL);
  gtk_list_box_select_row (self->history_list,
                           gtk_list_box_get_row_at_index (self->history_list, 0));
}

CbActivity *
cb_console_get_activity (CbConsole *self)
{
  g_return_val_if_fail (CB_IS_CONSOLE (self), NULL);

  return self->activity;
}

void
cb_console_set_values (CbConsole *self, CbValue *values)
{
  g_return_if_fail (CB_IS_CONSOLE (self));

  cb_form_set_values (self->form, values);
  fill_test_values (self);
}

void
cb_console_set_secrets (CbConsole *self, CbSecretStore *store, const char *connection_id)
{
  g_return_if_fail (CB_IS_CONSOLE (self));

  g_set_object (&self->store, store);
  g_free (self->connection_id);
  self->connection_id = g_strdup (connection_id);
}

static void
send_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_console_send (CB_CONSOLE (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_console_cancel (CB_CONSOLE (widget));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_split_set_show_content (CB_CONSOLE (widget)->split, FALSE);
}

static void
use_response_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbConsole *self = CB_CONSOLE (widget);

  emit_response (self, USE_RESPONSE, cb_console_details_get_entry (self->details));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE_REQUESTED], 0);
}

/* Enter in a field of the console sends, and only there. */
static void
focus_entered_cb (CbConsole *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_default_widget (GTK_WINDOW (root), self->send_button);
}

static void
focus_left_cb (CbConsole *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root)
      && gtk_window_get_default_widget (GTK_WINDOW (root)) == self->send_button)
    gtk_window_set_default_widget (GTK_WINDOW (root), NULL);
}

static void
watch_focus (CbConsole *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
cb_console_dispose (GObject *object)
{
  CbConsole *self = CB_CONSOLE (object);

  if (self->run != NULL)
    cb_run_cancel (self->run);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->run);
  g_clear_object (&self->awaited);
  g_clear_object (&self->runner);
  g_clear_object (&self->activity);
  g_clear_object (&self->connector);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CONSOLE);
  G_OBJECT_CLASS (cb_console_parent_class)->dispose (object);
}

static void
cb_console_finalize (GObject *object)
{
  CbConsole *self = CB_CONSOLE (object);

  g_clear_pointer (&self->history, cb_console_history_free);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->connection_id, g_free);
  G_OBJECT_CLASS (cb_console_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbConsole, bar);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, line);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, back_button);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, status);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, message);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, send_button);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, notice);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, split);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, side_stack);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, form);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, connection_slot);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, history_list);
  gtk_widget_class_bind_template_child (widget_class, CbConsole, details);
  gtk_widget_class_bind_template_callback (widget_class, cb_console_on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, cb_console_on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, cb_console_on_folded);
  gtk_widget_class_bind_template_callback (widget_class, cb_console_on_sample);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "console.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "console.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "console.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "console.use-response", NULL, use_response_action);
  gtk_widget_class_install_action (widget_class, "console.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "console.send", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "console.send", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "console.cancel", NULL);
}

static void
cb_console_class_init (CbConsoleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = cb_console_dispose;
  object_class->finalize = cb_console_finalize;
  signals[RESPONDED] = g_signal_new ("responded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 4, CB_TYPE_ACTIVITY, G_TYPE_UINT, G_TYPE_STRING,
                                     CB_TYPE_VALUE);
  signals[USE_RESPONSE] = g_signal_new ("use-response", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 4, CB_TYPE_ACTIVITY, G_TYPE_UINT,
                                        G_TYPE_STRING, CB_TYPE_VALUE);
  signals[CLOSE_REQUESTED] = g_signal_new ("close-requested", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "console");
  gtk_widget_class_set_template_from_resource (widget_class, CB_APP_PATH "/console/cb-console.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
cb_console_init (CbConsole *self)
{
  g_type_ensure (CB_TYPE_CONSOLE_DETAILS);
  self->drafts = g_hash_table_new_full (NULL, NULL, g_object_unref,
                                        (GDestroyNotify) cb_value_unref);
  self->history = cb_console_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  watch_focus (self);
  update_actions (self);
  update_back (self);
}

GtkWidget *
cb_console_new (void)
{
  return g_object_new (CB_TYPE_CONSOLE, NULL);
}
