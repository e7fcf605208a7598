/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-runtime-error.h"
#include "cb-uri-template-private.h"

/* Expansion, RFC 6570 section 3.2 and appendix A. */

typedef struct
{
  GString *out;
  const CbTemplateOperator *rule;
  gboolean started;
} Expansion;

/* The text of a string, number or boolean; NULL for everything else. */
static const char *
scalar_text (CbValue *value)
{
  if (cb_value_is (value, CB_NODE_BOOLEAN))
    return cb_value_get_boolean (value) ? "true" : "false";
  return cb_value_get_text (value, NULL);
}

static gboolean
is_undefined (CbValue *value)
{
  if (value == NULL || cb_value_is (value, CB_NODE_NULL))
    return TRUE;
  if (cb_value_is (value, CB_NODE_ARRAY) || cb_value_is (value, CB_NODE_OBJECT))
    return cb_value_get_size (value) == 0;
  return FALSE;
}

/* @prefix: how many characters to take, 0 for all. */
static void
append_encoded (Expansion *self, const char *text, guint prefix)
{
  g_autofree char *cut = NULL;
  g_autofree char *encoded = NULL;

  if (prefix > 0 && (glong) prefix < g_utf8_strlen (text, -1))
    text = cut = g_utf8_substring (text, 0, prefix);
  if (self->rule->reserved)
    encoded = cb_text_percent_encode_stray (text, ":/?#[]@!$&'()*+,;=");
  else
    encoded = cb_text_percent_encode (text, -1, NULL);
  g_string_append (self->out, encoded);
}

static void
append_separator (Expansion *self)
{
  g_string_append (self->out, self->started ? self->rule->separator : self->rule->first);
  self->started = TRUE;
}

static void
append_pair (Expansion *self, const char *name, gboolean encode_name, const char *text,
             guint prefix)
{
  if (encode_name)
    append_encoded (self, name, 0);
  else
    g_string_append (self->out, name);
  if (*text == '\0' && self->rule->named)
    {
      g_string_append (self->out, self->rule->if_empty);
      return;
    }
  g_string_append_c (self->out, '=');
  append_encoded (self, text, prefix);
}

static gboolean
fail (GError **error, const char *name, const char *what)
{
  g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_TEMPLATE,
               "The value of the variable “%s” %s.", name, what);
  return FALSE;
}

/* Each item with a separator of its own. */
static gboolean
expand_exploded (Expansion *self, const CbTemplateVariable *variable, CbValue *value,
                 GError **error)
{
  gboolean keyed = cb_value_is (value, CB_NODE_OBJECT);

  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      CbValue *item = keyed ? cb_value_get_member_at (value, i) : cb_value_get_item (value, i);
      const char *text = scalar_text (item);

      if (is_undefined (item))
        continue;
      if (text == NULL)
        return fail (error, variable->name, "holds a list or an object within a list or an object");
      append_separator (self);
      if (keyed)
        append_pair (self, cb_value_get_key_at (value, i), TRUE, text, 0);
      else if (self->rule->named)
        append_pair (self, variable->name, FALSE, text, 0);
      else
        append_encoded (self, text, 0);
    }
  return TRUE;
}

/* All items as one value, joined by commas. */
static gboolean
expand_joined (Expansion *self, const CbTemplateVariable *variable, CbValue *value, GError **error)
{
  gboolean keyed = cb_value_is (value, CB_NODE_OBJECT);
  gboolean any = FALSE;

  append_separator (self);
  if (self->rule->named)
    g_string_append_printf (self->out, "%s=", variable->name);
  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      CbValue *item = keyed ? cb_value_get_member_at (value, i) : cb_value_get_item (value, i);
      const char *text = scalar_text (item);

      if (is_undefined (item))
        continue;
      if (text == NULL)
        return fail (error, variable->name, "holds a list or an object within a list or an object");
      if (any)
        g_string_append_c (self->out, ',');
      any = TRUE;
      if (keyed)
        {
          append_encoded (self, cb_value_get_key_at (value, i), 0);
          g_string_append_c (self->out, ',');
        }
      append_encoded (self, text, 0);
    }
  return TRUE;
}

static gboolean
expand_variable (Expansion *self, const CbTemplateVariable *variable, CbValue *value,
                 GError **error)
{
  const char *text = NULL;

  if (is_undefined (value))
    return TRUE;
  text = scalar_text (value);
  if (text == NULL && variable->prefix > 0)
    return fail (error, variable->name, "is a list or an object, of which no first part is taken");
  if (text == NULL)
    return variable->explode ? expand_exploded (self, variable, value, error)
                             : expand_joined (self, variable, value, error);
  append_separator (self);
  if (self->rule->named)
    append_pair (self, variable->name, FALSE, text, variable->prefix);
  else
    append_encoded (self, text, variable->prefix);
  return TRUE;
}

char *
cb_uri_template_expand (CbUriTemplate *self, CbUriTemplateFunc func, gpointer data, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      CbTemplatePiece *piece = g_ptr_array_index (self->pieces, i);
      Expansion expansion = { .out = out, .rule = piece->rule };

      if (piece->literal != NULL)
        g_string_append (out, piece->literal);
      for (guint j = 0; piece->variables != NULL && j < piece->variables->len; j++)
        {
          CbTemplateVariable *variable = g_ptr_array_index (piece->variables, j);

          if (!expand_variable (&expansion, variable, func (variable->name, data), error))
            return NULL;
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static CbValue *
get_member (const char *name, gpointer data)
{
  return cb_value_get_member (data, name);
}

char *
cb_uri_template_expand_value (CbUriTemplate *self, CbValue *variables, GError **error)
{
  return cb_uri_template_expand (self, get_member, variables, error);
}
