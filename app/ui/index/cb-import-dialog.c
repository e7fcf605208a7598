/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-import-dialog.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

#include "cb-import-source.h"

#define SHOWN_PROBLEMS 50
#define SHOWN_DIFFERENCES 100

struct _CbImportDialog
{
  CbDialog parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *import_button;
  CbNotice *clash;
  CbBusy *busy;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *failure_message;
  CbLogo *logo;
  GtkLabel *title;
  GtkLabel *facts;
  GtkEditable *name;
  GtkEditable *version;
  GtkWidget *ways_out;
  AdwActionRow *rename_row;
  AdwActionRow *version_row;
  AdwExpanderRow *replace_row;
  GtkWidget *replace_button;
  AdwPreferencesGroup *problems;

  CbLibrary *library;
  GListModel *files;
  guint n_files;
  guint next;
  CbConnector *connector;
  GPtrArray *findings;
  char *clash_id;
  char *free_name;
  char *free_version;
  GPtrArray *problem_rows;
  GPtrArray *difference_rows;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CbImportDialog, cb_import_dialog, CB_TYPE_DIALOG)

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void read_next (CbImportDialog *self);

static void
fail (CbImportDialog *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_text (self->failure_message, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  /* The next of several files is tried with the same button. */
  gtk_button_set_label (GTK_BUTTON (self->import_button), _ ("_Next File"));
  gtk_widget_set_visible (self->import_button, self->next < self->n_files);
  gtk_widget_set_sensitive (self->import_button, TRUE);
  g_clear_object (&self->connector);
}

static void
show_ways_out (CbImportDialog *self)
{
  const char *name = gtk_editable_get_text (self->name);
  const char *version = gtk_editable_get_text (self->version);
  g_autofree char *rename = NULL;
  g_autofree char *again = NULL;

  g_free (self->free_name);
  self->free_name = cb_library_dup_free_name (self->library, name, version);
  g_free (self->free_version);
  self->free_version = cb_library_dup_free_version (self->library, name, version);
  rename = g_strdup_printf (_ ("Name it “%s”"), self->free_name);
  again = g_strdup_printf (_ ("Make it version %s"), self->free_version);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rename_row), rename);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->version_row), again);
  adw_expander_row_set_expanded (self->replace_row, FALSE);
}

static void
show_clash (CbImportDialog *self, const char *problem)
{
  g_autofree char *message = NULL;

  if (self->clash_id)
    message = g_strdup_printf (_ ("“%s” %s is in the library already."),
                               gtk_editable_get_text (self->name),
                               gtk_editable_get_text (self->version));
  cb_notice_set_level (self->clash, CB_LEVEL_WARNING);
  cb_notice_set_title (self->clash, problem ? problem : message ? message : "");
  cb_notice_set_revealed (self->clash, problem || message);
  gtk_widget_set_visible (self->ways_out, self->clash_id && !problem);
  gtk_widget_set_sensitive (self->import_button, !problem && !message);
  if (self->clash_id && !problem)
    show_ways_out (self);
}

static void
cb_import_dialog_on_edit (CbImportDialog *self)
{
  const char *name = gtk_editable_get_text (self->name);
  const char *version = gtk_editable_get_text (self->version);
  g_autofree char *problem = NULL;

  if (!self->connector)
    return;
  problem = cb_lint_check_name (name);
  if (!problem)
    problem = cb_lint_check_version (version);
  g_clear_pointer (&self->clash_id, g_free);
  if (!problem)
    self->clash_id = cb_library_check_clash (self->library, name, version, NULL);
  show_clash (self, problem);
}

static void
cb_import_dialog_on_rename (CbImportDialog *self)
{
  g_autofree char *name = g_strdup (self->free_name);

  gtk_editable_set_text (self->name, name);
}

static void
cb_import_dialog_on_new_version (CbImportDialog *self)
{
  g_autofree char *version = g_strdup (self->free_version);

  gtk_editable_set_text (self->version, version);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, NULL);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
remove_rows (GPtrArray *rows, void (*remove_row) (gpointer, GtkWidget *), gpointer parent)
{
  for (guint i = 0; i < rows->len; i++)
    remove_row (parent, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
remove_difference_row (gpointer parent, GtkWidget *row)
{
  adw_expander_row_remove (parent, row);
}

static void
remove_problem_row (gpointer parent, GtkWidget *row)
{
  adw_preferences_group_remove (parent, row);
}

static void
show_differences (CbImportDialog *self, CbConnector *present)
{
  g_autoptr (GPtrArray) differences = cb_diff (CB_ITEM (present), CB_ITEM (self->connector));

  remove_rows (self->difference_rows, remove_difference_row, self->replace_row);
  for (guint i = 0; i < MIN (differences->len, SHOWN_DIFFERENCES); i++)
    {
      g_autofree char *sentence = cb_difference_dup_sentence (differences->pdata[i]);
      GtkWidget *row = make_row (sentence, NULL);

      adw_expander_row_add_row (self->replace_row, row);
      g_ptr_array_add (self->difference_rows, row);
    }
  if (differences->len == 0 || differences->len > SHOWN_DIFFERENCES)
    {
      g_autofree char *rest = g_strdup_printf (_ ("%u more differences"),
                                               differences->len - SHOWN_DIFFERENCES);
      GtkWidget *row = make_row (differences->len == 0 ? _ ("There are no differences.") : rest,
                                 NULL);

      adw_expander_row_add_row (self->replace_row, row);
      g_ptr_array_add (self->difference_rows, row);
    }
  gtk_widget_set_sensitive (self->replace_button, TRUE);
}

static void
present_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) present = cb_library_load_finish (CB_LIBRARY (source), result, &error);

  if (present && self->connector)
    show_differences (self, present);
  else if (error)
    cb_notice_set_title (self->clash, error->message);
}

static void
cb_import_dialog_on_compare (CbImportDialog *self)
{
  gtk_widget_set_sensitive (self->replace_button, FALSE);
  if (adw_expander_row_get_expanded (self->replace_row) && self->clash_id)
    cb_library_load_async (self->library, self->clash_id, self->cancellable, present_loaded_cb,
                           g_object_ref (self));
}

/* Where it is in the source, or in the definition. (transfer full) */
static char *
describe_place (CbProblem *problem)
{
  g_autofree char *pointer = cb_problem_dup_pointer (problem);

  if (cb_problem_get_line (problem) == 0)
    return g_steal_pointer (&pointer);
  return g_strdup_printf (_ ("Line %u, column %u  %s"), cb_problem_get_line (problem),
                          cb_problem_get_column (problem), pointer);
}

static void
add_problems (CbImportDialog *self, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len && self->problem_rows->len < SHOWN_PROBLEMS; i++)
    {
      CbProblem *problem = problems->pdata[i];
      g_autofree char *place = NULL;
      GtkWidget *row = NULL;

      if (cb_problem_get_severity (problem) == CB_SEVERITY_SUGGESTION)
        continue;
      place = describe_place (problem);
      row = make_row (cb_problem_get_message (problem), place);
      adw_preferences_group_add (self->problems, row);
      g_ptr_array_add (self->problem_rows, row);
    }
}

static void
show_problems (CbImportDialog *self)
{
  g_autoptr (GPtrArray) problems = cb_lint_connector (self->connector);

  remove_rows (self->problem_rows, remove_problem_row, self->problems);
  if (self->findings)
    add_problems (self, self->findings);
  add_problems (self, problems);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), self->problem_rows->len > 0);
}

static void
show_review (CbImportDialog *self)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  guint count = cb_list_get_size (cb_connector_get_activities (self->connector));
  g_autofree char *facts = g_strdup_printf (
      ngettext ("A connector with %u activity", "A connector with %u activities", count), count);
  const char *image = cb_connector_get_image (self->connector);
  g_autoptr (GBytes) data = *image ? g_bytes_new (image, strlen (image)) : NULL;

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  cb_logo_set_text (self->logo, title);
  cb_logo_set_data (self->logo, data);
  cb_logo_set_color (self->logo, *cb_connector_get_color (self->connector)
                                     ? cb_connector_get_color (self->connector)
                                     : NULL);
  gtk_editable_set_text (self->name, cb_connector_get_name (self->connector));
  gtk_editable_set_text (self->version, cb_connector_get_version (self->connector));
  gtk_button_set_label (GTK_BUTTON (self->import_button), _ ("_Import"));
  gtk_widget_set_visible (self->import_button, TRUE);
  show_problems (self);
  gtk_stack_set_visible_child_name (self->stack, "review");
  cb_import_dialog_on_edit (self);
}

static void
read_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (CbImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbImportResult) result = cb_import_source_read_finish (async, &error);

  cb_busy_end (self->busy);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (!result)
    {
      fail (self, error);
      return;
    }
  self->connector = g_steal_pointer (&result->connector);
  self->findings = g_steal_pointer (&result->problems);
  show_review (self);
}

static void
finish (CbImportDialog *self, char *id)
{
  g_signal_emit (self, signals[IMPORTED], 0, id);
  g_free (id);
  g_clear_object (&self->connector);
  if (self->next < self->n_files)
    read_next (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  char *id = cb_library_create_finish (CB_LIBRARY (source), result, &error);

  cb_busy_end (self->busy);
  if (id)
    finish (self, id);
  else if (g_error_matches (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLASH))
    cb_import_dialog_on_edit (self);
  else
    fail (self, error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  cb_busy_end (self->busy);
  if (cb_library_replace_finish (CB_LIBRARY (source), result, &error))
    finish (self, g_steal_pointer (&self->clash_id));
  else
    fail (self, error);
}

static void
take_names (CbImportDialog *self)
{
  cb_connector_set_name (self->connector, gtk_editable_get_text (self->name));
  cb_connector_set_version (self->connector, gtk_editable_get_text (self->version));
}

static void
cb_import_dialog_on_replace (CbImportDialog *self)
{
  take_names (self);
  gtk_widget_set_sensitive (self->replace_button, FALSE);
  cb_busy_begin (self->busy, _ ("Replacing…"), NULL);
  cb_library_replace_async (self->library, self->clash_id, self->connector, NULL, replaced_cb,
                            g_object_ref (self));
}

static void
cb_import_dialog_on_import (CbImportDialog *self)
{
  if (!self->connector)
    {
      read_next (self);
      return;
    }
  take_names (self);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  cb_busy_begin (self->busy, _ ("Importing…"), NULL);
  cb_library_create_async (self->library, self->connector, CB_LIBRARY_STATUS_DRAFT, NULL,
                           created_cb, g_object_ref (self));
}

static void
read_next (CbImportDialog *self)
{
  g_autoptr (GFile) file = g_list_model_get_item (self->files, self->next++);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = g_strdup_printf (_ ("Reading “%s”…"), name);

  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_visible (self->ways_out, FALSE);
  cb_notice_set_revealed (self->clash, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  cb_busy_begin (self->busy, message, self->cancellable);
  cb_import_source_read_async (file, self->cancellable, read_cb, g_object_ref (self));
}

CbImportDialog *
cb_import_dialog_new (CbLibrary *library, GListModel *files)
{
  CbImportDialog *self = g_object_new (CB_TYPE_IMPORT_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->files = g_object_ref (files);
  self->n_files = g_list_model_get_n_items (files);
  read_next (self);
  return self;
}

CbImportDialog *
cb_import_dialog_new_for_text (CbLibrary *library, const char *text)
{
  CbImportDialog *self = g_object_new (CB_TYPE_IMPORT_DIALOG, NULL);

  self->library = g_object_ref (library);
  cb_busy_begin (self->busy, _ ("Reading…"), self->cancellable);
  cb_import_source_read_text_async (text, self->cancellable, read_cb, g_object_ref (self));
  return self;
}

static void
cb_import_dialog_dispose (GObject *object)
{
  CbImportDialog *self = CB_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->connector);
  g_clear_object (&self->library);
  g_clear_object (&self->files);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (cb_import_dialog_parent_class)->dispose (object);
}

static void
cb_import_dialog_finalize (GObject *object)
{
  CbImportDialog *self = CB_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->clash_id, g_free);
  g_clear_pointer (&self->free_name, g_free);
  g_clear_pointer (&self->free_version, g_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->problem_rows, g_ptr_array_unref);
  g_clear_pointer (&self->difference_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cb_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, clash);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, failure_message);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, logo);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, version);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, ways_out);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, rename_row);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, replace_row);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, replace_button);
  gtk_widget_class_bind_template_child (widget_class, CbImportDialog, problems);
  gtk_widget_class_bind_template_callback (widget_class, cb_import_dialog_on_import);
  gtk_widget_class_bind_template_callback (widget_class, cb_import_dialog_on_edit);
  gtk_widget_class_bind_template_callback (widget_class, cb_import_dialog_on_rename);
  gtk_widget_class_bind_template_callback (widget_class, cb_import_dialog_on_new_version);
  gtk_widget_class_bind_template_callback (widget_class, cb_import_dialog_on_compare);
  gtk_widget_class_bind_template_callback (widget_class, cb_import_dialog_on_replace);
}

static void
cb_import_dialog_class_init (CbImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_import_dialog_finalize;
  signals[IMPORTED] = g_signal_new ("imported", CB_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CB_APP_PATH "/index/cb-import-dialog.ui");
  bind_template (widget_class);
}

static void
cb_import_dialog_init (CbImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->problem_rows = g_ptr_array_new ();
  self->difference_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
