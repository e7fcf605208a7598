/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-field.h"

#include <glib/gi18n-lib.h>

struct _CbChoice
{
  CbItem parent_instance;
};

struct _CbCondition
{
  CbItem parent_instance;
};

struct _CbDynamicChoices
{
  CbItem parent_instance;
};

G_DEFINE_FINAL_TYPE (CbChoice, cb_choice, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbCondition, cb_condition, CB_TYPE_ITEM)
G_DEFINE_FINAL_TYPE (CbDynamicChoices, cb_dynamic_choices, CB_TYPE_ITEM)
G_DEFINE_TYPE (CbField, cb_field, CB_TYPE_ITEM)

enum
{
  PROP_DEFAULT_TEXT = 1000,
  PROP_TEST_VALUE_TEXT,
};

static GParamSpec *default_text;
static GParamSpec *test_value_text;

static const CbMember choice_members[CB_CHOICE_N_MEMBERS] = {
  [CB_CHOICE_VALUE] = { "value", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY, N_ ("value"),
                        "The value that is sent." },
  [CB_CHOICE_DISPLAY_NAME] = { "displayName", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                               N_ ("display name"), "What end users see for the value." },
};

static const CbMember condition_members[CB_CONDITION_N_MEMBERS] = {
  [CB_CONDITION_FIELD] = { "field", CB_MEMBER_STRING, CB_MEMBER_REQUIRED, N_ ("field"),
                           "The name of the field that is looked at." },
  [CB_CONDITION_VALUES] = { "values", CB_MEMBER_STRINGS, CB_MEMBER_PLAIN, N_ ("values"),
                            "The values of it for which the condition is true." },
};

static const CbMember dynamic_choices_members[CB_DYNAMIC_CHOICES_N_MEMBERS] = {
  [CB_DYNAMIC_CHOICES_ACTIVITY] = { "activity", CB_MEMBER_STRING, CB_MEMBER_REQUIRED,
                                    N_ ("activity"),
                                    "The id of the activity that is run for the choices." },
  [CB_DYNAMIC_CHOICES_ARGUMENTS] = { "arguments", CB_MEMBER_VALUE, CB_MEMBER_PLAIN,
                                     N_ ("arguments"),
                                     "An object: its parameters and their values, or the fields they come from." },
  [CB_DYNAMIC_CHOICES_ITEMS_PATH] = { "itemsPath", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                      N_ ("path of the items"), "Where the items are." },
  [CB_DYNAMIC_CHOICES_VALUE_PATH] = { "valuePath", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                      N_ ("path of the value"), "Where the value is in an item." },
  [CB_DYNAMIC_CHOICES_LABEL_PATH] = { "labelPath", CB_MEMBER_STRING, CB_MEMBER_PLAIN,
                                      N_ ("path of the display name"),
                                      "Where the display name is in an item." },
};

static const CbMember field_members[CB_FIELD_N_MEMBERS] = {
  [CB_FIELD_NAME] = { "name", CB_MEMBER_STRING, CB_MEMBER_REQUIRED | CB_MEMBER_KEY, N_ ("name"),
                      "The name by which the API or a template knows it." },
  [CB_FIELD_DISPLAY_NAME] = { "displayName", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("display name"),
                              "What end users see." },
  [CB_FIELD_HELP] = { "help", CB_MEMBER_STRING, CB_MEMBER_LONG, N_ ("help"),
                      "A sentence or two that help to fill it in." },
  [CB_FIELD_TYPE_MEMBER] = { "type", CB_MEMBER_ENUM, CB_MEMBER_PLAIN, N_ ("type"),
                             "What kind of value it takes.", cb_field_type_get_type,
                             CB_FIELD_TYPE_TEXT },
  [CB_FIELD_REQUIRED] = { "required", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN, N_ ("required"),
                          "Whether it must be filled in." },
  [CB_FIELD_DEFAULT] = { "default", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("default"),
                         "The value that is used where none is given; of a hidden field, the fixed value." },
  [CB_FIELD_PLACEHOLDER] = { "placeholder", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("placeholder"),
                             "An example of what to fill in." },
  [CB_FIELD_PATTERN] = { "pattern", CB_MEMBER_STRING, CB_MEMBER_PLAIN, N_ ("pattern"),
                         "A regular expression (ECMA 262) that the value must match." },
  [CB_FIELD_MINIMUM] = { "minimum", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("minimum"),
                         "The smallest number allowed." },
  [CB_FIELD_MAXIMUM] = { "maximum", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("maximum"),
                         "The largest number allowed." },
  [CB_FIELD_MAX_LENGTH] = { "maxLength", CB_MEMBER_INTEGER, CB_MEMBER_PLAIN, N_ ("greatest length"),
                            "The most characters allowed; 0 for any number.", NULL, 0, NULL, 0,
                            G_MAXINT32 },
  [CB_FIELD_MULTIPLE] = { "multiple", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN, N_ ("several values"),
                          "Whether it takes several values." },
  [CB_FIELD_CHOICES] = { "choices", CB_MEMBER_LIST, CB_MEMBER_PLAIN, N_ ("choices"),
                         "The values to pick from.", cb_choice_get_type,
                         .item_title = N_ ("choice") },
  [CB_FIELD_DYNAMIC_CHOICES] = { "dynamicChoices", CB_MEMBER_ITEM, CB_MEMBER_PLAIN,
                                 N_ ("choices from an activity"),
                                 "The activity whose records are the values to pick from.",
                                 cb_dynamic_choices_get_type },
  [CB_FIELD_VISIBILITY] = { "visibility", CB_MEMBER_ENUM, CB_MEMBER_PLAIN, N_ ("visibility"),
                            "Whether end users see it.", cb_visibility_get_type,
                            CB_VISIBILITY_SHOWN },
  [CB_FIELD_SHOW_WHEN] = { "showWhen", CB_MEMBER_ITEM, CB_MEMBER_PLAIN, N_ ("condition"),
                           "It is shown only while another field has one of some values.",
                           cb_condition_get_type },
  [CB_FIELD_DEPRECATED] = { "deprecated", CB_MEMBER_BOOLEAN, CB_MEMBER_PLAIN, N_ ("deprecated"),
                            "Whether it should no longer be used." },
  [CB_FIELD_TEST_VALUE] = { "testValue", CB_MEMBER_VALUE, CB_MEMBER_PLAIN, N_ ("test value"),
                            "The value that the creator tries the API with; never a secret." },
  [CB_FIELD_SCHEMA] = { "schema", CB_MEMBER_VALUE, CB_MEMBER_SCHEMA, N_ ("structure"),
                        "The structure of a list or object, as a JSON Schema." },
  [CB_FIELD_EXTRAS] = { "extras", CB_MEMBER_VALUE, CB_MEMBER_QUIET, N_ ("extras"),
                        "What a source said beyond this, by origin." },
};

static char *
dup_value_text (CbField *self, CbValue *value)
{
  return cb_field_format_value (self, value);
}

char *
cb_field_format_value (CbField *self, CbValue *value)
{
  if (!value)
    return g_strdup ("");
  switch (cb_value_get_kind (value))
    {
    case CB_NODE_STRING:
    case CB_NODE_NUMBER:
      return g_strdup (cb_value_get_text (value, NULL));
    case CB_NODE_BOOLEAN:
      return g_strdup (cb_value_get_boolean (value) ? "true" : "false");
    case CB_NODE_NULL:
    case CB_NODE_ARRAY:
    case CB_NODE_OBJECT:
    default:
      return cb_value_to_text (value, 0);
    }
}

static CbValue *
parse_list (CbField *self, const char *text)
{
  g_autoptr (CbValue) value = cb_value_new_from_text (text, -1, NULL);
  g_autoptr (GPtrArray) items = NULL;
  g_auto (GStrv) parts = NULL;

  if (value && cb_value_is (value, CB_NODE_ARRAY))
    return g_steal_pointer (&value);
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_unref);
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (items, cb_value_new_string (g_strstrip (parts[i])));
  return cb_value_new_array ((CbValue *const *) items->pdata, items->len);
}

CbValue *
cb_field_parse_text (CbField *self, const char *text)
{
  CbValue *value = NULL;

  if (!text || !*text)
    return NULL;
  switch (cb_field_get_field_type (self))
    {
    case CB_FIELD_TYPE_NUMBER:
    case CB_FIELD_TYPE_INTEGER:
      value = cb_value_new_number (text);
      break;
    case CB_FIELD_TYPE_BOOLEAN:
      if (g_str_equal (text, "true") || g_str_equal (text, "false"))
        value = cb_value_new_boolean (*text == 't');
      break;
    case CB_FIELD_TYPE_LIST:
      value = parse_list (self, text);
      break;
    case CB_FIELD_TYPE_OBJECT:
      value = cb_value_new_from_text (text, -1, NULL);
      break;
    case CB_FIELD_TYPE_TEXT:
    case CB_FIELD_TYPE_SECRET:
    case CB_FIELD_TYPE_CHOICE:
    case CB_FIELD_TYPE_DATE:
    case CB_FIELD_TYPE_DATE_TIME:
    case CB_FIELD_TYPE_FILE:
    default:
      break;
    }
  return value ? value : cb_value_new_string (text);
}

static void
set_value_text (CbField *self, guint member, const char *text)
{
  g_autoptr (CbValue) value = cb_field_parse_text (self, text);

  cb_item_set_value (CB_ITEM (self), member, value);
}

char *
cb_field_dup_default_text (CbField *self)
{
  return dup_value_text (self, cb_field_get_default (self));
}

void
cb_field_set_default_text (CbField *self, const char *text)
{
  set_value_text (self, CB_FIELD_DEFAULT, text);
}

char *
cb_field_dup_test_value_text (CbField *self)
{
  return dup_value_text (self, cb_field_get_test_value (self));
}

void
cb_field_set_test_value_text (CbField *self, const char *text)
{
  set_value_text (self, CB_FIELD_TEST_VALUE, text);
}

char *
cb_field_dup_title (CbField *self)
{
  const char *display_name = cb_field_get_display_name (self);

  return *display_name ? g_strdup (display_name) : cb_text_humanize (cb_field_get_name (self));
}

CbField *
cb_field_new (const char *name, CbFieldType type)
{
  CbField *self = g_object_new (CB_TYPE_FIELD, NULL);

  cb_field_set_name (self, name);
  cb_field_set_field_type (self, type);
  return self;
}

CbChoice *
cb_choice_new (const char *value, const char *display_name)
{
  CbChoice *self = g_object_new (CB_TYPE_CHOICE, NULL);

  cb_choice_set_value (self, value);
  cb_choice_set_display_name (self, display_name);
  return self;
}

static void
cb_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbField *self = CB_FIELD (object);

  if (id == PROP_DEFAULT_TEXT)
    g_value_take_string (value, cb_field_dup_default_text (self));
  else if (id == PROP_TEST_VALUE_TEXT)
    g_value_take_string (value, cb_field_dup_test_value_text (self));
  else
    G_OBJECT_CLASS (cb_field_parent_class)->get_property (object, id, value, pspec);
}

static void
cb_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CbField *self = CB_FIELD (object);

  if (id == PROP_DEFAULT_TEXT)
    cb_field_set_default_text (self, g_value_get_string (value));
  else if (id == PROP_TEST_VALUE_TEXT)
    cb_field_set_test_value_text (self, g_value_get_string (value));
  else
    G_OBJECT_CLASS (cb_field_parent_class)->set_property (object, id, value, pspec);
}

static void
cb_field_notify (GObject *object, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "default"))
    g_object_notify_by_pspec (object, default_text);
  else if (g_str_equal (pspec->name, "test-value"))
    g_object_notify_by_pspec (object, test_value_text);
}

static void
cb_field_class_init (CbFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cb_field_get_property;
  object_class->set_property = cb_field_set_property;
  object_class->notify = cb_field_notify;
  cb_item_class_add_members (CB_ITEM_CLASS (klass), field_members, CB_FIELD_N_MEMBERS);

  default_text = g_param_spec_string ("default-text", NULL, NULL, "", flags);
  g_object_class_install_property (object_class, PROP_DEFAULT_TEXT, default_text);
  test_value_text = g_param_spec_string ("test-value-text", NULL, NULL, "", flags);
  g_object_class_install_property (object_class, PROP_TEST_VALUE_TEXT, test_value_text);
}

static void
cb_field_init (CbField *self)
{
}

static void
cb_choice_class_init (CbChoiceClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), choice_members, CB_CHOICE_N_MEMBERS);
}

static void
cb_choice_init (CbChoice *self)
{
}

static void
cb_condition_class_init (CbConditionClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), condition_members, CB_CONDITION_N_MEMBERS);
}

static void
cb_condition_init (CbCondition *self)
{
}

static void
cb_dynamic_choices_class_init (CbDynamicChoicesClass *klass)
{
  cb_item_class_add_members (CB_ITEM_CLASS (klass), dynamic_choices_members,
                             CB_DYNAMIC_CHOICES_N_MEMBERS);
}

static void
cb_dynamic_choices_init (CbDynamicChoices *self)
{
}
