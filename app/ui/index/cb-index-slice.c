/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-index-slice.h"

#include <libcb-library.h>

/* A page. */
#define FIRST_ROWS 12
/* What a view can make, or take down, in a part of a frame. */
#define MORE_ROWS 6
#define FEWER_ROWS 8
/* Views keep widgets for so many rows at the most. */
#define ENOUGH_ROWS 220
#define SMALL_CHANGE 16

/* After a change of much, first the old rows go from the end, a few at a time, until there is one
 * page, which is exchanged; then the new rows come in the same way. */
struct _CbIndexSlice
{
  GObject parent_instance;

  GListModel *model;
  guint total;
  guint shown;
  gboolean held_back;
  gboolean outdated;
  guint source;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CbIndexSlice, cb_index_slice, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return CB_INDEX_SLICE (model)->shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CbIndexSlice *self = CB_INDEX_SLICE (model);

  if (position >= self->shown)
    return NULL;
  /* An old row that is about to go, and of which nothing is known any more. */
  if (position >= self->total)
    return g_object_new (CB_TYPE_INDEX_ROW, NULL);
  return g_list_model_get_item (self->model, position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
change (CbIndexSlice *self, guint position, guint removed, guint added)
{
  self->shown = self->shown - removed + added;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
exchange (CbIndexSlice *self, guint count)
{
  self->outdated = FALSE;
  change (self, 0, self->shown, MIN (self->total, count));
}

static void
shrink (CbIndexSlice *self)
{
  guint keep = self->shown - FEWER_ROWS;

  if (self->shown > ENOUGH_ROWS + FEWER_ROWS)
    keep = ENOUGH_ROWS;
  change (self, keep, self->shown - keep, 0);
}

static void
grow (CbIndexSlice *self)
{
  gboolean enough = self->shown + MORE_ROWS >= MIN (ENOUGH_ROWS, self->total);

  self->held_back = !enough;
  change (self, self->shown, 0, enough ? self->total - self->shown : MORE_ROWS);
}

static gboolean
step_cb (gpointer data)
{
  CbIndexSlice *self = data;

  if (self->outdated && self->shown >= FIRST_ROWS + FEWER_ROWS)
    shrink (self);
  else if (self->outdated)
    exchange (self, FIRST_ROWS);
  else if (self->held_back)
    grow (self);
  if (self->outdated || self->held_back)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* Behind drawing, so that input and what is seen come first. */
static void
start (CbIndexSlice *self)
{
  self->outdated = TRUE;
  self->held_back = TRUE;
  if (self->shown < FIRST_ROWS + FEWER_ROWS)
    exchange (self, FIRST_ROWS);
  if (self->source == 0)
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 30, step_cb, self, NULL);
}

static void
changed_cb (CbIndexSlice *self, guint position, guint removed, guint added)
{
  self->total = self->total - removed + added;
  if (self->outdated)
    return;
  if (self->held_back || removed + added > SMALL_CHANGE)
    start (self);
  else
    change (self, position, removed, added);
}

void
cb_index_slice_finish (CbIndexSlice *self)
{
  g_return_if_fail (CB_IS_INDEX_SLICE (self));
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->outdated)
    exchange (self, G_MAXUINT);
  else
    change (self, self->shown, 0, self->total - self->shown);
  self->held_back = FALSE;
}

void
cb_index_slice_restart (CbIndexSlice *self)
{
  g_return_if_fail (CB_IS_INDEX_SLICE (self));
  exchange (self, FIRST_ROWS);
  start (self);
}

static void
cb_index_slice_dispose (GObject *object)
{
  CbIndexSlice *self = CB_INDEX_SLICE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->total = self->shown = 0;
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cb_index_slice_parent_class)->dispose (object);
}

static void
cb_index_slice_class_init (CbIndexSliceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_index_slice_dispose;
}

static void
cb_index_slice_init (CbIndexSlice *self)
{
}

CbIndexSlice *
cb_index_slice_new (GListModel *model)
{
  CbIndexSlice *self = g_object_new (CB_TYPE_INDEX_SLICE, NULL);

  self->model = g_object_ref (model);
  self->total = self->shown = g_list_model_get_n_items (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (changed_cb), self);
  return self;
}
