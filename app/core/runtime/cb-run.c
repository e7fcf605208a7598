/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-run-private.h"
#include "cb-runtime-error.h"

struct _CbRun
{
  GObject parent_instance;

  CbActivity *activity;
  CbValues *values;
  CbRequestFlags flags;
  gsize body_limit;
  guint64 max_records;
  CbRecordFunc record_func;
  gpointer record_data;
  GDestroyNotify record_destroy;
  CbFileFunc file_func;
  gpointer file_data;
  GDestroyNotify file_destroy;

  GCancellable *cancellable;
  CbRunState state;
  guint status;
  char *message;
  char *media_type;
  guint64 bytes_received;
  guint64 records_received;
  gint64 start;
  CbRequest *request;
  GListStore *exchanges;
  CbHttpExchange *exchange;
  CbRedactor *redactor;
  CbDocument *document;
  GError *document_error;
  GError *error;
};

G_DEFINE_FINAL_TYPE (CbRun, cb_run, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STATUS,
  PROP_MESSAGE,
  PROP_BYTES_RECEIVED,
  PROP_RECORDS_RECEIVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

GType
cb_run_state_get_type (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      static const GEnumValue values[] = {
        { CB_RUN_WAITING, "CB_RUN_WAITING", "waiting" },
        { CB_RUN_PREPARING, "CB_RUN_PREPARING", "preparing" },
        { CB_RUN_SENDING, "CB_RUN_SENDING", "sending" },
        { CB_RUN_RECEIVING, "CB_RUN_RECEIVING", "receiving" },
        { CB_RUN_READING, "CB_RUN_READING", "reading" },
        { CB_RUN_DONE, "CB_RUN_DONE", "done" },
        { CB_RUN_FAILED, "CB_RUN_FAILED", "failed" },
        { CB_RUN_CANCELLED, "CB_RUN_CANCELLED", "cancelled" },
        { 0, NULL, NULL },
      };

      g_once_init_leave (&once, g_enum_register_static ("CbRunState", values));
    }
  return (GType) once;
}

static void
cb_run_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbRun *self = CB_RUN (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_STATUS:
      g_value_set_uint (value, self->status);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_BYTES_RECEIVED:
      g_value_set_uint64 (value, self->bytes_received);
      break;
    case PROP_RECORDS_RECEIVED:
      g_value_set_uint64 (value, self->records_received);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_run_finalize (GObject *object)
{
  CbRun *self = CB_RUN (object);

  if (self->record_destroy != NULL)
    self->record_destroy (self->record_data);
  if (self->file_destroy != NULL)
    self->file_destroy (self->file_data);
  g_clear_object (&self->activity);
  g_clear_pointer (&self->values, cb_values_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->media_type, g_free);
  g_clear_pointer (&self->request, cb_request_unref);
  g_clear_object (&self->exchanges);
  g_clear_object (&self->exchange);
  g_clear_pointer (&self->redactor, cb_redactor_unref);
  g_clear_pointer (&self->document, cb_document_unref);
  g_clear_error (&self->document_error);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (cb_run_parent_class)->finalize (object);
}

static void
cb_run_class_init (CbRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cb_run_get_property;
  object_class->finalize = cb_run_finalize;
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CB_TYPE_RUN_STATE,
                                              CB_RUN_WAITING, flags);
  properties[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, 999, 0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  properties[PROP_BYTES_RECEIVED] = g_param_spec_uint64 ("bytes-received", NULL, NULL, 0,
                                                         G_MAXUINT64, 0, flags);
  properties[PROP_RECORDS_RECEIVED] = g_param_spec_uint64 ("records-received", NULL, NULL, 0,
                                                           G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_run_init (CbRun *self)
{
  self->cancellable = g_cancellable_new ();
  self->message = g_strdup ("");
  self->media_type = g_strdup ("");
  self->exchanges = g_list_store_new (CB_TYPE_HTTP_EXCHANGE);
  self->redactor = cb_redactor_new ();
}

CbRun *
cb_run_new (CbActivity *activity, CbValues *values)
{
  CbRun *self = g_object_new (CB_TYPE_RUN, NULL);

  self->activity = g_object_ref (activity);
  self->values = values != NULL ? cb_values_copy (values) : cb_values_new ();
  return self;
}

void
cb_run_set_record_func (CbRun *self, CbRecordFunc func, gpointer data, GDestroyNotify destroy)
{
  if (self->record_destroy != NULL)
    self->record_destroy (self->record_data);
  self->record_func = func;
  self->record_data = data;
  self->record_destroy = destroy;
}

void
cb_run_set_max_records (CbRun *self, guint64 max_records)
{
  self->max_records = max_records;
}

void
cb_run_set_flags (CbRun *self, CbRequestFlags flags)
{
  self->flags = flags;
}

void
cb_run_set_file_func (CbRun *self, CbFileFunc func, gpointer data, GDestroyNotify destroy)
{
  if (self->file_destroy != NULL)
    self->file_destroy (self->file_data);
  self->file_func = func;
  self->file_data = data;
  self->file_destroy = destroy;
}

void
cb_run_set_body_limit (CbRun *self, gsize bytes)
{
  self->body_limit = bytes;
}

CbActivity *
cb_run_get_activity (CbRun *self)
{
  return self->activity;
}

CbValues *
cb_run_get_values (CbRun *self)
{
  return self->values;
}

CbRunState
cb_run_get_state (CbRun *self)
{
  return self->state;
}

gboolean
cb_run_is_finished (CbRun *self)
{
  return self->state >= CB_RUN_DONE;
}

guint
cb_run_get_status (CbRun *self)
{
  return self->status;
}

gboolean
cb_run_is_success (CbRun *self)
{
  return self->state == CB_RUN_DONE && self->status > 0 && self->status < 400;
}

const char *
cb_run_get_message (CbRun *self)
{
  return self->message;
}

guint64
cb_run_get_bytes_received (CbRun *self)
{
  return self->bytes_received;
}

guint64
cb_run_get_records_received (CbRun *self)
{
  return self->records_received;
}

const GError *
cb_run_get_error (CbRun *self)
{
  return self->error;
}

gint64
cb_run_get_start (CbRun *self)
{
  return self->start;
}

CbRequest *
cb_run_get_request (CbRun *self)
{
  return self->request;
}

GListModel *
cb_run_get_exchanges (CbRun *self)
{
  return G_LIST_MODEL (self->exchanges);
}

CbHttpExchange *
cb_run_get_exchange (CbRun *self)
{
  return self->exchange;
}

CbRedactor *
cb_run_get_redactor (CbRun *self)
{
  return self->redactor;
}

const char *
cb_run_get_media_type (CbRun *self)
{
  return self->media_type;
}

CbDocument *
cb_run_get_document (CbRun *self)
{
  return self->document;
}

const GError *
cb_run_get_document_error (CbRun *self)
{
  return self->document_error;
}

void
cb_run_cancel (CbRun *self)
{
  g_cancellable_cancel (self->cancellable);
}

void
cb_run_set_state (CbRun *self, CbRunState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
cb_run_begin (CbRun *self)
{
  self->start = g_get_real_time ();
  cb_run_set_state (self, CB_RUN_PREPARING);
}

void
cb_run_set_message (CbRun *self, const char *message)
{
  g_autofree char *masked = cb_redactor_mask (self->redactor, message, -1);

  if (strcmp (self->message, masked) == 0)
    return;
  g_free (self->message);
  self->message = g_steal_pointer (&masked);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

void
cb_run_finish (CbRun *self, const GError *error)
{
  if (error == NULL)
    {
      cb_run_set_state (self, CB_RUN_DONE);
      return;
    }
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cb_run_set_message (self, "Cancelled.");
      cb_run_set_state (self, CB_RUN_CANCELLED);
      return;
    }
  cb_run_set_message (self, error->message);
  cb_run_set_state (self, CB_RUN_FAILED);
}

void
cb_run_set_request (CbRun *self, CbRequest *request)
{
  g_clear_pointer (&self->request, cb_request_unref);
  self->request = cb_request_ref (request);
  g_clear_pointer (&self->redactor, cb_redactor_unref);
  self->redactor = cb_redactor_ref (cb_request_get_redactor (request));
}

void
cb_run_add_exchange (CbRun *self, CbHttpExchange *exchange)
{
  g_list_store_append (self->exchanges, exchange);
}

void
cb_run_add_bytes (CbRun *self, guint64 n_bytes)
{
  self->bytes_received += n_bytes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BYTES_RECEIVED]);
}

void
cb_run_set_exchange (CbRun *self, CbHttpExchange *exchange)
{
  guint64 length = cb_http_exchange_get_body_length (exchange);

  g_set_object (&self->exchange, exchange);
  g_free (self->media_type);
  self->media_type =
      cb_media_type_dup_essence (cb_http_exchange_get_response_header (exchange, "Content-Type"));
  self->status = cb_http_exchange_get_status (exchange);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  if (length > self->bytes_received)
    cb_run_add_bytes (self, length - self->bytes_received);
}

void
cb_run_set_document (CbRun *self, CbDocument *document, const GError *error)
{
  g_clear_pointer (&self->document, cb_document_unref);
  g_clear_error (&self->document_error);
  self->document = document != NULL ? cb_document_ref (document) : NULL;
  self->document_error = error != NULL ? g_error_copy (error) : NULL;
}

GCancellable *
cb_run_get_cancellable (CbRun *self)
{
  return self->cancellable;
}

CbRequestFlags
cb_run_get_flags (CbRun *self)
{
  return self->flags;
}

CbFileFunc
cb_run_get_file_func (CbRun *self, gpointer *data)
{
  *data = self->file_data;
  return self->file_func;
}

gsize
cb_run_get_body_limit (CbRun *self)
{
  return self->body_limit;
}

gboolean
cb_run_streams (CbRun *self)
{
  return self->record_func != NULL;
}

gboolean
cb_run_take_record (CbRun *self, const char *record, gsize length)
{
  gboolean more = self->record_func (record, length, self->record_data);

  self->records_received++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDS_RECEIVED]);
  return more && (self->max_records == 0 || self->records_received < self->max_records);
}
