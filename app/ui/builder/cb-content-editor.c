/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-content-editor.h"

#include "cb-bind.h"
#include "cb-sample-dialog.h"
#include "cb-structure-tree.h"

#include <glib/gi18n.h>
#include <libcb-schema.h>
#include <libcb-ui-widgets.h>

struct _CbContentEditor
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbList *contents;
  CbContent *content;
  GBindingGroup *bindings;
  gboolean filling;

  GtkDropDown *choice;
  GtkStringList *names;
  GtkWidget *media_type;
  GtkWidget *remove;
  GtkToggleButton *show_tree;
  GtkToggleButton *show_example;
  GtkStack *stack;
  CbStructureTree *tree;
  CbCodeView *example;
};

G_DEFINE_FINAL_TYPE (CbContentEditor, cb_content_editor, ADW_TYPE_BIN)

static CbValue *
resolve (CbValue *schema, gpointer data)
{
  return cb_connector_resolve_schema (data, schema);
}

static CbValue *
make_example (CbContentEditor *self)
{
  CbValue *given = cb_content_get_example (self->content);
  CbValue *schema = cb_content_get_schema (self->content);
  CbSchemaScope scope = { schema, resolve, cb_builder_context_get_connector (self->context) };

  if (given)
    return cb_value_ref (given);
  return schema ? cb_schema_make_example (schema, &scope) : NULL;
}

static void
fill_example (CbContentEditor *self)
{
  g_autoptr (CbValue) example = self->content ? make_example (self) : NULL;
  g_autofree char *text = NULL;

  if (example && cb_value_is (example, CB_NODE_STRING))
    text = g_strdup (cb_value_get_text (example, NULL));
  else if (example)
    text = cb_value_to_text (example, 2);
  cb_code_view_set_text (self->example, text ? text : "", -1);
}

static void
cb_content_editor_on_view (CbContentEditor *self)
{
  gboolean example = gtk_toggle_button_get_active (self->show_example);

  if (example)
    fill_example (self);
  gtk_stack_set_visible_child (self->stack,
                               example ? GTK_WIDGET (self->example) : GTK_WIDGET (self->tree));
}

static void
on_content_changed (CbContentEditor *self)
{
  if (gtk_toggle_button_get_active (self->show_example))
    fill_example (self);
}

static void
show_content (CbContentEditor *self, CbContent *content)
{
  if (self->content)
    g_signal_handlers_disconnect_by_func (self->content, on_content_changed, self);
  g_set_object (&self->content, content);
  g_binding_group_set_source (self->bindings, content);
  cb_structure_tree_set_place (self->tree, self->context, content ? CB_ITEM (content) : NULL,
                               CB_CONTENT_SCHEMA);
  if (content)
    g_signal_connect_object (content, "changed", G_CALLBACK (on_content_changed), self,
                             G_CONNECT_SWAPPED);
  on_content_changed (self);
}

static void
list_contents (CbContentEditor *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n = self->contents ? cb_list_get_size (self->contents) : 0;
  int position = self->content && n ? cb_list_index_of (self->contents, self->content) : 0;
  guint selected = position < 0 ? 0 : (guint) position;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) cb_content_get_media_type (cb_list_get (self->contents, i)));
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names->pdata);
  gtk_drop_down_set_selected (self->choice, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), n > 1);
  gtk_widget_set_sensitive (self->remove, n > 0);
  show_content (self, n ? cb_list_get (self->contents, selected) : NULL);
}

static void
cb_content_editor_on_choice (CbContentEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->filling || self->contents == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  show_content (self, cb_list_get (self->contents, selected));
}

static CbContent *
add_content (CbContentEditor *self, const char *media_type)
{
  g_autoptr (CbValue) schema = cb_schema_new (CB_SCHEMA_OBJECT);
  g_autoptr (CbContent) content = cb_content_new (media_type, schema);

  cb_builder_context_flush (self->context);
  cb_list_append (self->contents, content);
  show_content (self, content);
  list_contents (self);
  return content;
}

static void
cb_content_editor_on_add (CbContentEditor *self)
{
  static const char *const usual[] = {
    "application/json",    "application/xml", "application/x-www-form-urlencoded",
    "multipart/form-data", "text/csv",        "text/plain"
  };

  if (self->contents == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (cb_list_find (self->contents, usual[i]) == NULL)
        {
          add_content (self, usual[i]);
          break;
        }
    }
  gtk_widget_grab_focus (self->media_type);
}

static void
cb_content_editor_on_remove (CbContentEditor *self)
{
  if (self->content == NULL)
    return;
  cb_builder_context_flush (self->context);
  cb_list_remove_item (self->contents, self->content);
}

void
cb_content_editor_learn (CbContentEditor *self, const char *media_type, CbValue *sample)
{
  g_autoptr (CbValue) schema = cb_schema_infer (&sample, 1);

  g_return_if_fail (CB_IS_CONTENT_EDITOR (self));

  if (self->contents == NULL)
    return;
  cb_builder_context_begin (self->context, _ ("Learning of a structure"));
  if (self->content == NULL)
    add_content (self, media_type && *media_type ? media_type : "application/json");
  cb_content_set_schema (self->content, schema);
  cb_content_set_example (self->content, sample);
  cb_builder_context_end (self->context);
}

static void
take_sample (CbValue *sample, gpointer data)
{
  cb_content_editor_learn (data, NULL, sample);
}

static void
cb_content_editor_on_sample (CbContentEditor *self)
{
  cb_sample_dialog_ask (GTK_WIDGET (self), _ ("Structure from a Sample"), take_sample,
                        G_OBJECT (self));
}

void
cb_content_editor_set_contents (CbContentEditor *self, CbBuilderContext *context, CbList *contents)
{
  g_return_if_fail (CB_IS_CONTENT_EDITOR (self));

  if (self->contents)
    g_signal_handlers_disconnect_by_func (self->contents, list_contents, self);
  show_content (self, NULL);
  g_set_object (&self->context, context);
  g_set_object (&self->contents, contents);
  if (contents)
    g_signal_connect_object (contents, "items-changed", G_CALLBACK (list_contents), self,
                             G_CONNECT_SWAPPED);
  list_contents (self);
}

static void
cb_content_editor_dispose (GObject *object)
{
  CbContentEditor *self = CB_CONTENT_EDITOR (object);

  self->filling = TRUE;
  if (self->contents)
    g_signal_handlers_disconnect_by_func (self->contents, list_contents, self);
  if (self->content)
    g_signal_handlers_disconnect_by_func (self->content, on_content_changed, self);
  g_clear_object (&self->bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CONTENT_EDITOR);
  g_clear_object (&self->content);
  g_clear_object (&self->contents);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_content_editor_parent_class)->dispose (object);
}

static void
cb_content_editor_class_init (CbContentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_content_editor_dispose;
  g_type_ensure (CB_TYPE_STRUCTURE_TREE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-content-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, choice);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, names);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, media_type);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, show_tree);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, show_example);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, tree);
  gtk_widget_class_bind_template_child (widget_class, CbContentEditor, example);
  gtk_widget_class_bind_template_callback (widget_class, cb_content_editor_on_choice);
  gtk_widget_class_bind_template_callback (widget_class, cb_content_editor_on_add);
  gtk_widget_class_bind_template_callback (widget_class, cb_content_editor_on_remove);
  gtk_widget_class_bind_template_callback (widget_class, cb_content_editor_on_sample);
  gtk_widget_class_bind_template_callback (widget_class, cb_content_editor_on_view);
}

static void
cb_content_editor_init (CbContentEditor *self)
{
  self->bindings = g_binding_group_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_bind_text (self->bindings, "media-type", self->media_type);
  self->filling = FALSE;
}
