/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-base.h>

G_BEGIN_DECLS

/**
 * CbUriTemplate:
 *
 * A URI template of RFC 6570, levels 1 to 4: parsed once, expanded often. Immutable.
 */
typedef struct _CbUriTemplate CbUriTemplate;

/**
 * CbUriTemplateFunc:
 * @name: the name of a variable
 *
 * Gives the value of a variable: a string, number or boolean, an array of these, or an object of
 * these. NULL, null, and empty arrays and objects are undefined (section 3.2.1).
 *
 * Returns: (transfer none) (nullable): the value
 */
typedef CbValue *(*CbUriTemplateFunc) (const char *name, gpointer data);

/**
 * cb_uri_template_new:
 * @text: the template
 * @error: %CB_RUNTIME_ERROR_TEMPLATE, with the place of what is wrong
 *
 * Parses a template.
 *
 * Returns: (transfer full): the template, or %NULL
 */
CbUriTemplate *cb_uri_template_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cb_uri_template_free (CbUriTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbUriTemplate, cb_uri_template_free)

/* The distinct names of the variables, in order; owned by the template. */
const char *const *cb_uri_template_get_names (CbUriTemplate *self);

/**
 * cb_uri_template_expand:
 * @self: a template
 * @func: gives the values
 * @data: for @func
 * @error: %CB_RUNTIME_ERROR_TEMPLATE where a value has the wrong shape: a prefix (`{var:3}`) of a
 *   list or object (section 2.4.1), or a list in a list
 *
 * Expands a template; what a value holds can't leave its place, unless the template says so with
 * `+` or `#`.
 *
 * Returns: (transfer full): the URI reference, or %NULL
 */
char *cb_uri_template_expand (CbUriTemplate *self, CbUriTemplateFunc func, gpointer data,
                              GError **error);
/* The same with the members of @variables, an object. */
char *cb_uri_template_expand_value (CbUriTemplate *self, CbValue *variables, GError **error);

G_END_DECLS
