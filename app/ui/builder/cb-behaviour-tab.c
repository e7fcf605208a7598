/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-behaviour-tab.h"

#include "cb-bind.h"
#include "cb-problem-row.h"
#include "cb-security-editor.h"

struct _CbBehaviourTab
{
  AdwBin parent_instance;

  CbActivity *activity;
  GBindingGroup *bindings;

  GtkWidget *idempotent;
  GtkWidget *deprecated;
  GtkWidget *server_url;
  CbProblemRow *server_url_problem;
  GtkWidget *security_mode;
  CbProblemRow *security_problem;
  CbSecurityEditor *security;
};

G_DEFINE_FINAL_TYPE (CbBehaviourTab, cb_behaviour_tab, ADW_TYPE_BIN)

static void
show_mode (CbBehaviourTab *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->security),
                          cb_activity_get_security_mode (self->activity) == CB_SECURITY_OWN);
}

void
cb_behaviour_tab_set_activity (CbBehaviourTab *self, CbBuilderContext *context,
                               CbActivity *activity)
{
  g_return_if_fail (CB_IS_BEHAVIOUR_TAB (self));

  if (self->activity)
    g_signal_handlers_disconnect_by_func (self->activity, show_mode, self);
  g_set_object (&self->activity, activity);
  g_binding_group_set_source (self->bindings, activity);
  cb_problem_row_watch (self->server_url_problem, context, activity, CB_ACTIVITY_SERVER_URL,
                        self->server_url);
  cb_problem_row_watch (self->security_problem, context, activity, CB_ACTIVITY_SECURITY, NULL);
  cb_security_editor_set_list (self->security, context,
                               activity ? cb_activity_get_security (activity) : NULL);
  if (activity == NULL)
    return;
  g_signal_connect_object (activity, "notify::security-mode", G_CALLBACK (show_mode), self,
                           G_CONNECT_SWAPPED);
  show_mode (self);
}

static void
cb_behaviour_tab_dispose (GObject *object)
{
  CbBehaviourTab *self = CB_BEHAVIOUR_TAB (object);

  if (self->activity)
    g_signal_handlers_disconnect_by_func (self->activity, show_mode, self);
  g_clear_object (&self->bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_BEHAVIOUR_TAB);
  g_clear_object (&self->activity);
  G_OBJECT_CLASS (cb_behaviour_tab_parent_class)->dispose (object);
}

static void
cb_behaviour_tab_class_init (CbBehaviourTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_behaviour_tab_dispose;
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  g_type_ensure (CB_TYPE_SECURITY_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-behaviour-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, idempotent);
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, deprecated);
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, server_url);
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, server_url_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, security_mode);
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, security_problem);
  gtk_widget_class_bind_template_child (widget_class, CbBehaviourTab, security);
}

static void
cb_behaviour_tab_init (CbBehaviourTab *self)
{
  self->bindings = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_bind_fill_choices (self->security_mode, CB_TYPE_SECURITY_MODE, CB_SECURITY_OWN + 1);
  cb_bind_switch (self->bindings, "idempotent", self->idempotent);
  cb_bind_switch (self->bindings, "deprecated", self->deprecated);
  cb_bind_text (self->bindings, "server-url", self->server_url);
  cb_bind_choice (self->bindings, "security-mode", self->security_mode);
}
