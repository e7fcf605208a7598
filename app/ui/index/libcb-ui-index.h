/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/index. The shell includes this header and no other of the view.
 */

#pragma once

#include "cb-import-dialog.h"
#include "cb-index.h"
#include "cb-ui-index.h"
