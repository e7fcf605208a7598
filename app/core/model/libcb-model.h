/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/model: the definition of a connector as observable objects.
 */

#pragma once

#include "cb-activity-fields.h"
#include "cb-activity.h"
#include "cb-auth-method.h"
#include "cb-change.h"
#include "cb-connector.h"
#include "cb-content.h"
#include "cb-difference.h"
#include "cb-field.h"
#include "cb-history.h"
#include "cb-image.h"
#include "cb-item.h"
#include "cb-lint.h"
#include "cb-linter.h"
#include "cb-list.h"
#include "cb-model-enums.h"
#include "cb-parameter.h"
#include "cb-problem.h"
#include "cb-server.h"
