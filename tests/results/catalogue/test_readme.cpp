// What README says of the published run, derived from the catalogue that is made of it. The numbers that the catalogue does not
// hold are compared with a run by tests/browser/test_report.py.
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/text_lines.hpp"
#include "results/run/text_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include <fmt/format.h>

namespace brouncker {
namespace {

const std::filesystem::path kSource = BROUNCKER_SOURCE_DIR;

nlohmann::json parsed(std::string_view text) {
  const auto value = read_json(text);
  REQUIRE(value);
  return *value;
}

TEST_SUITE("results/catalogue/readme") {
  TEST_CASE("README's numbers of the published run are the catalogue's") {
    const std::filesystem::path files = kSource / "results/catalogue/published";
    const std::string readme = read_text_file(kSource / "README.md");
    const nlohmann::json head = parsed(read_text_file(files / "catalogue.json"));
    const auto of_kind = [&](const char* kind) { return head["kinds"][kind]["formulas"].get<std::uint64_t>(); };
    const auto lines_of = [&](const char* name) { return head["files"][name]["lines"].get<std::uint64_t>(); };
    std::uint64_t theorems = 0;
    const std::string families = read_text_file(files / "families.jsonl");
    for (const std::string_view line : text::lines_in(families)) theorems += parsed(line)["status"] == "proved";
    for (const std::string& said :
         {fmt::format("  {} formulas searched, ", text::grouped(head["formulas_searched"].get<std::uint64_t>())),
          fmt::format("  {} are identified with one of ", text::grouped(of_kind("constant"))),
          fmt::format("  {} limits of infinite fractions are rational, {} quadratic.", text::grouped(of_kind("rational")),
                      text::grouped(of_kind("quadratic"))),
          fmt::format("  {} more have a proved closed form in hypergeometric and related functions.",
                      text::grouped(of_kind("function") + of_kind("quotient"))),
          fmt::format("  {0} families with parameters, {0} of them proved, ", theorems),
          fmt::format("lie on {} families, ", theorems),
          fmt::format("families: {} closed forms, {} theorems with parameters, {} lattices.",
                      text::grouped(lines_of("formulas.jsonl")), theorems, lines_of("lattices.jsonl"))}) {
      CAPTURE(said);
      CHECK(readme.find(said) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace brouncker
