/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-draft-save-private.h"

#include "cb-operation-private.h"

#define SAVE_AFTER_MS 600
#define TRY_AGAIN_MS 5000

struct _CbDraft
{
  GObject parent_instance;

  CbLibrary *library;
  char *id;
  CbConnector *connector;
  gint64 row;
  guint next_slot;
  CbDraftRevision *revision;

  CbDraftState state;
  char *message;
  CbLibraryStatus status;
  gboolean clash;

  gboolean head_changed;
  gboolean order_changed;
  gboolean everything;
  GHashTable *changed;
  GHashTable *removed;
  GPtrArray *waiting;
  guint n_saving;
  guint timer;
  gboolean held;
};

enum
{
  PROP_STATE = 1,
  PROP_MESSAGE,
  PROP_STATUS,
  PROP_CLASH,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (CbDraft, cb_draft, G_TYPE_OBJECT)

static void start_save (CbDraft *self);

static gboolean
is_changed (CbDraft *self)
{
  return self->head_changed || self->order_changed || self->everything
         || g_hash_table_size (self->changed) > 0 || g_hash_table_size (self->removed) > 0;
}

static void
set_state (CbDraft *self, CbDraftState state, const char *message)
{
  gboolean hold = state != CB_DRAFT_SAVED;

  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
    }
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
    }
  if (hold == self->held)
    return;
  self->held = hold;
  /* Until everything is saved the draft lives, whoever lets go of it. */
  if (hold)
    g_object_ref (self);
  else
    g_object_unref (self);
}

static gboolean
timer_cb (gpointer data)
{
  CbDraft *self = data;

  self->timer = 0;
  if (self->n_saving == 0)
    start_save (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (CbDraft *self, guint after_ms)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (after_ms, timer_cb, self);
}

static CbList *
get_list (CbDraft *self, CbPieceKind kind)
{
  return kind == CB_PIECE_ACTIVITY ? cb_connector_get_activities (self->connector)
                                   : cb_connector_get_schemas (self->connector);
}

/* The activity or shared schema of which @item is a part; NULL for the head. */
static CbItem *
find_piece_item (CbDraft *self, CbItem *item)
{
  for (; item && item != CB_ITEM (self->connector); item = cb_item_get_parent (item))
    {
      CbList *list = cb_item_get_parent_list (item);

      if (list
          && (list == get_list (self, CB_PIECE_ACTIVITY)
              || list == get_list (self, CB_PIECE_SCHEMA)))
        return item;
    }
  return NULL;
}

static void
note_splice (CbDraft *self, GPtrArray *removed, GPtrArray *added)
{
  self->order_changed = TRUE;
  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (self->removed, g_object_ref (removed->pdata[i]));
  for (guint i = 0; i < added->len; i++)
    {
      CbPiece *piece = cb_piece_get (added->pdata[i]);

      g_hash_table_remove (self->removed, added->pdata[i]);
      if (!piece || piece->gone || piece->connector != self->row)
        g_hash_table_add (self->changed, g_object_ref (added->pdata[i]));
    }
}

static void
changed_cb (CbItem *root, CbChange *change, CbDraft *self)
{
  CbItem *item = cb_change_get_item (change);
  int member = cb_change_get_member (change);
  GPtrArray *removed = NULL;
  GPtrArray *added = NULL;
  CbItem *piece = find_piece_item (self, item);

  if (piece)
    g_hash_table_add (self->changed, g_object_ref (piece));
  else if (item == CB_ITEM (self->connector)
           && (member == CB_CONNECTOR_ACTIVITIES || member == CB_CONNECTOR_SCHEMAS)
           && cb_change_get_splice (change, NULL, &removed, &added))
    note_splice (self, removed, added);
  else
    self->head_changed = TRUE;
  if (self->n_saving == 0 && self->state != CB_DRAFT_FAILED)
    set_state (self, CB_DRAFT_WAITING, NULL);
  schedule (self, SAVE_AFTER_MS);
}

static void
attach_new (CbDraft *self, CbPieceKind kind)
{
  CbList *list = get_list (self, kind);

  for (guint i = 0; i < cb_list_get_size (list); i++)
    {
      CbItem *item = cb_list_get (list, i);
      CbPiece *piece = cb_piece_get (item);

      if (piece && piece->connector == self->row)
        {
          piece->gone = FALSE;
          continue;
        }
      /* Loaded before it forgets from which connector it came. */
      cb_item_ensure_loaded (item, NULL);
      cb_piece_attach (item, cb_library_get_source (self->library), self->row, kind,
                       self->next_slot++, 0);
    }
}

static void
add_order (CbDraft *self, CbDraftSave *save, CbPieceKind kind)
{
  g_autoptr (GPtrArray) moved = NULL;

  attach_new (self, kind);
  moved = cb_draft_number_list (get_list (self, kind));
  for (guint i = 0; i < moved->len; i++)
    if (!g_hash_table_contains (self->changed, moved->pdata[i]))
      cb_draft_save_add (save, moved->pdata[i], FALSE);
}

static void
add_all_to_changed (CbDraft *self, CbPieceKind kind)
{
  CbList *list = get_list (self, kind);

  for (guint i = 0; i < cb_list_get_size (list); i++)
    g_hash_table_add (self->changed, g_object_ref (cb_list_get (list, i)));
}

static CbDraftSave *
take_save (CbDraft *self)
{
  CbDraftSave *save = cb_draft_save_new (self->row, self->revision);
  GHashTableIter iter;
  gpointer item;

  save->everything = self->everything;
  if (self->order_changed)
    {
      add_order (self, save, CB_PIECE_SCHEMA);
      add_order (self, save, CB_PIECE_ACTIVITY);
    }
  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (cb_piece_get (item) && !cb_item_get_parent (item))
      cb_draft_save_add_removed (save, item);
  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (cb_item_get_parent (item) == CB_ITEM (self->connector))
      cb_draft_save_add (save, item, TRUE);
  if (self->head_changed)
    save->head = cb_head_record_new (self->connector);
  g_hash_table_remove_all (self->removed);
  g_hash_table_remove_all (self->changed);
  self->head_changed = self->order_changed = self->everything = FALSE;
  return save;
}

/* What could not be written is to be written again, as it is by then. */
static void
take_back (CbDraft *self, CbDraftSave *save)
{
  self->head_changed = self->head_changed || save->head;
  self->everything = self->everything || save->everything;
  for (guint i = 0; i < save->items->len; i++)
    {
      CbItem *item = g_ptr_array_index (save->items, i);

      if (cb_item_get_parent (item) == CB_ITEM (self->connector))
        g_hash_table_add (self->changed, g_object_ref (item));
      else
        g_hash_table_add (self->removed, g_object_ref (item));
    }
}

static void
return_waiting (CbDraft *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void
take_facts (CbDraft *self, CbDraftFacts *facts)
{
  if (self->status != facts->status)
    {
      self->status = facts->status;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
    }
  if (self->clash != facts->clash)
    {
      self->clash = facts->clash;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CLASH]);
    }
}

static void
finish_save (CbDraft *self)
{
  if (self->n_saving > 0)
    return;
  if (!is_changed (self))
    {
      g_clear_handle_id (&self->timer, g_source_remove);
      return_waiting (self, NULL);
      set_state (self, CB_DRAFT_SAVED, NULL);
    }
  else if (self->waiting->len > 0)
    start_save (self);
  else
    {
      set_state (self, CB_DRAFT_WAITING, NULL);
      schedule (self, SAVE_AFTER_MS);
    }
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (CbDraft) self = CB_DRAFT (g_object_ref (object));
  g_autoptr (GError) error = NULL;
  CbDraftFacts *facts = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_saving--;
  if (facts)
    {
      take_facts (self, facts);
      cb_draft_facts_free (facts);
      finish_save (self);
      return;
    }
  take_back (self, g_task_get_task_data (G_TASK (result)));
  set_state (self, CB_DRAFT_FAILED, error->message);
  return_waiting (self, error);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!cb_library_is_closed (self->library))
    schedule (self, TRY_AGAIN_MS);
}

static void
start_save (CbDraft *self)
{
  GTask *task;
  CbDraftSave *save;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!is_changed (self))
    {
      finish_save (self);
      return;
    }
  save = take_save (self);
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_set_source_tag (task, start_save);
  g_task_set_task_data (task, save, (GDestroyNotify) cb_draft_save_free);
  self->n_saving++;
  set_state (self, CB_DRAFT_SAVING, NULL);
  cb_library_push (self->library, CB_LIBRARY_WRITER, task, cb_draft_save_job, save, NULL,
                   (GDestroyNotify) cb_draft_facts_free);
}

void
cb_draft_save_async (CbDraft *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer data)
{
  GTask *task;

  g_return_if_fail (CB_IS_DRAFT (self));
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cb_draft_save_async);
  g_task_set_check_cancellable (task, FALSE);
  g_ptr_array_add (self->waiting, task);
  if (is_changed (self))
    start_save (self);
  else
    finish_save (self);
}

gboolean
cb_draft_save_finish (CbDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cb_draft_overwrite (CbDraft *self)
{
  g_return_if_fail (CB_IS_DRAFT (self));
  self->everything = self->head_changed = self->order_changed = TRUE;
  add_all_to_changed (self, CB_PIECE_ACTIVITY);
  add_all_to_changed (self, CB_PIECE_SCHEMA);
  start_save (self);
}

static CbDraft *
draft_new (CbLibrary *library, const char *id, CbDraftFacts *facts)
{
  CbDraft *self = g_object_new (CB_TYPE_DRAFT, NULL);

  self->library = g_object_ref (library);
  self->id = g_strdup (id);
  self->connector = g_object_ref (facts->connector);
  self->row = facts->row;
  self->next_slot = facts->next_slot;
  self->revision = cb_draft_revision_new (facts->revision);
  self->status = facts->status;
  self->clash = facts->clash;
  g_signal_connect (self->connector, "changed", G_CALLBACK (changed_cb), self);
  cb_library_add_draft (library, self);
  return self;
}

static gpointer
open_job (CbStore *store, gpointer data, GError **error)
{
  CbOperation *operation = data;
  gint64 row = cb_pieces_find_row (store, operation->ids[0], error);
  CbDraftFacts *facts = row == 0 ? NULL : cb_draft_facts_read (store, row, error);

  if (!facts)
    return NULL;
  facts->next_slot = cb_pieces_get_next_slot (store, row);
  facts->connector = cb_pieces_load (store, operation->source, row, error);
  if (!facts->connector)
    g_clear_pointer (&facts, cb_draft_facts_free);
  return facts;
}

void
cb_draft_open_async (CbLibrary *library, const char *id, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer data)
{
  const char *const ids[] = { id, NULL };
  CbOperation *operation;

  g_return_if_fail (CB_IS_LIBRARY (library) && id);
  operation = cb_operation_new (ids);
  operation->source = cb_piece_source_ref (cb_library_get_source (library));
  cb_operation_push (library, CB_LIBRARY_READER, open_job, operation,
                     (GDestroyNotify) cb_draft_facts_free, cb_draft_open_async, cancellable,
                     callback, data);
}

CbDraft *
cb_draft_open_finish (GAsyncResult *result, GError **error)
{
  CbLibrary *library = g_task_get_source_object (G_TASK (result));
  CbOperation *operation = g_task_get_task_data (G_TASK (result));
  CbDraftFacts *facts = cb_operation_finish_pointer (library, result, cb_draft_open_async, error);
  CbDraft *self;

  if (!facts)
    return NULL;
  self = cb_library_find_draft (library, operation->ids[0]);
  self = self ? g_object_ref (self) : draft_new (library, operation->ids[0], facts);
  cb_draft_facts_free (facts);
  return self;
}

CbLibrary *
cb_draft_get_library (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), NULL);
  return self->library;
}

const char *
cb_draft_get_id (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), NULL);
  return self->id;
}

CbConnector *
cb_draft_get_connector (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), NULL);
  return self->connector;
}

CbDraftState
cb_draft_get_state (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), CB_DRAFT_SAVED);
  return self->state;
}

const char *
cb_draft_get_message (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), NULL);
  return self->message;
}

CbLibraryStatus
cb_draft_get_status (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), CB_LIBRARY_STATUS_DRAFT);
  return self->status;
}

gboolean
cb_draft_get_clash (CbDraft *self)
{
  g_return_val_if_fail (CB_IS_DRAFT (self), FALSE);
  return self->clash;
}

static void
cb_draft_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbDraft *self = CB_DRAFT (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_STATUS:
      g_value_set_int (value, self->status);
      break;
    case PROP_CLASH:
      g_value_set_boolean (value, self->clash);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_draft_dispose (GObject *object)
{
  CbDraft *self = CB_DRAFT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->connector)
    {
      g_signal_handlers_disconnect_by_data (self->connector, self);
      cb_library_remove_draft (self->library, self);
    }
  g_clear_object (&self->connector);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (cb_draft_parent_class)->dispose (object);
}

static void
cb_draft_finalize (GObject *object)
{
  CbDraft *self = CB_DRAFT (object);

  g_clear_pointer (&self->revision, cb_draft_revision_unref);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->removed);
  g_ptr_array_unref (self->waiting);
  g_free (self->message);
  g_free (self->id);
  G_OBJECT_CLASS (cb_draft_parent_class)->finalize (object);
}

static void
cb_draft_class_init (CbDraftClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cb_draft_get_property;
  object_class->dispose = cb_draft_dispose;
  object_class->finalize = cb_draft_finalize;
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, CB_DRAFT_FAILED, 0, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, CB_LIBRARY_N_STATUSES - 1, 0,
                                         flags);
  props[PROP_CLASH] = g_param_spec_boolean ("clash", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cb_draft_init (CbDraft *self)
{
  self->changed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->removed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}
