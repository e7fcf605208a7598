/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CB_EXCHANGE_ERROR (cb_exchange_error_quark ())

/**
 * CbExchangeError:
 * @CB_EXCHANGE_ERROR_UNKNOWN: the content is of no format that can be imported
 * @CB_EXCHANGE_ERROR_SYNTAX: the bytes are not well-formed
 * @CB_EXCHANGE_ERROR_VALUE: the format is known and what it says makes no definition
 * @CB_EXCHANGE_ERROR_LIMIT: larger, deeper or longer than allowed
 */
typedef enum
{
  CB_EXCHANGE_ERROR_UNKNOWN,
  CB_EXCHANGE_ERROR_SYNTAX,
  CB_EXCHANGE_ERROR_VALUE,
  CB_EXCHANGE_ERROR_LIMIT,
} CbExchangeError;

GQuark cb_exchange_error_quark (void);

G_END_DECLS
