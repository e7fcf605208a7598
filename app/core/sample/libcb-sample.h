/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/sample: the sample API.
 */

#pragma once

#include "cb-sample-server.h"
