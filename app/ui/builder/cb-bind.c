/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-bind.h"

#define BOTH_WAYS (G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE)

void
cb_bind_text (GBindingGroup *group, const char *property, gpointer editable)
{
  gtk_editable_set_enable_undo (GTK_EDITABLE (editable), FALSE);
  g_binding_group_bind (group, property, editable, "text", BOTH_WAYS);
}

void
cb_bind_text_view (GBindingGroup *group, const char *property, GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_binding_group_bind (group, property, buffer, "text", BOTH_WAYS);
}

static gboolean
enum_to_position (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
position_to_enum (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  guint position = g_value_get_uint (from);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  g_value_set_enum (to, (int) position);
  return TRUE;
}

void
cb_bind_choice (GBindingGroup *group, const char *property, gpointer choice)
{
  g_binding_group_bind_full (group, property, choice, "selected", BOTH_WAYS, enum_to_position,
                             position_to_enum, NULL, NULL);
}

void
cb_bind_switch (GBindingGroup *group, const char *property, gpointer widget)
{
  g_binding_group_bind (group, property, widget, "active", BOTH_WAYS);
}

void
cb_bind_tags (GBindingGroup *group, const char *property, gpointer tag_entry)
{
  g_binding_group_bind (group, property, tag_entry, "tags", BOTH_WAYS);
}

void
cb_bind_fill_choices (gpointer choice, GType enum_type, guint n)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (titles, cb_enum_get_title (enum_type, (int) i));
  g_object_set (choice, "model", titles, NULL);
}
