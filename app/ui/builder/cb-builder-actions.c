/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-builder-private.h"

#include <glib/gi18n.h>

/**
 * Place:
 * @item: what was changed last
 * @member: its member
 *
 * Notes where a step of the history took place.
 */
typedef struct
{
  CbItem *item;
  int member;
} Place;

static void
note_place (CbConnector *connector, CbChange *change, Place *place)
{
  g_set_object (&place->item, cb_change_get_item (change));
  place->member = cb_change_get_member (change);
}

/* The view goes to what changed, but takes the cursor along only where that was elsewhere. */
static void
show_place (CbBuilder *self, Place *place)
{
  CbItem *item = place->item;
  CbActivity *activity = item ? cb_item_get_ancestor (item, CB_TYPE_ACTIVITY) : NULL;
  gboolean elsewhere;

  if (item == NULL || cb_item_get_root (item) != CB_ITEM (self->connector))
    return;
  elsewhere = cb_builder_step_of_item (item, place->member) != cb_builder_get_step (self);
  if (activity && activity != cb_builder_get_activity (self))
    elsewhere = TRUE;
  if (elsewhere)
    cb_builder_show_item (self, item, place->member);
}

static void
walk_history (CbBuilder *self, CbItem *(*walk) (CbHistory *history))
{
  Place place = { NULL, -1 };
  gulong handler;

  if (self->history == NULL)
    return;
  cb_builder_context_flush (self->context);
  handler = g_signal_connect (self->connector, "changed", G_CALLBACK (note_place), &place);
  walk (self->history);
  g_signal_handler_disconnect (self->connector, handler);
  show_place (self, &place);
  g_clear_object (&place.item);
}

static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  walk_history (data, cb_history_undo);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  walk_history (data, cb_history_redo);
}

static void
on_step (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  int step = g_variant_get_int32 (parameter);

  if (step >= 1 && step <= CB_BUILDER_N_STEPS)
    cb_builder_set_step (data, (guint) step);
}

static void
on_try (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit_by_name (data, "try-requested", cb_builder_get_activity (data));
}

static void
on_test (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit_by_name (data, "test-requested");
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit_by_name (data, "export-requested");
}

static void
on_publish (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_signal_emit_by_name (data, "publish-requested");
}

static void
on_preview (GSimpleAction *action, GVariant *state, gpointer data)
{
  CbBuilder *self = data;

  cb_split_set_show_aside (self->split, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
on_aside_shown (CbBuilder *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "preview");
  gboolean shown = cb_split_get_show_aside (self->split);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
  g_object_notify (G_OBJECT (self), "show-preview");
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = on_undo },
  { .name = "redo", .activate = on_redo },
  { .name = "step", .activate = on_step, .parameter_type = "i" },
  { .name = "try", .activate = on_try },
  { .name = "test", .activate = on_test },
  { .name = "export", .activate = on_export },
  { .name = "publish", .activate = on_publish },
  { .name = "preview", .state = "false", .change_state = on_preview },
};

void
_cb_builder_add_actions (CbBuilder *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "builder", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->split, "notify::show-aside", G_CALLBACK (on_aside_shown), self,
                           G_CONNECT_SWAPPED);
}

static void
set_enabled (CbBuilder *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_tooltip (GtkWidget *button, const char *verb, const char *label, const char *keys)
{
  g_autofree char *text = label && *label ? g_strdup_printf ("%s: %s (%s)", verb, label, keys)
                                          : g_strdup_printf ("%s (%s)", verb, keys);

  gtk_widget_set_tooltip_text (button, text);
}

void
_cb_builder_update_actions (CbBuilder *self)
{
  CbHistory *history = self->history;
  gboolean open = self->connector != NULL;

  set_enabled (
      self, "undo",
      open && (cb_history_get_can_undo (history) || cb_builder_context_is_typing (self->context)));
  set_enabled (self, "redo", history && cb_history_get_can_redo (history));
  set_enabled (self, "try", open);
  set_enabled (self, "test", open);
  set_enabled (self, "export", open);
  set_enabled (self, "publish", open);
  set_tooltip (self->undo, _ ("Undo"), history ? cb_history_get_undo_label (history) : NULL,
               _ ("Ctrl+Z"));
  set_tooltip (self->redo, _ ("Redo"), history ? cb_history_get_redo_label (history) : NULL,
               _ ("Ctrl+Shift+Z"));
}

static void
on_history_changed (CbBuilder *self)
{
  _cb_builder_update_actions (self);
}

void
_cb_builder_watch_history (CbBuilder *self)
{
  g_signal_connect_object (self->history, "notify", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
}

void
_cb_builder_unwatch_history (CbBuilder *self)
{
  g_signal_handlers_disconnect_by_func (self->history, on_history_changed, self);
}

static GtkWidget *
get_header_start (CbPage *page)
{
  return CB_BUILDER (page)->header_start;
}

static GtkWidget *
get_header_title (CbPage *page)
{
  return CB_BUILDER (page)->header_title;
}

static GtkWidget *
get_header_end (CbPage *page)
{
  return CB_BUILDER (page)->header_end;
}

static const char *
get_action_prefix (CbPage *page)
{
  return "builder";
}

static GActionGroup *
get_actions (CbPage *page)
{
  return G_ACTION_GROUP (CB_BUILDER (page)->actions);
}

static gboolean
go_back (CbPage *page)
{
  CbBuilder *self = CB_BUILDER (page);

  if (cb_builder_get_step (self) == CB_BUILDER_STEP_ACTIVITIES
      && cb_activities_page_go_back (self->activities))
    return TRUE;
  if (!cb_split_get_folded (self->split) || !cb_split_get_show_content (self->split))
    return FALSE;
  cb_split_set_show_content (self->split, FALSE);
  return TRUE;
}

static gboolean
start_search (CbPage *page)
{
  CbBuilder *self = CB_BUILDER (page);

  cb_builder_set_step (self, CB_BUILDER_STEP_ACTIVITIES);
  cb_activities_page_start_search (self->activities);
  return TRUE;
}

static gboolean
take_files (CbPage *page, GListModel *files)
{
  CbBuilder *self = CB_BUILDER (page);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *folded = name ? g_ascii_strdown (name, -1) : NULL;

  if (folded == NULL || !g_str_has_suffix (folded, ".svg"))
    return FALSE;
  cb_builder_set_step (self, CB_BUILDER_STEP_BASIC);
  cb_basic_page_take_image (self->basic, file);
  return TRUE;
}

void
_cb_builder_page_iface_init (CbPageInterface *iface)
{
  iface->get_header_start = get_header_start;
  iface->get_header_title = get_header_title;
  iface->get_header_end = get_header_end;
  iface->get_action_prefix = get_action_prefix;
  iface->get_actions = get_actions;
  iface->go_back = go_back;
  iface->start_search = start_search;
  iface->take_files = take_files;
}
