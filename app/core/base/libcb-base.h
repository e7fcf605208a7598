/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * The umbrella header of core/base: documents with places, JSON values, limits,
 * pointers, text and redaction. Other libraries include this header and no other of base.
 */

#pragma once

#include "cb-document.h"
#include "cb-json-writer.h"
#include "cb-limits.h"
#include "cb-pointer.h"
#include "cb-redactor.h"
#include "cb-text.h"
#include "cb-value.h"
