/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cb-wrap-layout.h"

struct _CbWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (CbWrapLayout, cb_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One line: the children from @first up to @end, which isn't in it. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int width;
  int height;
  guint n_expanding;
} Line;

static int
get_child_width (GtkWidget *child, int available)
{
  int minimum = 0;
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return gtk_widget_get_hexpand (child) ? minimum : MAX (minimum, MIN (natural, available));
}

static Line
take_line (CbWrapLayout *self, GtkWidget *first, int available)
{
  Line line = { first, NULL, 0, 0, 0 };
  GtkWidget *child = NULL;

  for (child = first; child; child = gtk_widget_get_next_sibling (child))
    {
      int width = 0;
      int height = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      width = get_child_width (child, available);
      if (line.width > 0 && line.width + self->spacing + width > available)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      line.width += width + (line.width > 0 ? self->spacing : 0);
      line.height = MAX (line.height, height);
      line.n_expanding += gtk_widget_get_hexpand (child);
    }
  line.end = child;
  return line;
}

static GtkSizeRequestMode
cb_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (CbWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
cb_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  CbWrapLayout *self = CB_WRAP_LAYOUT (manager);
  GtkWidget *next = gtk_widget_get_first_child (widget);
  int available = for_size < 0 ? G_MAXINT / 2 : for_size;
  int height = 0;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  while (next)
    {
      Line line = take_line (self, next, available);

      height += line.height + (height > 0 && line.height > 0 ? self->spacing : 0);
      next = line.end;
    }
  *minimum = *natural = height;
}

static void
allocate_line (CbWrapLayout *self, GtkWidget *widget, const Line *line, int total, int y)
{
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int extra = line->n_expanding ? MAX (0, total - line->width) / (int) line->n_expanding : 0;
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, y, 0, line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = get_child_width (child, total) + (gtk_widget_get_hexpand (child) ? extra : 0);
      place.x = right_to_left ? total - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
cb_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  CbWrapLayout *self = CB_WRAP_LAYOUT (manager);
  GtkWidget *next = gtk_widget_get_first_child (widget);
  int y = 0;

  while (next)
    {
      Line line = take_line (self, next, width);

      allocate_line (self, widget, &line, width, y);
      y += line.height + self->spacing;
      next = line.end;
    }
}

static void
cb_wrap_layout_class_init (CbWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = cb_wrap_layout_get_request_mode;
  manager_class->measure = cb_wrap_layout_measure;
  manager_class->allocate = cb_wrap_layout_allocate;
}

static void
cb_wrap_layout_init (CbWrapLayout *self)
{
  self->spacing = 6;
}

GtkLayoutManager *
cb_wrap_layout_new (int spacing)
{
  CbWrapLayout *self = g_object_new (CB_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
