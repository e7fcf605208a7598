/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-row.h"

#include "cb-form-check.h"
#include "cb-form-control.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _CbFormRow
{
  GtkWidget parent_instance;

  /* A direct child has to be bound, or it stays when the template goes. */
  GtkWidget *head;
  CbField *field;
  const CbFormControl *control;
  GtkWidget *widget;
  char *choices;
  gboolean touched;
  gboolean kept;
  gboolean filling;
  gboolean said;

  GtkLabel *title;
  AdwBin *inline_slot;
  AdwBin *slot;
  GtkLabel *help;
  GtkWidget *problem_box;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (CbFormRow, cb_form_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fill (CbFormRow *self, const char *text)
{
  self->filling = TRUE;
  self->control->set_text (self->widget, text);
  self->filling = FALSE;
}

static void
show_default (CbFormRow *self)
{
  g_autofree char *text = cb_field_dup_default_text (self->field);

  fill (self, text);
}

void
cb_form_row_set_problem (CbFormRow *self, const char *message)
{
  g_return_if_fail (CB_IS_FORM_ROW (self));

  gtk_label_set_text (self->problem, message ? message : "");
  gtk_widget_set_visible (self->problem_box, message != NULL);
  if (message)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What was said about the value before no longer holds. */
static void
say_again (CbFormRow *self)
{
  if (self->said)
    cb_form_row_check (self);
  else
    cb_form_row_set_problem (self, NULL);
}

static void
on_control_changed (CbFormRow *self)
{
  if (self->filling)
    return;
  self->touched = TRUE;
  say_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
place_control (CbFormRow *self)
{
  AdwBin *slot = self->control->inline_label ? self->inline_slot : self->slot;

  self->widget = self->control->create (self->field, G_CALLBACK (on_control_changed), self);
  adw_bin_set_child (self->control->inline_label ? self->slot : self->inline_slot, NULL);
  adw_bin_set_child (slot, self->widget);
  gtk_widget_set_visible (GTK_WIDGET (self->inline_slot), self->control->inline_label);
  gtk_widget_set_visible (GTK_WIDGET (self->slot), !self->control->inline_label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->widget),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->help, NULL, -1);
}

/* What a control is made of: another text here asks for another control. */
static char *
describe_control (CbField *field)
{
  GString *text = g_string_new (cb_field_get_placeholder (field));
  CbList *choices = cb_field_get_choices (field);

  g_string_append_printf (text, "|%d", cb_field_get_required (field));
  for (guint i = 0; i < cb_list_get_size (choices); i++)
    {
      CbChoice *choice = cb_list_get (choices, i);

      g_string_append_printf (text, "|%s=%s", cb_choice_get_value (choice),
                              cb_choice_get_display_name (choice));
    }
  return g_string_free (text, FALSE);
}

static void
renew_control (CbFormRow *self)
{
  const CbFormControl *control = cb_form_control_get (self->field);
  g_autofree char *description = describe_control (self->field);
  g_autofree char *text = NULL;

  if (control == self->control && g_strcmp0 (description, self->choices) == 0)
    return;

  text = self->touched ? self->control->dup_text (self->widget) : NULL;
  self->control = control;
  g_free (self->choices);
  self->choices = g_steal_pointer (&description);
  self->filling = TRUE;
  place_control (self);
  self->filling = FALSE;
  if (text)
    fill (self, text);
}

static void
show_kept (CbFormRow *self)
{
  if (GTK_IS_PASSWORD_ENTRY (self->widget))
    g_object_set (self->widget, "placeholder-text",
                  self->kept ? _ ("Saved in the keyring") : cb_field_get_placeholder (self->field),
                  NULL);
}

static void
on_field_changed (CbFormRow *self)
{
  g_autofree char *title = cb_field_dup_title (self->field);
  gboolean required = cb_field_get_required (self->field);
  g_autofree char *marked = required ? g_strconcat (title, " *", NULL) : NULL;
  const char *help = cb_field_get_help (self->field);

  gtk_label_set_text (self->title, marked ? marked : title);
  gtk_label_set_text (self->help, help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), *help != '\0');
  renew_control (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
  show_kept (self);
  if (!self->touched)
    show_default (self);
  if (self->said)
    cb_form_row_check (self);
}

static void
cb_form_row_on_leave (CbFormRow *self)
{
  if (self->touched)
    cb_form_row_check (self);
}

static void
cb_form_row_dispose (GObject *object)
{
  CbFormRow *self = CB_FORM_ROW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_FORM_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->field);
  g_clear_pointer (&self->choices, g_free);
  G_OBJECT_CLASS (cb_form_row_parent_class)->dispose (object);
}

static gboolean
cb_form_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CB_FORM_ROW (widget)->widget);
}

static void
cb_form_row_class_init (CbFormRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_form_row_dispose;
  widget_class->grab_focus = cb_form_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/form/cb-form-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, head);
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, title);
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, inline_slot);
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, slot);
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, help);
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, CbFormRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, cb_form_row_on_leave);
}

static void
cb_form_row_init (CbFormRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_form_row_new (CbField *field)
{
  CbFormRow *self = g_object_new (CB_TYPE_FORM_ROW, NULL);

  self->field = g_object_ref (field);
  on_field_changed (self);
  g_signal_connect_object (field, "changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

CbField *
cb_form_row_get_field (CbFormRow *self)
{
  return self->field;
}

char *
cb_form_row_dup_text (CbFormRow *self)
{
  g_return_val_if_fail (CB_IS_FORM_ROW (self), NULL);

  /* A switch that nobody touched says nothing, unless the definition has a default. */
  if (!self->touched)
    return cb_field_dup_default_text (self->field);
  return self->control->dup_text (self->widget);
}

void
cb_form_row_set_text (CbFormRow *self, const char *text)
{
  g_return_if_fail (CB_IS_FORM_ROW (self));

  fill (self, text);
  self->touched = TRUE;
  say_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cb_form_row_reset (CbFormRow *self)
{
  g_return_if_fail (CB_IS_FORM_ROW (self));

  show_default (self);
  self->touched = FALSE;
  self->said = FALSE;
  cb_form_row_set_problem (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cb_form_row_get_touched (CbFormRow *self)
{
  return self->touched;
}

void
cb_form_row_set_kept (CbFormRow *self, gboolean kept)
{
  g_return_if_fail (CB_IS_FORM_ROW (self));

  self->kept = kept;
  show_kept (self);
}

char *
cb_form_row_dup_problem (CbFormRow *self)
{
  g_autofree char *text = cb_form_row_dup_text (self);

  /* A required switch that is off says "no". */
  if (*text == '\0'
      && (self->kept
          || (cb_field_get_field_type (self->field) == CB_FIELD_TYPE_BOOLEAN && !self->touched)))
    return NULL;
  return cb_form_check_text (self->field, text);
}

gboolean
cb_form_row_check (CbFormRow *self)
{
  g_autofree char *message = cb_form_row_dup_problem (self);

  self->said = TRUE;
  cb_form_row_set_problem (self, message);
  return message == NULL;
}
