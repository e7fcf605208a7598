/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/use. The shell includes this header and no other of the view.
 */

#pragma once

#include "cb-ui-use.h"
#include "cb-use.h"
