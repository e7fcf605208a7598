/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CbTimingPhase:
 *
 * The phases of one exchange, in the order in which they happen.
 */
typedef enum
{
  CB_TIMING_DNS,
  CB_TIMING_CONNECT,
  CB_TIMING_TLS,
  CB_TIMING_SEND,
  CB_TIMING_WAIT,
  CB_TIMING_RECEIVE,
  CB_TIMING_N_PHASES,
} CbTimingPhase;

/**
 * CbTimingSpan:
 * @start: milliseconds since the exchange began
 * @end: milliseconds since the exchange began; a phase with @end not after @start did not happen
 */
typedef struct
{
  double start;
  double end;
} CbTimingSpan;

#define CB_TYPE_TIMING_BAR (cb_timing_bar_get_type ())

/**
 * CbTimingBar:
 *
 * Where the time of an exchange went, as a waterfall; screen readers get it in words.
 *
 * Properties: `show-legend`; `offset` and `scale` (milliseconds) place the bar on an axis
 * that it shares with others, a `scale` of 0 being its own length.
 */
G_DECLARE_FINAL_TYPE (CbTimingBar, cb_timing_bar, CB, TIMING_BAR, GtkWidget)

GtkWidget *cb_timing_bar_new (void);
/* @spans: one for each phase, or NULL for nothing. */
void cb_timing_bar_set_spans (CbTimingBar *self, const CbTimingSpan spans[CB_TIMING_N_PHASES]);
void cb_timing_bar_set_axis (CbTimingBar *self, double offset, double scale);
void cb_timing_bar_set_show_legend (CbTimingBar *self, gboolean show_legend);
gboolean cb_timing_bar_get_show_legend (CbTimingBar *self);
/* (transfer full): what the picture shows, in words. */
char *cb_timing_bar_dup_description (CbTimingBar *self);
/* (transfer full): "143 ms", "2.1 s". */
char *cb_timing_format_ms (double ms);

G_END_DECLS
