/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-fields-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-select-private.h"

/* Users and projects: what tickets belong to. */

static const char *const nouns[] = { "user", "project" };
static const char *const paths[] = { "users", "projects" };
static const char *const unique_keys[] = { "username", "key" };

/* The object that the path names, or NULL after having answered. */
static CbValue *
find (CbSampleCall *call, CbSampleKind kind)
{
  CbValue *object = cb_sample_store_find (call->sample->store, kind,
                                          cb_sample_call_get_id (call, 0));

  if (!object)
    cb_sample_call_problem (call, 404, "There is no %s with the id “%s”.", nouns[kind],
                            cb_sample_call_get_arg (call, 0));
  return object;
}

static gboolean
check_unique (CbSampleCall *call, CbSampleKind kind, CbValue *object, gint64 own_id)
{
  GPtrArray *all = cb_sample_store_list (call->sample->store, kind);
  const char *wanted = cb_value_get_member_text (object, unique_keys[kind]);

  for (guint i = 0; i < all->len; i++)
    {
      CbValue *other = g_ptr_array_index (all, i);
      if (cb_sample_int (other, "id") == own_id
          || g_strcmp0 (cb_value_get_member_text (other, unique_keys[kind]), wanted) != 0)
        continue;
      cb_sample_call_problem (call, 409, "Another %s has the %s “%s” already. Choose another.",
                              nouns[kind], unique_keys[kind], wanted);
      return FALSE;
    }
  return TRUE;
}

static void
create (CbSampleCall *call, CbSampleKind kind)
{
  g_autoptr (CbValue) input = cb_sample_call_read_object (call);
  g_autoptr (CbValue) accepted = input ? cb_sample_fields_accept (call, kind, input, NULL) : NULL;
  g_autofree char *now = cb_sample_now ();
  g_autofree char *location = NULL;
  g_autoptr (CbValue) complete = NULL;
  CbValue *added = NULL;

  if (!accepted || !check_unique (call, kind, accepted, 0))
    return;
  complete = cb_sample_with_text (accepted, "created_at", now);
  added = cb_sample_store_add (call->sample->store, kind, complete);
  if (!added)
    {
      cb_sample_call_problem (call, 507, "The sample API is full. Delete something first.");
      return;
    }
  location = g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT, call->sample->base_url, paths[kind],
                              cb_sample_int (added, "id"));
  cb_sample_call_set_header (call, "Location", location);
  cb_sample_call_reply (call, 201, added);
}

/* The members of @base with those of @changes in their place. */
static CbValue *
apply (CbValue *base, CbValue *changes)
{
  CbValue *result = cb_value_ref (base);

  for (guint i = 0; i < cb_value_get_size (changes); i++)
    {
      CbValue *next = cb_value_with_member (result, cb_value_get_key_at (changes, i),
                                            cb_value_get_member_at (changes, i));
      cb_value_unref (result);
      result = next;
    }
  return result;
}

static void
update (CbSampleCall *call, CbSampleKind kind)
{
  CbValue *object = find (call, kind);
  g_autoptr (CbValue) input = object ? cb_sample_call_read_object (call) : NULL;
  g_autoptr (CbValue) accepted = input ? cb_sample_fields_accept (call, kind, input, object) : NULL;
  g_autoptr (CbValue) changed = NULL;

  if (!accepted || !check_unique (call, kind, accepted, cb_sample_int (object, "id")))
    return;
  changed = apply (object, accepted);
  cb_sample_store_replace (call->sample->store, kind, changed);
  cb_sample_call_reply (call, 200, changed);
}

static gboolean
is_needed (CbSampleCall *call, CbSampleKind kind, gint64 id)
{
  CbSampleStore *store = call->sample->store;

  if (kind == CB_SAMPLE_PROJECTS)
    return cb_sample_store_is_used (store, CB_SAMPLE_TICKETS, "project_id", id);
  return cb_sample_store_is_used (store, CB_SAMPLE_TICKETS, "assignee_id", id)
         || cb_sample_store_is_used (store, CB_SAMPLE_TICKETS, "reporter_id", id)
         || cb_sample_store_is_used (store, CB_SAMPLE_PROJECTS, "lead_id", id)
         || cb_sample_store_is_used (store, CB_SAMPLE_COMMENTS, "author_id", id);
}

static void delete (CbSampleCall *call, CbSampleKind kind)
{
  CbValue *object = find (call, kind);
  gint64 id = cb_sample_int (object, "id");

  if (!object)
    return;
  if (is_needed (call, kind, id))
    {
      cb_sample_call_problem (call, 409,
                              "Tickets, projects or comments still refer to this %s. "
                              "Change or delete them first.",
                              nouns[kind]);
      return;
    }
  cb_sample_store_remove (call->sample->store, kind, id);
  soup_server_message_set_status (call->message, 204, NULL);
}

static void
list_users (CbSampleCall *call)
{
  g_autoptr (GPtrArray) users = cb_sample_select (call, CB_SAMPLE_USERS);

  if (users)
    cb_sample_reply_slice (call, users);
}

static void
list_projects (CbSampleCall *call)
{
  g_autoptr (GPtrArray) projects = cb_sample_select (call, CB_SAMPLE_PROJECTS);
  g_autoptr (CbValue) list = NULL;

  if (!projects)
    return;
  list = cb_value_new_array ((CbValue *const *) projects->pdata, projects->len);
  cb_sample_call_reply (call, 200, list);
}

static void
get_me (CbSampleCall *call)
{
  cb_sample_call_reply (call, 200,
                        cb_sample_store_find (call->sample->store, CB_SAMPLE_USERS, call->user_id));
}

static void
create_user (CbSampleCall *call)
{
  create (call, CB_SAMPLE_USERS);
}

static void
get_user (CbSampleCall *call)
{
  CbValue *user = find (call, CB_SAMPLE_USERS);

  if (user)
    cb_sample_call_reply (call, 200, user);
}

static void
update_user (CbSampleCall *call)
{
  update (call, CB_SAMPLE_USERS);
}

static void
delete_user (CbSampleCall *call)
{
  if (cb_sample_call_get_id (call, 0) == call->user_id)
    cb_sample_call_problem (call, 409, "You can't delete the user you are signed in as.");
  else
    delete (call, CB_SAMPLE_USERS);
}

static void
create_project (CbSampleCall *call)
{
  create (call, CB_SAMPLE_PROJECTS);
}

static void
get_project (CbSampleCall *call)
{
  CbValue *project = find (call, CB_SAMPLE_PROJECTS);

  if (project)
    cb_sample_call_reply (call, 200, project);
}

static void
update_project (CbSampleCall *call)
{
  update (call, CB_SAMPLE_PROJECTS);
}

static void
delete_project (CbSampleCall *call)
{
  delete (call, CB_SAMPLE_PROJECTS);
}

const CbSampleRoute cb_sample_people_routes[] = {
  { "GET", "/me", get_me, CB_SAMPLE_READ },
  { "GET", "/users", list_users, CB_SAMPLE_READ },
  { "POST", "/users", create_user, CB_SAMPLE_WRITE },
  { "GET", "/users/{user_id}", get_user, CB_SAMPLE_READ },
  { "PATCH", "/users/{user_id}", update_user, CB_SAMPLE_WRITE },
  { "DELETE", "/users/{user_id}", delete_user, CB_SAMPLE_WRITE },
  { "GET", "/projects", list_projects, CB_SAMPLE_READ },
  { "POST", "/projects", create_project, CB_SAMPLE_WRITE },
  { "GET", "/projects/{project_id}", get_project, CB_SAMPLE_READ },
  { "PATCH", "/projects/{project_id}", update_project, CB_SAMPLE_WRITE },
  { "DELETE", "/projects/{project_id}", delete_project, CB_SAMPLE_WRITE },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
