/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CB_RUNTIME_ERROR (cb_runtime_error_quark ())

/**
 * CbRuntimeError:
 * @CB_RUNTIME_ERROR_TEMPLATE: not a URI template of RFC 6570
 * @CB_RUNTIME_ERROR_DEFINITION: the definition can't become a request as it stands
 * @CB_RUNTIME_ERROR_ADDRESS: there is no usable base URL
 * @CB_RUNTIME_ERROR_VALUES: values are missing or wrong
 * @CB_RUNTIME_ERROR_FILE: a file that is to be sent can't be read
 * @CB_RUNTIME_ERROR_RESPONSE: the answer can't be read as what it says it is
 * @CB_RUNTIME_ERROR_REFUSED: the server answered with a status of 400 or more
 *
 * Why an activity could not be run. Messages say what, in which step or field, and what to do;
 * they never hold a secret.
 */
typedef enum
{
  CB_RUNTIME_ERROR_TEMPLATE,
  CB_RUNTIME_ERROR_DEFINITION,
  CB_RUNTIME_ERROR_ADDRESS,
  CB_RUNTIME_ERROR_VALUES,
  CB_RUNTIME_ERROR_FILE,
  CB_RUNTIME_ERROR_RESPONSE,
  CB_RUNTIME_ERROR_REFUSED,
} CbRuntimeError;

GQuark cb_runtime_error_quark (void);

G_END_DECLS
