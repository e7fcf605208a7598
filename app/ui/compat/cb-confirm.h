/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbAnswerLook:
 * @CB_ANSWER_PLAIN: an ordinary button
 * @CB_ANSWER_SUGGESTED: what most people want
 * @CB_ANSWER_DESTRUCTIVE: something is lost
 */
typedef enum
{
  CB_ANSWER_PLAIN,
  CB_ANSWER_SUGGESTED,
  CB_ANSWER_DESTRUCTIVE,
} CbAnswerLook;

/**
 * CbAnswer:
 * @id: what cb_confirm_finish() gives
 * @label: the button, already translated, with a mnemonic
 * @look: how it looks
 *
 * One button of a question.
 */
typedef struct
{
  const char *id;
  const char *label;
  CbAnswerLook look;
} CbAnswer;

/**
 * cb_confirm_async:
 * @parent: any widget of the window that asks
 * @heading: the question; plain text, never markup
 * @body: (nullable): what follows from each answer; plain text, never markup
 * @extra: (nullable) (transfer floating): a widget below the body
 * @responses: the buttons, ended by one with a NULL id; the first is what Escape means, the last
 *   what Enter means unless it is destructive
 * @cancellable: (nullable): closes the question when cancelled
 *
 * Asks a question in a modal dialog.
 */
void cb_confirm_async (GtkWidget *parent, const char *heading, const char *body, GtkWidget *extra,
                       const CbAnswer *responses, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data);
/* (transfer full): the id of the chosen response; NULL and %G_IO_ERROR_CANCELLED only when the
 * cancellable was used or the parent went away. */
char *cb_confirm_finish (GAsyncResult *result, GError **error);

/* Says something that needs no answer but Close. */
void cb_confirm_tell (GtkWidget *parent, const char *heading, const char *body);

G_END_DECLS
