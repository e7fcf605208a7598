/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/widgets: reusable widgets that know no connector.
 */

#pragma once

#include "cb-busy.h"
#include "cb-code-view.h"
#include "cb-count-badge.h"
#include "cb-grid-table.h"
#include "cb-header-table.h"
#include "cb-image-well.h"
#include "cb-level.h"
#include "cb-logo.h"
#include "cb-notice.h"
#include "cb-page.h"
#include "cb-search-bar.h"
#include "cb-settings.h"
#include "cb-status-dot.h"
#include "cb-tag-entry.h"
#include "cb-timing-bar.h"
#include "cb-toast.h"
#include "cb-ui-widgets.h"
#include "cb-value-tree.h"
#include "cb-widget.h"
