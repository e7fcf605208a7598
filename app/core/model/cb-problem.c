/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cb-list.h"
#include "cb-problem.h"

#include <glib/gi18n-lib.h>

struct _CbProblem
{
  GObject parent_instance;

  CbSeverity severity;
  const char *rule;
  char *message;
  CbItem *item;
  int member;
  char *pointer;
  guint line;
  guint column;
  const char *fix_label;
  CbFixFunc fix;
};

G_DEFINE_FINAL_TYPE (CbProblem, cb_problem, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SEVERITY,
  PROP_RULE,
  PROP_MESSAGE,
  PROP_FIX_LABEL,
  PROP_AREA,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (CbSeverity, cb_severity,
                    G_DEFINE_ENUM_VALUE (CB_SEVERITY_SUGGESTION, "suggestion"),
                    G_DEFINE_ENUM_VALUE (CB_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (CB_SEVERITY_ERROR, "error"))

G_DEFINE_ENUM_TYPE (CbArea, cb_area, G_DEFINE_ENUM_VALUE (CB_AREA_BASICS, "basics"),
                    G_DEFINE_ENUM_VALUE (CB_AREA_AUTHENTICATION, "authentication"),
                    G_DEFINE_ENUM_VALUE (CB_AREA_ACTIVITIES, "activities"),
                    G_DEFINE_ENUM_VALUE (CB_AREA_SUMMARY, "summary"))

static CbProblem *
problem_new (CbSeverity severity, const char *rule, const char *message)
{
  CbProblem *self = g_object_new (CB_TYPE_PROBLEM, NULL);

  self->severity = severity;
  self->rule = g_intern_string (rule);
  self->message = g_strdup (message);
  return self;
}

CbProblem *
cb_problem_new (CbSeverity severity, const char *rule, CbItem *item, int member,
                const char *message)
{
  CbProblem *self = problem_new (severity, rule, message);

  self->item = g_object_ref (item);
  self->member = member;
  return self;
}

CbProblem *
cb_problem_new_in_source (CbSeverity severity, const char *rule, const char *pointer, guint line,
                          guint column, const char *message)
{
  CbProblem *self = problem_new (severity, rule, message);

  self->pointer = g_strdup (pointer);
  self->line = line;
  self->column = column;
  return self;
}

void
cb_problem_set_fix (CbProblem *self, const char *label, CbFixFunc fix)
{
  self->fix_label = g_intern_string (label);
  self->fix = fix;
}

CbSeverity
cb_problem_get_severity (CbProblem *self)
{
  return self->severity;
}

const char *
cb_problem_get_rule (CbProblem *self)
{
  return self->rule;
}

const char *
cb_problem_get_message (CbProblem *self)
{
  return self->message;
}

const char *
cb_problem_get_fix_label (CbProblem *self)
{
  return self->fix_label ? _ (self->fix_label) : "";
}

CbItem *
cb_problem_get_item (CbProblem *self)
{
  return self->item;
}

int
cb_problem_get_member (CbProblem *self)
{
  return self->member;
}

guint
cb_problem_get_line (CbProblem *self)
{
  return self->line;
}

guint
cb_problem_get_column (CbProblem *self)
{
  return self->column;
}

char *
cb_problem_dup_pointer (CbProblem *self)
{
  return self->item ? cb_item_dup_pointer (self->item, self->member) : g_strdup (self->pointer);
}

/* The key of the connector's member under which the problem is; (transfer full). */
static char *
dup_top_key (CbProblem *self)
{
  CbItem *item = self->item;
  CbList *list;

  if (!item)
    {
      g_auto (GStrv) tokens = g_strsplit (self->pointer, "/", 3);
      return g_strdup (tokens[0] && tokens[1] ? tokens[1] : "");
    }
  if (!cb_item_get_parent (item))
    return g_strdup (self->member < 0 ? "" : cb_item_get_member (item, self->member)->key);
  while (cb_item_get_parent (cb_item_get_parent (item)))
    item = cb_item_get_parent (item);
  list = cb_item_get_parent_list (item);
  return list ? g_strdup (
             cb_item_get_member (cb_item_get_parent (item), cb_list_get_member_index (list))->key)
              : g_strdup ("");
}

CbArea
cb_problem_get_area (CbProblem *self)
{
  static const struct
  {
    const char *key;
    CbArea area;
  } areas[] = {
    { "authMethods", CB_AREA_AUTHENTICATION }, { "security", CB_AREA_AUTHENTICATION },
    { "fields", CB_AREA_AUTHENTICATION },      { "testActivity", CB_AREA_AUTHENTICATION },
    { "activities", CB_AREA_ACTIVITIES },      { "schemas", CB_AREA_ACTIVITIES },
  };
  g_autofree char *key = dup_top_key (self);

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_str_equal (key, areas[i].key))
      return areas[i].area;
  return CB_AREA_BASICS;
}

gboolean
cb_problem_apply_fix (CbProblem *self)
{
  if (!self->fix || !self->item)
    return FALSE;
  self->fix (self->item, self->member);
  return TRUE;
}

gboolean
cb_problem_equal (CbProblem *a, CbProblem *b)
{
  return a->item == b->item && a->member == b->member && a->rule == b->rule
         && a->severity == b->severity && g_strcmp0 (a->pointer, b->pointer) == 0
         && g_str_equal (a->message, b->message);
}

static void
cb_problem_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CbProblem *self = CB_PROBLEM (object);

  switch (id)
    {
    case PROP_SEVERITY:
      g_value_set_enum (value, self->severity);
      break;
    case PROP_RULE:
      g_value_set_string (value, self->rule);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_FIX_LABEL:
      g_value_set_string (value, cb_problem_get_fix_label (self));
      break;
    case PROP_AREA:
      g_value_set_enum (value, cb_problem_get_area (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cb_problem_finalize (GObject *object)
{
  CbProblem *self = CB_PROBLEM (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->pointer, g_free);

  G_OBJECT_CLASS (cb_problem_parent_class)->finalize (object);
}

static void
cb_problem_class_init (CbProblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cb_problem_get_property;
  object_class->finalize = cb_problem_finalize;

  properties[PROP_SEVERITY] = g_param_spec_enum ("severity", NULL, NULL, CB_TYPE_SEVERITY,
                                                 CB_SEVERITY_SUGGESTION, flags);
  properties[PROP_RULE] = g_param_spec_string ("rule", NULL, NULL, "", flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", flags);
  properties[PROP_FIX_LABEL] = g_param_spec_string ("fix-label", NULL, NULL, "", flags);
  properties[PROP_AREA] = g_param_spec_enum ("area", NULL, NULL, CB_TYPE_AREA, CB_AREA_BASICS,
                                             flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cb_problem_init (CbProblem *self)
{
  self->member = -1;
}
