/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"

static const struct
{
  const char *name;
  const char *title;
} kinds[] = {
  [CB_PART_METHOD] = { "method", "Verb" },   [CB_PART_ADDRESS] = { "address", "Base URL" },
  [CB_PART_PATH] = { "path", "Path" },       [CB_PART_QUERY] = { "query", "Query" },
  [CB_PART_HEADER] = { "header", "Header" }, [CB_PART_COOKIE] = { "cookie", "Cookie" },
  [CB_PART_FORM] = { "form", "Form" },       [CB_PART_BODY] = { "body", "Body" },
};

static const char *const rules[] = {
  [CB_RULE_DEFINITION] = "definition",
  [CB_RULE_SERVER_VARIABLE] = "server-variable",
  [CB_RULE_PARAMETER] = "parameter",
  [CB_RULE_BODY_VALUE] = "body-value",
  [CB_RULE_AUTHENTICATION] = "authentication",
  [CB_RULE_CONTENT_TYPE] = "content-type",
  [CB_RULE_ACCEPT] = "accept",
};

const char *
cb_part_kind_get_title (CbPartKind kind)
{
  return kinds[kind].title;
}

const char *
cb_part_kind_to_string (CbPartKind kind)
{
  return kinds[kind].name;
}

const char *
cb_part_rule_to_string (CbPartRule rule)
{
  return rules[rule];
}

CbRequestPart *
cb_request_builder_add_part (CbRequestBuilder *self, CbPartKind kind, const char *name,
                             const char *value, CbPartRule rule, const char *why)
{
  CbRequestPart *part = g_new0 (CbRequestPart, 1);

  part->kind = kind;
  part->name = g_strdup (name);
  part->value = cb_text_make_valid (value, -1);
  part->rule = rule;
  part->source = g_strdup ("");
  part->why = g_strdup (why);
  g_ptr_array_add (self->request->parts, part);
  return part;
}

static char *
explain_origin (const CbResolved *resolved)
{
  switch (resolved->origin)
    {
    case CB_ORIGIN_FIXED:
      return g_strdup (resolved->ignored != NULL
                           ? "fixed by the creator; the value that was filled in is not used"
                           : "fixed by the creator");
    case CB_ORIGIN_DEFAULT:
      return g_strdup ("its default");
    case CB_ORIGIN_TEST:
      return g_strdup ("its test value");
    case CB_ORIGIN_CONNECTION:
      return g_strdup ("filled in on the connection");
    case CB_ORIGIN_USER:
      return g_strdup ("filled in");
    default:
      return g_strdup ("not filled in yet");
    }
}

CbRequestPart *
cb_request_builder_add_resolved (CbRequestBuilder *self, CbPartKind kind, const char *name,
                                 const char *value, CbPartRule rule, const CbResolved *resolved)
{
  g_autofree char *title = cb_field_dup_title (resolved->field);
  g_autofree char *origin = explain_origin (resolved);
  g_autofree char *why = g_strdup_printf ("%s “%s”: %s.",
                                          rule == CB_RULE_SERVER_VARIABLE
                                              ? "Variable of the base URL"
                                          : rule == CB_RULE_AUTHENTICATION ? "Credential"
                                                                           : "Parameter",
                                          title, origin);
  CbRequestPart *part = cb_request_builder_add_part (self, kind, name, value, rule, why);

  g_free (part->source);
  part->source = g_strdup (cb_field_get_name (resolved->field));
  part->origin = resolved->origin;
  part->secret = resolved->secret;
  return part;
}

void
cb_request_builder_lose (CbRequestBuilder *self, CbPartKind kind, const char *name, const char *why)
{
  for (guint i = 0; i < self->request->parts->len; i++)
    {
      CbRequestPart *part = g_ptr_array_index (self->request->parts, i);
      gboolean same = kind == CB_PART_HEADER ? g_ascii_strcasecmp (part->name, name) == 0
                                             : strcmp (part->name, name) == 0;
      g_autofree char *before = NULL;

      if (part->kind != kind || !same || part->lost)
        continue;
      part->lost = TRUE;
      before = g_steal_pointer (&part->why);
      part->why = g_strdup_printf ("%s Not sent: %s", before, why);
    }
}

/* RFC 9110 section 5.6.2. */
static gboolean
is_token (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr ("!#$%&'*+-.^_`|~", *text) == NULL)
      return FALSE;
  return TRUE;
}

/* A tab may stand in a field value, other control characters may not. */
static gboolean
has_control (const char *value)
{
  for (; *value != '\0'; value++)
    if (((guchar) *value < 0x20 && *value != '\t') || *value == 0x7f)
      return TRUE;
  return FALSE;
}

static gboolean
replace_header (GArray *headers, const CbHttpHeader *header)
{
  for (guint i = 0; i < headers->len; i++)
    {
      CbHttpHeader *old = &g_array_index (headers, CbHttpHeader, i);

      if (g_ascii_strcasecmp (old->name, header->name) != 0)
        continue;
      g_free ((char *) old->name);
      g_free ((char *) old->value);
      *old = *header;
      return TRUE;
    }
  return FALSE;
}

gboolean
cb_request_builder_set_header (CbRequestBuilder *self, const char *name, const char *value,
                               gboolean secret, const char *field, const char *title)
{
  CbHttpHeader header = { NULL, NULL, secret || cb_redactor_is_sensitive_name (name) };

  if (!is_token (name))
    {
      cb_request_builder_add_problem (self, field, title, FALSE,
                                      "“%s” can't be the name of a header. Use letters, digits "
                                      "and hyphens.",
                                      name);
      return FALSE;
    }
  /* RFC 9110 section 5.5: these would end the field and begin another. */
  if (has_control (value))
    {
      cb_request_builder_add_problem (self, field, title, FALSE,
                                      "The value goes into the header %s, which must be one line "
                                      "of text. Remove line breaks and control characters.",
                                      name);
      return FALSE;
    }
  header.name = g_strdup (name);
  header.value = g_strdup (value);
  if (!replace_header (self->request->headers, &header))
    g_array_append_val (self->request->headers, header);
  return TRUE;
}

void
cb_request_builder_add_problem (CbRequestBuilder *self, const char *field, const char *title,
                                gboolean missing, const char *format, ...)
{
  CbValueProblem *problem = NULL;
  va_list arguments;

  /* One thing wrong with a field is enough at a time. */
  for (guint i = 0; i < self->problems->len; i++)
    if (strcmp (((CbValueProblem *) g_ptr_array_index (self->problems, i))->field, field) == 0)
      return;
  problem = g_new0 (CbValueProblem, 1);
  problem->field = g_strdup (field);
  problem->title = g_strdup (title);
  problem->missing = missing;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, problem);
}
