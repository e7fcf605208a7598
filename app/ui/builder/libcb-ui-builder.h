/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/builder. The shell includes this header and no other of the view.
 */

#pragma once

#include "cb-builder.h"
#include "cb-ui-builder.h"
