/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-sample-call-private.h"
#include "cb-sample-routes-private.h"
#include "cb-sample-store-private.h"

#define MAX_NAME_CHARACTERS 200

static CbValue *
find (CbSampleCall *call, CbSampleKind kind, const char *noun)
{
  CbValue *object = cb_sample_store_find (call->sample->store, kind,
                                          cb_sample_call_get_id (call, 0));

  if (!object)
    cb_sample_call_problem (call, 404, "There is no %s with the id “%s”.", noun,
                            cb_sample_call_get_arg (call, 0));
  return object;
}

static void
list_attachments (CbSampleCall *call)
{
  CbValue *ticket = find (call, CB_SAMPLE_TICKETS, "ticket");
  GPtrArray *all = cb_sample_store_list (call->sample->store, CB_SAMPLE_ATTACHMENTS);
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  g_autoptr (CbValue) list = NULL;

  if (!ticket)
    return;
  for (guint i = 0; i < all->len; i++)
    if (cb_sample_int (g_ptr_array_index (all, i), "ticket_id") == cb_sample_int (ticket, "id"))
      g_ptr_array_add (own, g_ptr_array_index (all, i));
  list = cb_value_new_array ((CbValue *const *) own->pdata, own->len);
  cb_sample_call_reply (call, 200, list);
}

typedef struct
{
  char *file_name;
  char *content_type;
  GBytes *content;
} Upload;

static void
upload_clear (Upload *upload)
{
  g_free (upload->file_name);
  g_free (upload->content_type);
  g_clear_pointer (&upload->content, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Upload, upload_clear)

/* A name to show and to offer for saving: no path, no control characters. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = cb_text_make_valid (name ? name : "file", -1);
  g_autofree char *base = g_path_get_basename (valid);

  for (char *p = base; *p; p++)
    if (g_ascii_iscntrl (*p) || strchr ("\"\\/", *p))
      *p = '_';
  return cb_text_ellipsize (base, MAX_NAME_CHARACTERS);
}

static gboolean
take_part (SoupMultipart *multipart, int index, Upload *upload)
{
  SoupMessageHeaders *headers = NULL;
  GBytes *body = NULL;
  g_autofree char *disposition = NULL;
  g_autoptr (GHashTable) params = NULL;
  const char *type = NULL;

  if (!soup_multipart_get_part (multipart, index, &headers, &body)
      || !soup_message_headers_get_content_disposition (headers, &disposition, &params)
      || g_strcmp0 (g_hash_table_lookup (params, "name"), "file") != 0)
    return FALSE;
  type = soup_message_headers_get_content_type (headers, NULL);
  upload->file_name = clean_name (g_hash_table_lookup (params, "filename"));
  upload->content_type = g_strdup (type ? type : "application/octet-stream");
  upload->content = g_bytes_ref (body);
  return TRUE;
}

/* FALSE after having answered with a problem. */
static gboolean
read_upload (CbSampleCall *call, Upload *upload)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (call->message);
  SoupMessageBody *body = soup_server_message_get_request_body (call->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  g_autoptr (SoupMultipart) multipart = NULL;

  if (!type || g_ascii_strcasecmp (type, "multipart/form-data") != 0)
    {
      cb_sample_call_problem (call, 415,
                              "Send the file as multipart/form-data, in a part named “file”.");
      return FALSE;
    }
  multipart = soup_multipart_new_from_message (headers, bytes);
  for (int i = 0; multipart && i < soup_multipart_get_length (multipart); i++)
    if (take_part (multipart, i, upload))
      break;
  if (!upload->content)
    {
      cb_sample_call_problem (call, 422, "The form has no part named “file”.");
      return FALSE;
    }
  return TRUE;
}

static CbValue *
make_attachment (CbSampleCall *call, CbValue *ticket, const Upload *upload)
{
  g_autofree char *now = cb_sample_now ();
  g_autoptr (CbValueBuilder) builder = cb_value_builder_new ();

  cb_value_builder_begin_object (builder);
  cb_value_builder_set_key (builder, "ticket_id");
  cb_value_builder_add_int64 (builder, cb_sample_int (ticket, "id"));
  cb_value_builder_set_key (builder, "file_name");
  cb_value_builder_add_string (builder, upload->file_name);
  cb_value_builder_set_key (builder, "content_type");
  cb_value_builder_add_string (builder, upload->content_type);
  cb_value_builder_set_key (builder, "size");
  cb_value_builder_add_int64 (builder, (gint64) g_bytes_get_size (upload->content));
  cb_value_builder_set_key (builder, "uploaded_by");
  cb_value_builder_add_int64 (builder, call->user_id);
  cb_value_builder_set_key (builder, "created_at");
  cb_value_builder_add_string (builder, now);
  cb_value_builder_end (builder);
  return cb_value_builder_finish (builder);
}

static void
upload_attachment (CbSampleCall *call)
{
  CbValue *ticket = find (call, CB_SAMPLE_TICKETS, "ticket");
  g_auto (Upload) upload = { 0 };
  g_autoptr (CbValue) attachment = NULL;
  CbValue *added = NULL;

  if (!ticket || !read_upload (call, &upload))
    return;
  if (g_bytes_get_size (upload.content) > CB_SAMPLE_MAX_ATTACHMENT_BYTES)
    {
      cb_sample_call_problem (call, 413, "A file can have 2 MiB at most.");
      return;
    }
  attachment = make_attachment (call, ticket, &upload);
  added = cb_sample_store_add (call->sample->store, CB_SAMPLE_ATTACHMENTS, attachment);
  if (!added)
    {
      cb_sample_call_problem (call, 507, "The sample API is full. Delete some attachments first.");
      return;
    }
  cb_sample_store_set_content (call->sample->store, cb_sample_int (added, "id"), upload.content);
  cb_sample_call_reply (call, 201, added);
}

static void
get_attachment (CbSampleCall *call)
{
  CbValue *attachment = find (call, CB_SAMPLE_ATTACHMENTS, "attachment");

  if (attachment)
    cb_sample_call_reply (call, 200, attachment);
}

static void
download_attachment (CbSampleCall *call)
{
  CbValue *attachment = find (call, CB_SAMPLE_ATTACHMENTS, "attachment");
  g_autoptr (GHashTable) params = NULL;

  if (!attachment)
    return;
  params = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (params, (char *) "filename",
                       (char *) cb_value_get_member_text (attachment, "file_name"));
  soup_message_headers_set_content_disposition (
      soup_server_message_get_response_headers (call->message), "attachment", params);
  cb_sample_call_reply_bytes (
      call, 200, cb_value_get_member_text (attachment, "content_type"),
      cb_sample_store_get_content (call->sample->store, cb_sample_int (attachment, "id")));
}

static void
delete_attachment (CbSampleCall *call)
{
  CbValue *attachment = find (call, CB_SAMPLE_ATTACHMENTS, "attachment");

  if (!attachment)
    return;
  cb_sample_store_remove (call->sample->store, CB_SAMPLE_ATTACHMENTS,
                          cb_sample_int (attachment, "id"));
  soup_server_message_set_status (call->message, 204, NULL);
}

const CbSampleRoute cb_sample_attachment_routes[] = {
  { "GET", "/tickets/{ticket_id}/attachments", list_attachments, CB_SAMPLE_READ },
  { "POST", "/tickets/{ticket_id}/attachments", upload_attachment, CB_SAMPLE_WRITE },
  { "GET", "/attachments/{attachment_id}", get_attachment, CB_SAMPLE_READ },
  { "GET", "/attachments/{attachment_id}/content", download_attachment, CB_SAMPLE_READ },
  { "DELETE", "/attachments/{attachment_id}", delete_attachment, CB_SAMPLE_WRITE },
  { NULL, NULL, NULL, CB_SAMPLE_PUBLIC },
};
