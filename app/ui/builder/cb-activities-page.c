/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activities-page.h"

#include "cb-activity-editor.h"
#include "cb-activity-list.h"
#include "cb-bulk-editor.h"

#include <libcb-ui-compat.h>

struct _CbActivitiesPage
{
  AdwBin parent_instance;

  CbBuilderContext *context;

  CbSplit *split;
  CbActivityList *list;
  GtkStack *stack;
  CbActivityEditor *editor;
  CbBulkEditor *bulk;
};

G_DEFINE_FINAL_TYPE (CbActivitiesPage, cb_activities_page, ADW_TYPE_BIN)

static void
cb_activities_page_on_selection (CbActivitiesPage *self)
{
  CbConnector *connector;
  g_autoptr (GPtrArray) selected = NULL;
  CbActivity *activity;

  if (self->context == NULL)
    return;
  connector = cb_builder_context_get_connector (self->context);
  selected = cb_activity_list_dup_selected (self->list);
  activity = cb_builder_context_get_activity (self->context);
  if (selected->len > 1)
    {
      cb_bulk_editor_set_activities (self->bulk, self->context, selected);
      gtk_stack_set_visible_child_name (self->stack, "several");
      return;
    }
  cb_activity_editor_set_activity (self->editor, self->context, activity);
  if (activity)
    gtk_stack_set_visible_child_name (self->stack, "one");
  else if (cb_list_get_size (cb_connector_get_activities (connector)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
cb_activities_page_on_opened (CbActivitiesPage *self)
{
  cb_split_set_show_content (self->split, TRUE);
}

static void
cb_activities_page_on_add (CbActivitiesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "activities.add", NULL);
}

void
cb_activities_page_set_context (CbActivitiesPage *self, CbBuilderContext *context)
{
  CbConnector *connector;
  CbActivity *first;

  g_return_if_fail (CB_IS_ACTIVITIES_PAGE (self));

  if (context == NULL)
    cb_activity_editor_set_activity (self->editor, NULL, NULL);
  g_set_object (&self->context, context);
  cb_activity_list_set_context (self->list, context);
  if (context == NULL)
    return;
  connector = cb_builder_context_get_connector (context);
  first = cb_list_get (cb_connector_get_activities (connector), 0);
  if (first)
    cb_activity_list_select (self->list, first);
  cb_activities_page_on_selection (self);
}

void
cb_activities_page_show_item (CbActivitiesPage *self, CbItem *item, int member)
{
  CbActivity *activity = cb_item_get_ancestor (item, CB_TYPE_ACTIVITY);

  if (activity == NULL)
    return;
  cb_activity_list_select (self->list, activity);
  cb_split_set_show_content (self->split, TRUE);
  cb_activity_editor_show_item (self->editor, item, member);
}

void
cb_activities_page_start_search (CbActivitiesPage *self)
{
  cb_split_set_show_content (self->split, FALSE);
  cb_activity_list_start_search (self->list);
}

gboolean
cb_activities_page_go_back (CbActivitiesPage *self)
{
  if (!cb_split_get_folded (self->split) || !cb_split_get_show_content (self->split))
    return FALSE;
  cb_split_set_show_content (self->split, FALSE);
  return TRUE;
}

void
cb_activities_page_set_last_response (CbActivitiesPage *self, CbActivity *activity, guint status,
                                      const char *media_type, CbValue *sample)
{
  cb_activity_editor_set_last_response (self->editor, activity, status, media_type, sample);
}

static void
cb_activities_page_dispose (GObject *object)
{
  CbActivitiesPage *self = CB_ACTIVITIES_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_ACTIVITIES_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cb_activities_page_parent_class)->dispose (object);
}

static void
cb_activities_page_class_init (CbActivitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_activities_page_dispose;
  g_type_ensure (CB_TYPE_ACTIVITY_LIST);
  g_type_ensure (CB_TYPE_ACTIVITY_EDITOR);
  g_type_ensure (CB_TYPE_BULK_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/builder/cb-activities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CbActivitiesPage, split);
  gtk_widget_class_bind_template_child (widget_class, CbActivitiesPage, list);
  gtk_widget_class_bind_template_child (widget_class, CbActivitiesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CbActivitiesPage, editor);
  gtk_widget_class_bind_template_child (widget_class, CbActivitiesPage, bulk);
  gtk_widget_class_bind_template_callback (widget_class, cb_activities_page_on_selection);
  gtk_widget_class_bind_template_callback (widget_class, cb_activities_page_on_opened);
  gtk_widget_class_bind_template_callback (widget_class, cb_activities_page_on_add);
}

static void
cb_activities_page_init (CbActivitiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
