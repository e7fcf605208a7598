/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-routes-private.h"

#include "cb-sample-call-private.h"
#include "cb-sample-debug-private.h"

static const CbSampleRoute *const tables[] = {
  cb_sample_about_routes,   cb_sample_people_routes,     cb_sample_ticket_routes,
  cb_sample_comment_routes, cb_sample_attachment_routes, cb_sample_oauth_routes,
  cb_sample_debug_routes,
};

CbValue *
cb_sample_routes_list (void)
{
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CbSampleRoute *route = tables[i]; route->method; route++)
      {
        cb_value_builder_begin_object (builder);
        cb_value_builder_set_key (builder, "method");
        cb_value_builder_add_string (builder, route->method);
        cb_value_builder_set_key (builder, "path");
        cb_value_builder_add_string (builder, route->path);
        cb_value_builder_end (builder);
      }
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

/* Whether @path is what @pattern stands for; then @args holds what the variables stand for. */
static gboolean
match_path (const char *pattern, const char *path, GPtrArray *args)
{
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  g_auto (GStrv) given = g_strsplit (path, "/", -1);

  g_ptr_array_set_size (args, 0);
  if (g_strv_length (wanted) != g_strv_length (given))
    return FALSE;
  for (guint i = 0; wanted[i]; i++)
    if (*wanted[i] == '{' && *given[i])
      g_ptr_array_add (args, g_strdup (given[i]));
    else if (!g_str_equal (wanted[i], given[i]))
      return FALSE;
  return TRUE;
}

/* The operation, or NULL with the methods that there are for the path. */
static const CbSampleRoute *
find (CbSampleCall *call, GString *allowed)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CbSampleRoute *route = tables[i]; route->method; route++)
      {
        if (!match_path (route->path, call->path, call->args))
          continue;
        if (g_str_equal (route->method, call->method))
          return route;
        g_string_append_printf (allowed, "%s%s", allowed->len ? ", " : "", route->method);
        if (g_str_equal (route->method, "GET"))
          g_string_append (allowed, ", HEAD");
      }
  return NULL;
}

static void
refuse (CbSampleCall *call, const char *allowed)
{
  if (*allowed == '\0')
    {
      cb_sample_call_problem (call, 404,
                              "There is nothing at this path. GET / lists what there "
                              "is.");
      return;
    }
  cb_sample_call_set_header (call, "Allow", allowed);
  if (g_str_equal (call->method, "OPTIONS"))
    soup_server_message_set_status (call->message, 204, NULL);
  else
    cb_sample_call_problem (call, 405, "The method %s is not for this path. Use %s.", call->method,
                            allowed);
}

static void
set_number (CbSampleCall *call, const char *name, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  cb_sample_call_set_header (call, name, text);
}

gboolean
cb_sample_routes_take (CbSampleCall *call, const char *name, guint limit, guint seconds,
                       guint *left, guint *reset)
{
  gboolean allowed = cb_sample_counters_take (call->sample->counters, name, limit, seconds, left,
                                              reset);

  set_number (call, "X-RateLimit-Limit", limit);
  set_number (call, "X-RateLimit-Remaining", *left);
  set_number (call, "X-RateLimit-Reset", *reset);
  if (allowed)
    return TRUE;
  set_number (call, "Retry-After", *reset);
  cb_sample_call_problem (call, 429,
                          "That were too many requests: %u in %u seconds is the limit. "
                          "Wait %u seconds.",
                          limit, seconds, *reset);
  return FALSE;
}

void
cb_sample_routes_answer (CbSampleCall *call)
{
  g_autoptr (GString) allowed = g_string_new (NULL);
  const CbSampleRoute *route = find (call, allowed);
  guint left = 0;
  guint reset = 0;

  if (!route)
    {
      refuse (call, allowed->str);
      return;
    }
  if (route->access != CB_SAMPLE_PUBLIC
      && !cb_sample_routes_take (call, "all", CB_SAMPLE_CALLS_PER_MINUTE, 60, &left, &reset))
    return;
  if (cb_sample_auth_check (call, route->access))
    route->handler (call);
}
