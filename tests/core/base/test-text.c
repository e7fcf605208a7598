/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

typedef struct
{
  const char *input;
  const char *expected;
} Case;

typedef char *(*TextFunc) (const char *text);

static void
check (TextFunc func, const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *text = func (cases[i].input);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "", "" },
    { "List TICKETS 1", "list tickets 1" },
    { "Crème BRÛLÉE", "creme brulee" },
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "İstanbul ISPARTA Iğdır", "istanbul isparta igdir" },
    { "ﬁn Ⅳ", "fin iv" },
    { "Ελλάς", "ελλασ" },
    { "Żółw", "zołw" },
    { "bad \xff", "bad \xef\xbf\xbd" },
  };

  check (cb_text_fold, cases, G_N_ELEMENTS (cases));
}

static void
test_contains (void)
{
  g_autofree char *needle = cb_text_fold ("ÉLÈVE");

  g_assert_true (cb_text_contains_folded ("Les élèves", needle));
  g_assert_true (cb_text_contains_folded ("les eleves", needle));
  g_assert_false (cb_text_contains_folded ("elev", needle));
  g_assert_false (cb_text_contains_folded (NULL, needle));
  g_assert_true (cb_text_contains_folded (NULL, ""));
}

static void
assert_placeholders (const char *text, const char *expected)
{
  g_auto (GStrv) names = cb_text_list_placeholders (text);
  g_autofree char *joined = g_strjoinv ("|", names);

  g_assert_cmpstr (joined, ==, expected);
}

static char *
give_value (const char *name, gpointer data)
{
  if (g_str_equal (name, "site"))
    return g_strdup ("{version}");
  if (g_str_equal (name, "empty"))
    return g_strdup ("");
  return NULL;
}

static void
assert_expanded (const char *text, const char *expected)
{
  g_autofree char *expanded = cb_text_expand_placeholders (text, give_value, NULL);

  g_assert_cmpstr (expanded, ==, expected);
}

static void
test_placeholders (void)
{
  assert_placeholders ("https://{site}.example.com/{version}/{site}", "site|version");
  assert_placeholders ("no {} such { x } {unclosed", "");
  assert_placeholders ("{\"json\":{name}}", "name");
  assert_placeholders ("{{double}}", "double");
  assert_placeholders ("", "");
  assert_expanded ("https://{site}/{version}/{empty}.", "https://{version}/{version}/.");
  assert_expanded ("{site", "{site");
  assert_expanded ("{{site}}", "{{version}}");
  assert_expanded ("a{}b", "a{}b");
}

static void
test_percent (void)
{
  g_autofree char *all = cb_text_percent_encode ("a b/ü~%20", -1, NULL);
  g_autofree char *kept = cb_text_percent_encode ("a/b?c", -1, "/");
  g_autofree char *nul = cb_text_percent_encode ("a\0b", 3, "/");
  g_autofree char *stray = cb_text_percent_encode_stray ("/a b/%2F/100%/?q=[é]\"", NULL);
  g_autofree char *path = cb_text_percent_encode_stray ("a?b/c%zz%4z%4", "/");

  g_assert_cmpstr (all, ==, "a%20b%2F%C3%BC~%2520");
  g_assert_cmpstr (kept, ==, "a/b%3Fc");
  g_assert_cmpstr (nul, ==, "a%00b");
  g_assert_cmpstr (stray, ==, "/a%20b/%2F/100%25/?q=[%C3%A9]%22");
  g_assert_cmpstr (path, ==, "a%3Fb/c%25zz%254z%254");
}

static void
test_ellipsize (void)
{
  static const struct
  {
    const char *text;
    guint max;
    const char *expected;
  } cases[] = {
    { "", 0, "" },          { "abc", 3, "abc" }, { "abcd", 3, "ab…" }, { "äöüß", 4, "äöüß" },
    { "äöüß!", 4, "äöü…" }, { "abc", 1, "…" },   { "abc", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cb_text_ellipsize (cases[i].text, cases[i].max);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_valid (void)
{
  static const char *const invalid[] = {
    "\x80",
    "\xc0\xaf",
    "\xc3",
    "\xe0\x80\x80",
    "\xed\xa0\x80",
    "\xf0\x80\x80\x80",
    "\xf4\x90\x80\x80",
    "\xf5\x80\x80\x80",
    "\xe2\x82",
    "\xf0\x9f\x98",
    "\xff",
    "\xc3\x28",
  };
  g_autofree char *mended = cb_text_make_valid ("a\xe2\x82"
                                                "b\xc3\xa9\xff",
                                                -1);
  g_autofree char *cut = cb_text_make_valid ("abc", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (cb_text_is_valid (invalid[i], strlen (invalid[i])));
  g_assert_true (cb_text_is_valid ("a\0\xc3\xa9\xf0\x9f\x98\x80\xed\x9f\xbf\xee\x80\x80", 14));
  g_assert_cmpstr (mended, ==,
                   "a\xef\xbf\xbd\xef\xbf\xbd"
                   "b\xc3\xa9\xef\xbf\xbd");
  g_assert_cmpstr (cut, ==, "ab");
}

static void
test_humanize (void)
{
  static const Case cases[] = {
    { "list-tickets", "List tickets" },
    { "listTickets", "List tickets" },
    { "List Tickets", "List tickets" },
    { "LIST_TICKETS", "List tickets" },
    { "user_id", "User ID" },
    { "userID", "User ID" },
    { "getHTTPStatus", "Get HTTP status" },
    { "createdAt2", "Created at2" },
    { "X-Api-Key", "X API key" },
    { "élèveActif", "Élève actif" },
    { "a", "A" },
    { "ISO", "Iso" },
    { "useSAPTable", "Use SAP table" },
    { "--", "--" },
    { "", "" },
  };

  check (cb_text_humanize, cases, G_N_ELEMENTS (cases));
}

static void
test_slug (void)
{
  static const Case cases[] = {
    { "List tickets", "list-tickets" },
    { "  Été / 2024!  ", "ete-2024" },
    { "", "item" },
    { "漢字", "item" },
    { "a--b__c", "a-b-c" },
    { "Øre & Łódź", "oere-lodz" },
  };

  check (cb_text_slug, cases, G_N_ELEMENTS (cases));
}

static void
test_pointer (void)
{
  g_autofree char *child = cb_pointer_child ("/a", "b/c~d");
  g_autofree char *item = cb_pointer_item ("", 3);
  guint index = 0;

  g_assert_cmpstr (child, ==, "/a/b~1c~0d");
  g_assert_cmpstr (item, ==, "/3");
  g_assert_true (cb_pointer_is_valid (""));
  g_assert_true (cb_pointer_is_valid ("/"));
  g_assert_true (cb_pointer_is_valid ("/a/b~1c"));
  g_assert_false (cb_pointer_is_valid ("a"));
  g_assert_false (cb_pointer_is_valid ("/~"));
  g_assert_true (cb_pointer_to_index ("999999999", &index));
  g_assert_cmpuint (index, ==, 999999999);
  g_assert_false (cb_pointer_to_index ("1000000000", &index));
  g_assert_false (cb_pointer_to_index ("01", &index));
  g_assert_false (cb_pointer_to_index ("", &index));
  g_assert_false (cb_pointer_to_index ("1a", &index));
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/contains", test_contains);
  g_test_add_func ("/base/text/placeholders", test_placeholders);
  g_test_add_func ("/base/text/percent", test_percent);
  g_test_add_func ("/base/text/ellipsize", test_ellipsize);
  g_test_add_func ("/base/text/valid", test_valid);
  g_test_add_func ("/base/text/humanize", test_humanize);
  g_test_add_func ("/base/text/slug", test_slug);
  g_test_add_func ("/base/text/pointer", test_pointer);
  return g_test_run ();
}
