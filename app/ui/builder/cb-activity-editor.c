/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-editor.h"

#include "cb-behaviour-tab.h"
#include "cb-bind.h"
#include "cb-body-tab.h"
#include "cb-field-table.h"
#include "cb-problem-row.h"
#include "cb-response-tab.h"
#include "cb-text-row.h"
#include "cb-verb.h"

#include <glib/gi18n.h>

struct _CbActivityEditor
{
  AdwBin parent_instance;

  CbBuilderContext *context;
  CbActivity *activity;
  GBindingGroup *bindings;
  gboolean filling;

  CbVerbButton *verb;
  GtkEditable *path;
  GtkLabel *address;
  CbProblemRow *verb_problem;
  CbProblemRow *path_problem;
  CbProblemRow *whole_problem;
  GtkStack *stack;
  GtkWidget *display_name;
  CbProblemRow *display_name_problem;
  CbTextRow *description;
  CbProblemRow *description_problem;
  GtkWidget *tags;
  GtkWidget *visibility;
  GtkWidget *identifier;
  CbProblemRow *identifier_problem;
  GtkStackPage *parameters_page;
  CbFieldTable *parameters;
  GtkStackPage *body_page;
  CbBodyTab *body;
  GtkStackPage *response_page;
  CbResponseTab *response;
  CbBehaviourTab *behaviour;
};

G_DEFINE_FINAL_TYPE (CbActivityEditor, cb_activity_editor, ADW_TYPE_BIN)

/* Path and path parameters change together, so they are one step of undo. */
static void
cb_activity_editor_on_path (CbActivityEditor *self)
{
  const char *text = gtk_editable_get_text (self->path);

  if (self->filling || self->activity == NULL
      || g_str_equal (text, cb_activity_get_path (self->activity)))
    return;
  cb_builder_context_typing (self->context, _ ("Change of the path"));
  cb_activity_set_path (self->activity, text);
  cb_activity_sync_path_parameters (self->activity);
}

static void
show_address (CbActivityEditor *self)
{
  CbConnector *connector = cb_builder_context_get_connector (self->context);
  CbServer *server = cb_list_get (cb_connector_get_servers (connector), 0);
  const char *own = cb_activity_get_server_url (self->activity);
  const char *base = *own ? own : server ? cb_server_get_url (server) : "";
  g_autofree char *address = g_strconcat (base, cb_activity_get_path (self->activity), NULL);

  gtk_label_set_text (self->address, address);
}

static void
set_count (GtkStackPage *page, const char *title, guint n)
{
  g_autofree char *text = n ? g_strdup_printf ("%s (%u)", title, n) : g_strdup (title);

  gtk_stack_page_set_title (page, text);
}

static void
show_counts (CbActivityEditor *self)
{
  CbBody *body = cb_activity_get_request (self->activity);

  set_count (self->parameters_page, _ ("Parameters"),
             cb_list_get_size (cb_activity_get_parameters (self->activity)));
  gtk_stack_page_set_title (self->body_page, body ? _ ("Body •") : _ ("Body"));
  set_count (self->response_page, _ ("Response"),
             cb_list_get_size (cb_activity_get_responses (self->activity)));
}

static void
on_activity_changed (CbActivityEditor *self)
{
  const char *path = cb_activity_get_path (self->activity);

  self->filling = TRUE;
  if (!g_str_equal (path, gtk_editable_get_text (self->path)))
    gtk_editable_set_text (self->path, path);
  self->filling = FALSE;
  show_address (self);
  show_counts (self);
}

static void
watch_problems (CbActivityEditor *self)
{
  CbActivity *activity = self->activity;

  cb_problem_row_watch (self->verb_problem, self->context, activity, CB_ACTIVITY_METHOD, NULL);
  cb_problem_row_watch (self->path_problem, self->context, activity, CB_ACTIVITY_PATH,
                        GTK_WIDGET (self->path));
  cb_problem_row_watch (self->whole_problem, self->context, activity, -1, NULL);
  cb_problem_row_watch (self->display_name_problem, self->context, activity,
                        CB_ACTIVITY_DISPLAY_NAME, self->display_name);
  cb_problem_row_watch (self->description_problem, self->context, activity, CB_ACTIVITY_DESCRIPTION,
                        GTK_WIDGET (self->description));
  cb_problem_row_watch (self->identifier_problem, self->context, activity, CB_ACTIVITY_ID,
                        self->identifier);
}

void
cb_activity_editor_set_activity (CbActivityEditor *self, CbBuilderContext *context,
                                 CbActivity *activity)
{
  g_return_if_fail (CB_IS_ACTIVITY_EDITOR (self));

  if (self->activity == activity && self->context == context)
    return;
  if (self->context)
    cb_builder_context_flush (self->context);
  if (self->activity)
    g_signal_handlers_disconnect_by_func (self->activity, on_activity_changed, self);
  g_set_object (&self->context, context);
  g_set_object (&self->activity, activity);
  g_binding_group_set_source (self->bindings, activity);
  cb_field_table_set_list (self->parameters, context,
                           activity ? cb_activity_get_parameters (activity) : NULL);
  cb_body_tab_set_activity (self->body, context, activity);
  cb_response_tab_set_activity (self->response, context, activity);
  cb_behaviour_tab_set_activity (self->behaviour, context, activity);
  watch_problems (self);
  if (activity == NULL)
    return;
  g_signal_connect_object (activity, "changed", G_CALLBACK (on_activity_changed), self,
                           G_CONNECT_SWAPPED);
  on_activity_changed (self);
}

static void
show_member (CbActivityEditor *self, int member)
{
  GtkWidget *widget = GTK_WIDGET (self->path);

  switch (member)
    {
    case CB_ACTIVITY_DISPLAY_NAME:
      widget = self->display_name;
      break;
    case CB_ACTIVITY_DESCRIPTION:
      widget = GTK_WIDGET (self->description);
      break;
    case CB_ACTIVITY_TAGS:
      widget = self->tags;
      break;
    case CB_ACTIVITY_VISIBILITY:
      widget = self->visibility;
      break;
    case CB_ACTIVITY_ID:
      widget = self->identifier;
      break;
    case CB_ACTIVITY_METHOD:
      widget = GTK_WIDGET (self->verb);
      break;
    default:
      break;
    }
  if (gtk_widget_is_ancestor (widget, GTK_WIDGET (self->stack)))
    gtk_stack_set_visible_child_name (self->stack, "general");
  gtk_widget_grab_focus (widget);
}

static const char *
get_tab (CbItem *item, int member)
{
  if (cb_item_get_ancestor (item, CB_TYPE_PARAMETER) || member == CB_ACTIVITY_PARAMETERS)
    return "parameters";
  if (cb_item_get_ancestor (item, CB_TYPE_BODY) || member == CB_ACTIVITY_REQUEST)
    return "body";
  if (cb_item_get_ancestor (item, CB_TYPE_RESPONSE) || member == CB_ACTIVITY_RESPONSES
      || member == CB_ACTIVITY_RECORDS_PATH)
    return "response";
  if (cb_item_get_ancestor (item, CB_TYPE_SECURITY) || member == CB_ACTIVITY_IDEMPOTENT
      || member == CB_ACTIVITY_SECURITY || member == CB_ACTIVITY_SECURITY_MODE
      || member == CB_ACTIVITY_SERVER_URL || member == CB_ACTIVITY_DEPRECATED)
    return "behaviour";
  return NULL;
}

void
cb_activity_editor_show_item (CbActivityEditor *self, CbItem *item, int member)
{
  const char *tab = get_tab (item, CB_IS_ACTIVITY (item) ? member : -1);

  g_return_if_fail (CB_IS_ACTIVITY_EDITOR (self));

  if (tab == NULL)
    {
      show_member (self, CB_IS_ACTIVITY (item) ? member : -1);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, tab);
  if (g_str_equal (tab, "parameters"))
    cb_field_table_show_item (self->parameters, item, member);
  else if (g_str_equal (tab, "response"))
    cb_response_tab_show_item (self->response, item, member);
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

void
cb_activity_editor_set_last_response (CbActivityEditor *self, CbActivity *activity, guint status,
                                      const char *media_type, CbValue *sample)
{
  cb_response_tab_set_last (self->response, activity, status, media_type, sample);
}

static void
cb_activity_editor_dispose (GObject *object)
{
  CbActivityEditor *self = CB_ACTIVITY_EDITOR (object);

  self->filling = TRUE;
  if (self->activity)
    g_signal_handlers_disconnect_by_func (self->activity, on_activity_changed, self);
  g_clear_object (&self->bindings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ACTIVITY_EDITOR);
  g_clear_object (&self->activity);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_activity_editor_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, verb);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, path);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, address);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, verb_problem);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, path_problem);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, whole_problem);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, display_name);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, display_name_problem);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, description);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, description_problem);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, tags);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, visibility);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, identifier);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, identifier_problem);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, parameters_page);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, parameters);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, body_page);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, body);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, response_page);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, response);
  gtk_widget_class_bind_template_child (widget_class, CbActivityEditor, behaviour);
}

static void
cb_activity_editor_class_init (CbActivityEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_activity_editor_dispose;
  g_type_ensure (CB_TYPE_VERB_BUTTON);
  g_type_ensure (CB_TYPE_PROBLEM_ROW);
  g_type_ensure (CB_TYPE_TEXT_ROW);
  g_type_ensure (CB_TYPE_FIELD_TABLE);
  g_type_ensure (CB_TYPE_BODY_TAB);
  g_type_ensure (CB_TYPE_RESPONSE_TAB);
  g_type_ensure (CB_TYPE_BEHAVIOUR_TAB);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-activity-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cb_activity_editor_on_path);
}

static void
cb_activity_editor_init (CbActivityEditor *self)
{
  self->bindings = g_binding_group_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_enable_undo (self->path, FALSE);
  cb_field_table_set_kind (self->parameters, CB_FIELD_TABLE_PARAMETERS);
  cb_bind_fill_choices (self->visibility, CB_TYPE_VISIBILITY, CB_VISIBILITY_HIDDEN + 1);
  g_binding_group_bind (self->bindings, "method", self->verb, "verb",
                        G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  cb_bind_text (self->bindings, "display-name", self->display_name);
  cb_bind_text_view (self->bindings, "description", cb_text_row_get_view (self->description));
  cb_bind_tags (self->bindings, "tags", self->tags);
  cb_bind_choice (self->bindings, "visibility", self->visibility);
  cb_bind_text (self->bindings, "id", self->identifier);
  self->filling = FALSE;
}
