/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-form-check.h"

#include <glib/gi18n.h>
#include <libcb-runtime.h>

gboolean
cb_form_field_is_multiple (CbField *field)
{
  return cb_field_get_field_type (field) == CB_FIELD_TYPE_LIST || cb_field_get_multiple (field);
}

CbValue *
cb_form_read_text (CbField *field, const char *text)
{
  g_autoptr (CbValue) plain = NULL;

  g_return_val_if_fail (CB_IS_FIELD (field), NULL);

  if (text == NULL || *text == '\0')
    return NULL;
  if (cb_form_field_is_multiple (field))
    return cb_value_new_from_text (text, -1, NULL);
  plain = cb_value_new_string (text);
  return cb_field_coerce_value (field, plain);
}

char *
cb_form_check_text (CbField *field, const char *text)
{
  g_autoptr (CbValue) value = cb_form_read_text (field, text);
  g_autofree char *title = NULL;

  if (value)
    return cb_field_check_value (field, value);
  if (!cb_field_get_required (field))
    return NULL;
  title = cb_field_dup_title (field);
  return g_strdup_printf (_ ("Enter “%s”."), title);
}
