/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-response-tab.h"

#include "cb-bind.h"
#include "cb-content-editor.h"
#include "cb-problem-row.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

struct _CbResponseTab
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbActivity *activity;
  CbResponse *response;
  GBindingGroup *bindings;
  GBindingGroup *activity_bindings;
  gboolean filling;

  CbActivity *last_activity;
  guint last_status;
  char *last_media_type;
  CbValue *last_sample;

  GtkDropDown *choice;
  GtkStringList *names;
  GtkWidget *status;
  GtkWidget *description;
  GtkStack *stack;
  CbNotice *notice;
  GtkWidget *records;
  CbProblemRow *records_problem;
  CbProblemRow *status_problem;
  CbContentEditor *contents;
};

G_DEFINE_FINAL_TYPE (CbResponseTab, cb_response_tab, ADW_TYPE_BIN)

static CbList *
get_list (CbResponseTab *self)
{
  return self->activity ? cb_activity_get_responses (self->activity) : NULL;
}

static void
show_response (CbResponseTab *self, CbResponse *response)
{
  g_set_object (&self->response, response);
  g_binding_group_set_source (self->bindings, response);
  gtk_stack_set_visible_child_name (self->stack, response ? "response" : "none");
  cb_content_editor_set_contents (self->contents, self->context,
                                  response ? cb_response_get_contents (response) : NULL);
  cb_problem_row_watch (self->status_problem, self->context, response, CB_RESPONSE_STATUS,
                        self->status);
}

static void
list_responses (CbResponseTab *self)
{
  CbList *list = get_list (self);
  guint n = list ? cb_list_get_size (list) : 0;
  int position = self->response && n ? cb_list_index_of (list, self->response) : 0;
  guint selected = position < 0 ? 0 : (guint) position;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) cb_response_get_status (cb_list_get (list, i)));
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char *const *) names->pdata);
  gtk_drop_down_set_selected (self->choice, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), n > 1);
  show_response (self, n ? cb_list_get (list, selected) : NULL);
}

static void
cb_response_tab_on_choice (CbResponseTab *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->filling || self->activity == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  show_response (self, cb_list_get (get_list (self), selected));
}

static CbResponse *
add_response (CbResponseTab *self, const char *status)
{
  g_autoptr (CbResponse) response = cb_response_new (status);

  cb_list_append (get_list (self), response);
  show_response (self, response);
  list_responses (self);
  return response;
}

static void
cb_response_tab_on_add (CbResponseTab *self)
{
  static const char *const usual[] = { "200", "201", "204", "400", "404", "default" };

  if (self->activity == NULL)
    return;
  cb_builder_context_flush (self->context);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (cb_list_find (get_list (self), usual[i]) == NULL)
        {
          add_response (self, usual[i]);
          break;
        }
    }
  gtk_widget_grab_focus (self->status);
}

static void
cb_response_tab_on_remove (CbResponseTab *self)
{
  if (self->response == NULL)
    return;
  cb_builder_context_flush (self->context);
  cb_list_remove_item (get_list (self), self->response);
}

static void
show_last (CbResponseTab *self)
{
  gboolean fits = self->activity && self->activity == self->last_activity && self->last_sample;
  g_autofree char *text =
      fits ? g_strdup_printf (_ ("The last call was answered with %u. Its structure can be "
                                 "learnt."),
                              self->last_status)
           : NULL;

  if (text)
    cb_notice_set_title (self->notice, text);
  cb_notice_set_revealed (self->notice, fits);
}

static void
cb_response_tab_on_use_last (CbResponseTab *self)
{
  g_autofree char *status = g_strdup_printf ("%u", self->last_status);
  CbResponse *response;

  if (self->activity == NULL || self->last_sample == NULL)
    return;
  cb_builder_context_begin (self->context, _ ("Learning from the last answer"));
  response = cb_list_find (get_list (self), status);
  if (response == NULL)
    response = add_response (self, status);
  show_response (self, response);
  list_responses (self);
  cb_content_editor_learn (self->contents, self->last_media_type, self->last_sample);
  cb_builder_context_end (self->context);
  cb_notice_set_revealed (self->notice, FALSE);
}

void
cb_response_tab_set_last (CbResponseTab *self, CbActivity *activity, guint status,
                          const char *media_type, CbValue *sample)
{
  g_return_if_fail (CB_IS_RESPONSE_TAB (self));

  g_set_object (&self->last_activity, activity);
  self->last_status = status;
  g_free (self->last_media_type);
  self->last_media_type = g_strdup (media_type);
  if (sample)
    cb_value_ref (sample);
  g_clear_pointer (&self->last_sample, cb_value_unref);
  self->last_sample = sample;
  show_last (self);
}

void
cb_response_tab_show_item (CbResponseTab *self, CbItem *item, int member)
{
  CbResponse *response = cb_item_get_ancestor (item, CB_TYPE_RESPONSE);

  if (response)
    {
      show_response (self, response);
      list_responses (self);
    }
  gtk_widget_grab_focus (response ? self->status : self->records);
}

void
cb_response_tab_set_activity (CbResponseTab *self, CbBuilderContext *context, CbActivity *activity)
{
  g_return_if_fail (CB_IS_RESPONSE_TAB (self));

  if (self->activity)
    g_signal_handlers_disconnect_by_func (get_list (self), list_responses, self);
  g_clear_object (&self->response);
  g_set_object (&self->context, context);
  g_set_object (&self->activity, activity);
  g_binding_group_set_source (self->activity_bindings, activity);
  cb_problem_row_watch (self->records_problem, context, activity, CB_ACTIVITY_RECORDS_PATH,
                        self->records);
  if (activity)
    g_signal_connect_object (get_list (self), "items-changed", G_CALLBACK (list_responses), self,
                             G_CONNECT_SWAPPED);
  list_responses (self);
  show_last (self);
}

static void
cb_response_tab_dispose (GObject *object)
{
  CbResponseTab *self = CB_RESPONSE_TAB (object);

  self->filling = TRUE;
  if (self->activity)
    g_signal_handlers_disconnect_by_func (get_list (self), list_responses, self);
  g_clear_object (&self->bindings);
  g_clear_object (&self->activity_bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_RESPONSE_TAB);
  g_clear_object (&self->last_activity);
  g_clear_pointer (&self->last_media_type, g_free);
  g_clear_pointer (&self->last_sample, cb_value_unref);
  g_clear_object (&self->response);
  g_clear_object (&self->activity);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_response_tab_parent_class)->dispose (object);
}

static void
cb_response_tab_class_init (CbResponseTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_response_tab_dispose;
  g_type_ensure (CB_TYPE_CONTENT_EDITOR);
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-response-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, choice);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, names);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, status);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, description);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, stack);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, notice);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, records);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, records_problem);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, status_problem);
  gtk_widget_class_bind_template_child (widget_class, CbResponseTab, contents);
  gtk_widget_class_bind_template_callback (widget_class, cb_response_tab_on_choice);
  gtk_widget_class_bind_template_callback (widget_class, cb_response_tab_on_add);
  gtk_widget_class_bind_template_callback (widget_class, cb_response_tab_on_remove);
  gtk_widget_class_bind_template_callback (widget_class, cb_response_tab_on_use_last);
}

static void
cb_response_tab_init (CbResponseTab *self)
{
  self->bindings = g_binding_group_new ();
  self->activity_bindings = g_binding_group_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_bind_text (self->bindings, "status", self->status);
  cb_bind_text (self->bindings, "description", self->description);
  cb_bind_text (self->activity_bindings, "records-path", self->records);
  self->filling = FALSE;
}
