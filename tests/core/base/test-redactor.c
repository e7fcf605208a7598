/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <libcb-base.h>

/* Not a real one; every character that some form writes differently is in it. */
#define SECRET "pa ss/w\"o+r=d&é~%"

static CbRedactor *
make_redactor (void)
{
  CbRedactor *redactor = cb_redactor_new ();

  cb_redactor_add (redactor, SECRET);
  cb_redactor_add (redactor, "token-abcdef");
  cb_redactor_add (redactor, "abcdefghi");
  cb_redactor_add (redactor, "xy");
  cb_redactor_add (redactor, "");
  cb_redactor_add (redactor, NULL);
  return redactor;
}

static void
assert_masked (CbRedactor *redactor, const char *text, const char *expected)
{
  g_autofree char *masked = cb_redactor_mask (redactor, text, -1);

  g_assert_cmpstr (masked, ==, expected);
  g_assert_cmpint (cb_redactor_would_mask (redactor, text, -1), ==, !g_str_equal (text, expected));
}

static void
test_forms (void)
{
  static const char *const forms[] = {
    SECRET,
    "pa%20ss%2Fw%22o%2Br%3Dd%26%C3%A9~%25",
    "pa%20ss%2fw%22o%2br%3dd%26%c3%a9~%25",
    "pa+ss%2Fw%22o%2Br%3Dd%26%C3%A9~%25",
    "pa%20ss%2Fw%22o+r=d&%C3%A9~%25",
    "pa ss/w\\\"o+r=d&é~%",
    "pa ss\\/w\\\"o+r=d&é~%",
    "pa ss/w\\\"o+r=d&\\u00e9~%",
  };
  g_autoptr (CbRedactor) redactor = make_redactor ();
  g_autofree char *base64 = g_base64_encode ((const guchar *) SECRET, strlen (SECRET));
  g_autofree char *bare = g_strndup (base64, strcspn (base64, "="));
  g_autofree char *in_query = cb_text_percent_encode (base64, -1, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = g_strdup_printf ("before %s after", forms[i]);

      assert_masked (redactor, text, "before " CB_REDACTED " after");
    }
  assert_masked (redactor, base64, CB_REDACTED);
  assert_masked (redactor, bare, CB_REDACTED);
  assert_masked (redactor, in_query, CB_REDACTED);
}

static void
test_base64_in_urls (void)
{
  static const char *const secrets[] = { "a secret>>>", "a secret???", "a secret??" };

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (CbRedactor) redactor = cb_redactor_new ();
      g_autofree char *base64 = g_base64_encode ((const guchar *) secrets[i], strlen (secrets[i]));
      g_autofree char *in_query = cb_text_percent_encode (base64, -1, NULL);
      g_autofree char *safe = g_strdelimit (g_strdelimit (g_strdup (base64), "+", '-'), "/", '_');
      g_autofree char *bare = g_strndup (safe, strcspn (safe, "="));

      cb_redactor_add (redactor, secrets[i]);
      assert_masked (redactor, base64, CB_REDACTED);
      assert_masked (redactor, in_query, CB_REDACTED);
      assert_masked (redactor, bare, CB_REDACTED);
    }
}

static void
test_longest_first (void)
{
  g_autoptr (CbRedactor) redactor = cb_redactor_new ();

  cb_redactor_add (redactor, "abcd");
  cb_redactor_add (redactor, "abcdefgh");
  cb_redactor_add (redactor, "abcdef");
  assert_masked (redactor, "<abcdefgh>", "<" CB_REDACTED ">");
  assert_masked (redactor, "<abcdefg>", "<" CB_REDACTED "g>");
  assert_masked (redactor, "<abcde>", "<" CB_REDACTED "e>");
}

static void
test_places (void)
{
  g_autoptr (CbRedactor) redactor = make_redactor ();

  assert_masked (redactor, "", "");
  assert_masked (redactor, "nothing here", "nothing here");
  assert_masked (redactor, "token-abcdef", CB_REDACTED);
  assert_masked (redactor, "token-abcdef token-abcdef", CB_REDACTED " " CB_REDACTED);
  /* Two that overlap leave nothing of either. */
  assert_masked (redactor, "<token-abcdefghi>", "<" CB_REDACTED ">");
  assert_masked (redactor, "token-abcde", "token-abcde");
  /* Too short to be sought within other text. */
  assert_masked (redactor, "xy", CB_REDACTED);
  assert_masked (redactor, "xyz", "xyz");
}

static void
test_length (void)
{
  g_autoptr (CbRedactor) redactor = make_redactor ();
  g_autofree char *cut = cb_redactor_mask (redactor, "token-abcdef", 11);

  g_assert_cmpstr (cut, ==, "token-abcde");
}

static void
test_large (void)
{
  g_autoptr (CbRedactor) redactor = make_redactor ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *masked = NULL;

  while (text->len < 4 * 1024 * 1024)
    g_string_append (text, "tokentoken-abcde pa ss/pa");
  g_string_append (text, "token-abcdef");
  masked = cb_redactor_mask (redactor, text->str, (gssize) text->len);
  g_assert_true (g_str_has_suffix (masked, "pa ss/pa" CB_REDACTED));
  g_assert_false (strstr (masked, CB_REDACTED) < masked + text->len - 12);
}

static void
test_boxed (void)
{
  g_autoptr (CbRedactor) redactor = make_redactor ();
  CbRedactor *copy = g_boxed_copy (CB_TYPE_REDACTOR, redactor);

  g_assert_true (copy == redactor);
  g_boxed_free (CB_TYPE_REDACTOR, copy);
  assert_masked (redactor, "token-abcdef", CB_REDACTED);
}

static void
test_names (void)
{
  static const char *const sensitive[] = { "Authorization",   "Proxy-Authorization",
                                           "api_key",         "X-API-Key",
                                           "access_token",    "Cookie",
                                           "Set-Cookie",      "client_secret",
                                           "password",        "authToken",
                                           "refreshToken",    "jwt",
                                           "X-Amz-Signature", "Ocp-Apim-Subscription-Key",
                                           "passphrase",      "private_key" };
  static const char *const harmless[] = { "Content-Type", "name",       "key",    "nextPageToken",
                                          "token_type",   "expires_in", "author", "keyboard",
                                          "passage",      "max_tokens", "",       "id" };

  for (gsize i = 0; i < G_N_ELEMENTS (sensitive); i++)
    g_assert_true (cb_redactor_is_sensitive_name (sensitive[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    g_assert_false (cb_redactor_is_sensitive_name (harmless[i]));
  g_assert_false (cb_redactor_is_sensitive_name (NULL));
  cb_secret_free (NULL);
  cb_secret_free (g_strdup ("wiped"));
}

int
main (int argc, char *argv[])
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/base/redactor/forms", test_forms);
  g_test_add_func ("/base/redactor/base64-in-urls", test_base64_in_urls);
  g_test_add_func ("/base/redactor/longest-first", test_longest_first);
  g_test_add_func ("/base/redactor/places", test_places);
  g_test_add_func ("/base/redactor/length", test_length);
  g_test_add_func ("/base/redactor/large", test_large);
  g_test_add_func ("/base/redactor/boxed", test_boxed);
  g_test_add_func ("/base/redactor/names", test_names);
  return g_test_run ();
}
