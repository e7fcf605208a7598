/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-item-accessors.h"
#include "cb-list.h"
#include "cb-model-enums.h"

G_BEGIN_DECLS

/**
 * CbChoice:
 *
 * One of the values that a field can have, and what end users see for it.
 */
#define CB_TYPE_CHOICE (cb_choice_get_type ())
G_DECLARE_FINAL_TYPE (CbChoice, cb_choice, CB, CHOICE, CbItem)

enum
{
  CB_CHOICE_VALUE,
  CB_CHOICE_DISPLAY_NAME,
  CB_CHOICE_N_MEMBERS,
};

CbChoice *cb_choice_new (const char *value, const char *display_name);
CB_ITEM_STRING (CbChoice, choice, value, CB_CHOICE_VALUE)
CB_ITEM_STRING (CbChoice, choice, display_name, CB_CHOICE_DISPLAY_NAME)

/**
 * CbCondition:
 *
 * True while another field of the same form has one of some values.
 */
#define CB_TYPE_CONDITION (cb_condition_get_type ())
G_DECLARE_FINAL_TYPE (CbCondition, cb_condition, CB, CONDITION, CbItem)

enum
{
  CB_CONDITION_FIELD,
  CB_CONDITION_VALUES,
  CB_CONDITION_N_MEMBERS,
};

CB_ITEM_STRING (CbCondition, condition, field, CB_CONDITION_FIELD)
CB_ITEM_STRINGS (CbCondition, condition, values, CB_CONDITION_VALUES)

/**
 * CbDynamicChoices:
 *
 * Choices that come from running another activity of the connector.
 */
#define CB_TYPE_DYNAMIC_CHOICES (cb_dynamic_choices_get_type ())
G_DECLARE_FINAL_TYPE (CbDynamicChoices, cb_dynamic_choices, CB, DYNAMIC_CHOICES, CbItem)

enum
{
  CB_DYNAMIC_CHOICES_ACTIVITY,
  CB_DYNAMIC_CHOICES_ARGUMENTS,
  CB_DYNAMIC_CHOICES_ITEMS_PATH,
  CB_DYNAMIC_CHOICES_VALUE_PATH,
  CB_DYNAMIC_CHOICES_LABEL_PATH,
  CB_DYNAMIC_CHOICES_N_MEMBERS,
};

CB_ITEM_STRING (CbDynamicChoices, dynamic_choices, activity, CB_DYNAMIC_CHOICES_ACTIVITY)
CB_ITEM_VALUE (CbDynamicChoices, dynamic_choices, arguments, CB_DYNAMIC_CHOICES_ARGUMENTS)
CB_ITEM_STRING (CbDynamicChoices, dynamic_choices, items_path, CB_DYNAMIC_CHOICES_ITEMS_PATH)
CB_ITEM_STRING (CbDynamicChoices, dynamic_choices, value_path, CB_DYNAMIC_CHOICES_VALUE_PATH)
CB_ITEM_STRING (CbDynamicChoices, dynamic_choices, label_path, CB_DYNAMIC_CHOICES_LABEL_PATH)

/**
 * CbField:
 *
 * One value that somebody fills in: on the connection, for a server's address, for
 * authentication, or (as [class@Parameter]) on an activity.
 *
 * A hidden field with a default is a value fixed by the creator. A secret never has a default.
 */
#define CB_TYPE_FIELD (cb_field_get_type ())
G_DECLARE_DERIVABLE_TYPE (CbField, cb_field, CB, FIELD, CbItem)

struct _CbFieldClass
{
  CbItemClass parent_class;
};

enum
{
  CB_FIELD_NAME,
  CB_FIELD_DISPLAY_NAME,
  CB_FIELD_HELP,
  CB_FIELD_TYPE_MEMBER,
  CB_FIELD_REQUIRED,
  CB_FIELD_DEFAULT,
  CB_FIELD_PLACEHOLDER,
  CB_FIELD_PATTERN,
  CB_FIELD_MINIMUM,
  CB_FIELD_MAXIMUM,
  CB_FIELD_MAX_LENGTH,
  CB_FIELD_MULTIPLE,
  CB_FIELD_CHOICES,
  CB_FIELD_DYNAMIC_CHOICES,
  CB_FIELD_VISIBILITY,
  CB_FIELD_SHOW_WHEN,
  CB_FIELD_DEPRECATED,
  CB_FIELD_TEST_VALUE,
  CB_FIELD_SCHEMA,
  CB_FIELD_EXTRAS,
  CB_FIELD_N_MEMBERS,
};

CbField *cb_field_new (const char *name, CbFieldType type);
CB_ITEM_STRING (CbField, field, name, CB_FIELD_NAME)
CB_ITEM_STRING (CbField, field, display_name, CB_FIELD_DISPLAY_NAME)
CB_ITEM_STRING (CbField, field, help, CB_FIELD_HELP)
CB_ITEM_INTEGER (CbField, field, CbFieldType, field_type, CB_FIELD_TYPE_MEMBER)
CB_ITEM_INTEGER (CbField, field, gboolean, required, CB_FIELD_REQUIRED)
CB_ITEM_VALUE (CbField, field, default, CB_FIELD_DEFAULT)
CB_ITEM_STRING (CbField, field, placeholder, CB_FIELD_PLACEHOLDER)
CB_ITEM_STRING (CbField, field, pattern, CB_FIELD_PATTERN)
CB_ITEM_VALUE (CbField, field, minimum, CB_FIELD_MINIMUM)
CB_ITEM_VALUE (CbField, field, maximum, CB_FIELD_MAXIMUM)
CB_ITEM_INTEGER (CbField, field, gint64, max_length, CB_FIELD_MAX_LENGTH)
CB_ITEM_INTEGER (CbField, field, gboolean, multiple, CB_FIELD_MULTIPLE)
CB_ITEM_LIST (CbField, field, choices, CB_FIELD_CHOICES)
CB_ITEM_ITEM (CbField, field, CbDynamicChoices, dynamic_choices, CB_FIELD_DYNAMIC_CHOICES)
CB_ITEM_INTEGER (CbField, field, CbVisibility, visibility, CB_FIELD_VISIBILITY)
CB_ITEM_ITEM (CbField, field, CbCondition, show_when, CB_FIELD_SHOW_WHEN)
CB_ITEM_INTEGER (CbField, field, gboolean, deprecated, CB_FIELD_DEPRECATED)
CB_ITEM_VALUE (CbField, field, test_value, CB_FIELD_TEST_VALUE)
CB_ITEM_VALUE (CbField, field, schema, CB_FIELD_SCHEMA)
CB_ITEM_VALUE (CbField, field, extras, CB_FIELD_EXTRAS)

/* The display name, else the name made readable. (transfer full) */
char *cb_field_dup_title (CbField *self);

/* The default as a text that can be edited, "" for none, and back by the field's type: text that
 * isn't a number or JSON where the type wants one is kept as text, for lint to find.
 * Also the properties `default-text` and `test-value-text`. (transfer full) */
char *cb_field_dup_default_text (CbField *self);
void cb_field_set_default_text (CbField *self, const char *text);
char *cb_field_dup_test_value_text (CbField *self);
void cb_field_set_test_value_text (CbField *self, const char *text);

/* @text as the JSON value that @self's type makes of it; NULL for "". */
CbValue *cb_field_parse_text (CbField *self, const char *text);
/* The text that an end user would type for @value; "" for NULL. (transfer full) */
char *cb_field_format_value (CbField *self, CbValue *value);

G_END_DECLS
