/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-widgets.h>

#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)

struct _TestRow
{
  GObject parent_instance;

  char *name;
  char *place;
  char *label;
  int rank;
  gboolean required;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PLACE,
  PROP_LABEL,
  PROP_RANK,
  PROP_REQUIRED,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (TestRow, test_row, G_TYPE_OBJECT)

static char **
get_string (TestRow *self, guint id)
{
  if (id == PROP_NAME)
    return &self->name;
  return id == PROP_PLACE ? &self->place : &self->label;
}

static void
test_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TestRow *self = TEST_ROW (object);

  if (id == PROP_REQUIRED)
    g_value_set_boolean (value, self->required);
  else if (id == PROP_RANK)
    g_value_set_int (value, self->rank);
  else
    g_value_set_string (value, *get_string (self, id));
}

static void
test_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TestRow *self = TEST_ROW (object);

  if (id == PROP_REQUIRED)
    self->required = g_value_get_boolean (value);
  else if (id == PROP_RANK)
    self->rank = g_value_get_int (value);
  else
    {
      g_free (*get_string (self, id));
      *get_string (self, id) = g_value_dup_string (value);
    }
}

static void
test_row_finalize (GObject *object)
{
  TestRow *self = TEST_ROW (object);

  g_free (self->name);
  g_free (self->place);
  g_free (self->label);
  G_OBJECT_CLASS (test_row_parent_class)->finalize (object);
}

static void
test_row_class_init (TestRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = test_row_get_property;
  object_class->set_property = test_row_set_property;
  object_class->finalize = test_row_finalize;
  g_object_class_install_property (object_class, PROP_NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_PLACE,
                                   g_param_spec_string ("place", NULL, NULL, "query", flags));
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_RANK,
                                   g_param_spec_int ("rank", NULL, NULL, 0, 999, 0, flags));
  g_object_class_install_property (object_class, PROP_REQUIRED,
                                   g_param_spec_boolean ("required", NULL, NULL, FALSE, flags));
}

static void
test_row_init (TestRow *self)
{
  self->place = g_strdup ("query");
}

static const char *const place_values[] = { "path", "query", "header", "cookie", NULL };
static const char *const place_labels[] = { "Path", "Query", "Header", "Cookie", NULL };

static const CbGridColumn columns[] = {
  { "name", "Name", CB_GRID_TEXT, 160, FALSE, NULL, NULL, FALSE, TRUE },
  { "place", "In", CB_GRID_CHOICE, 110, FALSE, place_values, place_labels, FALSE, FALSE },
  { "label", "Display Name", CB_GRID_TEXT, 0, TRUE, NULL, NULL, FALSE, FALSE },
  { "required", "Required", CB_GRID_CHECK, 90, FALSE, NULL, NULL, FALSE, FALSE },
  { "rank", "Rank", CB_GRID_TEXT, 70, FALSE, NULL, NULL, FALSE, FALSE },
};

typedef struct
{
  GtkWindow *window;
  CbGridTable *table;
  GListStore *store;
} Fixture;

static void
append (GListStore *store, const char *name, const char *place, const char *label,
        gboolean required)
{
  g_autoptr (GObject) row = g_object_new (TEST_TYPE_ROW, "name", name, "place", place, "label",
                                          label, "required", required, NULL);

  g_list_store_append (store, row);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->store = g_list_store_new (TEST_TYPE_ROW);
  append (fixture->store, "id", "path", "Ticket number", TRUE);
  append (fixture->store, "fields", "query", "Fields", FALSE);
  append (fixture->store, "X-Trace", "header", "Trace & <debug>", FALSE);
  fixture->table = CB_GRID_TABLE (cb_grid_table_new ());
  cb_grid_table_set_columns (fixture->table, columns, G_N_ELEMENTS (columns));
  cb_grid_table_set_model (fixture->table, G_LIST_MODEL (fixture->store));
  g_object_set (fixture->table, "add-label", "Add Parameter", NULL);
  fixture->window = cb_ui_test_show (GTK_WIDGET (fixture->table), 700, 360);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->store);
}

static TestRow *
get_row (Fixture *fixture, guint position)
{
  g_autoptr (TestRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->store), position);

  return row;
}

static guint
get_n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->store));
}

static void
type_text (Fixture *fixture, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  g_assert_true (cb_ui_test_press (fixture->window, key, state));
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
test_edit_and_move (Fixture *fixture, gconstpointer data)
{
  cb_grid_table_focus_cell (fixture->table, 0, 0, FALSE);
  press (fixture, GDK_KEY_F2, 0);
  type_text (fixture, "ticket_id");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (get_row (fixture, 0)->name, ==, "ticket_id");
  g_assert_cmpuint (cb_grid_table_get_selected (fixture->table), ==, 1);

  press (fixture, GDK_KEY_F2, 0);
  type_text (fixture, "never");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpstr (get_row (fixture, 1)->name, ==, "fields");

  press (fixture, GDK_KEY_x, 0);
  type_text (fixture, "sel");
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpstr (get_row (fixture, 1)->name, ==, "sel");
  press (fixture, GDK_KEY_Tab, 0);
  press (fixture, GDK_KEY_F2, 0);
  type_text (fixture, "Selected fields");
  press (fixture, GDK_KEY_Up, 0);
  g_assert_cmpstr (get_row (fixture, 1)->label, ==, "Selected fields");
  g_assert_cmpuint (cb_grid_table_get_selected (fixture->table), ==, 0);
}

static void
test_choice_and_check (Fixture *fixture, gconstpointer data)
{
  cb_grid_table_focus_cell (fixture->table, 1, 1, FALSE);
  press (fixture, GDK_KEY_h, 0);
  g_assert_cmpstr (get_row (fixture, 1)->place, ==, "header");
  press (fixture, GDK_KEY_End, 0);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_space, 0);
  g_assert_true (get_row (fixture, 1)->required);
  press (fixture, GDK_KEY_space, 0);
  g_assert_false (get_row (fixture, 1)->required);
}

static void
test_choice_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = NULL;

  cb_grid_table_focus_cell (fixture->table, 2, 1, TRUE);
  cb_ui_test_settle ();
  list = cb_ui_test_find (GTK_WIDGET (fixture->table), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  g_assert_cmpstr (get_row (fixture, 2)->place, ==, "cookie");
}

static void
test_refused_text (Fixture *fixture, gconstpointer data)
{
  cb_grid_table_focus_cell (fixture->table, 0, 4, TRUE);
  type_text (fixture, "many");
  press (fixture, GDK_KEY_Return, 0);
  /* Editing goes on. */
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (fixture->window)));
  type_text (fixture, "7");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpint (get_row (fixture, 0)->rank, ==, 7);
}

static gboolean
has_editor (gpointer data)
{
  Fixture *fixture = data;

  return GTK_IS_TEXT (gtk_window_get_focus (fixture->window));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  cb_grid_table_focus_cell (fixture->table, 1, 0, FALSE);
  press (fixture, GDK_KEY_Insert, 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 4);
  g_assert_null (get_row (fixture, 2)->name);
  cb_test_wait (has_editor, fixture, 0);
  type_text (fixture, "new");
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpstr (get_row (fixture, 2)->name, ==, "new");

  press (fixture, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_cmpstr (get_row (fixture, 1)->name, ==, "new");
  press (fixture, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);
  g_assert_cmpstr (get_row (fixture, 1)->name, ==, "fields");
}

static void
test_tab_leaves_at_the_end (Fixture *fixture, gconstpointer data)
{
  cb_grid_table_focus_cell (fixture->table, 2, 4, FALSE);
  g_assert_false (cb_ui_test_press (fixture->window, GDK_KEY_Tab, 0));
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);

  cb_grid_table_focus_cell (fixture->table, 2, 4, TRUE);
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_cmpuint (get_n_rows (fixture), ==, 4);
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  guint refused = cb_grid_table_paste (
      fixture->table, 2, 0,
      "page\tquery\tPage\ttrue\t3\r\n\"two\nlines\"\tCookie\t\"say \"\"hi\"\"\"\tno\tmany\textra\n");

  g_assert_cmpuint (refused, ==, 1);
  g_assert_cmpuint (get_n_rows (fixture), ==, 4);
  g_assert_cmpstr (get_row (fixture, 2)->name, ==, "page");
  g_assert_true (get_row (fixture, 2)->required);
  g_assert_cmpint (get_row (fixture, 2)->rank, ==, 3);
  g_assert_cmpstr (get_row (fixture, 3)->name, ==, "two\nlines");
  g_assert_cmpstr (get_row (fixture, 3)->place, ==, "cookie");
  g_assert_cmpstr (get_row (fixture, 3)->label, ==, "say \"hi\"");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->table, "editable", FALSE, NULL);
  cb_grid_table_focus_cell (fixture->table, 0, 0, TRUE);
  g_assert_false (GTK_IS_TEXT (gtk_window_get_focus (fixture->window)));
  g_assert_cmpuint (cb_grid_table_paste (fixture->table, 0, 0, "a\tb"), ==, 0);
  g_assert_cmpstr (get_row (fixture, 0)->name, ==, "id");
  cb_grid_table_add_row (fixture->table);
  g_assert_cmpuint (get_n_rows (fixture), ==, 3);
}

static void
test_far_row (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("parameter_%u", i);

      append (fixture->store, name, "query", name, i % 3 == 0);
    }
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  cb_grid_table_focus_cell (fixture->table, 1900, 2, TRUE);
  cb_test_wait (has_editor, fixture, 0);
  type_text (fixture, "Far away");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (get_row (fixture, 1900)->label, ==, "Far away");
  cb_ui_test_screenshot (GTK_WIDGET (fixture->window), "widgets-grid-far");
}

static void
test_right_to_left (void)
{
  GtkWidget *table = cb_grid_table_new ();
  GtkWidget *view = cb_ui_test_find (table, GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  GtkWindow *window = NULL;

  gtk_widget_set_direction (table, GTK_TEXT_DIR_RTL);
  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  cb_grid_table_set_columns (CB_GRID_TABLE (table), columns, G_N_ELEMENTS (columns));
  window = cb_ui_test_show (table, 300, 200);
  cb_ui_test_wait_for_draw (table);
  cb_ui_test_screenshot (GTK_WIDGET (window), "widgets-grid-right-to-left");
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==,
                     gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across));
  gtk_window_destroy (window);
}

static char *
dup_problem (CbGridTable *table, GObject *item, const CbGridColumn *column, gpointer data)
{
  TestRow *row = TEST_ROW (item);

  if (g_strcmp0 (column->property, "label") != 0 || (row->label && *row->label))
    return NULL;
  return g_strdup ("Give it a name that people understand.");
}

static void
test_screenshot (Fixture *fixture, gconstpointer data)
{
  static const CbGridTableFuncs funcs = { .dup_problem = dup_problem };

  append (fixture->store, "page", "query", "", FALSE);
  cb_grid_table_set_funcs (fixture->table, &funcs, NULL);
  cb_ui_test_wait_for_draw (GTK_WIDGET (fixture->window));
  cb_grid_table_focus_cell (fixture->table, 1, 2, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (fixture->table), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (fixture->table), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (fixture->table), 18);
  gtk_widget_set_valign (GTK_WIDGET (fixture->table), GTK_ALIGN_START);
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "widgets-grid");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  ADD ("/widgets/grid/edit-and-move", test_edit_and_move);
  ADD ("/widgets/grid/choice-and-check", test_choice_and_check);
  ADD ("/widgets/grid/choice-list", test_choice_list);
  ADD ("/widgets/grid/refused-text", test_refused_text);
  ADD ("/widgets/grid/rows", test_rows);
  ADD ("/widgets/grid/tab-leaves", test_tab_leaves_at_the_end);
  ADD ("/widgets/grid/paste", test_paste);
  ADD ("/widgets/grid/read-only", test_read_only);
  ADD ("/widgets/grid/far-row", test_far_row);
  g_test_add_func ("/widgets/grid/right-to-left", test_right_to_left);
  ADD ("/widgets/grid/screenshot", test_screenshot);
  return g_test_run ();
}
