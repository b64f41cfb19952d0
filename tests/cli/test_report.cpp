#include "tests/support/brouncker.hpp"
#include "tests/support/page_data.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

using namespace brouncker::testing;

TEST_SUITE_BEGIN("cli/report");

namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// The page of a run, written beside it; stdout is in `said`.
std::string page_of(const std::filesystem::path& run, std::string* said = nullptr) {
  const TemporaryDirectory directory;
  const auto page = directory / "page.html";
  const std::string out = output_of({"report", run.string(), "--out", page.string()});
  if (said) *said = out;
  return read_file(page);
}

/// Base64 holds any word by chance.
std::string without_data(std::string page) {
  const std::string open = "<script type=\"text/plain\"";
  for (std::size_t at = page.find(open); at != page.npos; at = page.find(open, at)) {
    const std::size_t end = page.find("</script>", at);
    page.erase(at, end == page.npos ? end : end + std::string_view("</script>").size() - at);
  }
  return page;
}

void check_page(const std::string& whole) {
  const std::string page = without_data(whole);
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(page.ends_with("</html>\n"));
  CHECK(occurrences(page, "<section") == occurrences(page, "</section>"));
  CHECK(occurrences(page, "<script") == occurrences(page, "</script>"));
  CHECK(occurrences(page, "http") ==
        occurrences(page, "http://www.w3.org/2000/svg") + occurrences(page, "http-equiv"));  // no network
  const auto is_letter = [&](std::size_t at) {
    return at < page.size() && std::isalpha(static_cast<unsigned char>(page[at])) != 0;
  };
  for (std::size_t at = 0; (at = page.find("nan", at)) != page.npos; at += 3)
    CHECK((is_letter(at - 1) || is_letter(at + 3)));  // part of a word, not the number
}

}  // namespace

TEST_CASE("report of a matched run: counts, constants with their status, figures, the same bytes each time") {
  const TemporaryDirectory directory;
  const auto run = directory / "run";
  std::filesystem::copy(small_run(), run, std::filesystem::copy_options::recursive);
  output_of({"match", run.string(), "--quiet"});
  std::string said;
  const std::string page = page_of(run, &said);
  check_page(page);
  CHECK(page == page_of(run));
  CHECK(contains(said, "576 formulas searched"));
  CHECK(contains(page, "576 formulas searched"));
  const auto of_pi = json_lines_of({"query", run.string(), "--where", "constant = 'pi'", "--json"}).size();
  REQUIRE(of_pi > 0);
  CHECK(contains(page, "data-constant=\"pi\""));
  CHECK(contains(page, "<option value=\"constant:pi\">π (" + std::to_string(of_pi) + ")</option>"));
  CHECK(contains(page, "<span class=\"status proved\">proved</span>"));
  CHECK(occurrences(page, "<svg") == 4);
}

TEST_CASE("report --figures writes SVG beside the page, --json says what was written") {
  const TemporaryDirectory directory;
  const json said = json_of({"report", small_run().string(), "--out", (directory / "page.html").string(), "--figures", "--json"});
  CHECK(said["page"] == (directory / "page.html").string());
  CHECK(said["bytes"] == std::filesystem::file_size(directory / "page.html"));
  REQUIRE(said["figures"].size() == 4);
  for (const json& path : said["figures"]) CHECK(read_file(path.get<std::string>()).starts_with("<svg xmlns"));
}

TEST_CASE("a run that was not matched, one formula, and a run without metrics give a page") {
  const std::string page = page_of(small_run());
  check_page(page);
  CHECK(contains(page, "has not been matched"));
  const TemporaryDirectory directory;
  const auto one = directory / "one", none = directory / "none";
  output_of({"search", "--a", "2n+1", "--b", "n^2", "--out", one.string(), "--quiet"});
  check_page(page_of(one));
  output_of({"search", "--a", "n", "--b", "n-2", "--out", none.string(), "--quiet"});
  const std::string empty = page_of(none);
  check_page(empty);
  CHECK(contains(empty, "nothing to draw"));
}

TEST_CASE("report of a run with all stages: families with rows to link to, the paper's tables; the same of a run with nothing "
          "identified") {
  const TemporaryDirectory directory;
  const std::string full = (directory / "full").string(), none = (directory / "none").string();
  output_of({"discover", "--a", "A*n + B", "--b", "C*n^2 + D*n", "--range", "-3..3", "--out", full, "--quiet"});
  const std::string page = page_of(full);
  check_page(page);
  for (const char* part : {"id=\"family-1\"", "id=\"lattice-1\"", "id=\"separation-table\"", "id=\"time-table\"",
                           "id=\"count-table\"", "<td>families</td>"})
    CHECK(contains(page, part));
  const auto steps = PageData(page).lines("entry-steps");
  CHECK(std::ranges::count_if(steps, [](const std::string& line) { return !line.empty(); }) > 20);
  const json clustered = json_of({"cluster", full, "--json", "--quiet"}),
             evaluated = json_of({"cluster", full, "--evaluate", "--json", "--quiet"});
  for (const char* field : {"davies_bouldin", "davies_bouldin_formulas", "davies_bouldin_constants", "nearest_agreement"})
    CHECK(clustered[field] == evaluated[field]);
  output_of({"discover", "--a", "n^3 + n + A", "--b", "n^5 + 7", "--range", "1..2", "--out", none, "--quiet"});
  const std::string empty = page_of(none);
  check_page(empty);
  CHECK(contains(empty, "No limit is identified."));
  CHECK(contains(empty, "There are not enough identified constants to tell apart."));
}

TEST_CASE("report refuses what is no run and what cannot be written, and leaves nothing behind") {
  const TemporaryDirectory directory;
  check_refusal(call({"report", (directory / "nothing").string()}), 4, {"nothing"});
  check_refusal(call({"report", small_run().string(), "--out", (directory / "no" / "page.html").string()}), 4, {"page.html"});
  CHECK(snapshot(directory.path()).empty());
}

TEST_SUITE_END();
