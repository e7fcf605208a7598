/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/schema: JSON Schema (2020-12) as a tree that is learnt from
 * samples, merged, checked against, described, and edited. A schema is a CbValue: an object, or
 * true or false.
 */

#pragma once

#include "cb-schema-describe.h"
#include "cb-schema-edit.h"
#include "cb-schema-example.h"
#include "cb-schema-infer.h"
#include "cb-schema-merge.h"
#include "cb-schema-resolver.h"
#include "cb-schema-type.h"
#include "cb-schema-validate.h"
