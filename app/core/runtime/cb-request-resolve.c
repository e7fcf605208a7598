/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"

void
cb_resolved_clear (CbResolved *self)
{
  g_clear_object (&self->field);
  g_clear_pointer (&self->value, cb_value_unref);
  g_clear_pointer (&self->ignored, cb_value_unref);
}

gboolean
cb_request_builder_sketches (CbRequestBuilder *self)
{
  return (self->options.flags & CB_REQUEST_SKETCH) != 0;
}

static CbValue *
find_given (CbRequestBuilder *self, const char *const *names, gboolean own, CbValueOrigin *origin)
{
  for (; *names != NULL; names++)
    {
      CbValue *value = own ? cb_values_get_own (self->values, *names)
                           : cb_values_get (self->values, *names, origin);

      if (value == NULL)
        continue;
      if (own)
        *origin = CB_ORIGIN_USER;
      return value;
    }
  return NULL;
}

/* Fixed by the creator, filled in, test value, default: the first that there is. */
static CbValue *
choose_value (CbRequestBuilder *self, CbField *field, const char *const *names, gboolean own,
              CbResolved *resolved)
{
  CbValue *fallback = cb_field_get_default (field);
  CbValue *given = find_given (self, names, own, &resolved->origin);

  if (cb_field_get_visibility (field) == CB_VISIBILITY_HIDDEN && fallback != NULL)
    {
      if (given != NULL && !cb_value_equal (given, fallback))
        resolved->ignored = cb_value_ref (given);
      resolved->origin = CB_ORIGIN_FIXED;
      return fallback;
    }
  if (given != NULL)
    return given;
  if ((self->options.flags & CB_REQUEST_TEST_VALUES) != 0
      && cb_field_get_test_value (field) != NULL)
    {
      resolved->origin = CB_ORIGIN_TEST;
      return cb_field_get_test_value (field);
    }
  resolved->origin = fallback != NULL ? CB_ORIGIN_DEFAULT : CB_ORIGIN_NONE;
  return fallback;
}

static void
note_secret (CbRequestBuilder *self, CbResolved *resolved)
{
  const char *text = cb_value_get_text (resolved->value, NULL);

  resolved->secret = cb_field_get_field_type (resolved->field) == CB_FIELD_TYPE_SECRET;
  if (resolved->secret && text != NULL && *text != '\0' && !resolved->placeholder)
    cb_redactor_add (self->request->redactor, text);
}

/* Forms bring the default along; that nobody changed it is what people want to know. */
static void
note_default (CbResolved *resolved)
{
  CbValue *fallback = cb_field_get_default (resolved->field);
  g_autoptr (CbValue) coerced = cb_field_coerce_value (resolved->field, fallback);

  if (coerced != NULL && resolved->origin != CB_ORIGIN_FIXED
      && cb_value_equal (coerced, resolved->value))
    resolved->origin = CB_ORIGIN_DEFAULT;
}

static void
take_missing (CbRequestBuilder *self, CbResolved *resolved, const char *name)
{
  g_autofree char *title = cb_field_dup_title (resolved->field);
  g_autofree char *text = g_strdup_printf ("{%s}", cb_field_get_name (resolved->field));

  if (!cb_request_builder_sketches (self))
    {
      cb_request_builder_add_problem (self, name, title, TRUE, "“%s” is required. Enter a value.",
                                      title);
      return;
    }
  resolved->placeholder = TRUE;
  resolved->value = cb_value_new_string (text);
}

void
cb_request_builder_resolve (CbRequestBuilder *self, CbField *field, const char *const *names,
                            CbList *siblings, gboolean own, gboolean required, CbResolved *resolved)
{
  CbValue *value = NULL;
  g_autofree char *message = NULL;

  resolved->field = g_object_ref (field);
  if (!cb_field_is_shown (field, siblings, self->values))
    return;
  value = choose_value (self, field, names, own, resolved);
  if (required && cb_field_is_blank_value (value))
    {
      take_missing (self, resolved, names[0]);
      note_secret (self, resolved);
      return;
    }
  if (value == NULL)
    return;
  resolved->value = cb_field_coerce_value (field, value);
  note_default (resolved);
  note_secret (self, resolved);
  if (cb_field_is_blank_value (resolved->value) || cb_request_builder_sketches (self))
    return;
  message = cb_field_check_value (field, resolved->value);
  if (message != NULL)
    {
      g_autofree char *title = cb_field_dup_title (field);

      cb_request_builder_add_problem (self, names[0], title, FALSE, "%s", message);
    }
}

/* Whether another parameter in another place has the name of @parameter. */
static gboolean
is_ambiguous (CbRequestBuilder *self, CbParameter *parameter)
{
  CbList *parameters = cb_activity_get_parameters (self->activity);
  const char *name = cb_field_get_name (CB_FIELD (parameter));

  for (guint i = 0; i < cb_list_get_size (parameters); i++)
    {
      CbField *other = cb_list_get (parameters, i);

      if (other != CB_FIELD (parameter) && strcmp (cb_field_get_name (other), name) == 0)
        return TRUE;
    }
  return FALSE;
}

void
cb_request_builder_resolve_parameter (CbRequestBuilder *self, CbParameter *parameter,
                                      CbResolved *resolved)
{
  CbField *field = CB_FIELD (parameter);
  CbLocation location = cb_parameter_get_location (parameter);
  const char *name = cb_field_get_name (field);
  g_autofree char *qualified =
      g_strdup_printf ("%s.%s", cb_enum_get_nick (CB_TYPE_LOCATION, location), name);
  gboolean ambiguous = is_ambiguous (self, parameter);
  const char *names[] = { ambiguous ? qualified : name, ambiguous ? name : qualified, NULL };
  gboolean required = cb_field_get_required (field) || location == CB_LOCATION_PATH;

  /* The body as a whole may hold what its members require. */
  if ((location == CB_LOCATION_BODY || location == CB_LOCATION_FORM)
      && cb_values_get_own (self->values, "body") != NULL)
    required = FALSE;
  if (location != CB_LOCATION_PATH && cb_parameter_get_send_empty (parameter)
      && cb_values_get_own (self->values, names[0]) != NULL)
    required = FALSE;
  cb_request_builder_resolve (self, field, names, cb_activity_get_parameters (self->activity), TRUE,
                              required, resolved);
}

void
cb_request_builder_check_connection (CbRequestBuilder *self)
{
  CbList *fields = cb_connector_get_fields (self->connector);

  for (guint i = 0; i < cb_list_get_size (fields); i++)
    {
      CbField *field = cb_list_get (fields, i);
      const char *names[] = { cb_field_get_name (field), NULL };
      g_auto (CbResolved) resolved = { 0 };

      cb_request_builder_resolve (self, field, names, fields, FALSE, cb_field_get_required (field),
                                  &resolved);
    }
}
