/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/shell: the application and its window.
 */

#pragma once

#include "cb-application.h"
#include "cb-window.h"
