/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-console-timing.h"

#include <glib/gi18n.h>

#define MICROSECONDS_PER_MS 1000.0

static void
get_spans (CbHttpExchange *exchange, CbTimingSpan spans[CB_TIMING_N_PHASES])
{
  /* Waiting for a connection has no colour of its own: it is the gap in front. */
  static const int phase_of[CB_NET_N_PHASES] = {
    [CB_NET_PHASE_QUEUE] = -1,
    [CB_NET_PHASE_DNS] = CB_TIMING_DNS,
    [CB_NET_PHASE_CONNECT] = CB_TIMING_CONNECT,
    [CB_NET_PHASE_TLS] = CB_TIMING_TLS,
    [CB_NET_PHASE_REQUEST] = CB_TIMING_SEND,
    [CB_NET_PHASE_WAIT] = CB_TIMING_WAIT,
    [CB_NET_PHASE_DOWNLOAD] = CB_TIMING_RECEIVE,
  };
  CbNetPhase phases[CB_NET_N_PHASES];
  guint n_phases = cb_net_get_phases (exchange, phases);

  memset (spans, 0, sizeof (CbTimingSpan) * CB_TIMING_N_PHASES);
  for (guint i = 0; i < n_phases; i++)
    {
      int phase = phase_of[phases[i].kind];

      if (phase < 0)
        continue;
      spans[phase].start = (double) phases[i].start / MICROSECONDS_PER_MS;
      spans[phase].end = (double) (phases[i].start + phases[i].duration) / MICROSECONDS_PER_MS;
    }
}

static GtkWidget *
make_caption (CbConsoleEntry *entry, gboolean chosen)
{
  g_autofree char *title = cb_console_entry_dup_title (entry);
  g_autofree char *cost = cb_console_entry_dup_cost (entry);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *time = gtk_label_new (cost);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, chosen ? "heading" : "dim-label");
  gtk_widget_add_css_class (time, "numeric");
  gtk_widget_add_css_class (time, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), time);
  return box;
}

static GtkWidget *
make_bar (CbHttpExchange *exchange, double offset, double scale, gboolean legend)
{
  CbTimingSpan spans[CB_TIMING_N_PHASES];
  GtkWidget *bar = cb_timing_bar_new ();

  get_spans (exchange, spans);
  cb_timing_bar_set_spans (CB_TIMING_BAR (bar), spans);
  cb_timing_bar_set_axis (CB_TIMING_BAR (bar), offset, scale);
  cb_timing_bar_set_show_legend (CB_TIMING_BAR (bar), legend);
  return bar;
}

static void
fill_bars (CbConsoleEntry *entry, GtkBox *bars)
{
  CbRun *run = cb_console_entry_get_run (entry);
  GListModel *exchanges = cb_run_get_exchanges (run);
  guint n_exchanges = g_list_model_get_n_items (exchanges);
  gint64 first = 0;
  gint64 last = 0;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bars))) != NULL)
    gtk_box_remove (bars, child);
  for (guint i = 0; i < n_exchanges; i++)
    {
      g_autoptr (CbHttpExchange) exchange = g_list_model_get_item (exchanges, i);
      gint64 start = cb_http_exchange_get_start (exchange);

      first = i == 0 ? start : MIN (first, start);
      last = MAX (last, start + cb_http_exchange_get_duration (exchange));
    }
  for (guint i = 0; i < n_exchanges; i++)
    {
      g_autoptr (CbHttpExchange) exchange = g_list_model_get_item (exchanges, i);
      g_autoptr (CbConsoleEntry) other = cb_console_entry_new (run, exchange);
      double offset = (double) (cb_http_exchange_get_start (exchange) - first);

      gtk_box_append (bars,
                      make_caption (other, exchange == cb_console_entry_get_exchange (entry)));
      gtk_box_append (bars, make_bar (exchange, offset / MICROSECONDS_PER_MS,
                                      (double) (last - first) / MICROSECONDS_PER_MS,
                                      i + 1 == n_exchanges));
    }
}

static void
append_fact (CbHeaderTable *facts, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    cb_header_table_append (facts, name, value, NULL);
}

static void
append_tls (CbHeaderTable *facts, const CbTlsInfo *tls)
{
  g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc (tls->not_after);
  g_autofree char *date = until != NULL ? g_date_time_format (until, "%x") : NULL;

  append_fact (facts, _ ("Encryption"), tls->protocol);
  append_fact (facts, _ ("Certificate of"), tls->subject);
  append_fact (facts, _ ("Signed by"), tls->issuer);
  append_fact (facts, _ ("Valid until"), date);
}

static void
fill_facts (CbHttpExchange *exchange, CbHeaderTable *facts)
{
  const CbTlsInfo *tls = cb_http_exchange_get_tls (exchange);
  g_autofree char *wire = g_format_size (cb_http_exchange_get_wire_length (exchange));

  cb_header_table_clear (facts);
  append_fact (facts, _ ("Server"), cb_http_exchange_get_remote_address (exchange));
  append_fact (facts, _ ("Protocol"), cb_http_exchange_get_http_version (exchange));
  append_fact (facts, _ ("Connection"),
               cb_http_exchange_is_connection_reused (exchange) ? _ ("Used again") : _ ("New"));
  append_fact (facts, _ ("Received"), wire);
  if (tls != NULL)
    append_tls (facts, tls);
}

void
cb_console_timing_fill (CbConsoleEntry *entry, GtkBox *bars, CbHeaderTable *facts)
{
  fill_bars (entry, bars);
  fill_facts (cb_console_entry_get_exchange (entry), facts);
}
