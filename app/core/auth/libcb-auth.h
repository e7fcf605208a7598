/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/auth: methods of proving to an API who calls.
 */

#pragma once

#include "cb-auth-error.h"
#include "cb-auth-target.h"
#include "cb-authenticator.h"
