/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cb-test.h>
#include <string.h>

#include "sample-test.h"

#define KEY "X-Api-Key: demo-key"
#define JSON "application/json:"

typedef struct
{
  const char *path;
  gint64 count;
} FilterCase;

static const FilterCase filter_cases[] = {
  { "/tickets?per_page=100", 100 },
  { "/tickets?project=1&per_page=100", 30 },
  { "/tickets?status=nothing", 0 },
  { "/tickets?q=SCREEN+READER&per_page=100", 12 },
  { "/tickets?q=%E2%80%9Cunexpected+quote%E2%80%9D&per_page=100", 12 },
  { "/tickets?q=WEB-12&per_page=100", 1 },
  { "/tickets?assignee=none&per_page=100", 24 },
  { "/tickets?assignee=none&project=2&per_page=100", 6 },
  { "/tickets?label=accessibility&per_page=100", 12 },
  { "/tickets?updated_since=2099-01-01T00:00:00Z", 0 },
  { "/tickets?page=7", 0 },
};

static void
test_filters (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);

  for (guint i = 0; i < G_N_ELEMENTS (filter_cases); i++)
    {
      g_assert_cmpuint (sample_get (sample, filter_cases[i].path), ==, 200);
      g_assert_cmpint (cb_value_get_size (sample->json), ==, filter_cases[i].count);
    }
}

static gint64
count_total (Sample *sample, const char *path)
{
  g_assert_cmpuint (sample_get (sample, path), ==, 200);
  return g_ascii_strtoll (sample_header (sample, "X-Total-Count"), NULL, 10);
}

static void
test_status_filter (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);
  gint64 open = count_total (sample, "/tickets?status=open");
  gint64 done = count_total (sample, "/tickets?status=done");

  g_assert_cmpint (open, >, 10);
  g_assert_cmpint (done, >, 10);
  g_assert_cmpint (count_total (sample, "/tickets?status=open,done"), ==, open + done);
  g_assert_cmpint (count_total (sample, "/tickets?status=&priority="), ==, 120);
}

static void
assert_ordered (Sample *sample, const char *field, gboolean descending)
{
  for (guint i = 1; i < cb_value_get_size (sample->json); i++)
    {
      const char *before = cb_value_get_member_text (cb_value_get_item (sample->json, i - 1),
                                                     field);
      const char *after = cb_value_get_member_text (cb_value_get_item (sample->json, i), field);
      int order = g_strcmp0 (before, after);

      /* What has no value comes last, either way. */
      if (before && after)
        g_assert_cmpint (descending ? -order : order, <=, 0);
    }
}

static void
test_sort (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);

  sample_get (sample, "/tickets?sort=title&per_page=100");
  assert_ordered (sample, "title", FALSE);
  sample_get (sample, "/tickets?sort=-created_at,title&per_page=100");
  assert_ordered (sample, "created_at", TRUE);
  g_assert_cmpint (sample_int_at (sample, "/0/id"), ==, 120);
  sample_get (sample, "/tickets?sort=secret");
  sample_assert_problem (sample, 400, "“secret”");
  sample_get (sample, "/tickets?sort=id,id,id,id,id,id");
  sample_assert_problem (sample, 400, "at most 5");
}

/* The address of the link with @relation, without the base; NULL for none. */
static char *
link_of (Sample *sample, const char *relation)
{
  g_auto (GStrv) links = g_strsplit (sample_header (sample, "Link"), ", ", -1);
  g_autofree char *ending = g_strdup_printf (">; rel=\"%s\"", relation);
  const char *base = cb_sample_server_get_base_url (sample->server);

  for (guint i = 0; links[i]; i++)
    if (g_str_has_suffix (links[i], ending))
      {
        *strchr (links[i], '>') = '\0';
        g_assert_true (g_str_has_prefix (links[i] + 1, base));
        return g_strdup (links[i] + 1 + strlen (base));
      }
  return NULL;
}

static void
test_page_links (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);
  g_autofree char *path = g_strdup ("/tickets?status=open,done&per_page=7&sort=-title");
  g_autofree char *last = NULL;
  gint64 total = count_total (sample, path);
  gint64 seen = 0;
  guint pages = 0;

  while (path)
    {
      g_autofree char *previous = NULL;

      g_assert_cmpuint (sample_get (sample, path), ==, 200);
      seen += cb_value_get_size (sample->json);
      pages++;
      previous = link_of (sample, "prev");
      g_assert_true (!previous == (pages == 1));
      g_clear_pointer (&last, g_free);
      last = link_of (sample, "last");
      g_free (path);
      path = link_of (sample, "next");
    }
  g_assert_cmpint (seen, ==, total);
  g_assert_cmpint (pages, ==, (total + 6) / 7);
  g_assert_true (g_str_has_prefix (last, "/tickets?status=open,done&per_page=7&sort=-title&page="));
}

static void
test_offset_paging (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);

  g_assert_cmpuint (sample_get (sample, "/users?limit=2&offset=4"), ==, 200);
  g_assert_cmpint (sample_int_at (sample, "/total"), ==, 5);
  g_assert_cmpint (sample_int_at (sample, "/offset"), ==, 4);
  g_assert_cmpuint (cb_value_get_size (sample_at (sample, "/items")), ==, 1);
  g_assert_cmpint (sample_int_at (sample, "/items/0/id"), ==, 5);
  sample_get (sample, "/users?q=NOVAKOVA");
  g_assert_cmpint (sample_int_at (sample, "/total"), ==, 1);
}

static void
test_cursor_paging (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);
  g_autofree char *path = g_strdup ("/comments?limit=17");
  gint64 last_id = 0;
  guint seen = 0;

  while (path)
    {
      const char *cursor = NULL;

      g_assert_cmpuint (sample_get (sample, path), ==, 200);
      for (guint i = 0; i < cb_value_get_size (sample_at (sample, "/data")); i++)
        {
          g_autofree char *pointer = g_strdup_printf ("/data/%u/id", i);
          g_assert_cmpint (sample_int_at (sample, pointer), >, last_id);
          last_id = sample_int_at (sample, pointer);
          seen++;
        }
      cursor = sample_text_at (sample, "/next_cursor");
      g_free (path);
      path = cursor ? g_strdup_printf ("/comments?limit=17&cursor=%s", cursor) : NULL;
    }
  g_assert_cmpint (seen, ==, last_id);
  g_assert_cmpuint (seen, >, 100);
  sample_get (sample, "/tickets/3/comments?limit=3");
  g_assert_cmpuint (cb_value_get_size (sample_at (sample, "/data")), ==, 3);
  g_assert_null (sample_text_at (sample, "/next_cursor"));
  sample_get (sample, "/comments?cursor=nonsense");
  sample_assert_problem (sample, 400, "cursor");
}

static const char *const bad_numbers[] = {
  "/tickets?page=0",       "/tickets?page=x",     "/tickets?page=-1",
  "/tickets?per_page=101", "/tickets?per_page=0", "/tickets?page=99999999999999999999",
  "/users?offset=-1",      "/users?limit=101",    "/comments?limit=1.5",
};

static void
test_bad_numbers (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);

  for (guint i = 0; i < G_N_ELEMENTS (bad_numbers); i++)
    {
      sample_get (sample, bad_numbers[i]);
      sample_assert_problem (sample, 400, "must be a whole number");
    }
  g_assert_cmpuint (sample_get (sample, "/tickets?per_page=100"), ==, 200);
}

static void
test_formats (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);
  g_autofree char *csv = NULL;
  g_autofree char *xml = NULL;

  sample_call (sample, "PATCH", "/tickets/1", NULL,
               JSON "{\"title\":\"A \\\"quoted\\\", <b>bold</b> & broken\\nline\","
                    "\"labels\":[\"x\",\"y\"]}");
  sample_call (sample, "GET", "/tickets?per_page=1", "Accept: text/csv", NULL);
  csv = sample_text (sample);
  g_assert_true (g_str_has_prefix (sample_header (sample, "Content-Type"), "text/csv"));
  g_assert_true (g_str_has_prefix (csv, "id,key,project_id,title,"));
  g_assert_nonnull (
      strstr (csv, "\r\n1,WEB-1,1,\"A \"\"quoted\"\", <b>bold</b> & broken\nline\","));
  g_assert_nonnull (strstr (csv, ",x y,"));
  sample_call (sample, "GET", "/tickets?per_page=1",
               "Accept: application/json;q=0.1, application/xml", NULL);
  xml = sample_text (sample);
  g_assert_nonnull (strstr (
      xml, "<title>A &quot;quoted&quot;, &lt;b&gt;bold&lt;/b&gt; &amp; broken\nline</title>"));
  g_assert_nonnull (strstr (xml, "<label>x</label>\n      <label>y</label>"));
  sample_call (sample, "GET", "/tickets", "Accept: image/png", NULL);
  sample_assert_problem (sample, 406, "text/csv");
}

static void
test_write (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);

  g_assert_cmpuint (sample_call (sample, "POST", "/tickets", NULL,
                                 JSON "{\"project_id\":1,\"title\":\"Grüße\",\"id\":7}"),
                    ==, 201);
  g_assert_true (g_str_has_suffix (sample_header (sample, "Location"), "/tickets/121"));
  g_assert_cmpint (sample_int_at (sample, "/id"), ==, 121);
  g_assert_cmpstr (sample_text_at (sample, "/key"), ==, "WEB-31");
  g_assert_cmpstr (sample_text_at (sample, "/status"), ==, "open");
  g_assert_cmpuint (sample_call (sample, "PATCH", "/tickets/121", NULL,
                                 "application/merge-patch+json:{\"status\":\"done\"}"),
                    ==, 200);
  g_assert_cmpstr (sample_text_at (sample, "/title"), ==, "Grüße");
  g_assert_nonnull (sample_text_at (sample, "/closed_at"));
  g_assert_cmpint (sample_int_at (sample, "/version"), ==, 2);
  g_assert_cmpuint (sample_call (sample, "PUT", "/tickets/121", NULL,
                                 JSON "{\"project_id\":1,\"title\":\"New\"}"),
                    ==, 200);
  g_assert_cmpstr (sample_text_at (sample, "/status"), ==, "open");
  g_assert_null (sample_text_at (sample, "/closed_at"));
  g_assert_cmpuint (sample_call (sample, "DELETE", "/tickets/121", NULL, NULL), ==, 204);
  sample_get (sample, "/tickets/121");
  sample_assert_problem (sample, 404, "id “121”");
}

static void
test_validation (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);

  sample_call (sample, "POST", "/tickets", NULL,
               JSON "{\"project_id\":99,\"status\":\"odd\",\"labels\":\"x\",\"due_on\":\"soon\","
                    "\"estimate_hours\":-1,\"assignee_id\":1.5,\"surprise\":true}");
  sample_assert_problem (sample, 422, "errors");
  g_assert_cmpuint (cb_value_get_size (sample_at (sample, "/errors")), ==, 8);
  g_assert_cmpstr (sample_text_at (sample, "/errors/0/pointer"), ==, "#/surprise");
  g_assert_cmpstr (sample_text_at (sample, "/errors/2/detail"), ==, "“title” is missing.");
  sample_call (sample, "POST", "/tickets", NULL, JSON "{\"project_id\":1,");
  sample_assert_problem (sample, 400, "not valid JSON");
  sample_call (sample, "POST", "/tickets", NULL, JSON "[]");
  sample_assert_problem (sample, 400, "JSON object");
  sample_call (sample, "POST", "/tickets", NULL, "text/plain:{}");
  sample_assert_problem (sample, 415, "application/json");
  sample_call (sample, "POST", "/users", NULL,
               JSON "{\"username\":\"ada\",\"name\":\"A\",\"email\":\"a@b\"}");
  sample_assert_problem (sample, 409, "“ada” already");
  sample_call (sample, "DELETE", "/projects/1", NULL, NULL);
  sample_assert_problem (sample, 409, "still refer");
  sample_call (sample, "DELETE", "/users/1", NULL, NULL);
  sample_assert_problem (sample, 409, "signed in as");
}

static void
test_etag (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);
  g_autofree char *if_match = NULL;
  g_autofree char *if_none_match = NULL;

  sample_get (sample, "/tickets/5");
  if_match = g_strconcat ("If-Match: ", sample_header (sample, "ETag"), NULL);
  if_none_match = g_strconcat ("If-None-Match: \"x\", ", sample_header (sample, "ETag"), NULL);
  g_assert_cmpuint (sample_call (sample, "GET", "/tickets/5", if_none_match, NULL), ==, 304);
  g_assert_cmpuint (
      sample_call (sample, "PATCH", "/tickets/5", if_match, JSON "{\"priority\":\"low\"}"), ==,
      200);
  sample_call (sample, "PATCH", "/tickets/5", if_match, JSON "{\"priority\":\"high\"}");
  sample_assert_problem (sample, 412, "changed this ticket");
  sample_call (sample, "DELETE", "/tickets/5", if_match, NULL);
  sample_assert_problem (sample, 412, "changed this ticket");
  g_assert_cmpuint (sample_call (sample, "GET", "/tickets/5", if_none_match, NULL), ==, 200);
}

static void
test_attachment (void)
{
  g_autoptr (Sample) sample = sample_new (KEY);
  g_autofree char *text = NULL;
  const char *body =
      "multipart/form-data; boundary=b:--b\r\n"
      "Content-Disposition: form-data; name=\"note\"\r\n\r\nx\r\n--b\r\n"
      "Content-Disposition: form-data; name=\"file\"; filename=\"../a \\\"b.txt\"\r\n"
      "Content-Type: text/html\r\n\r\n<b>hello</b>\r\n--b--\r\n";

  g_assert_cmpuint (sample_call (sample, "POST", "/tickets/9/attachments", NULL, body), ==, 201);
  g_assert_cmpint (sample_int_at (sample, "/size"), ==, strlen ("<b>hello</b>"));
  g_assert_null (strpbrk (sample_text_at (sample, "/file_name"), "/\\\""));
  g_assert_cmpuint (sample_get (sample, "/attachments/3/content"), ==, 200);
  text = sample_text (sample);
  g_assert_cmpstr (text, ==, "<b>hello</b>");
  g_assert_cmpstr (sample_header (sample, "Content-Type"), ==, "text/html");
  g_assert_true (
      g_str_has_prefix (sample_header (sample, "Content-Disposition"), "attachment; filename"));
  g_assert_cmpuint (sample_call (sample, "DELETE", "/tickets/9", NULL, NULL), ==, 204);
  g_assert_cmpuint (sample_get (sample, "/attachments/3"), ==, 404);
  sample_call (sample, "POST", "/tickets/8/attachments", NULL, JSON "{}");
  sample_assert_problem (sample, 415, "multipart/form-data");
  sample_call (sample, "POST", "/tickets/8/attachments", NULL,
               "multipart/form-data; boundary=b:--b--\r\n");
  sample_assert_problem (sample, 422, "“file”");
}

int
main (int argc, char **argv)
{
  cb_test_init (&argc, &argv);
  g_test_add_func ("/sample/tickets/filters", test_filters);
  g_test_add_func ("/sample/tickets/status-filter", test_status_filter);
  g_test_add_func ("/sample/tickets/sort", test_sort);
  g_test_add_func ("/sample/tickets/page-links", test_page_links);
  g_test_add_func ("/sample/tickets/offset-paging", test_offset_paging);
  g_test_add_func ("/sample/tickets/cursor-paging", test_cursor_paging);
  g_test_add_func ("/sample/tickets/bad-numbers", test_bad_numbers);
  g_test_add_func ("/sample/tickets/formats", test_formats);
  g_test_add_func ("/sample/tickets/write", test_write);
  g_test_add_func ("/sample/tickets/validation", test_validation);
  g_test_add_func ("/sample/tickets/etag", test_etag);
  g_test_add_func ("/sample/tickets/attachment", test_attachment);
  return g_test_run ();
}
