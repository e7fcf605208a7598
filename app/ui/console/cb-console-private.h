/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <libcb-ui-compat.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

#include "cb-console-details.h"
#include "cb-console-history.h"
#include "cb-console.h"

G_BEGIN_DECLS

struct _CbConsole
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkWidget *line;
  GtkWidget *back_button;
  CbStatusDot *status;
  GtkLabel *message;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;
  GtkWidget *send_button;
  CbNotice *notice;
  CbSplit *split;
  GtkStack *side_stack;
  CbForm *form;
  AdwBin *connection_slot;
  GtkListBox *history_list;
  CbConsoleDetails *details;

  CbConnector *connector;
  CbActivity *activity;
  GtkWidget *connection_form;
  CbRunner *runner;
  CbSecretStore *store;
  char *connection_id;
  CbConsoleHistory *history;
  /* What was filled in for each activity, while another is looked at. */
  GHashTable *drafts;
  CbRun *run;
  guint busy_id;
  /* The entry whose sample is announced when it is ready. */
  CbConsoleEntry *awaited;
};

/* NULL takes the notice away. */
void cb_console_show_notice (CbConsole *self, CbLevel level, const char *text);
/* Says in the bar what came of @entry; NULL for nothing yet. */
void cb_console_show_summary (CbConsole *self, CbConsoleEntry *entry);
void cb_console_update_actions (CbConsole *self);

/* cb-console-problems.c: shows problems of values beside their fields; FALSE where one has no
 * field to be seen. */
gboolean cb_console_show_problems (CbConsole *self, CbRun *run);

/* cb-console-run.c */
/* Gives the runner what is filled in for the connection. */
void cb_console_prepare_runner (CbConsole *self);
/* Forgets the run that is under way. */
void cb_console_drop_run (CbConsole *self);

G_END_DECLS
