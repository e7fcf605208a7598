/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "cb-runtime-error.h"
#include "cb-uri-template-private.h"

static const CbTemplateOperator operators[] = {
  { '\0', "", ",", FALSE, "", FALSE }, { '+', "", ",", FALSE, "", TRUE },
  { '#', "#", ",", FALSE, "", TRUE },  { '.', ".", ".", FALSE, "", FALSE },
  { '/', "/", "/", FALSE, "", FALSE }, { ';', ";", ";", TRUE, "", FALSE },
  { '?', "?", "&", TRUE, "=", FALSE }, { '&', "&", "&", TRUE, "=", FALSE },
};

const CbTemplateOperator *
cb_template_operator_find (char sign)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].sign == sign)
      return &operators[i];
  return NULL;
}

static void
variable_free (gpointer data)
{
  CbTemplateVariable *variable = data;

  g_free (variable->name);
  g_free (variable);
}

static void
piece_free (gpointer data)
{
  CbTemplatePiece *piece = data;

  g_free (piece->literal);
  g_clear_pointer (&piece->variables, g_ptr_array_unref);
  g_free (piece);
}

static gboolean
fail (GError **error, const char *text, const char *at, const char *what)
{
  g_set_error (error, CB_RUNTIME_ERROR, CB_RUNTIME_ERROR_TEMPLATE,
               "The template “%s” is wrong at character %ld: %s.", text,
               g_utf8_pointer_to_offset (text, at) + 1, what);
  return FALSE;
}

/* RFC 6570 section 2.3: varchar *( ["."] varchar ). Gives the length of the name at @text. */
static gsize
scan_name (const char *text)
{
  const char *at = text;

  while (TRUE)
    {
      if (*at == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
        at += 3;
      else if (g_ascii_isalnum (*at) || *at == '_')
        at++;
      else if (*at == '.' && at > text && at[-1] != '.')
        at++;
      else
        break;
    }
  return at > text && at[-1] == '.' ? 0 : (gsize) (at - text);
}

/* Section 2.4.1: 1 to 9999 without a leading zero. */
static gboolean
scan_prefix (const char **at, guint *prefix)
{
  guint digits = 0;

  if (**at < '1' || **at > '9')
    return FALSE;
  for (*prefix = 0; g_ascii_isdigit (**at); (*at)++, digits++)
    *prefix = *prefix * 10 + (guint) (**at - '0');
  return digits <= 4;
}

static gboolean
parse_variable (const char *text, const char **at, GPtrArray *variables, GError **error)
{
  gsize length = scan_name (*at);
  CbTemplateVariable *variable = NULL;

  if (length == 0)
    return fail (error, text, *at, "a variable's name is expected");
  variable = g_new0 (CbTemplateVariable, 1);
  variable->name = g_strndup (*at, length);
  g_ptr_array_add (variables, variable);
  *at += length;
  if (**at == '*')
    {
      variable->explode = TRUE;
      (*at)++;
    }
  else if (**at == ':')
    {
      (*at)++;
      if (!scan_prefix (at, &variable->prefix))
        return fail (error, text, *at, "a length from 1 to 9999 is expected");
    }
  return TRUE;
}

/* @at: behind the opening brace; moved behind the closing one. */
static gboolean
parse_expression (CbUriTemplate *self, const char *text, const char **at, GError **error)
{
  CbTemplatePiece *piece = g_new0 (CbTemplatePiece, 1);

  g_ptr_array_add (self->pieces, piece);
  piece->variables = g_ptr_array_new_with_free_func (variable_free);
  piece->rule = **at != '\0' ? cb_template_operator_find (**at) : NULL;
  if (piece->rule != NULL)
    (*at)++;
  else
    piece->rule = cb_template_operator_find ('\0');
  while (TRUE)
    {
      if (!parse_variable (text, at, piece->variables, error))
        return FALSE;
      if (**at == '}')
        break;
      if (**at != ',')
        return fail (error, text, *at, "a comma or a closing brace is expected");
      (*at)++;
    }
  (*at)++;
  return TRUE;
}

static gboolean
parse_literal (CbUriTemplate *self, const char *text, const char **at, GError **error)
{
  gsize length = strcspn (*at, "{}");
  CbTemplatePiece *piece = NULL;
  g_autofree char *raw = g_strndup (*at, length);

  if ((*at)[length] == '}')
    return fail (error, text, *at + length, "the brace was not opened");
  piece = g_new0 (CbTemplatePiece, 1);
  /* Section 3.1: literals are copied; what may not stand in a URI is encoded. */
  piece->literal = cb_text_percent_encode_stray (raw, ":/?#[]@!$&'()*+,;=");
  g_ptr_array_add (self->pieces, piece);
  *at += length;
  return TRUE;
}

static void
collect_names (CbUriTemplate *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      CbTemplatePiece *piece = g_ptr_array_index (self->pieces, i);

      for (guint j = 0; piece->variables != NULL && j < piece->variables->len; j++)
        {
          CbTemplateVariable *variable = g_ptr_array_index (piece->variables, j);

          if (!g_ptr_array_find_with_equal_func (self->names, variable->name, g_str_equal, NULL))
            g_ptr_array_add (self->names, variable->name);
        }
    }
  g_ptr_array_add (self->names, NULL);
}

CbUriTemplate *
cb_uri_template_new (const char *text, GError **error)
{
  g_autoptr (CbUriTemplate) self = g_new0 (CbUriTemplate, 1);
  const char *at = text;
  gboolean ok = TRUE;

  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->names = g_ptr_array_new ();
  while (ok && *at != '\0')
    {
      if (*at == '{')
        {
          at++;
          ok = parse_expression (self, text, &at, error);
        }
      else
        ok = parse_literal (self, text, &at, error);
    }
  if (!ok)
    return NULL;
  collect_names (self);
  return g_steal_pointer (&self);
}

void
cb_uri_template_free (CbUriTemplate *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->names);
  g_free (self);
}

const char *const *
cb_uri_template_get_names (CbUriTemplate *self)
{
  return (const char *const *) self->names->pdata;
}
