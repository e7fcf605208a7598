/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/runtime: definition and values to requests, exchanges and records.
 */

#pragma once

#include "cb-records.h"
#include "cb-request-export.h"
#include "cb-request.h"
#include "cb-run.h"
#include "cb-runner.h"
#include "cb-runtime-error.h"
#include "cb-uri-template.h"
#include "cb-field-values.h"
#include "cb-value-name.h"
#include "cb-values.h"
