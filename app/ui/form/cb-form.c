/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form.h"

#include "cb-form-check.h"
#include "cb-form-row.h"

#include <glib/gi18n.h>

struct _CbForm
{
  GtkWidget parent_instance;

  GListModel *fields;
  GPtrArray *list;
  gboolean valid;

  GtkLabel *empty_label;
  GtkBox *rows;
  GtkExpander *advanced;
  GtkBox *advanced_rows;
};

G_DEFINE_FINAL_TYPE (CbForm, cb_form, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FIELDS,
  PROP_VALID,
  PROP_EMPTY_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static CbFormRow *
find_row (CbForm *self, CbField *field)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      CbFormRow *row = self->list->pdata[i];

      if (cb_form_row_get_field (row) == field)
        return row;
    }
  return NULL;
}

static CbFormRow *
find_named (CbForm *self, const char *name)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      CbFormRow *row = self->list->pdata[i];

      if (g_str_equal (cb_field_get_name (cb_form_row_get_field (row)), name))
        return row;
    }
  return NULL;
}

static gboolean
condition_holds (CbForm *self, CbField *field)
{
  CbCondition *condition = cb_field_get_show_when (field);
  CbFormRow *other = condition ? find_named (self, cb_condition_get_field (condition)) : NULL;
  const char *const *values;
  g_autofree char *text = NULL;

  if (other == NULL)
    return TRUE;
  text = cb_form_row_dup_text (other);
  values = cb_condition_get_values (condition);
  if (values == NULL || values[0] == NULL)
    return *text != '\0';
  return g_strv_contains (values, text);
}

static gboolean
is_seen (CbForm *self, CbField *field)
{
  return cb_field_get_visibility (field) != CB_VISIBILITY_HIDDEN && condition_holds (self, field);
}

static void
update_valid (CbForm *self)
{
  gboolean valid = TRUE;

  for (guint i = 0; valid && i < self->list->len; i++)
    {
      CbFormRow *row = self->list->pdata[i];
      g_autofree char *problem = NULL;

      if (is_seen (self, cb_form_row_get_field (row)))
        problem = cb_form_row_dup_problem (row);
      valid = problem == NULL;
    }
  if (valid == self->valid)
    return;
  self->valid = valid;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
take_out (GtkWidget *row)
{
  GtkWidget *box = gtk_widget_get_parent (row);

  if (box)
    gtk_box_remove (GTK_BOX (box), row);
}

/* Puts each row where the visibility of its field says, in the order of the model. */
static void
arrange (CbForm *self)
{
  GtkWidget *last = NULL;
  GtkWidget *last_advanced = NULL;
  guint n_seen = 0;

  for (guint i = 0; i < self->list->len; i++)
    {
      GtkWidget *row = self->list->pdata[i];
      CbField *field = cb_form_row_get_field (CB_FORM_ROW (row));
      gboolean advanced = cb_field_get_visibility (field) == CB_VISIBILITY_ADVANCED;
      GtkBox *box = advanced ? self->advanced_rows : self->rows;
      GtkWidget **after = advanced ? &last_advanced : &last;

      if (gtk_widget_get_parent (row) != GTK_WIDGET (box))
        {
          take_out (row);
          gtk_box_insert_child_after (box, row, *after);
        }
      else if (gtk_widget_get_prev_sibling (row) != *after)
        gtk_box_reorder_child_after (box, row, *after);
      *after = row;
      gtk_widget_set_visible (row, is_seen (self, field));
      n_seen += is_seen (self, field);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), last != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->advanced), last_advanced != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), n_seen == 0);
  update_valid (self);
}

static void
on_row_changed (CbForm *self)
{
  arrange (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static CbFormRow *
add_row (CbForm *self, CbField *field)
{
  GtkWidget *row = cb_form_row_new (field);

  g_signal_connect_object (row, "changed", G_CALLBACK (on_row_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "changed", G_CALLBACK (arrange), self, G_CONNECT_SWAPPED);
  return CB_FORM_ROW (row);
}

static void
drop_row (CbForm *self, CbFormRow *row)
{
  CbField *field = cb_form_row_get_field (row);

  g_signal_handlers_disconnect_by_func (field, arrange, self);
  take_out (GTK_WIDGET (row));
}

static void
on_items_changed (CbForm *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->list);
  guint n = self->fields ? g_list_model_get_n_items (self->fields) : 0;

  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (self->fields, i);
      CbFormRow *row = NULL;

      for (guint j = 0; row == NULL && j < old->len; j++)
        {
          if (cb_form_row_get_field (old->pdata[j]) == field)
            row = g_ptr_array_steal_index (old, j);
        }
      g_ptr_array_add (self->list, row ? row : g_object_ref_sink (add_row (self, field)));
    }
  for (guint i = 0; i < old->len; i++)
    drop_row (self, old->pdata[i]);
  arrange (self);
}

void
cb_form_set_fields (CbForm *self, GListModel *fields)
{
  g_return_if_fail (CB_IS_FORM (self));
  g_return_if_fail (fields == NULL || G_IS_LIST_MODEL (fields));

  if (self->fields == fields)
    return;
  if (self->fields)
    g_signal_handlers_disconnect_by_func (self->fields, on_items_changed, self);
  g_set_object (&self->fields, fields);
  if (fields)
    g_signal_connect_object (fields, "items-changed", G_CALLBACK (on_items_changed), self,
                             G_CONNECT_SWAPPED);
  on_items_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIELDS]);
}

GListModel *
cb_form_get_fields (CbForm *self)
{
  g_return_val_if_fail (CB_IS_FORM (self), NULL);

  return self->fields;
}

void
cb_form_foreach (CbForm *self, CbFormFunc func, gpointer data)
{
  g_return_if_fail (CB_IS_FORM (self));

  for (guint i = 0; i < self->list->len; i++)
    {
      CbFormRow *row = self->list->pdata[i];
      CbField *field = cb_form_row_get_field (row);
      g_autofree char *text = is_seen (self, field) ? cb_form_row_dup_text (row) : NULL;

      if (text && *text)
        func (field, text, data);
    }
}

static void
collect_value (CbField *field, const char *text, gpointer data)
{
  CbValue **object = data;
  g_autoptr (CbValue) value = NULL;
  g_autoptr (CbValue) old = NULL;

  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
    return;
  value = cb_form_read_text (field, text);
  if (value == NULL)
    return;
  old = g_steal_pointer (object);
  *object = cb_value_with_member (old, cb_field_get_name (field), value);
}

CbValue *
cb_form_dup_values (CbForm *self)
{
  CbValue *object = cb_value_new_object ();

  cb_form_foreach (self, collect_value, &object);
  return object;
}

void
cb_form_set_values (CbForm *self, CbValue *values)
{
  g_return_if_fail (CB_IS_FORM (self));

  for (guint i = 0; i < self->list->len; i++)
    {
      CbFormRow *row = self->list->pdata[i];
      CbField *field = cb_form_row_get_field (row);
      CbValue *value = cb_value_get_member (values, cb_field_get_name (field));
      g_autofree char *text = value ? cb_field_format_value (field, value) : NULL;

      if (text)
        cb_form_row_set_text (row, text);
      else
        cb_form_row_reset (row);
    }
}

char *
cb_form_dup_text (CbForm *self, const char *name)
{
  CbFormRow *row = find_named (self, name);

  return row ? cb_form_row_dup_text (row) : g_strdup ("");
}

void
cb_form_set_text (CbForm *self, const char *name, const char *text)
{
  CbFormRow *row = find_named (self, name);

  if (row)
    cb_form_row_set_text (row, text);
}

char *
cb_form_dup_field_text (CbForm *self, CbField *field)
{
  CbFormRow *row = find_row (self, field);

  return row ? cb_form_row_dup_text (row) : g_strdup ("");
}

void
cb_form_set_field_text (CbForm *self, CbField *field, const char *text)
{
  CbFormRow *row = find_row (self, field);

  if (row)
    cb_form_row_set_text (row, text);
}

void
cb_form_set_kept (CbForm *self, const char *name, gboolean kept)
{
  CbFormRow *row = find_named (self, name);

  if (row == NULL)
    return;
  cb_form_row_set_kept (row, kept);
  update_valid (self);
}

void
cb_form_set_problem (CbForm *self, const char *name, const char *message)
{
  CbFormRow *row = find_named (self, name);

  if (row)
    cb_form_row_set_problem (row, message);
}

void
cb_form_reset (CbForm *self)
{
  g_return_if_fail (CB_IS_FORM (self));

  for (guint i = 0; i < self->list->len; i++)
    cb_form_row_reset (self->list->pdata[i]);
}

gboolean
cb_form_get_valid (CbForm *self)
{
  g_return_val_if_fail (CB_IS_FORM (self), FALSE);

  return self->valid;
}

gboolean
cb_form_check (CbForm *self)
{
  CbFormRow *first = NULL;

  g_return_val_if_fail (CB_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->list->len; i++)
    {
      CbFormRow *row = self->list->pdata[i];

      if (is_seen (self, cb_form_row_get_field (row)) && !cb_form_row_check (row) && !first)
        first = row;
    }
  if (first)
    cb_form_focus_field (self, cb_form_row_get_field (first));
  return first == NULL;
}

gboolean
cb_form_focus_first (CbForm *self)
{
  g_return_val_if_fail (CB_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->list->len; i++)
    {
      if (gtk_widget_get_mapped (self->list->pdata[i]))
        return gtk_widget_grab_focus (self->list->pdata[i]);
    }
  return FALSE;
}

void
cb_form_focus_field (CbForm *self, CbField *field)
{
  CbFormRow *row = find_row (self, field);

  if (row == NULL)
    return;
  if (cb_field_get_visibility (field) == CB_VISIBILITY_ADVANCED)
    gtk_expander_set_expanded (self->advanced, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cb_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbForm *self = CB_FORM (object);

  switch (id)
    {
    case PROP_FIELDS:
      g_value_set_object (value, self->fields);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    case PROP_EMPTY_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->empty_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbForm *self = CB_FORM (object);

  switch (id)
    {
    case PROP_FIELDS:
      cb_form_set_fields (self, g_value_get_object (value));
      break;
    case PROP_EMPTY_TEXT:
      gtk_label_set_text (self->empty_label, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_form_dispose (GObject *object)
{
  CbForm *self = CB_FORM (object);
  GtkWidget *child;

  if (self->fields)
    g_signal_handlers_disconnect_by_func (self->fields, on_items_changed, self);
  for (guint i = 0; self->list && i < self->list->len; i++)
    drop_row (self, self->list->pdata[i]);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_FORM);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->fields);
  G_OBJECT_CLASS (cb_form_parent_class)->dispose (object);
}

static void
cb_form_class_init (CbFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_form_get_property;
  object_class->set_property = cb_form_set_property;
  object_class->dispose = cb_form_dispose;

  properties[PROP_FIELDS] = g_param_spec_object ("fields", NULL, NULL, G_TYPE_LIST_MODEL,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_TEXT] = g_param_spec_string ("empty-text", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/form/cb-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CbForm, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CbForm, rows);
  gtk_widget_class_bind_template_child (widget_class, CbForm, advanced);
  gtk_widget_class_bind_template_child (widget_class, CbForm, advanced_rows);
}

static void
cb_form_init (CbForm *self)
{
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  self->valid = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cb_form_new (void)
{
  return g_object_new (CB_TYPE_FORM, NULL);
}
