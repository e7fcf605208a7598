/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/secrets: where the secrets of connections are kept.
 */

#pragma once

#include "cb-keyring-store.h"
#include "cb-memory-store.h"
#include "cb-secret-store.h"
