/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/format: connector file and model, its pieces, its JSON Schema.
 */

#pragma once

#include "cb-connector-reader.h"
#include "cb-connector-writer.h"
#include "cb-durable-file.h"
#include "cb-format-error.h"
#include "cb-format-pieces.h"
#include "cb-format-recognize.h"
#include "cb-format-schema.h"
