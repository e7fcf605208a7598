/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-request-private.h"
#include "cb-runtime-error.h"
#include "cb-style-private.h"
#include "cb-uri-template.h"

/* The path of the activity: its variables expanded, its own query kept. */

typedef struct
{
  gboolean in_query;
  /* An optional variable of a query item had no value: the item is left out. */
  gboolean dropped;
} PathExpansion;

typedef struct
{
  CbRequestBuilder *builder;
  GPtrArray *held;
} TemplateValues;

static CbParameter *
find_parameter (CbRequestBuilder *self, const char *name, gboolean in_query)
{
  CbParameter *parameter = cb_activity_find_parameter (self->activity, name, CB_LOCATION_PATH);

  if (parameter == NULL && in_query)
    parameter = cb_activity_find_parameter (self->activity, name, CB_LOCATION_QUERY);
  return parameter;
}

/* The value of a variable of the path: of its parameter, else of a connection field, else what was
 * filled in under its name. */
static void
resolve_variable (CbRequestBuilder *self, const char *name, gboolean in_query, gboolean required,
                  CbResolved *resolved)
{
  CbParameter *parameter = find_parameter (self, name, in_query);
  CbField *field = NULL;
  g_autoptr (CbField) made = NULL;
  const char *names[] = { name, NULL };

  if (parameter != NULL)
    {
      cb_request_builder_resolve_parameter (self, parameter, resolved);
      return;
    }
  field = cb_list_find (cb_connector_get_fields (self->connector), name);
  if (field == NULL)
    field = made = cb_field_new (name, CB_FIELD_TYPE_TEXT);
  cb_request_builder_resolve (self, field, names, NULL, FALSE, required, resolved);
}

static char *
serialize (CbRequestBuilder *self, const CbResolved *resolved, gboolean greedy)
{
  gboolean declared = CB_IS_PARAMETER (resolved->field);
  CbParameter *parameter = declared ? CB_PARAMETER (resolved->field) : NULL;
  CbStyled styled = { .name = cb_field_get_name (resolved->field), .value = resolved->value };
  g_autofree char *json = NULL;

  if (declared && *cb_parameter_get_media_type (parameter) != '\0')
    {
      json = cb_value_to_text (resolved->value, 0);
      return cb_text_percent_encode (json, -1, NULL);
    }
  if (declared)
    {
      styled.style = cb_parameter_get_effective_style (parameter);
      styled.explode = cb_parameter_get_effective_explode (parameter);
      styled.allow_reserved = cb_parameter_get_allow_reserved (parameter);
    }
  styled.allow_reserved = styled.allow_reserved || greedy;
  return cb_style_path (&styled);
}

static CbValue *
get_template_value (const char *name, gpointer data)
{
  TemplateValues *values = data;
  g_auto (CbResolved) resolved = { 0 };
  g_autofree char *text = NULL;
  CbValue *value = NULL;

  /* What is undefined leaves nothing behind (RFC 6570 section 3.2.1). */
  resolve_variable (values->builder, name, TRUE, FALSE, &resolved);
  if (resolved.value == NULL)
    return NULL;
  value = cb_value_ref (resolved.value);
  g_ptr_array_add (values->held, value);
  text = cb_style_dup_text (value);
  cb_request_builder_add_resolved (values->builder, CB_PART_PATH, name, text, CB_RULE_PARAMETER,
                                   &resolved);
  return value;
}

static char *
keep_in_path (const char *expanded)
{
  g_autoptr (GString) out = g_string_new (expanded);

  g_string_replace (out, "?", "%3F", 0);
  g_string_replace (out, "#", "%23", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* An expression with an operator or a modifier of RFC 6570, such as `{+path}` or `{?q,limit}`. */
static char *
expand_template (CbRequestBuilder *self, const char *expression, GError **error)
{
  g_autofree char *text = g_strdup_printf ("{%s}", expression);
  g_autoptr (CbUriTemplate) template = cb_uri_template_new (text, error);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify) cb_value_unref);
  TemplateValues values = { self, held };
  g_autofree char *expanded = NULL;

  if (template == NULL)
    return NULL;
  expanded = cb_uri_template_expand (template, get_template_value, &values, error);
  if (expanded == NULL || *expression == '?' || *expression == '&')
    return g_steal_pointer (&expanded);
  /* Reserved expansion lets values hold what would end the path. */
  return keep_in_path (expanded);
}

static gboolean
is_template_expression (const char *expression)
{
  gsize length = strlen (expression);

  return length > 1
         && (strchr ("+#./;?&", *expression) != NULL || expression[length - 1] == '*'
             || strchr (expression, ',') != NULL);
}

static char *
expand_expression (CbRequestBuilder *self, const char *expression, gpointer data, GError **error)
{
  PathExpansion *expansion = data;
  g_auto (CbResolved) resolved = { 0 };
  g_autofree char *name = g_strdup (expression);
  g_autofree char *text = NULL;
  gboolean greedy = g_str_has_suffix (name, "+");

  if (is_template_expression (expression))
    return expand_template (self, expression, error);
  /* `{proxy+}` takes several segments. */
  if (greedy)
    name[strlen (name) - 1] = '\0';
  resolve_variable (self, name, expansion->in_query, TRUE, &resolved);
  if (resolved.value == NULL)
    {
      expansion->dropped = TRUE;
      return g_strdup ("");
    }
  text = cb_style_dup_text (resolved.value);
  cb_request_builder_add_resolved (self, expansion->in_query ? CB_PART_QUERY : CB_PART_PATH, name,
                                   text, CB_RULE_PARAMETER, &resolved);
  if (resolved.placeholder)
    return g_steal_pointer (&text);
  if (expansion->in_query)
    return cb_text_percent_encode (text, -1, NULL);
  return serialize (self, &resolved, greedy);
}

static char *
expand_path (CbRequestBuilder *self, const char *path, GError **error)
{
  PathExpansion expansion = { FALSE, FALSE };
  g_autofree char *expanded = NULL;
  g_autofree char *guarded = NULL;

  if (strchr (path, '{') == NULL)
    return cb_text_percent_encode_stray (path, ":/@!$&'()*+,;=");
  expanded = cb_request_builder_expand (self, path, expand_expression, &expansion, error);
  if (expanded == NULL)
    return NULL;
  guarded = cb_request_guard_dots (expanded);
  return cb_text_percent_encode_stray (guarded, "{}?#:/@!$&'()*+,;=");
}

static gboolean
add_query_item (CbRequestBuilder *self, const char *item, GError **error)
{
  PathExpansion expansion = { TRUE, FALSE };
  g_autofree char *expanded = cb_request_builder_expand (self, item, expand_expression, &expansion,
                                                         error);
  g_auto (GStrv) pair = NULL;

  if (expanded == NULL)
    return FALSE;
  if (expansion.dropped || *expanded == '\0')
    return TRUE;
  g_ptr_array_add (self->query, cb_text_percent_encode_stray (expanded, "{}:/?@!$&'()*+,;=[]"));
  if (strchr (item, '{') != NULL)
    return TRUE;
  pair = g_strsplit (item, "=", 2);
  cb_request_builder_add_part (self, CB_PART_QUERY, pair[0], pair[1] != NULL ? pair[1] : "",
                               CB_RULE_DEFINITION, "It is part of the activity's path.");
  return TRUE;
}

static gboolean
add_path_query (CbRequestBuilder *self, const char *query, GError **error)
{
  g_auto (GStrv) items = g_strsplit (query, "&", -1);

  for (char **item = items; *item != NULL; item++)
    if (**item != '\0' && !add_query_item (self, *item, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_path (const char *url)
{
  const char *host = strstr (url, "://");

  return host != NULL && strchr (host + 3, '/') != NULL;
}

static void
join_path (CbRequestBuilder *self, const char *path)
{
  gboolean ends = self->base->len > 0 && self->base->str[self->base->len - 1] == '/';

  /* Nothing to add leaves the base URL as it is, but for the path that every URL has. */
  if (*path == '\0' && has_path (self->base->str))
    return;
  /* An expansion such as `{?q}` brings its own mark. */
  if (*path == '/' && ends)
    path++;
  else if (*path != '/' && *path != '?' && !ends)
    g_string_append_c (self->base, '/');
  g_string_append (self->base, path);
}

gboolean
cb_request_builder_make_path (CbRequestBuilder *self, GError **error)
{
  const char *template = cb_activity_get_path (self->activity);
  const char *fragment = cb_request_find_outside (template, "#");
  g_autofree char *sent = g_strndup (template, (gsize) (fragment - template));
  const char *mark = cb_request_find_outside (sent, "?");
  g_autofree char *path = g_strndup (sent, (gsize) (mark - sent));
  g_autofree char *expanded = expand_path (self, path, error);

  if (expanded == NULL)
    return FALSE;
  if (*fragment == '#')
    {
      CbRequestPart *part = cb_request_builder_add_part (
          self, CB_PART_PATH, "#", fragment, CB_RULE_DEFINITION,
          "What follows # in a path tells activities apart; it is never sent.");

      part->lost = TRUE;
    }
  join_path (self, expanded);
  return *mark != '?' || add_path_query (self, mark + 1, error);
}
