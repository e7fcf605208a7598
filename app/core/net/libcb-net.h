/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/net: requests as data, the client that sends them, and the
 * exchanges that tell what was sent and got.
 */

#pragma once

#include "cb-http-client.h"
#include "cb-http-exchange.h"
#include "cb-http-request.h"
#include "cb-net-error.h"
#include "cb-net-phases.h"
