/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-console-entry.h"

#include <glib/gi18n.h>

struct _CbConsoleEntry
{
  GObject parent_instance;

  CbRun *run;
  CbHttpExchange *exchange;
};

G_DEFINE_FINAL_TYPE (CbConsoleEntry, cb_console_entry, G_TYPE_OBJECT)

static void
cb_console_entry_dispose (GObject *object)
{
  CbConsoleEntry *self = CB_CONSOLE_ENTRY (object);

  g_clear_object (&self->run);
  g_clear_object (&self->exchange);
  G_OBJECT_CLASS (cb_console_entry_parent_class)->dispose (object);
}

static void
cb_console_entry_class_init (CbConsoleEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cb_console_entry_dispose;
}

static void
cb_console_entry_init (CbConsoleEntry *self)
{
}

CbConsoleEntry *
cb_console_entry_new (CbRun *run, CbHttpExchange *exchange)
{
  CbConsoleEntry *self = g_object_new (CB_TYPE_CONSOLE_ENTRY, NULL);

  self->run = g_object_ref (run);
  self->exchange = g_object_ref (exchange);
  return self;
}

CbRun *
cb_console_entry_get_run (CbConsoleEntry *self)
{
  return self->run;
}

CbHttpExchange *
cb_console_entry_get_exchange (CbConsoleEntry *self)
{
  return self->exchange;
}

gboolean
cb_console_entry_is_answer (CbConsoleEntry *self)
{
  return cb_run_get_exchange (self->run) == self->exchange;
}

char *
cb_console_entry_dup_title (CbConsoleEntry *self)
{
  g_autofree char *url = cb_http_exchange_dup_masked_url (self->exchange);
  g_autofree char *masked = cb_redactor_mask (cb_run_get_redactor (self->run), url, -1);
  const char *host = strstr (masked, "://");
  const char *target = host != NULL ? strpbrk (host + 3, "/?") : masked;

  return g_strdup_printf ("%s %s", cb_http_exchange_get_method (self->exchange),
                          target != NULL ? target : "/");
}

char *
cb_console_entry_dup_status (CbConsoleEntry *self)
{
  guint status = cb_http_exchange_get_status (self->exchange);
  const char *reason = cb_http_exchange_get_reason (self->exchange);

  if (cb_http_exchange_get_error (self->exchange) != NULL || status == 0)
    return g_strdup (_ ("Failed"));
  return reason != NULL && *reason != '\0' ? g_strdup_printf ("%u %s", status, reason)
                                           : g_strdup_printf ("%u", status);
}

char *
cb_console_entry_dup_cost (CbConsoleEntry *self)
{
  g_autofree char *time =
      cb_timing_format_ms ((double) cb_http_exchange_get_duration (self->exchange) / 1000.0);
  g_autofree char *size = g_format_size (cb_http_exchange_get_body_length (self->exchange));

  if (cb_http_exchange_get_status (self->exchange) == 0)
    return g_steal_pointer (&time);
  /* Translators: how long an exchange took, and the size of the answer: "143 ms, 2.1 kB". */
  return g_strdup_printf (_ ("%s, %s"), time, size);
}

CbLevel
cb_console_entry_get_level (CbConsoleEntry *self)
{
  guint status = cb_http_exchange_get_status (self->exchange);

  if (cb_http_exchange_get_error (self->exchange) != NULL || status == 0 || status >= 500)
    return CB_LEVEL_ERROR;
  if (status >= 400)
    return CB_LEVEL_WARNING;
  return status >= 300 ? CB_LEVEL_NEUTRAL : CB_LEVEL_SUCCESS;
}

gsize
cb_console_entry_get_weight (CbConsoleEntry *self)
{
  GBytes *sent = cb_http_exchange_get_request_body (self->exchange);

  return g_bytes_get_size (cb_http_exchange_get_body (self->exchange))
         + (sent != NULL ? g_bytes_get_size (sent) : 0);
}
