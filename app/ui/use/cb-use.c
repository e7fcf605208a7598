/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-connection-dialog.h"
#include "cb-use-activities.h"
#include "cb-use-activity.h"
#include "cb-use-history.h"
#include "cb-use.h"

#include <glib/gi18n.h>
#include <libcb-runtime.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

struct _CbUse
{
  GtkWidget parent_instance;

  GtkStack *stack;
  CbSplit *outer;
  CbSplit *inner;
  GtkListBox *connections;
  CbUseActivities *activities;
  GtkStack *activity_stack;
  CbUseActivity *activity;
  GtkWidget *header_start;
  GtkWidget *header_end;

  CbLibrary *library;
  CbSecretStore *secrets;
  GSimpleActionGroup *actions;
  GListStore *records;
  CbConnectionRecord *current;
  CbRunner *runner;
  char *wanted_id;
  GCancellable *cancellable;
};

static void page_init (CbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbUse, cb_use, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CB_TYPE_PAGE, page_init))

static GtkWidget *
page_get_header_start (CbPage *page)
{
  return CB_USE (page)->header_start;
}

static GtkWidget *
page_get_header_end (CbPage *page)
{
  return CB_USE (page)->header_end;
}

static const char *
page_get_action_prefix (CbPage *page)
{
  return "use";
}

static GActionGroup *
page_get_actions (CbPage *page)
{
  return G_ACTION_GROUP (CB_USE (page)->actions);
}

static gboolean
page_start_search (CbPage *page)
{
  cb_use_activities_start_search (CB_USE (page)->activities);
  return TRUE;
}

static gboolean
page_go_back (CbPage *page)
{
  CbUse *self = CB_USE (page);

  if (cb_split_get_folded (self->inner) && cb_split_get_show_content (self->inner)
      && cb_split_get_show_content (self->outer))
    cb_split_set_show_content (self->inner, FALSE);
  else if (cb_split_get_folded (self->outer) && cb_split_get_show_content (self->outer))
    cb_split_set_show_content (self->outer, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void
page_init (CbPageInterface *iface)
{
  iface->get_header_start = page_get_header_start;
  iface->get_header_end = page_get_header_end;
  iface->get_action_prefix = page_get_action_prefix;
  iface->get_actions = page_get_actions;
  iface->start_search = page_start_search;
  iface->go_back = page_go_back;
}

static void
enable (CbUse *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_state (CbUse *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "content" : "empty");
  gtk_widget_set_visible (self->header_end, any);
  enable (self, "edit", self->current != NULL);
  enable (self, "delete", self->current != NULL);
}

static CbRunner *
make_runner (CbUse *self, CbConnector *connector)
{
  CbRunner *runner = cb_form_runner_new (connector);
  const char *server = cb_connection_record_get_server (self->current);
  const char *security = cb_connection_record_get_security (self->current);
  g_autoptr (CbValues) values = cb_values_new_from_value (
      cb_connection_record_get_values (self->current), CB_ORIGIN_CONNECTION);

  cb_runner_set_values (runner, values);
  cb_runner_set_server (runner, server && *server ? server : NULL);
  cb_runner_set_security (runner, security && *security ? security : NULL);
  cb_runner_set_secrets (runner, self->secrets, cb_connection_record_get_id (self->current));
  return runner;
}

static void
clear_activity (CbUse *self)
{
  g_clear_object (&self->runner);
  cb_use_activity_set_activity (self->activity, NULL, NULL);
  gtk_stack_set_visible_child_name (self->activity_stack, "none");
}

typedef struct
{
  CbUse *self;
  CbConnectionRecord *record;
} Loading;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Loading *loading = data;
  g_autoptr (CbUse) self = loading->self;
  g_autoptr (CbConnectionRecord) record = loading->record;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) connector = cb_library_load_finish (CB_LIBRARY (source), result, &error);

  if (!connector)
    {
      cb_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (record != self->current)
    return;
  self->runner = make_runner (self, connector);
  cb_use_activities_set_connector (self->activities, connector);
}

static void
cb_use_on_connection (CbUse *self, GtkListBoxRow *row)
{
  Loading *loading;

  clear_activity (self);
  cb_use_activities_set_connector (self->activities, NULL);
  g_clear_object (&self->current);
  if (row)
    self->current = g_list_model_get_item (G_LIST_MODEL (self->records),
                                           (guint) gtk_list_box_row_get_index (row));
  show_state (self);
  if (!self->current)
    return;
  loading = g_new0 (Loading, 1);
  loading->self = g_object_ref (self);
  loading->record = g_object_ref (self->current);
  cb_library_load_async (self->library, cb_connection_record_get_connector_id (self->current),
                         self->cancellable, loaded_cb, loading);
  cb_split_set_show_content (self->outer, TRUE);
}

static void
cb_use_on_activity (CbUse *self, CbActivity *activity)
{
  cb_use_activity_set_activity (self->activity, self->runner, activity);
  gtk_stack_set_visible_child_name (self->activity_stack, "activity");
  cb_split_set_show_content (self->inner, TRUE);
}

static void
cb_use_on_ran (CbUse *self, CbRun *run)
{
  if (self->current)
    cb_use_history_add (self->library, self->current, run);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  const char *name = cb_connection_record_get_name (item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *logo = cb_logo_new (24);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, NULL);

  cb_logo_set_text (CB_LOGO (logo), name);
  gtk_box_append (GTK_BOX (box), logo);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
select_wanted (CbUse *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->records)); i++)
    {
      g_autoptr (CbConnectionRecord)
          record = g_list_model_get_item (G_LIST_MODEL (self->records), i);

      if (g_strcmp0 (cb_connection_record_get_id (record), self->wanted_id) == 0
          || (!self->wanted_id && i == 0))
        gtk_list_box_select_row (self->connections,
                                 gtk_list_box_get_row_at_index (self->connections, (int) i));
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbUse) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      records = cb_library_list_connections_finish (CB_LIBRARY (source), result, &error);

  if (!records)
    {
      cb_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)),
                       records->pdata, records->len);
  show_state (self);
  select_wanted (self);
}

static void
reload (CbUse *self, const char *wanted_id)
{
  g_free (self->wanted_id);
  self->wanted_id = g_strdup (wanted_id);
  cb_library_list_connections_async (self->library, NULL, self->cancellable, listed_cb,
                                     g_object_ref (self));
}

static void
saved_cb (CbConnectionDialog *dialog, CbConnectionRecord *record, CbUse *self)
{
  reload (self, cb_connection_record_get_id (record));
}

static void
open_dialog (CbUse *self, const char *connector_id, CbConnectionRecord *record)
{
  CbConnectionDialog *dialog = cb_connection_dialog_new (self->library, self->secrets, connector_id,
                                                         record);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  cb_dialog_present (CB_DIALOG (dialog), GTK_WIDGET (self));
}

void
cb_use_add_connection (CbUse *self, const char *connector_id)
{
  open_dialog (self, connector_id, NULL);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cb_use_add_connection (data, NULL);
}

static void
edit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CbUse *self = data;

  if (self->current)
    open_dialog (self, NULL, self->current);
}

static void
use_run_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  cb_use_activity_run (CB_USE (data)->activity);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbUse) self = data;
  g_autoptr (GError) error = NULL;

  if (!cb_library_delete_connection_finish (CB_LIBRARY (source), result, &error))
    cb_toast_show_error (GTK_WIDGET (self), error);
  reload (self, NULL);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbUse) self = data;
  g_autoptr (GError) error = NULL;

  if (!cb_secret_store_delete_connection_finish ((CbSecretStore *) source, result, &error))
    cb_toast_show_error (GTK_WIDGET (self), error);
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbUse) self = data;
  g_autofree char *answer = cb_confirm_finish (result, NULL);
  const char *id;

  if (g_strcmp0 (answer, "delete") != 0 || !self->current)
    return;
  id = cb_connection_record_get_id (self->current);
  cb_secret_store_delete_connection_async (self->secrets, id, NULL, forgotten_cb,
                                           g_object_ref (self));
  cb_library_delete_connection_async (self->library, id, NULL, deleted_cb, g_object_ref (self));
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CbUse *self = data;
  const CbAnswer answers[] = { { "cancel", _ ("_Cancel"), CB_ANSWER_PLAIN },
                               { "delete", _ ("_Delete"), CB_ANSWER_DESTRUCTIVE },
                               { NULL, NULL, CB_ANSWER_PLAIN } };
  g_autofree char *heading = NULL;

  if (!self->current)
    return;
  heading = g_strdup_printf (_ ("Delete “%s”?"), cb_connection_record_get_name (self->current));
  cb_confirm_async (GTK_WIDGET (self), heading,
                    _ ("Its secrets are removed from the keyring, and its history is lost."), NULL,
                    answers, self->cancellable, confirmed_cb, g_object_ref (self));
}

GtkWidget *
cb_use_new (CbLibrary *library, CbSecretStore *secrets)
{
  CbUse *self = g_object_new (CB_TYPE_USE, NULL);

  self->library = g_object_ref (library);
  self->secrets = g_object_ref (secrets);
  reload (self, NULL);
  return GTK_WIDGET (self);
}

static void
cb_use_map (GtkWidget *widget)
{
  CbUse *self = CB_USE (widget);

  GTK_WIDGET_CLASS (cb_use_parent_class)->map (widget);
  /* Definitions may have changed while another place was seen. */
  if (self->library && self->current)
    reload (self, cb_connection_record_get_id (self->current));
}

static void
cb_use_dispose (GObject *object)
{
  CbUse *self = CB_USE (object);

  g_cancellable_cancel (self->cancellable);
  /* Its rows go while what they are connected to is still there. */
  if (self->connections)
    gtk_list_box_bind_model (self->connections, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_USE);
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->records);
  g_clear_object (&self->current);
  g_clear_object (&self->runner);
  g_clear_object (&self->library);
  g_clear_object (&self->secrets);

  G_OBJECT_CLASS (cb_use_parent_class)->dispose (object);
}

static void
cb_use_finalize (GObject *object)
{
  CbUse *self = CB_USE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wanted_id, g_free);

  G_OBJECT_CLASS (cb_use_parent_class)->finalize (object);
}

static void
cb_use_class_init (CbUseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_use_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_use_finalize;
  widget_class->map = cb_use_map;
  g_type_ensure (CB_TYPE_USE_ACTIVITIES);
  g_type_ensure (CB_TYPE_USE_ACTIVITY);
  gtk_widget_class_set_template_from_resource (widget_class, CB_APP_PATH "/use/cb-use.ui");
  gtk_widget_class_bind_template_child (widget_class, CbUse, stack);
  gtk_widget_class_bind_template_child (widget_class, CbUse, outer);
  gtk_widget_class_bind_template_child (widget_class, CbUse, inner);
  gtk_widget_class_bind_template_child (widget_class, CbUse, connections);
  gtk_widget_class_bind_template_child (widget_class, CbUse, activities);
  gtk_widget_class_bind_template_child (widget_class, CbUse, activity_stack);
  gtk_widget_class_bind_template_child (widget_class, CbUse, activity);
  gtk_widget_class_bind_template_child (widget_class, CbUse, header_start);
  gtk_widget_class_bind_template_child (widget_class, CbUse, header_end);
  gtk_widget_class_bind_template_callback (widget_class, cb_use_on_connection);
  gtk_widget_class_bind_template_callback (widget_class, cb_use_on_activity);
  gtk_widget_class_bind_template_callback (widget_class, cb_use_on_ran);
}

static void
cb_use_init (CbUse *self)
{
  static const GActionEntry entries[] = {
    { "add", add_action },
    { "edit", edit_action },
    { "delete", delete_action },
    { "run", use_run_action },
  };

  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->records = g_list_store_new (CB_TYPE_CONNECTION_RECORD);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_ref (self->header_start);
  g_object_ref (self->header_end);
  gtk_list_box_bind_model (self->connections, G_LIST_MODEL (self->records), make_row, NULL, NULL);
}
