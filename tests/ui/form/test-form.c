/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-ui-test.h>
#include <libcb-ui-form.h>
#include <libcb-ui-widgets.h>

/**
 * Fixture:
 * @fields: what the form is made of
 * @form: the form
 * @window: around it
 *
 * A form in a window.
 */
typedef struct
{
  GListStore *fields;
  CbForm *form;
  GtkWindow *window;
} Fixture;

static CbField *
add_field (Fixture *fixture, const char *name, CbFieldType type, const char *title)
{
  g_autoptr (CbField) field = cb_field_new (name, type);

  cb_field_set_display_name (field, title);
  g_list_store_append (fixture->fields, field);
  return field;
}

static void
add_choices (CbField *field)
{
  g_autoptr (CbChoice) open = cb_choice_new ("open", "Open");
  g_autoptr (CbChoice) closed = cb_choice_new ("closed", "Closed");

  cb_list_append (cb_field_get_choices (field), open);
  cb_list_append (cb_field_get_choices (field), closed);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->fields = g_list_store_new (CB_TYPE_FIELD);
  fixture->form = CB_FORM (cb_form_new ());
  cb_form_set_fields (fixture->form, G_LIST_MODEL (fixture->fields));
  fixture->window = cb_ui_test_show (GTK_WIDGET (fixture->form), 360, 640);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  cb_ui_test_settle ();
  g_assert_finalize_object (fixture->fields);
}

static void
assert_text (Fixture *fixture, const char *name, const char *expected)
{
  g_autofree char *text = cb_form_dup_text (fixture->form, name);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
is_seen (Fixture *fixture, const char *title)
{
  GtkWidget *label = cb_ui_test_find_text (GTK_WIDGET (fixture->form), title);
  GtkWidget *row = label ? gtk_widget_get_ancestor (label, g_type_from_name ("CbFormRow")) : NULL;

  return row && gtk_widget_get_visible (row);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  CbField *page = add_field (fixture, "page", CB_FIELD_TYPE_INTEGER, "Page");
  g_autoptr (CbValue) values = NULL;
  g_autofree char *text = NULL;

  add_choices (add_field (fixture, "status", CB_FIELD_TYPE_CHOICE, "Status"));
  add_field (fixture, "archived", CB_FIELD_TYPE_BOOLEAN, "With archived ones");
  add_field (fixture, "labels", CB_FIELD_TYPE_LIST, "Labels");
  add_field (fixture, "key", CB_FIELD_TYPE_SECRET, "Key");
  cb_field_set_default_text (page, "1");
  cb_form_set_text (fixture->form, "status", "closed");
  cb_form_set_text (fixture->form, "labels", "[\"a, b\",\"c\"]");
  cb_form_set_text (fixture->form, "key", "not for the values");
  values = cb_form_dup_values (fixture->form);
  text = cb_value_to_text (values, 0);
  g_assert_cmpstr (text, ==, "{\"page\":1,\"status\":\"closed\",\"labels\":[\"a, b\",\"c\"]}");
}

/* Until somebody touches it, a field shows the default of the definition, whatever that becomes. */
static void
test_default (Fixture *fixture, gconstpointer data)
{
  CbField *page = add_field (fixture, "page", CB_FIELD_TYPE_INTEGER, "Page");
  GtkEditable *entry;

  cb_field_set_default_text (page, "1");
  assert_text (fixture, "page", "1");
  cb_field_set_default_text (page, "2");
  assert_text (fixture, "page", "2");
  entry = GTK_EDITABLE (cb_ui_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_ENTRY));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2");
  cb_form_set_text (fixture->form, "page", "7");
  cb_field_set_default_text (page, "3");
  assert_text (fixture, "page", "7");
  cb_form_reset (fixture->form);
  assert_text (fixture, "page", "3");
}

static void
test_show_when (Fixture *fixture, gconstpointer data)
{
  CbField *status = add_field (fixture, "status", CB_FIELD_TYPE_CHOICE, "Status");
  CbField *reason = add_field (fixture, "reason", CB_FIELD_TYPE_TEXT, "Reason");
  g_autoptr (CbCondition) condition = g_object_new (CB_TYPE_CONDITION, NULL);
  const char *const closed[] = { "closed", NULL };

  add_choices (status);
  cb_condition_set_field (condition, "status");
  cb_condition_set_values (condition, closed);
  cb_field_set_show_when (reason, condition);
  cb_field_set_required (reason, TRUE);
  cb_ui_test_settle ();
  g_assert_false (is_seen (fixture, "Reason *"));
  g_assert_true (cb_form_get_valid (fixture->form));
  cb_form_set_text (fixture->form, "status", "closed");
  g_assert_true (is_seen (fixture, "Reason *"));
  g_assert_false (cb_form_get_valid (fixture->form));
}

static void
test_visibility (Fixture *fixture, gconstpointer data)
{
  CbField *field = add_field (fixture, "debug", CB_FIELD_TYPE_TEXT, "Debugging");
  GtkWidget *expander;

  g_assert_true (is_seen (fixture, "Debugging"));
  cb_field_set_visibility (field, CB_VISIBILITY_HIDDEN);
  g_assert_false (is_seen (fixture, "Debugging"));
  cb_field_set_visibility (field, CB_VISIBILITY_ADVANCED);
  expander = cb_ui_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_EXPANDER);
  g_assert_true (gtk_widget_get_visible (expander));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_true (is_seen (fixture, "Debugging"));
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  CbField *page = add_field (fixture, "page", CB_FIELD_TYPE_INTEGER, "Page");

  cb_field_set_required (page, TRUE);
  g_assert_false (cb_form_get_valid (fixture->form));
  g_assert_null (cb_ui_test_find_text (GTK_WIDGET (fixture->form), "Enter “Page”."));
  g_assert_false (cb_form_check (fixture->form));
  g_assert_nonnull (cb_ui_test_find_text (GTK_WIDGET (fixture->form), "Enter “Page”."));
  cb_form_set_text (fixture->form, "page", "seven");
  g_assert_false (cb_form_check (fixture->form));
  cb_form_set_text (fixture->form, "page", "7");
  g_assert_true (cb_form_check (fixture->form));
  g_assert_true (cb_form_get_valid (fixture->form));
}

/* What the server or the console said about a value goes when the value does. */
static void
test_problem_of_others (Fixture *fixture, gconstpointer data)
{
  const char *said = "The server doesn't know this name.";

  add_field (fixture, "user", CB_FIELD_TYPE_TEXT, "User");
  cb_form_set_problem (fixture->form, "user", said);
  g_assert_nonnull (cb_ui_test_find_text (GTK_WIDGET (fixture->form), said));
  cb_form_set_text (fixture->form, "user", "ann");
  g_assert_null (cb_ui_test_find_text (GTK_WIDGET (fixture->form), said));
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  CbField *key = add_field (fixture, "key", CB_FIELD_TYPE_SECRET, "Key");

  cb_field_set_required (key, TRUE);
  g_assert_false (cb_form_get_valid (fixture->form));
  cb_form_set_kept (fixture->form, "key", TRUE);
  g_assert_true (cb_form_get_valid (fixture->form));
  assert_text (fixture, "key", "");
}

/* What was entered stays when the definition changes around it, and when the type does. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  CbField *first = add_field (fixture, "first", CB_FIELD_TYPE_TEXT, "First");

  cb_form_set_text (fixture->form, "first", "kept");
  add_field (fixture, "second", CB_FIELD_TYPE_TEXT, "Second");
  cb_field_set_display_name (first, "Another title");
  cb_field_set_help (first, "What it is for.");
  cb_field_set_field_type (first, CB_FIELD_TYPE_SECRET);
  assert_text (fixture, "first", "kept");
  g_assert_true (is_seen (fixture, "Another title"));
  g_list_store_remove (fixture->fields, 1);
  assert_text (fixture, "second", "");
  g_list_store_remove_all (fixture->fields);
  g_assert_true (cb_form_get_valid (fixture->form));
}

static void
test_picture (Fixture *fixture, gconstpointer data)
{
  CbField *name = add_field (fixture, "name", CB_FIELD_TYPE_TEXT, "Name");

  cb_field_set_required (name, TRUE);
  cb_field_set_help (name, "As it stands in the letter that you got.");
  add_choices (add_field (fixture, "status", CB_FIELD_TYPE_CHOICE, "Status"));
  add_field (fixture, "key", CB_FIELD_TYPE_SECRET, "API key");
  add_field (fixture, "archived", CB_FIELD_TYPE_BOOLEAN, "With archived ones");
  add_field (fixture, "day", CB_FIELD_TYPE_DATE, "Day");
  add_field (fixture, "file", CB_FIELD_TYPE_FILE, "Attachment");
  add_field (fixture, "labels", CB_FIELD_TYPE_LIST, "Labels");
  cb_field_set_visibility (add_field (fixture, "extra", CB_FIELD_TYPE_OBJECT, "Extra members"),
                           CB_VISIBILITY_ADVANCED);
  gtk_expander_set_expanded (
      GTK_EXPANDER (cb_ui_test_find (GTK_WIDGET (fixture->form), GTK_TYPE_EXPANDER)), TRUE);
  cb_form_check (fixture->form);
  cb_ui_test_settle ();
  cb_ui_test_screenshot_both (GTK_WIDGET (fixture->window), "form");
}

#define ADD(name, func) g_test_add ("/ui/form/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  cb_ui_test_init (&argc, &argv);
  cb_ui_form_init ();

  ADD ("values", test_values);
  ADD ("default", test_default);
  ADD ("show-when", test_show_when);
  ADD ("visibility", test_visibility);
  ADD ("problems", test_problems);
  ADD ("problem-of-others", test_problem_of_others);
  ADD ("kept", test_kept);
  ADD ("changes", test_changes);
  ADD ("picture", test_picture);
  return g_test_run ();
}
