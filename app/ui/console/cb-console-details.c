/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-console-details.h"

#include <glib/gi18n.h>

#include "cb-console-answer.h"
#include "cb-console-timing.h"

struct _CbConsoleDetails
{
  GtkWidget parent_instance;

  GtkStack *outer;
  GtkWidget *use_button;
  GtkStack *stack;
  GtkStack *response_stack;
  GtkStack *tree_stack;
  GtkStack *request_stack;
  CbCodeView *response;
  GtkLabel *response_remark;
  CbValueTree *tree;
  CbCodeView *raw;
  CbHeaderTable *headers;
  CbCodeView *request;
  CbCodeView *curl;
  GtkWidget *copy_curl;
  CbHeaderTable *why;
  GtkBox *bars;
  CbHeaderTable *connection;

  CbConsoleEntry *entry;
  CbConsoleAnswer *answer;
  gboolean response_filled;
  gboolean raw_filled;
  gboolean tree_filled;
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (CbConsoleDetails, cb_console_details, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SAMPLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
append_header (CbHeaderTable *table, CbRedactor *redactor, const CbHttpHeader *header)
{
  g_autofree char *masked = cb_redactor_mask (redactor, header->value, -1);
  g_autofree char *valid = cb_text_make_valid (masked, -1);

  cb_header_table_append (table, header->name, header->sensitive ? CB_REDACTED : valid, NULL);
}

static void
show_headers (CbConsoleDetails *self)
{
  CbRun *run = cb_console_entry_get_run (self->entry);
  CbHttpExchange *exchange = cb_console_entry_get_exchange (self->entry);

  cb_header_table_clear (self->headers);
  for (guint i = 0; i < cb_http_exchange_get_n_response_headers (exchange); i++)
    append_header (self->headers, cb_run_get_redactor (run),
                   cb_http_exchange_get_response_header_at (exchange, i));
}

/* The head as it went out and the body, secrets masked. */
static char *
dup_request_text (CbConsoleDetails *self)
{
  CbHttpExchange *exchange = cb_console_entry_get_exchange (self->entry);
  CbRedactor *redactor = cb_run_get_redactor (cb_console_entry_get_run (self->entry));
  GBytes *body = cb_http_exchange_get_request_body (exchange);
  g_autofree char *head = cb_http_exchange_dup_request_head (exchange, FALSE);
  g_autoptr (GString) out = g_string_new (head);
  gsize length = 0;
  const char *bytes = body != NULL ? g_bytes_get_data (body, &length) : NULL;

  g_string_replace (out, "\r\n", "\n", 0);
  if (length == 0)
    g_string_truncate (out, strlen (g_strchomp (out->str)));
  if (length > 0 && g_utf8_validate (bytes, (gssize) length, NULL))
    g_string_append_len (out, bytes, (gssize) length);
  else if (length > 0)
    {
      g_autofree char *size = g_format_size (length);

      g_string_append_printf (out, _ ("(%s that are not text)"), size);
    }
  return cb_redactor_mask (redactor, out->str, (gssize) out->len);
}

static void
show_request (CbConsoleDetails *self)
{
  CbRequest *request = cb_run_get_request (cb_console_entry_get_run (self->entry));
  g_autofree char *text = dup_request_text (self);
  g_autofree char *curl = request != NULL ? cb_request_to_curl (request, FALSE) : NULL;

  cb_code_view_set_text (self->request, text, -1);
  cb_code_view_set_text (self->curl, curl != NULL ? curl : "", -1);
  gtk_widget_set_sensitive (self->copy_curl, curl != NULL);
}

static void
append_part (CbConsoleDetails *self, CbRedactor *redactor, const CbRequestPart *part)
{
  g_autofree char *masked = part->secret ? g_strdup (CB_REDACTED)
                                         : cb_redactor_mask (redactor, part->value, -1);
  g_autofree char *value = cb_text_ellipsize (masked, 200);
  g_autofree char *name = *part->name != '\0' ? g_strdup_printf (
                              "%s %s", cb_part_kind_get_title (part->kind), part->name)
                                              : g_strdup (cb_part_kind_get_title (part->kind));

  cb_header_table_append (self->why, name, value, part->why);
}

static void
show_why (CbConsoleDetails *self)
{
  CbRequest *request = cb_run_get_request (cb_console_entry_get_run (self->entry));

  cb_header_table_clear (self->why);
  for (guint i = 0; request != NULL && i < cb_request_get_n_parts (request); i++)
    append_part (self, cb_request_get_redactor (request), cb_request_get_part (request, i));
}

/* Why there is no text; NULL where there is. */
static char *
dup_remark (CbConsoleDetails *self)
{
  CbHttpExchange *exchange = cb_console_entry_get_exchange (self->entry);
  const GError *error = cb_http_exchange_get_error (exchange);
  const char *type = cb_http_exchange_get_response_header (exchange, "Content-Type");
  g_autofree char *size = g_format_size (cb_http_exchange_get_body_length (exchange));

  if (error != NULL)
    return g_strdup (_ ("There is no answer."));
  if (g_bytes_get_size (cb_http_exchange_get_body (exchange)) == 0)
    return g_strdup (_ ("The answer has no body."));
  if (self->answer != NULL && self->answer->raw == NULL)
    return g_strdup_printf (_ ("The answer is not text: %s of %s."), size,
                            type != NULL ? type : _ ("an unknown type"));
  return NULL;
}

static void
fill_text (CbCodeView *view, const char *type, GBytes *bytes)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  cb_code_view_set_content_type (view, type);
  cb_code_view_set_bytes (view, bytes != NULL ? bytes : nothing);
}

/* A large body goes into a page when that is first looked at. */
static void
fill_page (CbConsoleDetails *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  CbConsoleAnswer *answer = self->answer;
  const char *type = NULL;

  if (self->entry == NULL || page == NULL)
    return;
  type = cb_http_exchange_get_response_header (cb_console_entry_get_exchange (self->entry),
                                               "Content-Type");
  if (!self->response_filled && g_str_equal (page, "response"))
    {
      self->response_filled = TRUE;
      fill_text (self->response, type, answer != NULL ? answer->pretty : NULL);
    }
  else if (!self->raw_filled && g_str_equal (page, "raw"))
    {
      self->raw_filled = TRUE;
      fill_text (self->raw, NULL, answer != NULL ? answer->raw : NULL);
    }
  else if (!self->tree_filled && g_str_equal (page, "tree"))
    {
      self->tree_filled = TRUE;
      cb_value_tree_set_value (self->tree, answer != NULL ? answer->value : NULL);
      if (answer != NULL && answer->value != NULL)
        cb_value_tree_expand (self->tree, 2);
    }
}

static void
cb_console_details_on_page (CbConsoleDetails *self)
{
  fill_page (self);
}

static void
show_answer (CbConsoleDetails *self)
{
  g_autofree char *remark = dup_remark (self);
  gboolean tree = self->answer != NULL && self->answer->value != NULL;

  self->response_filled = self->raw_filled = self->tree_filled = FALSE;
  fill_page (self);
  gtk_stack_set_visible_child_name (self->tree_stack, tree ? "tree" : "remark");
  gtk_widget_set_visible (self->use_button, tree && cb_console_entry_is_answer (self->entry));
  gtk_label_set_text (self->response_remark, remark != NULL ? remark : "");
  gtk_stack_set_visible_child_name (self->response_stack, remark != NULL ? "remark" : "text");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  CbConsoleAnswer *answer = cb_console_answer_load_finish (result, &error);
  CbConsoleDetails *self = data;

  /* Cancelled: another entry is shown, or the widget is gone. */
  if (answer == NULL)
    return;
  g_clear_object (&self->loading);
  self->answer = answer;
  show_answer (self);
}

static void
stop_loading (CbConsoleDetails *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->answer, cb_console_answer_free);
}

void
cb_console_details_set_entry (CbConsoleDetails *self, CbConsoleEntry *entry)
{
  if (self->entry == entry)
    return;
  stop_loading (self);
  g_set_object (&self->entry, entry);
  gtk_stack_set_visible_child_name (self->outer, entry != NULL ? "entry" : "empty");
  if (entry == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAMPLE]);
      return;
    }
  show_headers (self);
  show_request (self);
  show_why (self);
  cb_console_timing_fill (entry, self->bars, self->connection);
  self->loading = g_cancellable_new ();
  show_answer (self);
  cb_console_answer_load_async (entry, self->loading, loaded_cb, self);
}

CbConsoleEntry *
cb_console_details_get_entry (CbConsoleDetails *self)
{
  return self->entry;
}

CbValue *
cb_console_details_get_sample (CbConsoleDetails *self)
{
  return self->answer != NULL ? self->answer->value : NULL;
}

gboolean
cb_console_details_is_loading (CbConsoleDetails *self)
{
  return self->loading != NULL;
}

void
cb_console_details_show_page (CbConsoleDetails *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
cb_console_details_on_copy_curl (CbConsoleDetails *self)
{
  CbRequest *request = cb_run_get_request (cb_console_entry_get_run (self->entry));
  g_autofree char *curl = cb_request_to_curl (request, FALSE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), curl);
  cb_toast_show_text (GTK_WIDGET (self), _ ("Copied as cURL, without secrets"));
}

static void
cb_console_details_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SAMPLE:
      g_value_set_boxed (value, cb_console_details_get_sample (CB_CONSOLE_DETAILS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_console_details_dispose (GObject *object)
{
  CbConsoleDetails *self = CB_CONSOLE_DETAILS (object);

  stop_loading (self);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), CB_TYPE_CONSOLE_DETAILS);
  G_OBJECT_CLASS (cb_console_details_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, outer);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, use_button);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, stack);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, response_stack);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, tree_stack);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, request_stack);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, response);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, response_remark);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, tree);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, raw);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, headers);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, request);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, curl);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, copy_curl);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, why);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, bars);
  gtk_widget_class_bind_template_child (widget_class, CbConsoleDetails, connection);
}

static void
cb_console_details_class_init (CbConsoleDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cb_console_details_get_property;
  object_class->dispose = cb_console_details_dispose;
  properties[PROP_SAMPLE] = g_param_spec_boxed ("sample", NULL, NULL, CB_TYPE_VALUE,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CB_APP_PATH "/console/cb-console-details.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cb_console_details_on_copy_curl);
  gtk_widget_class_bind_template_callback (widget_class, cb_console_details_on_page);
}

static void
cb_console_details_init (CbConsoleDetails *self)
{
  g_type_ensure (CB_TYPE_CODE_VIEW);
  g_type_ensure (CB_TYPE_VALUE_TREE);
  g_type_ensure (CB_TYPE_HEADER_TABLE);
  gtk_widget_init_template (GTK_WIDGET (self));
  cb_settings_follow (self->response, "wrap", "wrap-responses");
  cb_settings_follow (self->raw, "wrap", "wrap-responses");
  cb_code_view_set_content_type (self->curl, "application/x-shellscript");
}
