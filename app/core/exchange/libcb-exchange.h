/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/exchange: what comes in from other formats.
 */

#pragma once

#include "cb-exchange-error.h"
#include "cb-exchange.h"
#include "cb-import-folder.h"
