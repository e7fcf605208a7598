/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/compat: the only room that names API which later releases of GTK and
 * libadwaita deprecate. Everything else asks here for dialogs, file pickers and adaptive panes.
 */

#pragma once

#include "cb-about.h"
#include "cb-confirm.h"
#include "cb-dialog.h"
#include "cb-file-picker.h"
#include "cb-navigator.h"
#include "cb-open.h"
#include "cb-preferences-base.h"
#include "cb-shortcuts.h"
#include "cb-split.h"
#include "cb-squeeze.h"
#include "cb-style.h"
#include "cb-texture.h"
#include "cb-ui-compat.h"
#include "cb-view-title.h"
