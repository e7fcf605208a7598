/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-http-exchange.h"

G_BEGIN_DECLS

/**
 * CbNetPhaseKind:
 * @CB_NET_PHASE_QUEUE: waiting for a free connection
 * @CB_NET_PHASE_DNS: looking up the host name
 * @CB_NET_PHASE_CONNECT: opening the TCP connection
 * @CB_NET_PHASE_TLS: the TLS handshake
 * @CB_NET_PHASE_REQUEST: sending head and body
 * @CB_NET_PHASE_WAIT: until the first byte of the answer
 * @CB_NET_PHASE_DOWNLOAD: until its last byte
 *
 * The parts of an exchange, in order.
 */
typedef enum
{
  CB_NET_PHASE_QUEUE,
  CB_NET_PHASE_DNS,
  CB_NET_PHASE_CONNECT,
  CB_NET_PHASE_TLS,
  CB_NET_PHASE_REQUEST,
  CB_NET_PHASE_WAIT,
  CB_NET_PHASE_DOWNLOAD,
} CbNetPhaseKind;

#define CB_NET_N_PHASES 7

/**
 * CbNetPhase:
 * @kind: which part
 * @start: microseconds since the exchange began
 * @duration: microseconds; 0 or more
 *
 * One bar of a waterfall.
 */
typedef struct
{
  CbNetPhaseKind kind;
  gint64 start;
  gint64 duration;
} CbNetPhase;

/**
 * cb_net_get_phases:
 * @exchange: an exchange
 * @phases: (out caller-allocated): the phases that took place, in order
 *
 * Tells the timing of an exchange as bars to draw.
 *
 * Phases that did not happen are left out: no look-up for an address, no connection where one was
 * used again, no TLS over http, nothing after the one in which a failure came. Bars neither
 * overlap nor go beyond the total of [method@HttpExchange.get_duration].
 *
 * Returns: how many were filled in
 */
guint cb_net_get_phases (CbHttpExchange *exchange, CbNetPhase phases[CB_NET_N_PHASES]);

/* "dns", "connect"…: a name that stays the same, for files and tests; not for people. */
const char *cb_net_phase_kind_to_string (CbNetPhaseKind kind);

G_END_DECLS
