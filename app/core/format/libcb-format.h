/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/format: connector file and model, its pieces, its JSON Schema.
 */

#pragma once

#include "cb-format-error.h"
#include "cb-format-pieces.h"
