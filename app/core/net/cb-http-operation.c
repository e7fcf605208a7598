/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-http-operation-private.h"

#include <libcb-base.h>

#include "cb-http-exchange-private.h"
#include "cb-http-redirect-private.h"
#include "cb-http-transfer-private.h"
#include "cb-net-error.h"

typedef enum
{
  TIMER_NONE,
  TIMER_TOTAL,
  TIMER_IDLE,
} Timer;

struct _CbHttpOperation
{
  CbHttpOperationParams params;
  CbHttpRequest *request;
  GPtrArray *exchanges;
  guint redirects;

  /* Cancelled by the caller's cancellable and by the timers. */
  GCancellable *cancellable;
  GCancellable *outer;
  gulong outer_handler;

  GSource *total;
  GSource *idle;
  Timer expired;
  gboolean waiting;
  gint64 total_left;
};

static void send_request (GTask *task);

static void
stop_timer (GSource **timer)
{
  if (*timer)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
operation_stop (CbHttpOperation *self)
{
  stop_timer (&self->total);
  stop_timer (&self->idle);
  if (self->outer_handler)
    g_cancellable_disconnect (self->outer, self->outer_handler);
  self->outer_handler = 0;
}

static void
operation_free (CbHttpOperation *self)
{
  operation_stop (self);
  if (self->params.func_destroy)
    self->params.func_destroy (self->params.func_data);
  g_clear_object (&self->params.session);
  g_clear_object (&self->params.certificate);
  g_clear_pointer (&self->request, cb_http_request_unref);
  g_clear_pointer (&self->exchanges, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->outer);
  g_free (self);
}

GPtrArray *
cb_http_operation_get_exchanges (CbHttpOperation *self)
{
  return self->exchanges;
}

static gboolean
total_cb (gpointer data)
{
  CbHttpOperation *self = data;

  self->expired = TIMER_TOTAL;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static gboolean
idle_cb (gpointer data)
{
  CbHttpOperation *self = data;

  self->expired = TIMER_IDLE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static GSource *
start_timer (guint milliseconds, GSourceFunc func, GTask *task)
{
  GSource *timer = NULL;

  if (milliseconds == 0)
    return NULL;
  timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (timer, func, g_task_get_task_data (task), NULL);
  g_source_attach (timer, g_task_get_context (task));
  return timer;
}

static void
set_waiting (CbHttpOperation *self, gboolean waiting)
{
  gint64 now = g_get_monotonic_time ();

  if (self->waiting == waiting || !self->total)
    return;
  if (waiting)
    self->total_left = g_source_get_ready_time (self->total) - now;
  g_source_set_ready_time (self->total, waiting ? -1 : now + self->total_left);
}

static void
progress_cb (gboolean waiting, gpointer data)
{
  CbHttpOperation *self = data;
  gint64 idle_at = g_get_monotonic_time () + (gint64) self->params.idle_timeout * 1000;

  if (self->expired != TIMER_NONE)
    return;
  set_waiting (self, waiting);
  self->waiting = waiting;
  if (self->idle)
    g_source_set_ready_time (self->idle, waiting ? -1 : idle_at);
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

static GError *
timeout_error (CbHttpOperation *self, const char *host)
{
  if (self->expired == TIMER_IDLE)
    return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TIMED_OUT,
                        "Nothing came from %s for %.3g seconds. Try again later, or raise the "
                        "time-out.",
                        host, self->params.idle_timeout / 1000.0);
  return g_error_new (CB_NET_ERROR, CB_NET_ERROR_TIMED_OUT,
                      "%s did not give a whole answer within %.3g seconds. Try again later, ask "
                      "for less, or raise the time-out.",
                      host, self->params.timeout / 1000.0);
}

static char *
host_of (CbHttpRequest *request)
{
  g_autoptr (GUri) uri = g_uri_parse (cb_http_request_get_url (request), SOUP_HTTP_URI_FLAGS, NULL);

  return g_strdup (uri ? g_uri_get_host (uri) : "The server");
}

static void
fail (GTask *task, const GError *cause)
{
  CbHttpOperation *self = g_task_get_task_data (task);
  CbHttpExchange *last = g_ptr_array_index (self->exchanges, self->exchanges->len - 1);
  g_autofree char *host = host_of (self->request);
  g_autoptr (GError) error = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                     && self->expired != TIMER_NONE
                                 ? timeout_error (self, host)
                                 : g_error_copy (cause);

  cb_http_exchange_set_error (last, error);
  operation_stop (self);
  g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
check_redirect_count (CbHttpOperation *self, GError **error)
{
  guint most = cb_http_request_get_max_redirects (self->request);
  g_autofree char *host = NULL;

  if (self->redirects < most)
    return TRUE;
  host = host_of (self->request);
  g_set_error (error, CB_NET_ERROR, CB_NET_ERROR_REDIRECT,
               "%s redirects again after %u redirects, which looks like a circle. Check the "
               "address.",
               host, most);
  return FALSE;
}

static gboolean
follow (GTask *task, CbHttpExchange *exchange, GError **error)
{
  CbHttpOperation *self = g_task_get_task_data (task);
  g_autoptr (CbHttpRequest) next = NULL;
  gboolean leaves_origin = FALSE;

  if (!check_redirect_count (self, error))
    return FALSE;
  next = cb_http_redirect_next (self->request, exchange, &leaves_origin, error);
  if (!next)
    return FALSE;
  if (leaves_origin)
    g_clear_object (&self->params.certificate);
  cb_http_request_unref (self->request);
  self->request = g_steal_pointer (&next);
  self->redirects++;
  send_request (task);
  return TRUE;
}

static gboolean
wants_redirect (CbHttpOperation *self, CbHttpExchange *exchange)
{
  return !(cb_http_request_get_flags (self->request) & CB_HTTP_REQUEST_NO_REDIRECTS)
         && cb_http_redirect_is (exchange);
}

static void
transferred_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CbHttpOperation *self = g_task_get_task_data (task);
  CbHttpExchange *exchange = CB_HTTP_EXCHANGE (source);
  g_autoptr (GError) error = NULL;

  if (!cb_http_transfer_finish (result, &error))
    {
      fail (task, error);
      return;
    }
  if (wants_redirect (self, exchange))
    {
      if (!follow (task, exchange, &error))
        fail (task, error);
      return;
    }
  operation_stop (self);
  g_task_return_boolean (task, TRUE);
}

static void
send_request (GTask *task)
{
  CbHttpOperation *self = g_task_get_task_data (task);
  CbHttpExchange *exchange = cb_http_exchange_new (self->request);
  gsize limit = cb_http_request_get_body_limit (self->request);
  CbHttpTransfer transfer = {
    .session = self->params.session,
    .request = self->request,
    .exchange = exchange,
    .certificate = self->params.certificate,
    .body_limit = limit ? limit : self->params.body_limit,
    .stream_limit = limit,
    .func = self->params.func,
    .func_data = self->params.func_data,
    .progress = progress_cb,
    .progress_data = self,
  };

  g_ptr_array_add (self->exchanges, exchange);
  cb_http_transfer_async (&transfer, self->cancellable, transferred_cb, g_object_ref (task));
}

static CbHttpOperation *
operation_new (CbHttpRequest *request, const CbHttpOperationParams *params, GCancellable *outer)
{
  CbHttpOperation *self = g_new0 (CbHttpOperation, 1);
  guint timeout = cb_http_request_get_timeout (request);

  self->params = *params;
  self->params.timeout = timeout ? timeout : params->timeout;
  g_object_ref (self->params.session);
  if (self->params.certificate)
    g_object_ref (self->params.certificate);
  self->request = cb_http_request_ref (request);
  self->exchanges = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->outer = outer ? g_object_ref (outer) : NULL;
  return self;
}

void
cb_http_operation_run (GTask *task, CbHttpRequest *request, const CbHttpOperationParams *params)
{
  GCancellable *outer = g_task_get_cancellable (task);
  CbHttpOperation *self = operation_new (request, params, outer);

  g_task_set_task_data (task, self, (GDestroyNotify) operation_free);
  if (outer)
    self->outer_handler = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb),
                                                 g_object_ref (self->cancellable), g_object_unref);
  self->total = start_timer (self->params.timeout, total_cb, task);
  self->idle = start_timer (self->params.idle_timeout, idle_cb, task);
  send_request (task);
}
