/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-runtime-error.h"

static void
header_clear (gpointer data)
{
  CbHttpHeader *header = data;

  g_free ((char *) header->name);
  cb_secret_free ((char *) header->value);
}

static void
part_free (gpointer data)
{
  CbRequestPart *part = data;

  g_free (part->name);
  cb_secret_free (part->value);
  g_free (part->source);
  g_free (part->why);
  g_free (part);
}

static CbRequest *
request_new (CbActivity *activity)
{
  CbRequest *self = g_new0 (CbRequest, 1);

  g_atomic_ref_count_init (&self->refs);
  self->method = g_strdup (activity != NULL && *cb_activity_get_method (activity) != '\0'
                               ? cb_activity_get_method (activity)
                               : "GET");
  self->headers = g_array_new (FALSE, FALSE, sizeof (CbHttpHeader));
  g_array_set_clear_func (self->headers, header_clear);
  self->pending_files = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->pending_files, NULL);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->sensitive_query = g_ptr_array_new_with_free_func (g_free);
  self->redactor = cb_redactor_new ();
  return self;
}

void
cb_request_builder_init (CbRequestBuilder *self, CbConnector *connector, CbActivity *activity,
                         CbValues *values, const CbRequestOptions *options)
{
  memset (self, 0, sizeof *self);
  self->connector = connector;
  self->activity = activity;
  self->values = values != NULL ? cb_values_ref (values) : cb_values_new ();
  if (options != NULL)
    self->options = *options;
  self->request = request_new (activity);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_problem_free);
  self->base = g_string_new (NULL);
  self->query = g_ptr_array_new_with_free_func (g_free);
  self->cookies = g_ptr_array_new_with_free_func (g_free);
}

void
cb_request_builder_clear (CbRequestBuilder *self)
{
  g_clear_pointer (&self->values, cb_values_unref);
  g_clear_pointer (&self->request, cb_request_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->query, g_ptr_array_unref);
  g_clear_pointer (&self->cookies, g_ptr_array_unref);
  g_clear_pointer (&self->content_type, g_free);
  if (self->base != NULL)
    g_string_free (g_steal_pointer (&self->base), TRUE);
}

char *
cb_request_builder_dup_url (CbRequestBuilder *self)
{
  g_autoptr (GString) url = g_string_new (self->base->str);
  gboolean any = strchr (url->str, '?') != NULL;

  for (guint i = 0; i < self->query->len; i++)
    {
      g_string_append_printf (url, "%c%s", any ? '&' : '?',
                              (const char *) g_ptr_array_index (self->query, i));
      any = TRUE;
    }
  return g_string_free (g_steal_pointer (&url), FALSE);
}

static char *
join (GPtrArray *texts, const char *separator)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (texts, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
add_rule_header (CbRequestBuilder *self, const char *name, const char *value, CbPartRule rule,
                 const char *why)
{
  CbRequestPart *part = NULL;

  if (cb_request_get_header (self->request, name) == NULL)
    {
      if (cb_request_builder_set_header (self, name, value, FALSE, "body", "Body"))
        cb_request_builder_add_part (self, CB_PART_HEADER, name, value, rule, why);
      return;
    }
  part = cb_request_builder_add_part (self, CB_PART_HEADER, name, value, rule, "");
  g_free (part->why);
  part->why = g_strdup_printf ("%s Not sent: a parameter sets this header.", why);
  part->lost = TRUE;
}

static void
add_content_type (CbRequestBuilder *self)
{
  if (self->content_type != NULL)
    add_rule_header (self, "Content-Type", self->content_type, CB_RULE_CONTENT_TYPE,
                     "The media type in which the activity sends its body.");
}

static void
add_accept (CbRequestBuilder *self)
{
  CbContent *content = self->activity != NULL ? cb_activity_get_response_content (self->activity, 0)
                                              : NULL;
  const char *media_type = content != NULL ? cb_content_get_media_type (content) : "";

  if (*media_type != '\0')
    add_rule_header (self, "Accept", media_type, CB_RULE_ACCEPT,
                     "The media type that the activity expects in its answer.");
  else
    add_rule_header (self, "Accept", "application/json, */*;q=0.5", CB_RULE_ACCEPT,
                     "The activity doesn't say what it gets, so JSON is preferred.");
}

static void
add_cookies (CbRequestBuilder *self)
{
  g_autofree char *value = NULL;

  if (self->cookies->len == 0)
    return;
  value = join (self->cookies, "; ");
  cb_request_builder_set_header (self, "Cookie", value, TRUE, "Cookie", "Cookie");
}

/* One message for everything that is missing and everything that is wrong. */
static void
report_problems (GPtrArray *problems, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autoptr (GString) wrong = g_string_new (NULL);
  guint n_missing = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const CbValueProblem *problem = g_ptr_array_index (problems, i);

      if (problem->missing)
        g_string_append_printf (missing, "%s“%s” (%s)", n_missing++ > 0 ? ", " : "", problem->title,
                                problem->field);
      else
        g_string_append_printf (wrong, " “%s” (%s): %s", problem->title, problem->field,
                                problem->message);
    }
  if (n_missing > 0)
    g_string_append (missing, n_missing == 1 ? " is required. Enter a value."
                                             : " are required. Enter values.");
  g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_VALUES, "%s%s", missing->str,
               n_missing > 0 ? wrong->str : g_strchug (wrong->str));
}

static gboolean
check_method (CbRequestBuilder *self, GError **error)
{
  for (const char *at = self->request->method; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("!#$%&'*+-.^_`|~", *at) == NULL)
      {
        g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_DEFINITION,
                     "“%s” can't be a verb. Choose one such as GET or POST in step 3.",
                     self->request->method);
        return FALSE;
      }
  cb_request_builder_add_part (self, CB_PART_METHOD, "", self->request->method, CB_RULE_DEFINITION,
                               "The verb of the activity.");
  return TRUE;
}

/* The order is that of the parts in an explanation. */
static gboolean
run (CbRequestBuilder *self, GError **error)
{
  if (!check_method (self, error) || !cb_request_builder_make_base (self, error))
    return FALSE;
  if (!cb_request_builder_make_path (self, error)
      || !cb_request_builder_add_parameters (self, error)
      || !cb_request_builder_make_body (self, error))
    return FALSE;
  add_content_type (self);
  add_accept (self);
  cb_request_builder_check_connection (self);
  if (!cb_request_builder_add_auth (self, error))
    return FALSE;
  add_cookies (self);
  self->request->url = cb_request_builder_dup_url (self);
  return TRUE;
}

CbRequest *
cb_request_build (CbConnector *connector, CbActivity *activity, CbValues *values,
                  const CbRequestOptions *options, GError **error)
{
  g_auto (CbRequestBuilder) builder;

  cb_request_builder_init (&builder, connector, activity, values, options);
  if (!run (&builder, error))
    return NULL;
  if (builder.problems->len > 0)
    {
      report_problems (builder.problems, error);
      return NULL;
    }
  return g_steal_pointer (&builder.request);
}

GPtrArray *
cb_request_check_values (CbConnector *connector, CbActivity *activity, CbValues *values,
                         const CbRequestOptions *options)
{
  g_auto (CbRequestBuilder) builder;

  cb_request_builder_init (&builder, connector, activity, values, options);
  /* Each step for its own problems, whatever the others ran into. */
  cb_request_builder_make_base (&builder, NULL);
  cb_request_builder_make_path (&builder, NULL);
  cb_request_builder_add_parameters (&builder, NULL);
  cb_request_builder_make_body (&builder, NULL);
  cb_request_builder_check_connection (&builder);
  cb_request_builder_add_auth (&builder, NULL);
  return g_steal_pointer (&builder.problems);
}
