/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-ui-compat.h>
#include <libcb-ui-widgets.h>

#include "cb-index-images.h"
#include "cb-index-sidebar.h"
#include "cb-index-slice.h"
#include "cb-index.h"

G_BEGIN_DECLS

struct _CbIndex
{
  GtkWidget parent_instance;

  CbSplit *split;
  CbIndexSidebar *sidebar;
  CbSearchBar *search;
  GtkWidget *bar;
  GtkLabel *count;
  GtkWidget *filter;
  GtkWidget *sort_button;
  GtkStack *stack;
  GtkGridView *tiles;
  GtkColumnView *list;
  GtkRevealer *selection_bar;
  GtkLabel *selection_count;
  GtkWidget *header_start;
  GtkWidget *header_end;
  GtkToggleButton *search_toggle;

  CbLibrary *library;
  GSettings *state;
  CbLibraryIndex *model;
  CbIndexSlice *slice;
  GtkMultiSelection *selection;
  CbIndexImages *images;
  GSimpleActionGroup *actions;
  GCancellable *cancellable;
  GtkWidget *menu;
  char *reveal_id;
  gboolean sorting;
  gconstpointer asked_column;
};

/* Actions: each names a connector by its id, or takes the selection. */
void cb_index_actions_init (CbIndex *self);
void cb_index_actions_update (CbIndex *self);

/* The menu of one connector, or of all that are selected where it is among them. */
void cb_index_menu_popup (CbIndex *self, CbIndexRow *row, GtkWidget *widget, double x, double y);
/* Right click, Menu and Shift+F10 on tiles and list. */
void cb_index_menu_add_keys (CbIndex *self, GtkWidget *view);
void cb_index_menu_add_click (CbIndex *self, GtkWidget *widget, GtkListItem *item);

/* What fills tiles and list. */
void cb_index_tiles_init (CbIndex *self);
void cb_index_list_init (CbIndex *self);
/* Shows in the headers of the list how it is sorted. */
void cb_index_list_show_sort (CbIndex *self);

/* Asks which tags the connectors are to have. @rows: (element-type CbIndexRow) */
void cb_index_tags_edit (CbIndex *self, GPtrArray *rows);

/* (transfer full) (element-type CbIndexRow): those that are selected. */
GPtrArray *cb_index_dup_selected (CbIndex *self);
void cb_index_toggle_position (CbIndex *self, guint position);
void cb_index_clear_selection (CbIndex *self);

void cb_index_emit_id (CbIndex *self, const char *signal, const char *id);
void cb_index_emit_ids (CbIndex *self, const char *signal, char **ids);

G_END_DECLS
