/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-dialog.h"

#include <glib/gi18n.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

/* A sample is pasted by hand; more than this is no sample. */
#define SAMPLE_BYTES ((gsize) 16 * 1024 * 1024)

/**
 * Question:
 * @dialog: what asks
 * @code: what was pasted
 * @func: takes it
 * @owner: for @func
 *
 * A dialog that waits for a sample.
 */
typedef struct
{
  GtkWidget *dialog;
  CbCodeView *code;
  CbSampleFunc func;
  GObject *owner;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question);
}

static void
show_error (Question *question, const GError *error)
{
  guint line = 0;
  guint column = 0;
  const char *place = strstr (error->message, "line ");

  if (place)
    sscanf (place, "line %u, column %u", &line, &column);
  cb_code_view_set_error (question->code, line, column, error->message);
}

static void
on_use (GtkButton *button, Question *question)
{
  g_autofree char *text = cb_code_view_dup_text (question->code);
  const CbReadOptions options = { CB_READ_LENIENT, SAMPLE_BYTES, CB_LIMIT_CONNECTOR_DEPTH };
  g_autoptr (GError) error = NULL;
  g_autoptr (CbDocument) document = cb_document_read_text (text, -1, &options, &error);
  g_autoptr (CbValue) sample = NULL;

  if (document == NULL)
    {
      show_error (question, error);
      return;
    }
  sample = cb_value_new_from_node (document, cb_document_get_root (document));
  question->func (sample, question->owner);
  gtk_window_close (GTK_WINDOW (question->dialog));
}

static void
on_code_changed (CbCodeView *code)
{
  cb_code_view_set_error (code, 0, 0, NULL);
}

static GtkWidget *
make_code (void)
{
  GtkWidget *code = cb_code_view_new ();

  cb_code_view_set_content_type (CB_CODE_VIEW (code), "application/json");
  cb_code_view_set_editable (CB_CODE_VIEW (code), TRUE);
  g_object_set (code, "placeholder-text",
                _ ("Paste one JSON body here, as the API sends or takes it."), NULL);
  gtk_widget_set_vexpand (code, TRUE);
  g_signal_connect (code, "changed", G_CALLBACK (on_code_changed), NULL);
  return code;
}

void
cb_sample_dialog_ask (GtkWidget *parent, const char *title, CbSampleFunc func, GObject *owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *use = gtk_button_new_with_mnemonic (_ ("_Learn the Structure"));
  Question *question = g_new0 (Question, 1);
  GtkWidget *code = make_code ();

  gtk_widget_add_css_class (use, "suggested-action");
  gtk_widget_add_css_class (use, "pill");
  gtk_widget_set_halign (use, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (use, 12);
  gtk_widget_set_size_request (box, 560, 420);
  gtk_box_append (GTK_BOX (box), code);
  gtk_box_append (GTK_BOX (box), use);

  question->dialog = cb_dialog_new (title, box);
  question->code = CB_CODE_VIEW (code);
  question->func = func;
  question->owner = g_object_ref (owner);
  g_signal_connect_data (use, "clicked", G_CALLBACK (on_use), question, question_free, 0);
  cb_dialog_present (CB_DIALOG (question->dialog), parent);
  gtk_widget_grab_focus (code);
}
