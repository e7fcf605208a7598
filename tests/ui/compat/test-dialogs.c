/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-compat.h>

static const CbAnswer delete_responses[] = {
  { "cancel", "_Cancel", CB_ANSWER_PLAIN },
  { "delete", "_Delete", CB_ANSWER_DESTRUCTIVE },
  { NULL, NULL, CB_ANSWER_PLAIN },
};

static GtkWindow *
find_window_of (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

static void
test_confirm_answer (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  GtkWindow *dialog = NULL;

  cb_confirm_async (label, "Delete <b>Acme</b> & Co?", "It can be brought back for 30 days.", NULL,
                    delete_responses, NULL, cb_test_result_cb, &result);
  dialog = find_window_of (parent);
  g_assert_nonnull (dialog);
  cb_ui_test_wait_for_draw (GTK_WIDGET (dialog));
  g_assert_nonnull (cb_ui_test_find_text (GTK_WIDGET (dialog), "Delete <b>Acme</b> & Co?"));
  cb_ui_test_screenshot_both (GTK_WIDGET (dialog), "compat-confirm");
  g_signal_emit_by_name (dialog, "response", "delete");
  answer = cb_confirm_finish (cb_test_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "delete");
  gtk_window_destroy (dialog);
  gtk_window_destroy (parent);
}

static void
test_confirm_closed (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  cb_confirm_async (label, "Delete it?", NULL, NULL, delete_responses, NULL, cb_test_result_cb,
                    &result);
  gtk_window_close (find_window_of (parent));
  answer = cb_confirm_finish (cb_test_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "cancel");
  gtk_window_destroy (parent);
}

static void
test_confirm_cancelled (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_confirm_async (label, "Delete it?", NULL, NULL, delete_responses, cancellable,
                    cb_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (cb_confirm_finish (cb_test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (find_window_of (parent));
  gtk_window_destroy (parent);
}

static void
test_picker_cancelled (void)
{
  static const CbFileType types[] = { { "Connectors", "*.json" }, { NULL, NULL } };
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cb_file_picker_open_async (label, "Import", types, cancellable, cb_test_result_cb, &result);
  cb_ui_test_settle ();
  g_cancellable_cancel (cancellable);
  g_assert_null (cb_file_picker_open_finish (cb_test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gtk_window_destroy (parent);
}

/* A dialog that is cancelled before it is shown. */
static void
test_picker_cancelled_before (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cb_file_picker_save_async (label, "Export", "acme.json", NULL, cancellable, cb_test_result_cb,
                             &result);
  g_assert_null (cb_file_picker_save_finish (cb_test_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gtk_window_destroy (parent);
}

static void
test_dialog (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  GtkWidget *dialog = cb_dialog_new ("Import", gtk_label_new ("content"));

  cb_dialog_present (CB_DIALOG (dialog), label);
  cb_ui_test_wait_for_draw (dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == parent);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (dialog, "window.close", NULL);
  cb_ui_test_settle ();
  g_assert_null (dialog);
  gtk_window_destroy (parent);
}

static void
test_about (void)
{
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 640, 400);
  GtkWindow *about = NULL;

  cb_about_present (label, "GTK 4.8.3");
  about = find_window_of (parent);
  g_assert_nonnull (about);
  cb_ui_test_wait_for_draw (GTK_WIDGET (about));
  cb_ui_test_screenshot (GTK_WIDGET (about), "compat-about");
  gtk_window_destroy (about);
  gtk_window_destroy (parent);
}

static void
test_open_refuses (void)
{
  static const char *const refused[] = { "javascript:alert(1)", "smb://host/share", "no address",
                                         "" };
  GtkWidget *label = gtk_label_new ("page");
  GtkWindow *parent = cb_ui_test_show (label, 300, 200);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      cb_open_uri_async (label, refused[i], NULL, cb_test_result_cb, &result);
      g_assert_false (cb_open_uri_finish (cb_test_wait_result (&result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
    }
  gtk_window_destroy (parent);
}

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  g_test_add_func ("/compat/confirm/answer", test_confirm_answer);
  g_test_add_func ("/compat/confirm/closed", test_confirm_closed);
  g_test_add_func ("/compat/confirm/cancelled", test_confirm_cancelled);
  g_test_add_func ("/compat/picker/cancelled", test_picker_cancelled);
  g_test_add_func ("/compat/picker/cancelled-before", test_picker_cancelled_before);
  g_test_add_func ("/compat/dialog", test_dialog);
  g_test_add_func ("/compat/about", test_about);
  g_test_add_func ("/compat/open/refuses", test_open_refuses);
  return g_test_run ();
}
