/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/library: the store of connectors, connections and runs.
 */

#pragma once

#include "cb-connection-record.h"
#include "cb-draft.h"
#include "cb-index-row.h"
#include "cb-library-error.h"
#include "cb-library-index.h"
#include "cb-library.h"
#include "cb-run-record.h"
