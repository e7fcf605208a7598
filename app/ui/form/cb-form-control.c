/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-control.h"

#include "cb-form-check.h"

#include <glib/gi18n.h>
#include <libcb-ui-widgets.h>

/* From this many choices on, the list can be searched. */
#define SEARCHED_CHOICES 12

static char *
editable_dup_text (GtkWidget *widget)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
}

static void
editable_set_text (GtkWidget *widget, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static GtkWidget *
entry_create (CbField *field, GCallback changed, gpointer data)
{
  GtkWidget *entry = gtk_entry_new ();
  CbFieldType type = cb_field_get_field_type (field);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), cb_field_get_placeholder (field));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  if (type == CB_FIELD_TYPE_NUMBER || type == CB_FIELD_TYPE_INTEGER)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_swapped (entry, "changed", changed, data);
  return entry;
}

static const CbFormControl entry_control = { entry_create, editable_dup_text, editable_set_text,
                                             FALSE };

static GtkWidget *
secret_create (CbField *field, GCallback changed, gpointer data)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "placeholder-text", cb_field_get_placeholder (field), "activates-default",
                TRUE, NULL);
  g_signal_connect_swapped (entry, "changed", changed, data);
  return entry;
}

static const CbFormControl secret_control = { secret_create, editable_dup_text, editable_set_text,
                                              FALSE };

static GtkWidget *
switch_create (CbField *field, GCallback changed, gpointer data)
{
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (widget, "notify::active", changed, data);
  return widget;
}

static char *
switch_dup_text (GtkWidget *widget)
{
  return g_strdup (gtk_switch_get_active (GTK_SWITCH (widget)) ? "true" : "false");
}

static void
switch_set_text (GtkWidget *widget, const char *text)
{
  gtk_switch_set_active (GTK_SWITCH (widget), g_str_equal (text, "true"));
}

static const CbFormControl switch_control = { switch_create, switch_dup_text, switch_set_text,
                                              TRUE };

static char *
dup_choice_label (CbChoice *choice)
{
  const char *name = cb_choice_get_display_name (choice);

  return g_strdup (*name ? name : cb_choice_get_value (choice));
}

/* The values are kept beside the labels, with "" for "not chosen" in front. */
static GtkWidget *
choice_create (CbField *field, GCallback changed, gpointer data)
{
  CbList *choices = cb_field_get_choices (field);
  guint n = cb_list_get_size (choices);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *widget;

  g_strv_builder_add (values, "");
  gtk_string_list_append (labels, cb_field_get_required (field) ? _ ("Choose…") : _ ("Not set"));
  for (guint i = 0; i < n; i++)
    {
      CbChoice *choice = cb_list_get (choices, i);

      g_strv_builder_add (values, cb_choice_get_value (choice));
      gtk_string_list_take (labels, dup_choice_label (choice));
    }

  widget = gtk_drop_down_new (
      G_LIST_MODEL (labels),
      n >= SEARCHED_CHOICES ? gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")
                            : NULL);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (widget), n >= SEARCHED_CHOICES);
  g_object_set_data_full (G_OBJECT (widget), "cb-values", g_strv_builder_end (values),
                          (GDestroyNotify) g_strfreev);
  g_signal_connect_swapped (widget, "notify::selected", changed, data);
  return widget;
}

static char *
choice_dup_text (GtkWidget *widget)
{
  const char *const *values = g_object_get_data (G_OBJECT (widget), "cb-values");
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (widget));

  return g_strdup (selected == GTK_INVALID_LIST_POSITION ? "" : values[selected]);
}

static void
choice_set_text (GtkWidget *widget, const char *text)
{
  const char *const *values = g_object_get_data (G_OBJECT (widget), "cb-values");

  for (guint i = 0; values[i]; i++)
    {
      if (g_str_equal (values[i], text))
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), i);
          return;
        }
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), 0);
}

static const CbFormControl choice_control = { choice_create, choice_dup_text, choice_set_text,
                                              FALSE };

static GtkWidget *
tags_create (CbField *field, GCallback changed, gpointer data)
{
  GtkWidget *widget = cb_tag_entry_new ();
  const char *hint = cb_field_get_placeholder (field);

  g_object_set (widget, "placeholder-text", *hint ? hint : _ ("Add a value, then press Enter"),
                NULL);
  g_signal_connect_swapped (widget, "notify::tags", changed, data);
  return widget;
}

/* Several values are one JSON array as text, whatever stands in them. */
static char *
tags_dup_text (GtkWidget *widget)
{
  const char *const *tags = cb_tag_entry_get_tags (CB_TAG_ENTRY (widget));
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();
  g_autoptr (CbValue) array = NULL;

  if (tags[0] == NULL)
    return g_strdup ("");
  cb_value_builder_begin_array (builder);
  for (guint i = 0; tags[i]; i++)
    cb_value_builder_add_string (builder, tags[i]);
  cb_value_builder_end (builder);
  array = cb_value_builder_finish (builder);
  return cb_value_to_text (array, 0);
}

static void
tags_set_text (GtkWidget *widget, const char *text)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (CbValue) array = cb_value_new_from_text (text, -1, NULL);
  g_auto (GStrv) list = NULL;

  if (array && cb_value_is (array, CB_NODE_ARRAY))
    {
      for (guint i = 0; i < cb_value_get_size (array); i++)
        {
          CbValue *item = cb_value_get_item (array, i);
          const char *item_text = cb_value_get_text (item, NULL);
          g_autofree char *json = item_text ? NULL : cb_value_to_text (item, 0);

          g_strv_builder_add (tags, item_text ? item_text : json);
        }
    }
  else if (*text)
    g_strv_builder_add (tags, text);
  list = g_strv_builder_end (tags);
  cb_tag_entry_set_tags (CB_TAG_ENTRY (widget), (const char *const *) list);
}

static const CbFormControl tags_control = { tags_create, tags_dup_text, tags_set_text, FALSE };

static GtkTextBuffer *
get_json_buffer (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_frame_get_child (GTK_FRAME (widget));
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static GtkWidget *
json_create (CbField *field, GCallback changed, gpointer data)
{
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 84);
  gtk_frame_set_child (GTK_FRAME (frame), scroller);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", changed,
                            data);
  return frame;
}

static char *
json_dup_text (GtkWidget *widget)
{
  g_autofree char *text = NULL;

  g_object_get (get_json_buffer (widget), "text", &text, NULL);
  return g_strstrip (g_steal_pointer (&text));
}

static void
json_set_text (GtkWidget *widget, const char *text)
{
  gtk_text_buffer_set_text (get_json_buffer (widget), text, -1);
}

static const CbFormControl json_control = { json_create, json_dup_text, json_set_text, FALSE };

const CbFormControl *
cb_form_control_get (CbField *field)
{
  CbFieldType type = cb_field_get_field_type (field);

  if (cb_form_field_is_multiple (field))
    return &tags_control;
  if (cb_list_get_size (cb_field_get_choices (field)) > 0 && type != CB_FIELD_TYPE_SECRET)
    return &choice_control;

  switch (type)
    {
    case CB_FIELD_TYPE_BOOLEAN:
      return &switch_control;
    case CB_FIELD_TYPE_SECRET:
      return &secret_control;
    case CB_FIELD_TYPE_DATE:
      return &cb_form_control_date;
    case CB_FIELD_TYPE_DATE_TIME:
      return &cb_form_control_date_time;
    case CB_FIELD_TYPE_FILE:
      return &cb_form_control_file;
    case CB_FIELD_TYPE_OBJECT:
      return &json_control;
    case CB_FIELD_TYPE_TEXT:
    case CB_FIELD_TYPE_NUMBER:
    case CB_FIELD_TYPE_INTEGER:
    case CB_FIELD_TYPE_CHOICE:
    case CB_FIELD_TYPE_LIST:
    default:
      return &entry_control;
    }
}
