/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-auth-target.h"

struct _CbAuthTarget
{
  CbHttpRequest *request;
  GPtrArray *additions;
  GTlsCertificate *certificate;
};

static void
addition_free (gpointer data)
{
  CbAuthAddition *addition = data;

  g_free (addition->name);
  cb_secret_free (addition->value);
  g_free (addition);
}

CbAuthTarget *
cb_auth_target_new (CbHttpRequest *request)
{
  CbAuthTarget *self = g_new0 (CbAuthTarget, 1);

  self->request = cb_http_request_ref (request);
  self->additions = g_ptr_array_new_with_free_func (addition_free);
  return self;
}

void
cb_auth_target_free (CbAuthTarget *self)
{
  if (self == NULL)
    return;
  cb_http_request_unref (self->request);
  g_ptr_array_unref (self->additions);
  g_clear_object (&self->certificate);
  g_free (self);
}

CbHttpRequest *
cb_auth_target_get_request (CbAuthTarget *self)
{
  return self->request;
}

/**
 * cb_auth_target_add:
 * @self: a target
 * @location: header, query or cookie
 * @name: name, not encoded
 * @value: value, not encoded
 * @secret: whether @value is a credential
 *
 * Asks for something to be added to the request.
 */
void
cb_auth_target_add (CbAuthTarget *self, CbLocation location, const char *name, const char *value,
                    gboolean secret)
{
  CbAuthAddition *addition = g_new0 (CbAuthAddition, 1);

  addition->location = location;
  addition->name = g_strdup (name);
  addition->value = g_strdup (value);
  addition->secret = secret;
  g_ptr_array_add (self->additions, addition);
}

guint
cb_auth_target_get_n_additions (CbAuthTarget *self)
{
  return self->additions->len;
}

const CbAuthAddition *
cb_auth_target_get_addition (CbAuthTarget *self, guint index)
{
  return g_ptr_array_index (self->additions, index);
}

void
cb_auth_target_set_client_certificate (CbAuthTarget *self, GTlsCertificate *certificate)
{
  g_set_object (&self->certificate, certificate);
}

GTlsCertificate *
cb_auth_target_get_client_certificate (CbAuthTarget *self)
{
  return self->certificate;
}
