/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-timing-bar.h"

G_BEGIN_DECLS

#define CB_TYPE_TIMING_TRACK (cb_timing_track_get_type ())

/**
 * CbTimingTrack:
 *
 * A line on which phases lie where they happened; the style sheet colours them.
 */
G_DECLARE_FINAL_TYPE (CbTimingTrack, cb_timing_track, CB, TIMING_TRACK, GtkWidget)

GtkWidget *cb_timing_track_new (void);
void cb_timing_track_add (CbTimingTrack *self, CbTimingPhase phase, CbTimingSpan span);
/* What the left edge and the whole width stand for, in milliseconds. */
void cb_timing_track_set_axis (CbTimingTrack *self, double offset, double scale);

G_END_DECLS
