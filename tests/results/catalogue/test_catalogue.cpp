#include "engine/families/parse_parameter_poly.hpp"
#include "engine/families/theorem.hpp"
#include "formulas/json.hpp"
#include "results/catalogue/catalogue.hpp"
#include "results/catalogue/lines.hpp"
#include "results/catalogue/theorems.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <sstream>

namespace brouncker {
namespace {

using nlohmann::ordered_json;

std::vector<std::string> lines_of_text(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

const CatalogueFiles& shipped() {
  static const CatalogueFiles files = read_catalogue(std::string(BROUNCKER_SOURCE_DIR) + "/results/catalogue/published");
  return files;
}

/// A few lines of a shipped file, by a fixed seed.
std::vector<std::string> sampled(const std::string& file, std::size_t count, std::uint64_t seed) {
  std::vector<std::string> lines = lines_of_text(shipped().at(file)), result;
  std::mt19937_64 random(seed);
  std::sample(lines.begin(), lines.end(), std::back_inserter(result), count, random);
  return result;
}

std::vector<CatalogueFault> faults_in(const std::string& file, const std::vector<std::string>& lines,
                                      const CatalogueFiles& others) {
  CatalogueFiles files = others;
  files[file] = joined(lines);
  std::vector<CatalogueFault> faults = check_catalogue(files).faults;
  std::erase_if(faults, [&](const CatalogueFault& fault) { return fault.file != file; });
  return faults;
}

/// The files without formulas, families and lattices: what a sample is put into.
CatalogueFiles bare() {
  CatalogueFiles files = shipped();
  for (const char* name : {"formulas.jsonl", "families.jsonl", "lattices.jsonl"}) files[name] = "";
  return files;
}

/// One line of each kind, without pointers.
std::vector<ordered_json> one_of_each_kind() {
  std::vector<ordered_json> result;
  std::string last;
  for (const std::string& text : lines_of_text(shipped().at("formulas.jsonl"))) {
    ordered_json line = ordered_json::parse(text);
    if (line["kind"] == last) continue;
    last = line["kind"].get<std::string>();
    line.erase("families"), line.erase("lattice");
    result.push_back(line);
  }
  return result;
}

std::vector<std::string> dumped(const std::vector<ordered_json>& lines) {
  std::vector<std::string> result;
  for (const ordered_json& line : lines) result.push_back(line.dump());
  return result;
}

TEST_SUITE("results/catalogue") {
  TEST_CASE("the shipped catalogue: a seeded sample of its lines holds, to twice the digits") {
    // All of them, to 50 digits: the test `catalogue`.
    CatalogueFiles files = shipped();
    files["formulas.jsonl"] = joined(sampled("formulas.jsonl", 150, 1));
    std::vector<CatalogueFault> faults = check_catalogue(files, 100).faults;
    std::erase_if(faults, [](const CatalogueFault& fault) { return fault.file == "catalogue.json" || fault.file == "index.md"; });
    for (const CatalogueFault& fault : faults) MESSAGE(fault.file << " " << fault.line << ": " << fault.reason);
    CHECK(faults.empty());
  }

  TEST_CASE("a formula that is changed anywhere is found, at its line and no other") {
    const std::vector<ordered_json> lines = one_of_each_kind();
    REQUIRE(lines.size() == kFormKindNames.size());
    REQUIRE(faults_in("formulas.jsonl", dumped(lines), bare()).empty());
    const auto check_change = [&](std::size_t at, const std::string& what, const std::function<void(ordered_json&)>& change) {
      std::vector<ordered_json> changed = lines;
      change(changed[at]);
      CAPTURE(what);
      CAPTURE(changed[at].dump());
      const auto faults = faults_in("formulas.jsonl", dumped(changed), bare());
      REQUIRE(faults.size() == 1);
      CHECK(faults[0].line == at + 1);
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
      check_change(i, "a", [](ordered_json& x) { x["a"] = x["a"].get<std::string>() + " + 1"; });
      check_change(i, "b", [](ordered_json& x) { x["b"] = x["b"].get<std::string>() + " + n"; });
      check_change(i, "closed form",
                   [](ordered_json& x) { x["closed_form"] = "(" + x["closed_form"].get<std::string>() + ") + 1/10^45"; });
      check_change(i, "the same number otherwise",
                   [](ordered_json& x) { x["closed_form"] = "0 + " + x["closed_form"].get<std::string>(); });
      check_change(i, "last digit", [](ordered_json& x) {
        auto text = x["limit"].get<std::string>();
        text.back() = text.back() == '3' ? '4' : '3';
        x["limit"] = text;
      });
      check_change(i, "certificate", [](ordered_json& x) { x["certificate"] = "xxh64:0123456789abcdef"; });
      check_change(i, "method", [](ordered_json& x) { x["method"] = "brouncker"; });
      check_change(i, "status", [](ordered_json& x) { x["status"] = "certified"; });
      check_change(i, "kind", [](ordered_json& x) { x["kind"] = "guess"; });
      check_change(i, "family", [](ordered_json& x) { x["families"] = {1}; });
      check_change(i, "lattice", [](ordered_json& x) { x["lattice"] = 1; });
      check_change(i, "no a", [](ordered_json& x) { x.erase("a"); });
      check_change(i, "another field", [](ordered_json& x) { x["beautiful"] = true; });
    }
    check_change(0, "constant", [](ordered_json& x) { x["constant"] = "catalan"; });
    check_change(0, "no constant of that name", [](ordered_json& x) { x["constant"] = "</script>"; });
    check_change(0, "map", [](ordered_json& x) { x["map"] = {"1", "1", "0", "1"}; });
    check_change(0, "map of determinant 0", [](ordered_json& x) { x["map"] = {"1", "1", "1", "1"}; });
  }

  TEST_CASE("two lines of one class, and a line that is no JSON, are found") {
    std::vector<std::string> lines = dumped(one_of_each_kind());
    lines.push_back(lines[0]);
    lines.push_back("{");
    const auto faults = faults_in("formulas.jsonl", lines, bare());
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].line == lines.size() - 1);
    CHECK(faults[1].line == lines.size());
  }

  /// The line last, behind the families it is composed of.
  std::vector<std::string> with_parts(const ordered_json& line) {
    std::vector<std::string> lines;
    std::vector<std::int64_t> wanted = line.value("path", std::vector<std::int64_t>{});
    const std::vector<std::string> all = lines_of_text(shipped().at("families.jsonl"));
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (std::find(wanted.begin(), wanted.begin() + static_cast<long>(i), wanted[i]) != wanted.begin() + static_cast<long>(i))
        continue;
      const auto is_wanted = [&](const std::string& text) { return ordered_json::parse(text).at("family") == wanted[i]; };
      const auto found = std::ranges::find_if(all, is_wanted);
      REQUIRE(found != all.end());
      lines.push_back(*found);
      for (const std::int64_t part : ordered_json::parse(lines.back()).value("path", std::vector<std::int64_t>{}))
        wanted.push_back(part);
    }
    lines.push_back(line.dump());
    return lines;
  }

  TEST_CASE("a family whose texts are changed anywhere is found") {
    for (const std::string& text : sampled("families.jsonl", 12, 2)) {
      const ordered_json line = ordered_json::parse(text);
      CAPTURE(text.substr(0, 300));
      CHECK(faults_in("families.jsonl", with_parts(line), bare()).empty());
      const auto refuses = [&](const std::string& field, ordered_json value) {
        CAPTURE(field);
        ordered_json changed = line;
        changed[field] = std::move(value);
        CHECK(faults_in("families.jsonl", with_parts(changed), bare()).size() == 1);
      };
      for (const auto& [field, value] : {std::pair{"shift", ordered_json{"1/7", "1/7"}},
                                         {"scale", {"1", "1/3"}},
                                         {"map", {"1", "2", "2", "4"}},
                                         {"parameters", ordered_json::array()}}) {
        ordered_json place = line["example_place"];
        place[field] = value;
        refuses("example_place", place);
      }
      if (line["status"] == "special case") refuses("path", ordered_json::array());
      if (line["status"] == "composition" || !line["integers"].empty()) {
        if (line["status"] == "composition") refuses("path", ordered_json::array());
        refuses("a_to", line["a_to"].get<std::string>() + " + 1/3");
        continue;
      }
      for (const char* field : {"b", "b_to"}) refuses(field, line[field].get<std::string>() + " + n");
      for (std::size_t k = 0; k < 4; ++k) {
        ordered_json matrix = line["matrix"];
        matrix[k] = matrix[k].get<std::string>() + " + 1";
        refuses("matrix", matrix);
      }
      refuses("exceptional", "(" + (line["exceptional"] == "" ? "1" : line["exceptional"].get<std::string>()) + ")*(" +
                                 line["parameters"][0].get<std::string>() + " + 1)");
      refuses("status", "certified");
      refuses("denominator", "0");
      refuses("s", "0");
    }
  }

  TEST_CASE("theorem R and a case of it stand, and nothing else has integer parameters") {
    const std::vector<std::string> all = lines_of_text(shipped().at("families.jsonl"));
    for (const char* status : {"proved", "special case"}) {
      const auto is_one = [&](const std::string& text) {
        const ordered_json line = ordered_json::parse(text);
        return line["name"].get<std::string>().starts_with("reflection (theorem R") && line["status"] == status;
      };
      const auto found = std::ranges::find_if(all, is_one);
      REQUIRE(found != all.end());
      ordered_json line = ordered_json::parse(*found);
      CHECK(faults_in("families.jsonl", with_parts(line), bare()).empty());
      line["integers"] = ordered_json::array({line["parameters"].back()});
      const bool is_theorem = line["status"] == "proved";
      CHECK(faults_in("families.jsonl", with_parts(line), bare()).empty() == is_theorem);
      line["b"] = line["b_to"] = line["b"].get<std::string>() + " + 1";
      CHECK(faults_in("families.jsonl", with_parts(line), bare()).size() == 1);
    }
  }

  TEST_CASE("a composition of families that are not there is found") {
    ordered_json last = ordered_json::parse(lines_of_text(shipped().at("families.jsonl")).back());
    REQUIRE(last["status"] == "composition");
    std::vector<std::string> lines = with_parts(last);
    CHECK(faults_in("families.jsonl", lines, bare()).empty());
    last["path"][0] = 9999;
    lines.back() = last.dump();
    CHECK(faults_in("families.jsonl", lines, bare()).size() == 1);
  }

  TEST_CASE("a lattice with a wrong member or step is found") {
    for (const std::string& text : sampled("lattices.jsonl", 5, 3)) {
      const ordered_json line = ordered_json::parse(text);
      CAPTURE(text.substr(0, 300));
      CHECK(faults_in("lattices.jsonl", {text}, bare()).empty());
      ordered_json member = line, step = line;
      member["members"][1][2] = member["members"][1][2].get<std::string>() + " + 1/10^40";
      step["steps"][0][0]["map"][1] = step["steps"][0][0]["map"][1].get<std::string>() + "7";
      ordered_json zero_member = line, zero_step = line, status = line;
      zero_member["members"][0][1] = zero_step["steps"][0][0]["to"][1] = "0";
      status["status"] = "known";
      for (const ordered_json& changed : {member, step, zero_member, zero_step, status})
        CHECK(faults_in("lattices.jsonl", {changed.dump()}, bare()).size() == 1);
    }
  }

  TEST_CASE("lines that are missing, counts and an index that are changed are found") {
    CatalogueFiles files = bare();  // the head is about other lines
    const auto faults = check_catalogue(files).faults;
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].file == "catalogue.json");
    CHECK(faults[1].file == "index.md");
    files.erase("index.md");
    const auto missing = check_catalogue(files).faults;
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].file == "index.md");
  }

  TEST_CASE("polynomials with parameters and fractions are read as they are printed") {
    const std::vector<std::string> names = {"t", "B"};
    std::mt19937_64 random(5);
    for (int k = 0; k < 200; ++k) {
      ParameterPoly p;
      for (int terms = 0; terms < 6; ++terms) {
        Exponents e = {static_cast<int>(random() % 4), static_cast<int>(random() % 3), static_cast<int>(random() % 3)};
        while (!e.empty() && e.back() == 0) e.pop_back();
        p.add(e, Rational(static_cast<long>(random() % 21) - 10) / static_cast<long>(1 + random() % 6));
      }
      CAPTURE(to_plain(p, names));
      CHECK(parse_parameter_poly(to_plain(p, names), names) == p);
    }
    CHECK_THROWS(parse_parameter_poly("n + x", names));
    CHECK_THROWS(parse_parameter_poly("n/0", names));
  }
}

}  // namespace
}  // namespace brouncker
