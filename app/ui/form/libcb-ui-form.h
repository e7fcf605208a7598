/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of ui/form: the forms that end users fill in, made from the fields of a
 * definition. The builder's preview, the console and the place of use share them.
 */

#pragma once

#include "cb-connection-form.h"
#include "cb-form-check.h"
#include "cb-form-runner.h"
#include "cb-form-values.h"
#include "cb-form.h"
#include "cb-ui-form.h"
