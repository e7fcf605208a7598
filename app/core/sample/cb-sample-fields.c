/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-fields-private.h"

#include "cb-sample-call-private.h"

#define REQUIRED CB_SAMPLE_FIELD_REQUIRED
#define NULLABLE CB_SAMPLE_FIELD_NULLABLE
#define READ_ONLY CB_SAMPLE_FIELD_READ_ONLY
#define INTEGER CB_SAMPLE_FIELD_INTEGER
#define DATE CB_SAMPLE_FIELD_DATE
#define TEXTS CB_SAMPLE_FIELD_TEXTS
#define NOTHING CB_SAMPLE_N_KINDS
#define MAX_LABELS 20

static const CbSampleField user_fields[] = {
  { "id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "username", CB_NODE_STRING, REQUIRED, NULL, NULL, 40, NOTHING },
  { "name", CB_NODE_STRING, REQUIRED, NULL, NULL, 120, NOTHING },
  { "email", CB_NODE_STRING, REQUIRED, NULL, NULL, 200, NOTHING },
  { "role", CB_NODE_STRING, 0, "\"developer\"", "admin|developer|support", 0, NOTHING },
  { "active", CB_NODE_BOOLEAN, 0, "true", NULL, 0, NOTHING },
  { "created_at", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { NULL, 0, 0, NULL, NULL, 0, NOTHING },
};

static const CbSampleField project_fields[] = {
  { "id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "key", CB_NODE_STRING, REQUIRED, NULL, NULL, 10, NOTHING },
  { "name", CB_NODE_STRING, REQUIRED, NULL, NULL, 120, NOTHING },
  { "description", CB_NODE_STRING, 0, "\"\"", NULL, 10000, NOTHING },
  { "lead_id", CB_NODE_NUMBER, INTEGER | NULLABLE, NULL, NULL, 0, CB_SAMPLE_USERS },
  { "archived", CB_NODE_BOOLEAN, 0, "false", NULL, 0, NOTHING },
  { "created_at", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { NULL, 0, 0, NULL, NULL, 0, NOTHING },
};

static const CbSampleField ticket_fields[] = {
  { "id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "key", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "project_id", CB_NODE_NUMBER, REQUIRED | INTEGER, NULL, NULL, 0, CB_SAMPLE_PROJECTS },
  { "title", CB_NODE_STRING, REQUIRED, NULL, NULL, 200, NOTHING },
  { "description", CB_NODE_STRING, 0, "\"\"", NULL, 10000, NOTHING },
  { "status", CB_NODE_STRING, 0, "\"open\"", "open|in_progress|blocked|done", 0, NOTHING },
  { "priority", CB_NODE_STRING, 0, "\"normal\"", "low|normal|high|urgent", 0, NOTHING },
  { "assignee_id", CB_NODE_NUMBER, INTEGER | NULLABLE, NULL, NULL, 0, CB_SAMPLE_USERS },
  { "reporter_id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "labels", CB_NODE_ARRAY, TEXTS, "[]", NULL, 40, NOTHING },
  { "estimate_hours", CB_NODE_NUMBER, NULLABLE, NULL, NULL, 0, NOTHING },
  { "due_on", CB_NODE_STRING, NULLABLE | DATE, NULL, NULL, 0, NOTHING },
  { "created_at", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "updated_at", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "closed_at", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "version", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { NULL, 0, 0, NULL, NULL, 0, NOTHING },
};

static const CbSampleField comment_fields[] = {
  { "id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "ticket_id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "author_id", CB_NODE_NUMBER, READ_ONLY, NULL, NULL, 0, NOTHING },
  { "text", CB_NODE_STRING, REQUIRED, NULL, NULL, 10000, NOTHING },
  { "created_at", CB_NODE_STRING, READ_ONLY, NULL, NULL, 0, NOTHING },
  { NULL, 0, 0, NULL, NULL, 0, NOTHING },
};

const CbSampleField *
cb_sample_fields_get (CbSampleKind kind)
{
  switch (kind)
    {
    case CB_SAMPLE_USERS:
      return user_fields;
    case CB_SAMPLE_PROJECTS:
      return project_fields;
    case CB_SAMPLE_TICKETS:
      return ticket_fields;
    default:
      return comment_fields;
    }
}

static const char *
check_texts (const CbSampleField *field, CbValue *value)
{
  if (cb_value_get_size (value) > MAX_LABELS)
    return "has more than 20 items";
  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      CbValue *item = cb_value_get_item (value, i);
      if (!cb_value_is (item, CB_NODE_STRING)
          || g_utf8_strlen (cb_value_get_text (item, NULL), -1) > field->max_length)
        return "must be a list of texts of at most 40 characters";
    }
  return NULL;
}

static gboolean
is_date (const char *text)
{
  g_autofree char *time = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (time, utc);

  return strlen (text) == strlen ("2025-01-06") && date;
}

static const char *
check_text (const CbSampleField *field, CbValue *value)
{
  gsize length = 0;
  const char *text = cb_value_get_text (value, &length);

  if (length != strlen (text))
    return "holds the character U+0000";
  if ((field->flags & REQUIRED) && length == 0)
    return "must not be empty";
  if (field->max_length && g_utf8_strlen (text, -1) > field->max_length)
    return "is too long";
  if ((field->flags & DATE) && !is_date (text))
    return "must be a date like 2025-01-31";
  if (field->choices)
    {
      g_auto (GStrv) choices = g_strsplit (field->choices, "|", -1);
      if (!g_strv_contains ((const char *const *) choices, text))
        return "is none of the allowed values";
    }
  return NULL;
}

static const char *
check_number (CbSampleCall *call, const CbSampleField *field, CbValue *value)
{
  gint64 number = 0;
  double hours = 0;

  if (!(field->flags & INTEGER))
    return cb_value_get_double (value, &hours) && hours >= 0 ? NULL : "must not be negative";
  if (!cb_value_get_int64 (value, &number))
    return "must be a whole number";
  if (field->refers_to != NOTHING
      && !cb_sample_store_find (call->sample->store, field->refers_to, number))
    return "refers to something that does not exist";
  return NULL;
}

/* What is wrong with a value, as the end of a sentence that begins with the name of the field. */
static const char *
check_value (CbSampleCall *call, const CbSampleField *field, CbValue *value)
{
  static const char *const kinds[] = {
    "null",           "must be true or false", "must be a number",
    "must be a text", "must be a list",        "must be an object"
  };

  if (cb_value_is (value, CB_NODE_NULL) && (field->flags & NULLABLE))
    return NULL;
  if (!cb_value_is (value, field->kind))
    return kinds[field->kind];
  if (field->kind == CB_NODE_STRING)
    return check_text (field, value);
  if (field->kind == CB_NODE_NUMBER)
    return check_number (call, field, value);
  return (field->flags & TEXTS) ? check_texts (field, value) : NULL;
}

static void
add_error (CbValueBuilder *errors, const char *name, const char *detail)
{
  g_autofree char *pointer = g_strdup_printf ("#/%s", name);
  g_autofree char *sentence = g_strdup_printf ("“%s” %s.", name, detail);

  cb_value_builder_begin_object (errors);
  cb_value_builder_set_key (errors, "pointer");
  cb_value_builder_add_string (errors, pointer);
  cb_value_builder_set_key (errors, "detail");
  cb_value_builder_add_string (errors, sentence);
  cb_value_builder_end (errors);
}

static gboolean
is_known (const CbSampleField *fields, const char *name)
{
  for (; fields->name; fields++)
    if (g_str_equal (fields->name, name))
      return TRUE;
  return FALSE;
}

static void
check_names (const CbSampleField *fields, CbValue *input, CbValueBuilder *errors)
{
  for (guint i = 0; i < cb_value_get_size (input); i++)
    {
      const char *name = cb_value_get_key_at (input, i);
      if (!is_known (fields, name))
        add_error (errors, name, "is not a field of this");
    }
}

/* (transfer full): what the member becomes, or NULL for one that is missing. */
static CbValue *
value_for (const CbSampleField *field, CbValue *input, CbValue *base)
{
  CbValue *value = cb_value_get_member (input, field->name);

  if (!value && base)
    value = cb_value_get_member (base, field->name);
  if (value)
    return cb_value_ref (value);
  if (field->flags & REQUIRED)
    return NULL;
  return field->fallback ? cb_value_new_from_text (field->fallback, -1, NULL)
                         : cb_value_new_null ();
}

static void
accept_field (CbSampleCall *call, const CbSampleField *field, CbValue *value,
              CbValueBuilder *accepted, CbValueBuilder *errors)
{
  const char *complaint = value ? check_value (call, field, value) : "is missing";

  if (complaint)
    {
      add_error (errors, field->name, complaint);
      return;
    }
  cb_value_builder_set_key (accepted, field->name);
  cb_value_builder_add (accepted, value);
}

CbValue *
cb_sample_fields_accept (CbSampleCall *call, CbSampleKind kind, CbValue *input, CbValue *base)
{
  const CbSampleField *fields = cb_sample_fields_get (kind);
  g_autoptr (CbValueBuilder) accepted = cb_value_builder_new ();
  g_autoptr (CbValueBuilder) errors = cb_value_builder_new ();
  g_autoptr (CbValue) wrong = NULL;
  g_autoptr (CbValue) object = NULL;

  cb_value_builder_begin_object (accepted);
  cb_value_builder_begin_array (errors);
  check_names (fields, input, errors);
  for (const CbSampleField *field = fields; field->name; field++)
    {
      g_autoptr (CbValue) value = field->flags & READ_ONLY ? NULL : value_for (field, input, base);
      if (!(field->flags & READ_ONLY))
        accept_field (call, field, value, accepted, errors);
    }
  cb_value_builder_end (accepted);
  cb_value_builder_end (errors);
  object = cb_value_builder_finish (accepted);
  wrong = cb_value_builder_finish (errors);
  if (cb_value_get_size (wrong) == 0)
    return g_steal_pointer (&object);
  cb_sample_call_problem_with_errors (call, wrong);
  return NULL;
}
