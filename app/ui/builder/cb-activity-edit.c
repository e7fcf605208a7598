/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-activity-edit.h"

#include <glib/gi18n.h>

static CbList *
get_list (CbBuilderContext *context)
{
  return cb_connector_get_activities (cb_builder_context_get_connector (context));
}

CbActivity *
cb_activity_edit_add (CbBuilderContext *context, CbActivity *after)
{
  CbConnector *connector = cb_builder_context_get_connector (context);
  CbList *list = get_list (context);
  int position = after ? cb_list_index_of (list, after) : -1;
  g_autofree char *id = cb_connector_make_activity_id (connector, "new-activity");
  g_autoptr (CbActivity) activity = cb_activity_new (id, "GET", "/");

  cb_activity_set_display_name (activity, _ ("New activity"));
  if (after)
    cb_activity_set_tags (activity, cb_activity_get_tags (after));
  cb_builder_context_flush (context);
  cb_list_insert (list, position < 0 ? cb_list_get_size (list) : (guint) position + 1, activity);
  return activity;
}

static CbActivity *
duplicate_one (CbBuilderContext *context, CbActivity *activity)
{
  CbConnector *connector = cb_builder_context_get_connector (context);
  CbList *list = get_list (context);
  g_autoptr (CbItem) copy = cb_item_copy (CB_ITEM (activity));
  g_autofree char *id = cb_connector_make_activity_id (connector, cb_activity_get_id (activity));
  g_autofree char *title = cb_activity_dup_title (activity);
  g_autofree char *name = g_strdup_printf (_ ("%s (copy)"), title);

  cb_activity_set_id (CB_ACTIVITY (copy), id);
  cb_activity_set_display_name (CB_ACTIVITY (copy), name);
  cb_list_insert (list, (guint) cb_list_index_of (list, activity) + 1, copy);
  return CB_ACTIVITY (copy);
}

CbActivity *
cb_activity_edit_duplicate (CbBuilderContext *context, GPtrArray *activities)
{
  CbActivity *last = NULL;

  cb_builder_context_begin (context, _ ("Duplication of activities"));
  for (guint i = 0; i < activities->len; i++)
    last = duplicate_one (context, activities->pdata[i]);
  cb_builder_context_end (context);
  return last;
}

void
cb_activity_edit_delete (CbBuilderContext *context, GPtrArray *activities)
{
  CbList *list = get_list (context);

  cb_builder_context_begin (context, _ ("Deletion of activities"));
  for (guint i = activities->len; i > 0; i--)
    cb_list_remove_item (list, activities->pdata[i - 1]);
  cb_builder_context_end (context);
}

static const char *
get_first_tag (CbActivity *activity)
{
  const char *const *tags = cb_activity_get_tags (activity);

  return tags && tags[0] ? tags[0] : NULL;
}

/* Takes @without away (nullable) and puts @first in front (nullable). */
static void
change_tags (CbActivity *activity, const char *without, const char *first)
{
  const char *const *old = cb_activity_get_tags (activity);
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  if (first)
    g_ptr_array_add (tags, (gpointer) first);
  for (guint i = 0; old && old[i]; i++)
    {
      if (g_strcmp0 (old[i], without) != 0 && g_strcmp0 (old[i], first) != 0)
        g_ptr_array_add (tags, (gpointer) old[i]);
    }
  g_ptr_array_add (tags, NULL);
  cb_activity_set_tags (activity, (const char *const *) tags->pdata);
}

void
cb_activity_edit_move (CbBuilderContext *context, CbActivity *activity, CbActivity *target,
                       gboolean behind)
{
  CbList *list = get_list (context);
  int from = cb_list_index_of (list, activity);
  int to = cb_list_index_of (list, target);

  if (from < 0 || to < 0 || from == to)
    return;
  to += behind;
  if (from < to)
    to--;
  cb_builder_context_begin (context, _ ("Move of an activity"));
  if (g_strcmp0 (get_first_tag (activity), get_first_tag (target)) != 0)
    change_tags (activity, get_first_tag (activity), get_first_tag (target));
  if (from != to)
    cb_list_move (list, (guint) from, (guint) to);
  cb_builder_context_end (context);
}

void
cb_activity_edit_tag (CbBuilderContext *context, GPtrArray *activities, const char *tag,
                      gboolean add)
{
  cb_builder_context_begin (context, add ? _ ("Adding a tag") : _ ("Removing a tag"));
  for (guint i = 0; i < activities->len; i++)
    change_tags (activities->pdata[i], tag, add ? tag : NULL);
  cb_builder_context_end (context);
}

void
cb_activity_edit_set_visibility (CbBuilderContext *context, GPtrArray *activities,
                                 CbVisibility visibility)
{
  cb_builder_context_begin (context, _ ("Change of visibility"));
  for (guint i = 0; i < activities->len; i++)
    cb_activity_set_visibility (activities->pdata[i], visibility);
  cb_builder_context_end (context);
}
