/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/console. The shell includes this header and no other of the view.
 */

#pragma once

#include "cb-console.h"
#include "cb-ui-console.h"
