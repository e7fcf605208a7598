/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cb-uri-template.h"

G_BEGIN_DECLS

/* RFC 6570 section 2.3 and 2.4: a variable and its modifier. */
typedef struct
{
  char *name;
  guint prefix;
  gboolean explode;
} CbTemplateVariable;

/* One row of the table in RFC 6570 appendix A. */
typedef struct
{
  char sign;
  const char *first;
  const char *separator;
  gboolean named;
  const char *if_empty;
  gboolean reserved;
} CbTemplateOperator;

/* Literal text, or (where @variables is set) an expression. */
typedef struct
{
  char *literal;
  const CbTemplateOperator *rule;
  GPtrArray *variables;
} CbTemplatePiece;

struct _CbUriTemplate
{
  GPtrArray *pieces;
  GPtrArray *names;
};

/* The operator of @sign; NULL where there is none. A NUL is the simple expansion. */
const CbTemplateOperator *cb_template_operator_find (char sign);

G_END_DECLS
