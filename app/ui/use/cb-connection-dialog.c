/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-connection-dialog.h"
#include "cb-connection-save.h"

#include <glib/gi18n.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

struct _CbConnectionDialog
{
  CbDialog parent_instance;

  GtkWidget *save_button;
  GtkStack *stack;
  GtkEditable *search;
  GtkListView *palette;
  CbLogo *logo;
  GtkLabel *connector_title;
  GtkLabel *connector_description;
  GtkEditable *name;
  GtkLabel *name_problem;
  CbConnectionForm *form;
  GtkWidget *test_button;
  GtkSpinner *spinner;
  GtkLabel *outcome;
  GtkLabel *keyring_note;

  CbLibrary *library;
  CbSecretStore *secrets;
  CbLibraryIndex *index;
  CbConnectionRecord *record;
  CbConnector *connector;
  char *connector_id;
  gboolean is_new;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CbConnectionDialog, cb_connection_dialog, CB_TYPE_DIALOG)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_name_problem (CbConnectionDialog *self, const char *message)
{
  gtk_label_set_text (self->name_problem, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name_problem), message != NULL);
}

static void
show_outcome (CbConnectionDialog *self, gboolean success, const char *message)
{
  gtk_label_set_text (self->outcome, message);
  gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), success ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->outcome), success ? "success" : "error");
}

/* What is entered, secrets included. (transfer full) */
static CbValues *
collect_values (CbConnectionDialog *self)
{
  CbValues *values = cb_values_new ();

  cb_form_fill_values (cb_connection_form_get_form (self->form), values, CB_ORIGIN_CONNECTION);
  return values;
}

typedef struct
{
  CbValues *open;
  GPtrArray *secrets;
  const char *connection;
} Division;

static void
divide_field (CbField *field, const char *text, gpointer data)
{
  Division *division = data;
  g_autofree char *name = cb_values_dup_field_name (field);
  g_autofree char *title = cb_field_dup_title (field);
  g_autofree char *label = g_strdup_printf ("%s: %s", division->connection, title);

  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
    {
      g_ptr_array_add (division->secrets, cb_secret_entry_new (name, label, text));
      cb_values_set (division->open, name, NULL, CB_ORIGIN_CONNECTION);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbConnectionDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!cb_connection_save_finish (result, &error))
    {
      gtk_widget_set_sensitive (self->save_button, TRUE);
      if (g_error_matches (error, CB_LIBRARY_ERROR, CB_LIBRARY_ERROR_CLASH))
        show_name_problem (self, error->message);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_outcome (self, FALSE, error->message);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, self->record);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
check (CbConnectionDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean named = cb_connection_record_check_name (gtk_editable_get_text (self->name), &error);

  show_name_problem (self, error ? error->message : NULL);
  return cb_form_check (cb_connection_form_get_form (self->form)) && named;
}

static void
cb_connection_dialog_on_save (CbConnectionDialog *self)
{
  g_autoptr (CbValues) values = NULL;
  g_autoptr (CbValue) open = NULL;
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_secret_entry_free);
  Division division = { 0 };
  CbServer *server = cb_connection_form_get_server (self->form);

  if (!check (self))
    return;
  values = collect_values (self);
  division = (Division){ values, entries, gtk_editable_get_text (self->name) };
  cb_form_foreach (cb_connection_form_get_form (self->form), divide_field, &division);
  open = cb_values_to_value (values);
  cb_connection_record_set_name (self->record, gtk_editable_get_text (self->name));
  cb_connection_record_set_values (self->record, open);
  cb_connection_record_set_server (self->record, server ? cb_server_get_url (server) : NULL);
  cb_connection_record_set_security (self->record, cb_connection_form_get_security (self->form));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  cb_connection_save_async (self->library, self->secrets, self->record, entries, self->cancellable,
                            saved_cb, g_object_ref (self));
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbConnectionDialog) self = data;
  g_autoptr (CbConnectionTest) test = cb_connection_test_finish (CB_RUNNER (source), result, NULL);

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->test_button, TRUE);
  if (test)
    show_outcome (self, test->success, test->message);
}

static void
cb_connection_dialog_on_test (CbConnectionDialog *self)
{
  g_autoptr (CbRunner) runner = NULL;
  g_autoptr (CbValues) values = NULL;
  CbServer *server = cb_connection_form_get_server (self->form);

  if (!cb_form_check (cb_connection_form_get_form (self->form)))
    return;
  runner = cb_form_runner_new (self->connector);
  values = collect_values (self);
  cb_runner_set_values (runner, values);
  cb_runner_set_server (runner, server ? cb_server_get_url (server) : NULL);
  cb_runner_set_security (runner, cb_connection_form_get_security (self->form));
  cb_runner_set_secrets (runner, self->secrets, cb_connection_record_get_id (self->record));
  gtk_label_set_text (self->outcome, "");
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (self->test_button, FALSE);
  cb_connection_test_async (runner, self->cancellable, tested_cb, g_object_ref (self));
}

static void
cb_connection_dialog_on_name (CbConnectionDialog *self)
{
  show_name_problem (self, NULL);
}

static CbServer *
find_server (CbConnectionDialog *self, const char *url)
{
  CbList *servers = cb_connector_get_servers (self->connector);

  return url && *url ? cb_list_find (servers, url) : NULL;
}

static void
show_kept_secrets (CbConnectionDialog *self)
{
  CbForm *form = cb_connection_form_get_form (self->form);
  GListModel *fields = cb_form_get_fields (form);

  for (guint i = 0; fields && i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (CbField) field = g_list_model_get_item (fields, i);

      if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
        cb_form_set_kept (form, cb_field_get_name (field), TRUE);
    }
}

static void
show_record (CbConnectionDialog *self)
{
  CbServer *server = find_server (self, cb_connection_record_get_server (self->record));
  const char *security = cb_connection_record_get_security (self->record);

  if (server)
    cb_connection_form_set_server (self->form, server);
  if (security && *security)
    cb_connection_form_set_security (self->form, security);
  cb_form_show_values (cb_connection_form_get_form (self->form),
                       cb_connection_record_get_values (self->record));
  show_kept_secrets (self);
}

static void
show_connector (CbConnectionDialog *self)
{
  g_autofree char *title = cb_connector_dup_title (self->connector);
  const char *image = cb_connector_get_image (self->connector);
  g_autoptr (GBytes) data = *image ? g_bytes_new (image, strlen (image)) : NULL;

  cb_logo_set_text (self->logo, title);
  cb_logo_set_data (self->logo, data);
  cb_logo_set_color (self->logo, *cb_connector_get_color (self->connector)
                                     ? cb_connector_get_color (self->connector)
                                     : NULL);
  gtk_label_set_text (self->connector_title, title);
  gtk_label_set_text (self->connector_description, cb_connector_get_description (self->connector));
  cb_connection_form_set_connector (self->form, self->connector);
  if (self->is_new)
    {
      g_clear_object (&self->record);
      self->record = cb_connection_record_new (self->connector_id, title);
    }
  else
    show_record (self);
  gtk_editable_set_text (self->name, cb_connection_record_get_name (self->record));
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbConnectionDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CbConnector) connector = cb_library_load_finish (CB_LIBRARY (source), result, &error);

  if (connector)
    {
      g_set_object (&self->connector, connector);
      show_connector (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_outcome (self, FALSE, error->message);
}

static void
load (CbConnectionDialog *self, const char *connector_id)
{
  g_free (self->connector_id);
  self->connector_id = g_strdup (connector_id);
  cb_library_load_async (self->library, connector_id, self->cancellable, loaded_cb,
                         g_object_ref (self));
}

static void
cb_connection_dialog_on_search (CbConnectionDialog *self)
{
  cb_library_index_set_text (self->index, gtk_editable_get_text (self->search));
}

static void
cb_connection_dialog_on_pick (CbConnectionDialog *self, guint position)
{
  g_autoptr (CbIndexRow) row = g_list_model_get_item (G_LIST_MODEL (self->index), position);

  if (row && cb_index_row_get_loaded (row))
    load (self, cb_index_row_get_id (row));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                    NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_set_valign (labels, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (labels), title);
  gtk_box_append (GTK_BOX (labels), detail);
  gtk_box_append (GTK_BOX (box), cb_logo_new (40));
  gtk_box_append (GTK_BOX (box), labels);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
show_row (CbIndexRow *row, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *logo = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (logo));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  const char *description = cb_index_row_get_description (row);

  cb_logo_set_text (CB_LOGO (logo), cb_index_row_get_title (row));
  cb_logo_set_color (CB_LOGO (logo),
                     *cb_index_row_get_color (row) ? cb_index_row_get_color (row) : NULL);
  gtk_label_set_text (GTK_LABEL (title), cb_index_row_get_title (row));
  gtk_label_set_text (GTK_LABEL (detail),
                      description && *description ? description : cb_index_row_get_version (row));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  CbIndexRow *row = gtk_list_item_get_item (item);

  show_row (row, NULL, item);
  g_signal_connect (row, "notify::loaded", G_CALLBACK (show_row), item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
make_palette (CbConnectionDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->index = cb_library_index_new (self->library);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->index)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->palette, factory);
  gtk_list_view_set_model (self->palette, GTK_SELECTION_MODEL (selection));
}

CbConnectionDialog *
cb_connection_dialog_new (CbLibrary *library, CbSecretStore *secrets, const char *connector_id,
                          CbConnectionRecord *record)
{
  CbConnectionDialog *self = g_object_new (CB_TYPE_CONNECTION_DIALOG, NULL);
  const char *reason = cb_secret_store_get_reason (secrets);

  self->library = g_object_ref (library);
  self->secrets = g_object_ref (secrets);
  self->is_new = record == NULL;
  gtk_label_set_text (self->keyring_note,
                      reason ? reason : _ ("Secrets are kept in your keyring."));
  if (record)
    {
      self->record = g_object_ref (record);
      gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Connection"));
      gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("_Save"));
      load (self, cb_connection_record_get_connector_id (record));
    }
  else if (connector_id)
    load (self, connector_id);
  else
    make_palette (self);
  return self;
}

static void
cb_connection_dialog_dispose (GObject *object)
{
  CbConnectionDialog *self = CB_CONNECTION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->index);
  g_clear_object (&self->record);
  g_clear_object (&self->connector);
  g_clear_object (&self->library);
  g_clear_object (&self->secrets);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CONNECTION_DIALOG);

  G_OBJECT_CLASS (cb_connection_dialog_parent_class)->dispose (object);
}

static void
cb_connection_dialog_finalize (GObject *object)
{
  CbConnectionDialog *self = CB_CONNECTION_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connector_id, g_free);

  G_OBJECT_CLASS (cb_connection_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, search);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, palette);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, logo);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, connector_title);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, connector_description);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, name_problem);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, form);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, test_button);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, CbConnectionDialog, keyring_note);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_dialog_on_save);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_dialog_on_test);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_dialog_on_name);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_dialog_on_search);
  gtk_widget_class_bind_template_callback (widget_class, cb_connection_dialog_on_pick);
}

static void
cb_connection_dialog_class_init (CbConnectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cb_connection_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cb_connection_dialog_finalize;
  signals[SAVED] = g_signal_new ("saved", CB_TYPE_CONNECTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, CB_TYPE_CONNECTION_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CB_APP_PATH "/use/cb-connection-dialog.ui");
  bind_children (widget_class);
}

static void
cb_connection_dialog_init (CbConnectionDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
