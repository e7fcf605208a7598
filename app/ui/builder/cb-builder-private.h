/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-activities-page.h"
#include "cb-auth-page.h"
#include "cb-basic-page.h"
#include "cb-builder.h"
#include "cb-preview.h"
#include "cb-step-rail.h"
#include "cb-summary-page.h"

#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

G_BEGIN_DECLS

struct _CbBuilder
{
  GtkWidget parent_instance;

  CbConnector *connector;
  CbHistory *history;
  CbBuilderContext *context;
  GSimpleActionGroup *actions;
  char *save_state;

  GtkWidget *header_start;
  GtkWidget *header_title;
  GtkWidget *header_end;
  CbLogo *logo;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *undo;
  GtkWidget *redo;

  GtkPaned *paned;
  CbSplit *split;
  CbStepRail *rail;
  GtkStack *stack;
  AdwBin *console_slot;
  CbBasicPage *basic;
  CbAuthPage *auth;
  CbActivitiesPage *activities;
  CbSummaryPage *summary;
  CbPreview *preview;
};

/* The actions of the page, and what follows from the history. */
void _cb_builder_add_actions (CbBuilder *self);
void _cb_builder_watch_history (CbBuilder *self);
void _cb_builder_unwatch_history (CbBuilder *self);
/* Sets which actions make sense now. */
void _cb_builder_update_actions (CbBuilder *self);

void _cb_builder_page_iface_init (CbPageInterface *iface);

G_END_DECLS
