/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-confirm.h"

#include "cb-compat-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *dialog;
  GSource *cancelled;
} Question;

static void
question_free (Question *question)
{
  cb_compat_clear_source (&question->cancelled);
  g_clear_object (&question->dialog);
  g_free (question);
}

static AdwResponseAppearance
get_appearance (CbAnswerLook look)
{
  switch (look)
    {
    case CB_ANSWER_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case CB_ANSWER_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    case CB_ANSWER_PLAIN:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

static void
add_responses (AdwMessageDialog *dialog, const CbAnswer *responses)
{
  const CbAnswer *last = NULL;

  for (const CbAnswer *response = responses; response->id; response++)
    {
      adw_message_dialog_add_response (dialog, response->id, response->label);
      adw_message_dialog_set_response_appearance (dialog, response->id,
                                                  get_appearance (response->look));
      last = response;
    }
  if (!last)
    return;
  adw_message_dialog_set_close_response (dialog, responses->id);
  if (last->look != CB_ANSWER_DESTRUCTIVE)
    adw_message_dialog_set_default_response (dialog, last->id);
}

/* Gives back the task that the dialog held; what comes after is no answer any more. */
static GTask *
settle (GTask *task)
{
  Question *question = g_task_get_task_data (task);

  cb_compat_clear_source (&question->cancelled);
  g_signal_handlers_disconnect_by_data (question->dialog, task);
  /* The task may outlive the parent, a window must not. */
  g_clear_object (&question->dialog);
  return task;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (GTask) task = settle (data);

  g_task_return_pointer (task, g_strdup (response), g_free);
}

static void
destroy_cb (GtkWidget *dialog, gpointer data)
{
  g_autoptr (GTask) task = settle (data);

  cb_compat_return_dismissed (task);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Question *question = g_task_get_task_data (data);
  g_autoptr (GtkWindow) dialog = g_object_ref (question->dialog);
  g_autoptr (GTask) task = settle (data);

  gtk_window_destroy (dialog);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

void
cb_confirm_async (GtkWidget *parent, const char *heading, const char *body, GtkWidget *extra,
                  const CbAnswer *responses, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer data)
{
  GtkWidget *dialog = NULL;
  Question *question = NULL;
  GTask *task = NULL;

  g_return_if_fail (responses);

  dialog = adw_message_dialog_new (cb_compat_get_window (parent), heading, body);
  question = g_new0 (Question, 1);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, cb_confirm_async);
  question->dialog = g_object_ref (GTK_WINDOW (dialog));
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  add_responses (ADW_MESSAGE_DIALOG (dialog), responses);
  if (extra)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  question->cancelled = cb_compat_watch_cancelled (cancellable, cancelled_cb, task);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  g_signal_connect (dialog, "destroy", G_CALLBACK (destroy_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
cb_confirm_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cb_confirm_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cb_confirm_tell (GtkWidget *parent, const char *heading, const char *body)
{
  const CbAnswer responses[] = { { "close", _ ("_Close"), CB_ANSWER_PLAIN }, { NULL } };

  cb_confirm_async (parent, heading, body, NULL, responses, NULL, NULL, NULL);
}
