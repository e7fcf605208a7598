/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libcb-model.h>

G_BEGIN_DECLS

/**
 * CbValueOrigin:
 * @CB_ORIGIN_NONE: there is no value
 * @CB_ORIGIN_USER: filled in for this run
 * @CB_ORIGIN_CONNECTION: filled in on the connection
 * @CB_ORIGIN_TEST: the definition's test value
 * @CB_ORIGIN_DEFAULT: the definition's default
 * @CB_ORIGIN_FIXED: fixed by the creator: the default of a hidden field
 *
 * Where a value comes from.
 */
typedef enum
{
  CB_ORIGIN_NONE,
  CB_ORIGIN_USER,
  CB_ORIGIN_CONNECTION,
  CB_ORIGIN_TEST,
  CB_ORIGIN_DEFAULT,
  CB_ORIGIN_FIXED,
} CbValueOrigin;

/* What people call it: "default", "fixed by the creator". */
const char *cb_value_origin_get_title (CbValueOrigin origin);

/**
 * CbValues:
 *
 * What was filled in: names and JSON values. Counted by reference; changed by one owner only.
 *
 * Values of %CB_ORIGIN_CONNECTION are kept apart from the others: they are for connection fields,
 * variables of the server and credentials, never for the activity's parameters. The others are for
 * both, and win.
 *
 * Names: a connection field or variable by its name; a credential as `method.field`, or `field`
 * where only one method of the connector has it; a parameter by its name, or as `query.name`,
 * `header.name`… where several have it. Names that are no parameter's address the body: `body` is
 * all of it, `body.a.b` one member in it, and so is the name of a member at its top.
 *
 * The value of a file is the text `@` and its path.
 *
 * A value that is a text stands for what its field's type makes of it: "5" for a number is 5.
 */
typedef struct _CbValues CbValues;

#define CB_TYPE_VALUES (cb_values_get_type ())

GType cb_values_get_type (void);
CbValues *cb_values_new (void) G_GNUC_WARN_UNUSED_RESULT;
CbValues *cb_values_copy (CbValues *self) G_GNUC_WARN_UNUSED_RESULT;
CbValues *cb_values_ref (CbValues *self);
void cb_values_unref (CbValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CbValues, cb_values_unref)

/* A NULL @value takes the value away. */
void cb_values_set (CbValues *self, const char *name, CbValue *value, CbValueOrigin origin);
void cb_values_set_text (CbValues *self, const char *name, const char *text, CbValueOrigin origin);
/* Borrowed, or NULL; @origin may be NULL. Looks at values of the user, then of the connection. */
CbValue *cb_values_get (CbValues *self, const char *name, CbValueOrigin *origin);
/* The same without the values of the connection. */
CbValue *cb_values_get_own (CbValues *self, const char *name);

/**
 * cb_values_set_assignment:
 * @self: values
 * @assignment: `name=value`; `name:=value` takes @value as JSON
 * @error: %CB_RUNTIME_ERROR_VALUES
 *
 * Sets a value of %CB_ORIGIN_USER from how it is written in the shell.
 */
gboolean cb_values_set_assignment (CbValues *self, const char *assignment, GError **error);

guint cb_values_get_size (CbValues *self);
/* In the order in which they were set. @value and @origin may be NULL. */
const char *cb_values_get_at (CbValues *self, guint index, CbValue **value, CbValueOrigin *origin);
/* Every value of @other too; its values win. */
void cb_values_merge (CbValues *self, CbValues *other);

/* One object, as kept for a connection or in a history. (transfer full) */
CbValue *cb_values_to_value (CbValues *self);
CbValues *cb_values_new_from_value (CbValue *object, CbValueOrigin origin);

G_END_DECLS
