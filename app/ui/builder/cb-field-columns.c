/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-field-columns.h"

#include <glib/gi18n.h>

#define MAX_VALUES 16
#define MAX_COLUMNS 9

/**
 * ChoiceTexts:
 * @values: nicks, as they are kept
 * @labels: what people read
 *
 * The choices of an enum column.
 */
typedef struct
{
  const char *values[MAX_VALUES + 1];
  const char *labels[MAX_VALUES + 1];
} ChoiceTexts;

static const ChoiceTexts *
fill_texts (ChoiceTexts *texts, GType type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  for (guint i = 0; texts->values[0] == NULL && i < MIN (klass->n_values, MAX_VALUES); i++)
    texts->labels[i] = cb_enum_get_title (type, klass->values[i].value);
  for (guint i = 0; i < MIN (klass->n_values, MAX_VALUES); i++)
    texts->values[i] = klass->values[i].value_nick;
  return texts;
}

static CbGridColumn
text_column (const char *property, const char *title, int width, gboolean expand)
{
  CbGridColumn column = { property, title, CB_GRID_TEXT, width, expand };

  column.monospace = g_str_equal (property, "name");
  return column;
}

static CbGridColumn
choice_column (const char *property, const char *title, int width, const ChoiceTexts *texts)
{
  CbGridColumn column = { property, title, CB_GRID_CHOICE, width, FALSE };

  column.values = texts->values;
  column.labels = texts->labels;
  return column;
}

static CbGridColumn
check_column (const char *property, const char *title)
{
  CbGridColumn column = { property, title, CB_GRID_CHECK, 0, FALSE };

  return column;
}

static guint
fill_columns (CbFieldTableKind kind, CbGridColumn *columns)
{
  static ChoiceTexts types, visibilities, locations;
  gboolean fixed = kind == CB_FIELD_TABLE_VARIABLES || kind == CB_FIELD_TABLE_CREDENTIALS;
  guint n = 0;

  fill_texts (&types, CB_TYPE_FIELD_TYPE);
  fill_texts (&visibilities, CB_TYPE_VISIBILITY);
  fill_texts (&locations, CB_TYPE_LOCATION);

  columns[n] = text_column ("name", _ ("Name"), 104, FALSE);
  columns[n++].read_only = fixed;
  if (kind == CB_FIELD_TABLE_PARAMETERS)
    columns[n++] = choice_column ("in", _ ("In"), 84, &locations);
  columns[n++] = text_column ("display-name", _ ("Display name"), 112, TRUE);
  if (!fixed)
    columns[n++] = choice_column ("type", _ ("Type"), 90, &types);
  columns[n++] = check_column ("required", _ ("Required"));
  columns[n++] = text_column ("default-text", fixed ? _ ("Value") : _ ("Default"), 84, FALSE);
  if (kind == CB_FIELD_TABLE_PARAMETERS)
    columns[n++] = text_column ("test-value-text", _ ("Test value"), 90, FALSE);
  columns[n++] = choice_column ("visibility", _ ("Visibility"), 92, &visibilities);
  return n;
}

const CbGridColumn *
cb_field_columns_get (CbFieldTableKind kind, guint *n_columns)
{
  static CbGridColumn columns[CB_FIELD_TABLE_PARAMETERS + 1][MAX_COLUMNS];
  static guint counts[CB_FIELD_TABLE_PARAMETERS + 1];

  if (counts[kind] == 0)
    counts[kind] = fill_columns (kind, columns[kind]);
  *n_columns = counts[kind];
  return columns[kind];
}
