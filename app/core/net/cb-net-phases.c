/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-net-phases.h"

#include "cb-http-exchange-private.h"

static const char *const names[CB_NET_N_PHASES] = { "queue",   "dns",  "connect", "tls",
                                                    "request", "wait", "download" };

const char *
cb_net_phase_kind_to_string (CbNetPhaseKind kind)
{
  g_return_val_if_fail (kind < CB_NET_N_PHASES, NULL);

  return names[kind];
}

/* The moment at which each phase began, in the order of CbNetPhaseKind; 0 where it did not. */
static void
list_starts (CbHttpExchange *exchange, gint64 starts[CB_NET_N_PHASES])
{
  const CbNetTimes *times = &exchange->times;

  starts[CB_NET_PHASE_QUEUE] = times->begin;
  starts[CB_NET_PHASE_DNS] = times->dns_start;
  starts[CB_NET_PHASE_CONNECT] = times->connect_start;
  starts[CB_NET_PHASE_TLS] = times->tls_start;
  starts[CB_NET_PHASE_REQUEST] = times->request_start;
  starts[CB_NET_PHASE_WAIT] = times->request_start ? times->request_end : 0;
  starts[CB_NET_PHASE_DOWNLOAD] = exchange->status ? times->response_start : 0;
}

/* libsoup counts the handshake as part of connecting and leaves gaps of some microseconds between
 * its stamps, so each phase lasts until the next one begins. */
static gint64
end_of (const gint64 starts[CB_NET_N_PHASES], guint kind, gint64 end)
{
  for (guint next = kind + 1; next < CB_NET_N_PHASES; next++)
    if (starts[next] != 0)
      return MIN (starts[next], end);
  return end;
}

guint
cb_net_get_phases (CbHttpExchange *exchange, CbNetPhase phases[CB_NET_N_PHASES])
{
  gint64 starts[CB_NET_N_PHASES];
  gint64 begin = 0;
  guint n = 0;

  g_return_val_if_fail (CB_IS_HTTP_EXCHANGE (exchange), 0);

  if (exchange->times.end == 0)
    return 0;
  list_starts (exchange, starts);
  begin = exchange->times.begin;
  for (guint kind = 0; kind < CB_NET_N_PHASES; kind++)
    {
      gint64 start = MAX (starts[kind], n > 0 ? begin + phases[n - 1].start : begin);
      gint64 end = MAX (end_of (starts, kind, exchange->times.end), start);

      if (starts[kind] == 0)
        continue;
      phases[n].kind = kind;
      phases[n].start = start - begin;
      phases[n].duration = end - start;
      n++;
    }
  return n;
}
