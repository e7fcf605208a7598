/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-code-view.h"

#include "cb-code-find.h"
#include "cb-code-loader.h"
#include "cb-code-style.h"
#include "cb-notice.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

struct _CbCodeView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  CbCodeFind *find;
  CbNotice *truncated_notice;
  CbNotice *error_notice;
  GtkSourceView *source;
  GtkLabel *placeholder;

  GtkSourceBuffer *buffer;
  GtkTextTag *error_tag;
  GBytes *bytes;
  CbCodeLoader *loader;
  guint loading;
  gboolean truncated;
  gboolean filling;
  char *content_type;
};

enum
{
  PROP_0,
  PROP_EDITABLE,
  PROP_WRAP,
  PROP_SHOW_LINE_NUMBERS,
  PROP_CONTENT_TYPE,
  PROP_PLACEHOLDER_TEXT,
  PROP_TRUNCATED,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CbCodeView, cb_code_view, GTK_TYPE_WIDGET)

static void
update_placeholder (CbCodeView *self)
{
  gboolean is_empty = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          is_empty && *gtk_label_get_text (self->placeholder));
}

static void
buffer_changed_cb (CbCodeView *self)
{
  if (self->filling)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  update_placeholder (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_truncated (CbCodeView *self, gboolean truncated)
{
  g_autofree char *total = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *title = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.show-all", truncated);
  if (truncated)
    {
      total = g_format_size (g_bytes_get_size (self->bytes));
      shown = g_format_size (cb_code_loader_get_done (self->loader));
      title = g_strdup_printf (_ ("This is the beginning, %s of %s."), shown, total);
      cb_notice_set_title (self->truncated_notice, title);
    }
  cb_notice_set_revealed (self->truncated_notice, truncated);
  if (self->truncated == truncated)
    return;
  self->truncated = truncated;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TRUNCATED]);
}

static void
stop_loading (CbCodeView *self)
{
  g_clear_handle_id (&self->loading, g_source_remove);
  g_clear_pointer (&self->loader, cb_code_loader_free);
}

/* Puts in the next piece; filling is no editing, and is not undone. */
static gboolean
fill (CbCodeView *self, gsize size)
{
  gboolean more = FALSE;

  self->filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  more = cb_code_loader_step (self->loader, size);
  gtk_text_buffer_end_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  self->filling = FALSE;
  return more;
}

static gboolean
load_more_cb (gpointer data)
{
  CbCodeView *self = data;

  if (fill (self, CB_CODE_SLICE_BYTES))
    return G_SOURCE_CONTINUE;
  self->loading = 0;
  stop_loading (self);
  return G_SOURCE_REMOVE;
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CbCodeView *self = CB_CODE_VIEW (widget);

  if (!self->truncated)
    return;
  set_truncated (self, FALSE);
  self->loading = g_idle_add_full (G_PRIORITY_LOW, load_more_cb, self, NULL);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cb_code_view_find (CB_CODE_VIEW (widget));
}

static void
copy_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = cb_code_view_dup_text (CB_CODE_VIEW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static gboolean
get_wrap (CbCodeView *self)
{
  return gtk_text_view_get_wrap_mode (GTK_TEXT_VIEW (self->source)) != GTK_WRAP_NONE;
}

static void
set_wrap (CbCodeView *self, gboolean wrap)
{
  if (get_wrap (self) == !!wrap)
    return;
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->source),
                               wrap ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRAP]);
}

static void
cb_code_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbCodeView *self = CB_CODE_VIEW (object);

  switch (id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, cb_code_view_get_editable (self));
      break;
    case PROP_WRAP:
      g_value_set_boolean (value, get_wrap (self));
      break;
    case PROP_SHOW_LINE_NUMBERS:
      g_value_set_boolean (value, gtk_source_view_get_show_line_numbers (self->source));
      break;
    case PROP_CONTENT_TYPE:
      g_value_set_string (value, self->content_type);
      break;
    case PROP_PLACEHOLDER_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->placeholder));
      break;
    case PROP_TRUNCATED:
      g_value_set_boolean (value, self->truncated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_code_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbCodeView *self = CB_CODE_VIEW (object);

  switch (id)
    {
    case PROP_EDITABLE:
      cb_code_view_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_WRAP:
      set_wrap (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_LINE_NUMBERS:
      gtk_source_view_set_show_line_numbers (self->source, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_CONTENT_TYPE:
      cb_code_view_set_content_type (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER_TEXT:
      gtk_label_set_text (self->placeholder,
                          g_value_get_string (value) ? g_value_get_string (value) : "");
      update_placeholder (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_code_view_dispose (GObject *object)
{
  CbCodeView *self = CB_CODE_VIEW (object);

  stop_loading (self);
  if (self->buffer)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CB_TYPE_CODE_VIEW);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->content_type, g_free);
  G_OBJECT_CLASS (cb_code_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_LINE_NUMBERS] = g_param_spec_boolean ("show-line-numbers", NULL, NULL, TRUE,
                                                             flags);
  properties[PROP_CONTENT_TYPE] = g_param_spec_string ("content-type", NULL, NULL, NULL, flags);
  properties[PROP_PLACEHOLDER_TEXT] = g_param_spec_string ("placeholder-text", NULL, NULL, "",
                                                           flags);
  properties[PROP_TRUNCATED] = g_param_spec_boolean ("truncated", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                         | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "code.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "code.copy-all", NULL, copy_all_action);
  gtk_widget_class_install_action (widget_class, "code.show-all", NULL, show_all_action);
  gtk_widget_class_install_property_action (widget_class, "code.wrap", "wrap");
}

static void
cb_code_view_class_init (CbCodeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_source_init ();
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (CB_TYPE_CODE_FIND);
  object_class->get_property = cb_code_view_get_property;
  object_class->set_property = cb_code_view_set_property;
  object_class->dispose = cb_code_view_dispose;
  install_properties (object_class);
  install_actions (widget_class);
  signals[CHANGED] = g_signal_new ("changed", CB_TYPE_CODE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/connectorbuilder/ConnectorBuilder/widgets/cb-code-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CbCodeView, box);
  gtk_widget_class_bind_template_child (widget_class, CbCodeView, find);
  gtk_widget_class_bind_template_child (widget_class, CbCodeView, truncated_notice);
  gtk_widget_class_bind_template_child (widget_class, CbCodeView, error_notice);
  gtk_widget_class_bind_template_child (widget_class, CbCodeView, source);
  gtk_widget_class_bind_template_child (widget_class, CbCodeView, placeholder);
}

static void
cb_code_view_init (CbCodeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer =
      g_object_ref (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->source))));
  self->error_tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), NULL, "underline",
                                                PANGO_UNDERLINE_ERROR, NULL);
  cb_code_style_follow (self->buffer);
  cb_code_find_set_view (self->find, self->source);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.show-all", FALSE);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
}

GtkWidget *
cb_code_view_new (void)
{
  return g_object_new (CB_TYPE_CODE_VIEW, NULL);
}

void
cb_code_view_set_bytes (CbCodeView *self, GBytes *bytes)
{
  gboolean editable = FALSE;
  gboolean more = FALSE;

  g_return_if_fail (CB_IS_CODE_VIEW (self));
  g_return_if_fail (bytes);

  editable = cb_code_view_get_editable (self);
  stop_loading (self);
  g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  cb_code_view_set_error (self, 0, 0, NULL);
  cb_code_style_apply (self->buffer, self->content_type, g_bytes_get_size (bytes));
  self->filling = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
  self->filling = FALSE;
  self->loader = cb_code_loader_new (GTK_TEXT_BUFFER (self->buffer), bytes, !editable);
  more = fill (self, editable ? G_MAXSIZE : CB_CODE_FIRST_BYTES);
  set_truncated (self, more);
  if (!more)
    stop_loading (self);
  cb_code_view_go_to (self, 1, 1);
  update_placeholder (self);
}

void
cb_code_view_set_text (CbCodeView *self, const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (CB_IS_CODE_VIEW (self));

  if (!text)
    text = "";
  bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  cb_code_view_set_bytes (self, bytes);
}

char *
cb_code_view_dup_text (CbCodeView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (CB_IS_CODE_VIEW (self), NULL);

  if (self->bytes)
    return g_utf8_make_valid (g_bytes_get_data (self->bytes, NULL),
                              (gssize) g_bytes_get_size (self->bytes));
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

void
cb_code_view_set_content_type (CbCodeView *self, const char *content_type)
{
  g_return_if_fail (CB_IS_CODE_VIEW (self));

  if (g_strcmp0 (self->content_type, content_type) == 0)
    return;
  g_free (self->content_type);
  self->content_type = g_strdup (content_type);
  cb_code_style_apply (self->buffer, content_type,
                       self->bytes ? g_bytes_get_size (self->bytes) : 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT_TYPE]);
}

const char *
cb_code_view_get_content_type (CbCodeView *self)
{
  g_return_val_if_fail (CB_IS_CODE_VIEW (self), NULL);
  return self->content_type;
}

void
cb_code_view_set_editable (CbCodeView *self, gboolean editable)
{
  g_return_if_fail (CB_IS_CODE_VIEW (self));

  if (cb_code_view_get_editable (self) == !!editable)
    return;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->source), editable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

gboolean
cb_code_view_get_editable (CbCodeView *self)
{
  g_return_val_if_fail (CB_IS_CODE_VIEW (self), FALSE);
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (self->source));
}

gboolean
cb_code_view_get_truncated (CbCodeView *self)
{
  g_return_val_if_fail (CB_IS_CODE_VIEW (self), FALSE);
  return self->truncated;
}

/* From the place to the end of its line; where it is the end, from the line's beginning. */
static void
mark_error (CbCodeView *self, guint line, guint column)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), &start, (int) line - 1);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  if (column > 1 && (int) column - 1 < gtk_text_iter_get_line_offset (&end))
    gtk_text_iter_set_line_offset (&start, (int) column - 1);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->error_tag, &start, &end);
}

void
cb_code_view_set_error (CbCodeView *self, guint line, guint column, const char *message)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (CB_IS_CODE_VIEW (self));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->error_tag, &start, &end);
  if (message)
    cb_notice_set_title (self->error_notice, message);
  if (message && line > 0)
    mark_error (self, line, column);
  cb_notice_set_revealed (self->error_notice, message != NULL);
}

void
cb_code_view_go_to (CbCodeView *self, guint line, guint column)
{
  GtkTextIter place;

  g_return_if_fail (CB_IS_CODE_VIEW (self));

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), &place,
                                    MAX ((int) line, 1) - 1);
  for (guint i = 1; i < column && !gtk_text_iter_ends_line (&place); i++)
    gtk_text_iter_forward_char (&place);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &place);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->source),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)), 0.2,
                                FALSE, 0, 0);
}

void
cb_code_view_find (CbCodeView *self)
{
  g_return_if_fail (CB_IS_CODE_VIEW (self));
  cb_code_find_start (self->find);
}
