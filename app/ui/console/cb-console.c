/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cb-console-private.h"
#include "cb-console-row.h"

G_DEFINE_FINAL_TYPE (CbConsole, cb_console, GTK_TYPE_WIDGET)

enum
{
  RESPONDED,
  USE_RESPONSE,
  CLOSE_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
cb_console_show_notice (CbConsole *self, CbLevel level, const char *text)
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

void
cb_console_update_actions (CbConsole *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "console.send", self->activity && !self->run);
  gtk_widget_action_set_enabled (widget, "console.cancel", self->run != NULL);
  gtk_widget_action_set_enabled (widget, "console.use-response",
                                 cb_console_details_get_sample (self->details) != NULL);
}

/* What the bar says about an entry: "200 OK", "143 ms, 2.1 kB". */
void
cb_console_show_summary (CbConsole *self, CbConsoleEntry *entry)
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

  cb_console_show_notice (self, CB_LEVEL_WARNING, text);
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
    cb_console_show_notice (self, CB_LEVEL_NEUTRAL, NULL);
  else if (cb_run_get_state (run) == CB_RUN_CANCELLED)
    cb_console_show_notice (self, CB_LEVEL_NEUTRAL, cb_run_get_message (run));
  else
    cb_console_show_notice (self,
                            cb_console_entry_get_level (entry) == CB_LEVEL_ERROR ? CB_LEVEL_ERROR
                                                                                 : CB_LEVEL_WARNING,
                            cb_run_get_message (run));
}

static void
show_entry (CbConsole *self, CbConsoleEntry *entry)
{
  cb_console_details_set_entry (self->details, entry);
  cb_console_show_summary (self, entry);
  if (entry != NULL)
    explain (self, entry);
  cb_console_update_actions (self);
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

  cb_console_update_actions (self);
  if (entry == NULL || entry != self->awaited || cb_console_details_is_loading (self->details)
      || !cb_console_entry_is_answer (entry))
    return;
  g_clear_object (&self->awaited);
  emit_response (self, RESPONDED, entry);
}

CbRunner *
cb_console_get_runner (CbConsole *self)
{
  g_return_val_if_fail (CB_IS_CONSOLE (self), NULL);

  if (self->runner != NULL)
    cb_console_prepare_runner (self);
  return self->runner;
}

CbConnectionForm *
cb_console_get_connection_form (CbConsole *self)
{
  g_return_val_if_fail (CB_IS_CONSOLE (self), NULL);

  return self->connection_form != NULL ? CB_CONNECTION_FORM (self->connection_form) : NULL;
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
  cb_console_drop_run (self);
  keep_draft (self);
  g_clear_object (&self->activity);
  set_connector (self, connector);
  g_set_object (&self->activity, activity);
  swap_form (self, activity);
  gtk_list_box_bind_model (self->history_list,
                           activity != NULL ? cb_console_history_get (self->history, activity)
                                            : NULL,
                           create_row, self, NULL);
  cb_console_show_notice (self, CB_LEVEL_NEUTRAL, NULL);
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
  cb_console_update_actions (self);
  update_back (self);
}

GtkWidget *
cb_console_new (void)
{
  return g_object_new (CB_TYPE_CONSOLE, NULL);
}
