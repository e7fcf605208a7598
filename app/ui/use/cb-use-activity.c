/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-results.h"
#include "cb-use-activity.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

struct _CbUseActivity
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkLabel *title;
  GtkLabel *description;
  CbForm *form;
  GtkLabel *problem;
  GtkWidget *run_button;
  GtkWidget *cancel_button;
  GtkSpinner *spinner;
  GtkLabel *progress;
  GtkWidget *results;

  CbRunner *runner;
  CbActivity *activity;
  CbRun *run;
};

G_DEFINE_FINAL_TYPE (CbUseActivity, cb_use_activity, GTK_TYPE_WIDGET)

enum
{
  RAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problem (CbUseActivity *self, const char *text)
{
  gtk_label_set_text (self->problem, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
show_running (CbUseActivity *self, gboolean running)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.run", !running && self->activity);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activity.cancel", running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_spinner_set_spinning (self->spinner, running);
}

static void
progress_cb (CbRun *run, GParamSpec *pspec, CbUseActivity *self)
{
  g_autofree char *bytes = g_format_size (cb_run_get_bytes_received (run));
  guint64 records = cb_run_get_records_received (run);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%llu record, %s", "%llu records, %s", records),
                       (unsigned long long) records, bytes);

  if (run == self->run)
    gtk_label_set_text (self->progress, text);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbUseActivity) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbRun) run = NULL;

  cb_runner_run_finish (CB_RUNNER (source), result, &error);
  /* Another activity was chosen meanwhile. */
  if (!self->run || CB_RUNNER (source) != self->runner || !cb_run_is_finished (self->run))
    return;
  progress_cb (self->run, NULL, self);
  run = g_steal_pointer (&self->run);
  show_running (self, FALSE);
  if (error && !cb_run_get_exchange (run)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
  g_signal_emit (self, signals[RAN], 0, run);
}

void
cb_use_activity_run (CbUseActivity *self)
{
  g_autoptr (CbValues) values = cb_values_new ();

  if (!self->activity || self->run)
    return;
  show_problem (self, NULL);
  if (!cb_form_check (self->form))
    return;
  cb_form_fill_values (self->form, values, CB_ORIGIN_USER);
  self->run = cb_run_new (self->activity, values);
  g_signal_connect_object (self->run, "notify::bytes-received", G_CALLBACK (progress_cb), self, 0);
  cb_results_set_run (CB_RESULTS (self->results), self->run);
  gtk_widget_set_visible (self->results, TRUE);
  gtk_label_set_text (self->progress, "");
  show_running (self, TRUE);
  cb_runner_run_async (self->runner, self->run, NULL, ran_cb, g_object_ref (self));
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_use_activity_run (CB_USE_ACTIVITY (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbUseActivity *self = CB_USE_ACTIVITY (widget);

  if (self->run)
    cb_run_cancel (self->run);
}

static void
stop (CbUseActivity *self)
{
  if (self->run)
    cb_run_cancel (self->run);
  g_clear_object (&self->run);
}

void
cb_use_activity_set_activity (CbUseActivity *self, CbRunner *runner, CbActivity *activity)
{
  g_autofree char *title = activity ? cb_activity_dup_title (activity) : g_strdup ("");
  g_autoptr (CbActivityFields) fields = NULL;

  if (self->activity == activity && self->runner == runner)
    return;
  stop (self);
  g_set_object (&self->runner, runner);
  g_set_object (&self->activity, activity);
  if (activity)
    fields = cb_activity_fields_new (cb_runner_get_connector (runner), activity);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->description, activity ? cb_activity_get_description (activity) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->description),
                          activity && *cb_activity_get_description (activity));
  cb_form_set_fields (self->form, G_LIST_MODEL (fields));
  gtk_widget_set_visible (self->results, FALSE);
  gtk_label_set_text (self->progress, "");
  show_problem (self, NULL);
  show_running (self, FALSE);
}

static gboolean
cb_use_activity_grab_focus (GtkWidget *widget)
{
  CbUseActivity *self = CB_USE_ACTIVITY (widget);

  return cb_form_focus_first (self->form) || gtk_widget_grab_focus (self->run_button);
}

static void
cb_use_activity_dispose (GObject *object)
{
  CbUseActivity *self = CB_USE_ACTIVITY (object);

  stop (self);
  g_clear_object (&self->activity);
  g_clear_object (&self->runner);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_USE_ACTIVITY);

  G_OBJECT_CLASS (cb_use_activity_parent_class)->dispose (object);
}

static void
cb_use_activity_class_init (CbUseActivityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_use_activity_dispose;
  widget_class->grab_focus = cb_use_activity_grab_focus;
  signals[RAN] = g_signal_new ("ran", CB_TYPE_USE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, CB_TYPE_RUN);

  g_type_ensure (CB_TYPE_RESULTS);
  gtk_widget_class_set_template_from_resource (widget_class, CB_APP_PATH "/use/cb-use-activity.ui");
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, paned);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, title);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, description);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, form);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, problem);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, run_button);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, progress);
  gtk_widget_class_bind_template_child (widget_class, CbUseActivity, results);
  gtk_widget_class_install_action (widget_class, "activity.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "activity.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "activity.run", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "activity.run", NULL);
}

static void
cb_use_activity_init (CbUseActivity *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_running (self, FALSE);
}
