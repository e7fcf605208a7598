/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-field-editor.h"

#include "cb-bind.h"
#include "cb-problem-row.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbFieldEditor
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbField *field;
  GBindingGroup *bindings;
  GBindingGroup *parameter_bindings;
  GBindingGroup *condition_bindings;
  gboolean filling;

  GtkWidget *help;
  GtkWidget *placeholder;
  GtkWidget *pattern;
  CbProblemRow *pattern_problem;
  GtkWidget *minimum;
  GtkWidget *maximum;
  CbProblemRow *maximum_problem;
  GtkWidget *multiple_row;
  GtkWidget *multiple;
  GtkWidget *deprecated;
  GtkWidget *choices_group;
  CbGridTable *choices;
  AdwComboRow *condition_field;
  GtkStringList *condition_names;
  GtkWidget *condition_row;
  GtkWidget *condition_values;
  GtkWidget *request_group;
  GtkWidget *style;
  GtkWidget *explode;
  GtkWidget *allow_reserved;
  GtkWidget *send_empty;
};

G_DEFINE_FINAL_TYPE (CbFieldEditor, cb_field_editor, ADW_TYPE_BIN)

static gboolean
insert_choice (CbGridTable *table, guint position, gpointer data)
{
  CbFieldEditor *self = data;
  g_autoptr (CbChoice) choice = NULL;

  if (self->field == NULL)
    return FALSE;
  choice = cb_choice_new ("", "");
  cb_list_insert (cb_field_get_choices (self->field), position, choice);
  return TRUE;
}

static void
remove_choices (CbGridTable *table, guint position, guint n, gpointer data)
{
  cb_list_splice (cb_field_get_choices (((CbFieldEditor *) data)->field), position, n, NULL, 0);
}

static void
move_choice (CbGridTable *table, guint from, guint to, gpointer data)
{
  cb_list_move (cb_field_get_choices (((CbFieldEditor *) data)->field), from, to);
}

static void
begin_paste (CbGridTable *table, gpointer data)
{
  cb_builder_context_begin (((CbFieldEditor *) data)->context, _ ("Pasting of choices"));
}

static void
end_paste (CbGridTable *table, gpointer data)
{
  cb_builder_context_end (((CbFieldEditor *) data)->context);
}

static const CbGridTableFuncs choice_funcs = {
  .insert = insert_choice,
  .remove = remove_choices,
  .move = move_choice,
  .begin = begin_paste,
  .end = end_paste,
};

static void
set_choice_columns (CbFieldEditor *self)
{
  const CbGridColumn columns[] = {
    { .property = "value", .title = _ ("Value"), .width = 160, .monospace = TRUE },
    { .property = "display-name", .title = _ ("Display name"), .expand = TRUE },
  };

  cb_grid_table_set_columns (self->choices, columns, G_N_ELEMENTS (columns));
  cb_grid_table_set_funcs (self->choices, &choice_funcs, self);
  g_object_set (self->choices, "placeholder-text", _ ("Any value can be entered."), NULL);
}

static void
cb_field_editor_on_add_choice (CbFieldEditor *self)
{
  cb_grid_table_add_row (self->choices);
}

static char *
dup_bound_text (CbValue *value)
{
  const char *text = value ? cb_value_get_text (value, NULL) : NULL;

  return g_strdup (text ? text : "");
}

/* What isn't a number stays in the entry, marked, and out of the definition. */
static void
take_bound (CbFieldEditor *self, GtkWidget *entry, guint member)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (CbValue) value = *text ? cb_value_new_number (text) : NULL;

  if (self->filling || self->field == NULL)
    return;
  if (*text && value == NULL)
    {
      gtk_widget_add_css_class (entry, "error");
      return;
    }
  gtk_widget_remove_css_class (entry, "error");
  cb_item_set_value (CB_ITEM (self->field), member, value);
}

static void
cb_field_editor_on_minimum (CbFieldEditor *self)
{
  take_bound (self, self->minimum, CB_FIELD_MINIMUM);
}

static void
cb_field_editor_on_maximum (CbFieldEditor *self)
{
  take_bound (self, self->maximum, CB_FIELD_MAXIMUM);
}

static void
show_bound (CbFieldEditor *self, GtkWidget *entry, CbValue *value)
{
  g_autofree char *text = dup_bound_text (value);

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (entry))))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Names of the other fields of the form, "Always" in front. */
static void
list_condition_fields (CbFieldEditor *self)
{
  CbList *siblings = cb_item_get_parent_list (CB_ITEM (self->field));
  CbCondition *condition = cb_field_get_show_when (self->field);
  const char *chosen = condition ? cb_condition_get_field (condition) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (names, _ ("Always shown"));
  for (guint i = 0; siblings && i < cb_list_get_size (siblings); i++)
    {
      CbField *other = cb_list_get (siblings, i);

      if (other == self->field)
        continue;
      if (g_strcmp0 (cb_field_get_name (other), chosen) == 0)
        selected = names->len;
      g_ptr_array_add (names, (gpointer) cb_field_get_name (other));
    }
  if (chosen && selected == 0)
    {
      selected = names->len;
      g_ptr_array_add (names, (gpointer) chosen);
    }
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->condition_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->condition_names)),
                          (const char *const *) names->pdata);
  adw_combo_row_set_selected (self->condition_field, selected);
}

static void
cb_field_editor_on_condition_field (CbFieldEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->condition_field);
  CbCondition *old = self->field ? cb_field_get_show_when (self->field) : NULL;
  const char *name;
  g_autoptr (CbCondition) condition = NULL;

  if (self->filling || self->field == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    {
      cb_field_set_show_when (self->field, NULL);
      return;
    }
  name = gtk_string_list_get_string (self->condition_names, selected);
  if (old)
    {
      cb_condition_set_field (old, name);
      return;
    }
  condition = g_object_new (CB_TYPE_CONDITION, NULL);
  cb_condition_set_field (condition, name);
  cb_field_set_show_when (self->field, condition);
}

static void
show_type (CbFieldEditor *self)
{
  CbFieldType type = cb_field_get_field_type (self->field);
  gboolean number = type == CB_FIELD_TYPE_NUMBER || type == CB_FIELD_TYPE_INTEGER;
  gboolean words = type == CB_FIELD_TYPE_TEXT || type == CB_FIELD_TYPE_SECRET;

  gtk_widget_set_visible (self->minimum, number);
  gtk_widget_set_visible (self->maximum, number);
  gtk_widget_set_visible (self->pattern, words);
  gtk_widget_set_visible (self->placeholder, words || number);
  gtk_widget_set_visible (self->multiple_row, type != CB_FIELD_TYPE_BOOLEAN
                                                  && type != CB_FIELD_TYPE_SECRET
                                                  && type != CB_FIELD_TYPE_LIST);
  gtk_widget_set_visible (self->choices_group,
                          type != CB_FIELD_TYPE_SECRET && type != CB_FIELD_TYPE_FILE);
}

static void
on_field_changed (CbFieldEditor *self)
{
  CbCondition *condition = cb_field_get_show_when (self->field);

  self->filling = TRUE;
  show_type (self);
  show_bound (self, self->minimum, cb_field_get_minimum (self->field));
  show_bound (self, self->maximum, cb_field_get_maximum (self->field));
  list_condition_fields (self);
  g_binding_group_set_source (self->condition_bindings, condition);
  gtk_widget_set_visible (self->condition_row, condition != NULL);
  self->filling = FALSE;
}

void
cb_field_editor_set_field (CbFieldEditor *self, CbBuilderContext *context, CbField *field)
{
  gboolean parameter = field && CB_IS_PARAMETER (field);

  g_return_if_fail (CB_IS_FIELD_EDITOR (self));

  if (self->field)
    g_signal_handlers_disconnect_by_func (self->field, on_field_changed, self);
  g_set_object (&self->context, context);
  g_set_object (&self->field, field);
  gtk_widget_set_visible (GTK_WIDGET (self), field != NULL);
  gtk_widget_set_visible (self->request_group, parameter);
  g_binding_group_set_source (self->bindings, field);
  g_binding_group_set_source (self->parameter_bindings, parameter ? field : NULL);
  g_binding_group_set_source (self->condition_bindings, NULL);
  cb_grid_table_set_model (self->choices,
                           field ? G_LIST_MODEL (cb_field_get_choices (field)) : NULL);
  cb_problem_row_watch (self->pattern_problem, context, field, CB_FIELD_PATTERN, self->pattern);
  cb_problem_row_watch (self->maximum_problem, context, field, CB_FIELD_MAXIMUM, self->maximum);
  if (field == NULL)
    return;
  g_signal_connect_object (field, "changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  on_field_changed (self);
}

void
cb_field_editor_show_member (CbFieldEditor *self, int member)
{
  switch (member)
    {
    case CB_FIELD_PATTERN:
      gtk_widget_grab_focus (self->pattern);
      break;
    case CB_FIELD_MINIMUM:
      gtk_widget_grab_focus (self->minimum);
      break;
    case CB_FIELD_MAXIMUM:
      gtk_widget_grab_focus (self->maximum);
      break;
    case CB_FIELD_SHOW_WHEN:
      gtk_widget_grab_focus (GTK_WIDGET (self->condition_field));
      break;
    case CB_FIELD_CHOICES:
      gtk_widget_grab_focus (GTK_WIDGET (self->choices));
      break;
    default:
      gtk_widget_grab_focus (self->help);
    }
}

static void
cb_field_editor_dispose (GObject *object)
{
  CbFieldEditor *self = CB_FIELD_EDITOR (object);

  if (self->choices)
    {
      cb_grid_table_set_model (self->choices, NULL);
      cb_grid_table_set_funcs (self->choices, NULL, NULL);
    }
  if (self->field)
    g_signal_handlers_disconnect_by_func (self->field, on_field_changed, self);
  g_clear_object (&self->bindings);
  g_clear_object (&self->parameter_bindings);
  g_clear_object (&self->condition_bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_FIELD_EDITOR);
  self->choices = NULL;
  g_clear_object (&self->field);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_field_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, help);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, pattern);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, pattern_problem);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, minimum);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, maximum);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, maximum_problem);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, multiple_row);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, multiple);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, deprecated);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, choices_group);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, choices);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, condition_field);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, condition_names);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, condition_row);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, condition_values);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, request_group);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, style);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, explode);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, allow_reserved);
  gtk_widget_class_bind_template_child (widget_class, CbFieldEditor, send_empty);
}

static void
cb_field_editor_class_init (CbFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_field_editor_dispose;
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-field-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_editor_on_minimum);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_editor_on_maximum);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_editor_on_add_choice);
  gtk_widget_class_bind_template_callback (widget_class, cb_field_editor_on_condition_field);
}

static void
cb_field_editor_init (CbFieldEditor *self)
{
  self->bindings = g_binding_group_new ();
  self->parameter_bindings = g_binding_group_new ();
  self->condition_bindings = g_binding_group_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_choice_columns (self);
  cb_bind_fill_choices (self->style, CB_TYPE_STYLE, CB_STYLE_DEEP_OBJECT + 1);
  cb_bind_fill_choices (self->explode, CB_TYPE_EXPLODE, CB_EXPLODE_NO + 1);
  cb_bind_text (self->bindings, "help", self->help);
  cb_bind_text (self->bindings, "placeholder", self->placeholder);
  cb_bind_text (self->bindings, "pattern", self->pattern);
  cb_bind_switch (self->bindings, "multiple", self->multiple);
  cb_bind_switch (self->bindings, "deprecated", self->deprecated);
  cb_bind_tags (self->condition_bindings, "values", self->condition_values);
  cb_bind_choice (self->parameter_bindings, "style", self->style);
  cb_bind_choice (self->parameter_bindings, "explode", self->explode);
  cb_bind_switch (self->parameter_bindings, "allow-reserved", self->allow_reserved);
  cb_bind_switch (self->parameter_bindings, "send-empty", self->send_empty);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
