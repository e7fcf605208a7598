/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-problem-row.h"

struct _CbProblemRow
{
  AdwPreferencesRow parent_instance;

  CbBuilderContext *context;
  CbItem *item;
  int member;
  GtkWidget *field;
  gboolean left;

  GtkWidget *icon;
  GtkLabel *message;
  GtkButton *fix;
};

G_DEFINE_FINAL_TYPE (CbProblemRow, cb_problem_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
may_say (CbProblemRow *self)
{
  return self->field == NULL || self->left || gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
show_problem (CbProblemRow *self, CbProblem *problem)
{
  gboolean error = cb_problem_get_severity (problem) == CB_SEVERITY_ERROR;
  const char *fix = cb_problem_get_fix_label (problem);

  gtk_label_set_text (self->message, cb_problem_get_message (problem));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self), error ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self), error ? "error" : "warning");
  gtk_button_set_label (self->fix, fix);
  gtk_widget_set_visible (GTK_WIDGET (self->fix), *fix != '\0');
}

static void
refresh (CbProblemRow *self)
{
  CbProblem *problem = NULL;

  if (self->item)
    problem = cb_builder_context_find_problem (self->context, self->item, self->member);
  if (problem && cb_problem_get_severity (problem) == CB_SEVERITY_SUGGESTION)
    problem = NULL;
  if (problem && may_say (self))
    show_problem (self, problem);
  else
    problem = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), problem != NULL);
  if (self->field == NULL)
    return;
  if (problem && cb_problem_get_severity (problem) == CB_SEVERITY_ERROR)
    gtk_widget_add_css_class (self->field, "error");
  else
    gtk_widget_remove_css_class (self->field, "error");
}

static void
on_field_left (CbProblemRow *self)
{
  self->left = TRUE;
  refresh (self);
}

static void
cb_problem_row_on_fix (CbProblemRow *self)
{
  CbProblem *problem = cb_builder_context_find_problem (self->context, self->item, self->member);

  if (problem)
    cb_builder_context_fix (self->context, problem);
}

static void
watch_field (CbProblemRow *self, GtkWidget *field)
{
  GtkEventController *focus;

  if (self->field == field || field == NULL)
    return;
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_field_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (field, focus);
  g_set_weak_pointer (&self->field, field);
}

void
cb_problem_row_watch (CbProblemRow *self, CbBuilderContext *context, gpointer item, int member,
                      GtkWidget *field)
{
  g_return_if_fail (CB_IS_PROBLEM_ROW (self));

  if (self->context)
    g_signal_handlers_disconnect_by_func (self->context, refresh, self);
  g_set_object (&self->context, context);
  g_set_object (&self->item, item);
  self->member = member;
  watch_field (self, field);
  /* What was filled in before is to be seen as it is. */
  self->left = item && member >= 0 && !cb_item_is_default (item, (guint) member);
  if (context)
    g_signal_connect_object (context, "problems-changed", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
}

static void
cb_problem_row_dispose (GObject *object)
{
  CbProblemRow *self = CB_PROBLEM_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_PROBLEM_ROW);
  g_clear_weak_pointer (&self->field);
  g_clear_object (&self->context);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (cb_problem_row_parent_class)->dispose (object);
}

static void
cb_problem_row_class_init (CbProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_problem_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbProblemRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CbProblemRow, message);
  gtk_widget_class_bind_template_child (widget_class, CbProblemRow, fix);
  gtk_widget_class_bind_template_callback (widget_class, cb_problem_row_on_fix);
}

static void
cb_problem_row_init (CbProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_problem_row_new (void)
{
  return g_object_new (CB_TYPE_PROBLEM_ROW, NULL);
}
