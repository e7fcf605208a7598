/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-lint-private.h"

#include <glib/gi18n-lib.h>

static void
fix_remove_default (CbItem *item, int member)
{
  cb_item_set_value (item, (guint) member, NULL);
}

static void
lint_secret (CbField *field, GPtrArray *problems)
{
  static const guint members[] = { CB_FIELD_DEFAULT, CB_FIELD_TEST_VALUE };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (cb_item_get_value (CB_ITEM (field), members[i]))
      cb_problem_set_fix (
          _cb_lint_report (
              problems, CB_SEVERITY_ERROR, "field-secret-value", field, (int) members[i],
              _ ("A secret must not be part of the definition, which others get to read. Remove "
                 "the value; each connection keeps its own in the keyring.")),
          N_ ("Remove the Value"), fix_remove_default);
}

static gboolean
fits_type (CbField *field, CbValue *value)
{
  switch (cb_field_get_field_type (field))
    {
    case CB_FIELD_TYPE_NUMBER:
      return cb_value_is (value, CB_NODE_NUMBER);
    case CB_FIELD_TYPE_INTEGER:
      return cb_value_is (value, CB_NODE_NUMBER)
             && !strpbrk (cb_value_get_text (value, NULL), ".eE");
    case CB_FIELD_TYPE_BOOLEAN:
      return cb_value_is (value, CB_NODE_BOOLEAN);
    case CB_FIELD_TYPE_LIST:
      return cb_value_is (value, CB_NODE_ARRAY);
    case CB_FIELD_TYPE_OBJECT:
      return cb_value_is (value, CB_NODE_OBJECT);
    case CB_FIELD_TYPE_TEXT:
    case CB_FIELD_TYPE_SECRET:
    case CB_FIELD_TYPE_CHOICE:
    case CB_FIELD_TYPE_DATE:
    case CB_FIELD_TYPE_DATE_TIME:
    case CB_FIELD_TYPE_FILE:
    default:
      return TRUE;
    }
}

static void
lint_values (CbField *field, GPtrArray *problems)
{
  static const guint members[] = { CB_FIELD_DEFAULT, CB_FIELD_TEST_VALUE };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      CbValue *value = cb_item_get_value (CB_ITEM (field), members[i]);
      g_autofree char *text = NULL;

      if (!value || fits_type (field, value))
        continue;
      text = cb_field_format_value (field, value);
      _cb_lint_report (problems, CB_SEVERITY_ERROR, "field-value-type", field, (int) members[i],
                       _ ("“%s” is not of the type “%s”. Change the value or the type."), text,
                       cb_enum_get_title (CB_TYPE_FIELD_TYPE, cb_field_get_field_type (field)));
    }
}

static void
lint_pattern (CbField *field, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = NULL;

  if (!*cb_field_get_pattern (field))
    return;
  regex = g_regex_new (cb_field_get_pattern (field), 0, 0, &error);
  if (!regex)
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "field-pattern", field, CB_FIELD_PATTERN,
                     _ ("The pattern is not a regular expression: %s"), error->message);
}

static void
fix_visible (CbItem *item, int member)
{
  cb_field_set_visibility (CB_FIELD (item), CB_VISIBILITY_SHOWN);
}

static void
lint_use (CbField *field, CbList *siblings, GPtrArray *problems)
{
  CbCondition *condition = cb_field_get_show_when (field);

  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_CHOICE
      && cb_list_get_size (cb_field_get_choices (field)) == 0
      && !cb_field_get_dynamic_choices (field))
    _cb_lint_report (problems, CB_SEVERITY_WARNING, "field-choices-missing", field,
                     CB_FIELD_CHOICES, _ ("There is nothing to pick from. Add choices."));
  if (cb_field_get_required (field) && cb_field_get_visibility (field) == CB_VISIBILITY_HIDDEN
      && !cb_field_get_default (field))
    cb_problem_set_fix (
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "field-hidden-required", field,
                         CB_FIELD_VISIBILITY,
                         _ ("“%s” is required, hidden, and has no fixed value. Show it or give it "
                            "a default."),
                         cb_field_get_name (field)),
        N_ ("Show It"), fix_visible);
  if (condition && siblings && !cb_list_find (siblings, cb_condition_get_field (condition)))
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "field-condition", field, CB_FIELD_SHOW_WHEN,
                     _ ("It is shown depending on “%s”, which isn't a field here. Choose another "
                        "field."),
                     cb_condition_get_field (condition));
}

void
_cb_lint_field (CbField *field, CbList *siblings, GPtrArray *problems)
{
  if (!*cb_field_get_name (field))
    _cb_lint_report (problems, CB_SEVERITY_ERROR, "field-name-missing", field, CB_FIELD_NAME,
                     _ ("Give the field a name."));
  if (cb_field_get_field_type (field) == CB_FIELD_TYPE_SECRET)
    lint_secret (field, problems);
  else
    lint_values (field, problems);
  lint_pattern (field, problems);
  lint_use (field, siblings, problems);
}

void
_cb_lint_fields (CbList *fields, GPtrArray *problems)
{
  for (guint i = 0; i < cb_list_get_size (fields); i++)
    {
      CbField *field = cb_list_get (fields, i);
      const char *name = cb_field_get_name (field);

      if (*name && cb_list_find (fields, name) != field)
        _cb_lint_report (problems, CB_SEVERITY_ERROR, "field-name-duplicate", field, CB_FIELD_NAME,
                         _ ("Another field is named “%s” too. Rename one."), name);
      _cb_lint_field (field, fields, problems);
    }
}
