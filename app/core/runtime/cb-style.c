/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-style-private.h"

/* What allowReserved leaves alone: the reserved characters less those that would end the value
 * or be read as something else: `#`, `[`, `]` and, in a query, `&` and `+`. */
#define QUERY_RESERVED ":/?@!$'()*,;="
#define PATH_RESERVED ":/@!$&'()*+,;="

char *
cb_style_dup_text (CbValue *value)
{
  switch (cb_value_get_kind (value))
    {
    case CB_NODE_NULL:
      return g_strdup ("");
    case CB_NODE_BOOLEAN:
      return g_strdup (cb_value_get_boolean (value) ? "true" : "false");
    case CB_NODE_NUMBER:
    case CB_NODE_STRING:
      return g_strdup (cb_value_get_text (value, NULL));
    default:
      return cb_value_to_text (value, 0);
    }
}

/* With the U+0000 that a string may hold. */
static char *
encode (CbValue *value, const char *keep)
{
  gsize length = 0;
  const char *text = cb_value_get_text (value, &length);
  g_autofree char *other = NULL;

  if (text != NULL)
    return cb_text_percent_encode (text, (gssize) length, keep);
  other = cb_style_dup_text (value);
  return cb_text_percent_encode (other, -1, keep);
}

static gboolean
is_list (CbValue *value)
{
  return cb_value_is (value, CB_NODE_ARRAY);
}

static gboolean
is_object (CbValue *value)
{
  return cb_value_is (value, CB_NODE_OBJECT);
}

static CbValue *
child_at (CbValue *value, guint index)
{
  return is_list (value) ? cb_value_get_item (value, index) : cb_value_get_member_at (value, index);
}

/* Items or members as one text: `a,b`, or `k,v,k,v`, or (with @pair) `k=v,k=v`. */
static char *
join (CbValue *value, const char *separator, const char *pair, const char *keep)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      g_autofree char *text = encode (child_at (value, i), keep);

      if (i > 0)
        g_string_append (out, separator);
      if (is_object (value))
        {
          g_autofree char *key = cb_text_percent_encode (cb_value_get_key_at (value, i), -1, keep);

          g_string_append_printf (out, "%s%s", key, pair != NULL ? pair : separator);
        }
      g_string_append (out, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
path_matrix (const CbStyled *styled, const char *keep)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *name = cb_text_percent_encode (styled->name, -1, NULL);
  gboolean many = is_list (styled->value) || is_object (styled->value);

  if (!many || !styled->explode)
    {
      g_autofree char *text = many ? join (styled->value, ",", NULL, keep)
                                   : encode (styled->value, keep);

      return *text != '\0' ? g_strdup_printf (";%s=%s", name, text) : g_strdup_printf (";%s", name);
    }
  for (guint i = 0; i < cb_value_get_size (styled->value); i++)
    {
      g_autofree char *text = encode (child_at (styled->value, i), keep);
      const char *raw = is_object (styled->value) ? cb_value_get_key_at (styled->value, i) : NULL;
      g_autofree char *key = raw != NULL ? cb_text_percent_encode (raw, -1, NULL) : g_strdup (name);

      g_string_append_printf (out, ";%s=%s", key, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
cb_style_path (const CbStyled *styled)
{
  const char *keep = styled->allow_reserved ? PATH_RESERVED : NULL;
  gboolean many = is_list (styled->value) || is_object (styled->value);
  gboolean label = styled->style == CB_STYLE_LABEL;
  g_autofree char *text = NULL;

  if (styled->style == CB_STYLE_MATRIX)
    return path_matrix (styled, keep);
  if (many)
    text = join (styled->value, label && styled->explode ? "." : ",", styled->explode ? "=" : NULL,
                 keep);
  else
    text = encode (styled->value, keep);
  return label ? g_strconcat (".", text, NULL) : g_steal_pointer (&text);
}

static void
add_pair (GPtrArray *items, const char *name, const char *encoded)
{
  g_autofree char *key = cb_text_percent_encode (name, -1, NULL);

  g_ptr_array_add (items, g_strconcat (key, "=", encoded, NULL));
}

/* `name[a][b]=value`; OpenAPI leaves what is deeper than one level open, this is what servers
 * that take it expect. */
static void
add_deep (GPtrArray *items, const char *name, CbValue *value, const char *keep)
{
  if (!is_list (value) && !is_object (value))
    {
      g_autofree char *text = encode (value, keep);

      add_pair (items, name, text);
      return;
    }
  for (guint i = 0; i < cb_value_get_size (value); i++)
    {
      g_autofree char *inner = is_object (value) ? g_strdup_printf ("%s[%s]", name,
                                                                    cb_value_get_key_at (value, i))
                                                 : g_strdup_printf ("%s[%u]", name, i);

      add_deep (items, inner, child_at (value, i), keep);
    }
}

static void
add_exploded (const CbStyled *styled, GPtrArray *items, const char *keep)
{
  for (guint i = 0; i < cb_value_get_size (styled->value); i++)
    {
      g_autofree char *text = encode (child_at (styled->value, i), keep);

      add_pair (items,
                is_object (styled->value) ? cb_value_get_key_at (styled->value, i) : styled->name,
                text);
    }
}

void
cb_style_query (const CbStyled *styled, GPtrArray *items)
{
  const char *keep = styled->allow_reserved ? QUERY_RESERVED : NULL;
  gboolean many = is_list (styled->value) || is_object (styled->value);
  g_autofree char *text = NULL;

  if (styled->style == CB_STYLE_DEEP_OBJECT)
    {
      add_deep (items, styled->name, styled->value, keep);
      return;
    }
  if (many && styled->explode)
    {
      add_exploded (styled, items, keep);
      return;
    }
  if (!many)
    text = encode (styled->value, keep);
  else if (styled->style == CB_STYLE_SPACE_DELIMITED)
    text = join (styled->value, "%20", NULL, keep);
  else if (styled->style == CB_STYLE_PIPE_DELIMITED)
    text = join (styled->value, "%7C", NULL, keep);
  else
    text = join (styled->value, ",", NULL, keep);
  add_pair (items, styled->name, text);
}

char *
cb_style_header (const CbStyled *styled)
{
  g_autoptr (GString) out = NULL;

  if (!is_list (styled->value) && !is_object (styled->value))
    return cb_style_dup_text (styled->value);
  out = g_string_new (NULL);
  for (guint i = 0; i < cb_value_get_size (styled->value); i++)
    {
      g_autofree char *text = cb_style_dup_text (child_at (styled->value, i));

      g_string_append (out, i > 0 ? "," : "");
      if (is_object (styled->value))
        g_string_append_printf (out, "%s%s", cb_value_get_key_at (styled->value, i),
                                styled->explode ? "=" : ",");
      g_string_append (out, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
cb_style_cookie_encode (const char *text)
{
  return cb_text_percent_encode (text, -1, "!#$&'()*+/:<=>?@[]^`{|}");
}

void
cb_style_cookie (const CbStyled *styled, GPtrArray *pairs)
{
  gboolean many = is_list (styled->value) || is_object (styled->value);
  g_autofree char *text = NULL;
  g_autofree char *encoded = NULL;

  if (many && styled->explode)
    {
      for (guint i = 0; i < cb_value_get_size (styled->value); i++)
        {
          CbStyled one = *styled;

          one.value = child_at (styled->value, i);
          if (is_object (styled->value))
            one.name = cb_value_get_key_at (styled->value, i);
          one.explode = FALSE;
          cb_style_cookie (&one, pairs);
        }
      return;
    }
  text = many ? join (styled->value, "%2C", NULL, NULL) : cb_style_dup_text (styled->value);
  encoded = many ? g_strdup (text) : cb_style_cookie_encode (text);
  g_ptr_array_add (pairs, g_strconcat (styled->name, "=", encoded, NULL));
}

char *
cb_style_form_encode (const char *text, gssize length)
{
  g_autofree char *encoded = NULL;
  g_autoptr (GString) out = NULL;

  encoded = cb_text_percent_encode (text, length, "* ");
  out = g_string_new (encoded);
  g_string_replace (out, " ", "+", 0);
  g_string_replace (out, "~", "%7E", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
