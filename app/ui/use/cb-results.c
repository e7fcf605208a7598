/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-record-export.h"
#include "cb-record-table.h"
#include "cb-record.h"
#include "cb-results.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

#define TREE_RECORDS 500
#define FLUSH_MS 100

struct _CbResults
{
  GtkWidget parent_instance;

  CbNotice *notice;
  GtkWidget *bar;
  GtkEditable *filter;
  GtkLabel *count;
  GtkWidget *export_button;
  GtkStack *stack;
  CbRecordTable *table;
  CbValueTree *tree;
  CbCodeView *text;

  CbRun *run;
  GListStore *records;
  GPtrArray *arrived;
  guint flush_id;
};

G_DEFINE_FINAL_TYPE (CbResults, cb_results, GTK_TYPE_WIDGET)

static void
show_count (CbResults *self)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autofree char *text = g_strdup_printf (ngettext ("%u record", "%u records", count), count);

  gtk_label_set_text (self->count, text);
  gtk_widget_set_sensitive (self->export_button, count > 0);
}

static CbValue *
collect_value (CbResults *self)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  guint count = MIN (TREE_RECORDS, g_list_model_get_n_items (G_LIST_MODEL (self->records)));

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (CbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->records), i);
      cb_value_builder_add (builder, cb_record_get_value (record));
    }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
cb_results_on_page (CbResults *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  gtk_widget_set_visible (GTK_WIDGET (self->filter), g_strcmp0 (name, "table") == 0);
  if (g_strcmp0 (name, "tree") == 0)
    {
      g_autoptr (CbValue) value = collect_value (self);
      cb_value_tree_set_value (self->tree, value);
      cb_value_tree_expand (self->tree, 1);
    }
  else if (g_strcmp0 (name, "text") == 0)
    {
      g_autofree char *text = cb_record_to_text (G_LIST_MODEL (self->records), "json");
      cb_code_view_set_content_type (self->text, "application/json");
      cb_code_view_set_text (self->text, text, -1);
    }
}

static void
cb_results_on_filter (CbResults *self)
{
  cb_record_table_set_filter (self->table, gtk_editable_get_text (self->filter));
}

static void
cb_results_on_export (CbResults *self)
{
  cb_record_export (self, G_LIST_MODEL (self->records),
                    self->run ? cb_activity_get_id (cb_run_get_activity (self->run)) : "records");
}

static void
cb_results_on_selected (CbResults *self, CbRecord *record)
{
  if (record)
    cb_value_tree_set_value (self->tree, cb_record_get_value (record));
}

static gboolean
flush_cb (gpointer data)
{
  CbResults *self = data;

  self->flush_id = 0;
  g_list_store_splice (self->records, g_list_model_get_n_items (G_LIST_MODEL (self->records)), 0,
                       self->arrived->pdata, self->arrived->len);
  g_ptr_array_set_size (self->arrived, 0);
  cb_record_table_refresh_columns (self->table);
  show_count (self);
  return G_SOURCE_REMOVE;
}

/* Records come one by one, and go into the list in batches: a signal for each would stall it. */
static gboolean
take_record (const char *record, gsize length, gpointer data)
{
  CbResults *self = data;

  g_ptr_array_add (self->arrived, cb_record_new (record, length));
  if (self->flush_id == 0)
    self->flush_id = g_timeout_add (FLUSH_MS, flush_cb, self);
  return TRUE;
}

static void
run_changed_cb (CbRun *run, GParamSpec *pspec, CbResults *self)
{
  if (run != self->run || !cb_run_is_finished (run))
    return;
  if (self->flush_id != 0)
    {
      g_clear_handle_id (&self->flush_id, g_source_remove);
      flush_cb (self);
    }
  /* Records speak for themselves; only what went wrong needs words. */
  cb_notice_set_title (self->notice, cb_run_get_message (run));
  cb_notice_set_level (self->notice, CB_LEVEL_ERROR);
  cb_notice_set_revealed (self->notice,
                          !cb_run_is_success (run) && cb_run_get_state (run) != CB_RUN_CANCELLED);
  cb_results_on_page (self);
}

void
cb_results_set_run (CbResults *self, CbRun *run)
{
  if (self->run)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_set_object (&self->run, run);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_ptr_array_set_size (self->arrived, 0);
  g_list_store_remove_all (self->records);
  cb_notice_set_revealed (self->notice, FALSE);
  show_count (self);
  if (!run)
    return;
  cb_run_set_record_func (run, take_record, g_object_ref (self), g_object_unref);
  g_signal_connect_object (run, "notify::state", G_CALLBACK (run_changed_cb), self, 0);
}

static void
cb_results_dispose (GObject *object)
{
  CbResults *self = CB_RESULTS (object);

  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_object (&self->run);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_RESULTS);

  G_OBJECT_CLASS (cb_results_parent_class)->dispose (object);
}

static void
cb_results_finalize (GObject *object)
{
  CbResults *self = CB_RESULTS (object);

  g_clear_object (&self->records);
  g_clear_pointer (&self->arrived, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_results_parent_class)->finalize (object);
}

static void
cb_results_class_init (CbResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_results_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_results_finalize;
  g_type_ensure (CB_TYPE_RECORD_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, CB_APP_PATH "/use/cb-results.ui");
  gtk_widget_class_bind_template_child (widget_class, CbResults, notice);
  gtk_widget_class_bind_template_child (widget_class, CbResults, bar);
  gtk_widget_class_bind_template_child (widget_class, CbResults, filter);
  gtk_widget_class_bind_template_child (widget_class, CbResults, count);
  gtk_widget_class_bind_template_child (widget_class, CbResults, export_button);
  gtk_widget_class_bind_template_child (widget_class, CbResults, stack);
  gtk_widget_class_bind_template_child (widget_class, CbResults, table);
  gtk_widget_class_bind_template_child (widget_class, CbResults, tree);
  gtk_widget_class_bind_template_child (widget_class, CbResults, text);
  gtk_widget_class_bind_template_callback (widget_class, cb_results_on_page);
  gtk_widget_class_bind_template_callback (widget_class, cb_results_on_filter);
  gtk_widget_class_bind_template_callback (widget_class, cb_results_on_export);
  gtk_widget_class_bind_template_callback (widget_class, cb_results_on_selected);
}

static void
cb_results_init (CbResults *self)
{
  self->records = g_list_store_new (CB_TYPE_RECORD);
  self->arrived = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_settings_follow (self->text, "wrap", "wrap-responses");
  cb_record_table_set_model (self->table, G_LIST_MODEL (self->records));
  show_count (self);
}
