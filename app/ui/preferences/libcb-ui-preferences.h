/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/preferences. The shell includes this header and no other of the view.
 */

#pragma once

#include "cb-preferences.h"
#include "cb-ui-preferences.h"
