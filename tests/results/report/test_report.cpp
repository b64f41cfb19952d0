#include "engine/prove/explain.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/row.hpp"
#include "formulas/json.hpp"
#include "formulas/parse_polynomial.hpp"
#include "results/report/density_figure.hpp"
#include "results/report/identified.hpp"
#include "results/report/packing.hpp"
#include "results/report/page_data.hpp"
#include "results/report/principal_components.hpp"
#include "results/report/sections.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

namespace brouncker::report {
namespace {

std::uint64_t unpacked(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) value = value * kBase + kDigits91.find(c);
  return value;
}

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST_SUITE("results/report") {
  TEST_CASE("packed numbers read back, in the fewest digits, without characters that end a script") {
    CHECK(kDigits91.find_first_of("<&\"") == std::string_view::npos);
    for (const std::uint64_t largest : {0u, 90u, 91u, 8280u, 8281u, 753570u, 753571u}) {
      const int width = width_for(largest);
      std::string text;
      append_packed(text, largest, width);
      CHECK(static_cast<int>(text.size()) == width);
      CHECK(unpacked(text) == largest);
      CHECK((width == 1 || text[0] != kDigits91[0]));
    }
  }

  TEST_CASE("a scale counts what is missing and what lies outside, and codes round to the step") {
    std::vector<double> values;
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform(-3, 5);
    for (int i = 0; i < 20000; ++i) values.push_back(uniform(random));
    values.push_back(1e6);
    values.push_back(std::numeric_limits<double>::infinity());
    values.push_back(kNaN);
    const Scale scale = scale_of(values);
    CHECK(scale.missing == 1);
    CHECK(scale.outside >= 2);
    CHECK(scale.outside <= 42);
    CHECK(scale.high < 5.2);
    const double step = (scale.high - scale.low) / Scale::kSteps;
    for (const double x : values) {
      const std::uint64_t code = scale.code(x);
      if (code > Scale::kSteps) continue;
      CHECK(std::fabs(scale.low + static_cast<double>(code) * step - x) <= 0.5001 * step);
    }
    CHECK(scale.code(kNaN) == Scale::kMissing);
    CHECK(scale.code(1e6) == Scale::kOutside);
  }

  TEST_CASE("a scale of equal values, of nothing and of missing values only is a scale") {
    CHECK(scale_of({2.0, 2.0}).code(2.0) <= Scale::kSteps);
    CHECK(scale_of({}).code(1.0) == Scale::kOutside);
    CHECK(scale_of({kNaN}).missing == 1);
  }

  TEST_CASE("ticks are round and inside") {
    CHECK(ticks(-1.03, 1.03, 5) == std::vector<double>{-1, -0.5, 0, 0.5, 1});
    for (const auto& [low, high] : {std::pair{-3e5, 2e5}, {0.001, 0.0013}, {-7.0, -6.9}}) {
      const std::vector<double> all = ticks(low, high, 6);
      CHECK(all.size() >= 2);
      CHECK(all.size() <= 8);
      CHECK(all.front() >= low);
      CHECK(all.back() <= high);
    }
  }

  TEST_CASE("a figure counts what it shows and what it leaves out") {
    DensityFigure figure("<title>", "Points.", {"x", 0, 1}, {"y", 0, 1});
    figure.add(0.5, 0.5, 2);
    figure.add(5, 0.5, 1);
    figure.add(kNaN, 0.5, 1);
    figure.add_group("a & b", 0, {{0.5, 0.5}, {7, 7}});
    CHECK(figure.caption() == "Points. 2 formulas shown, 1 lie outside of the axes.");
    const std::string svg = figure.svg();
    CHECK(svg.find("&lt;title&gt;") != std::string::npos);
    CHECK(svg.find("a &amp; b") != std::string::npos);
    CHECK(svg.find("nan") == std::string::npos);
  }

  TEST_CASE("principal components of a stretched cloud point along it") {
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    std::vector<std::vector<double>> columns(3);
    for (int i = 0; i < 5000; ++i) {
      const double t = normal(random);
      columns[0].push_back(t);
      columns[1].push_back(100 - 40 * t + normal(random));
      columns[2].push_back(normal(random));
    }
    columns.push_back(std::vector<double>(5000, 4.0));  // a constant column does not matter
    const PrincipalComponents found = principal_components(columns);
    CHECK(std::fabs(std::fabs(found.direction[0][0]) - std::sqrt(0.5)) < 0.02);
    CHECK(found.direction[0][0] * found.direction[0][1] < 0);
    CHECK(std::fabs(found.direction[1][2]) > 0.98);
    CHECK(found.explained[0] > 0.6);
    CHECK(std::isfinite(found.project({0, 100, 0, 4})[0]));
  }

  FormulaRow identified(std::uint64_t id, std::string a, std::string constant, ClaimStatus status) {
    FormulaRow x;
    x.id = id, x.a = std::move(a), x.b = "n^2", x.claim.expression = "4/pi", x.claim.mirrored = "-4/pi";
    x.claim.kind = FormKind::constant, x.claim.constant = std::move(constant), x.claim.status = status, x.mirror = id + 1000;
    return x;
  }

  TEST_CASE("constants are counted by status, mirrored formulas too, and the simplest formula stands for them") {
    const std::vector<FormulaRow> all = {identified(1, "22*n + 11", "pi", ClaimStatus::proved),
                                         identified(2, "2*n + 1", "pi", ClaimStatus::certified),
                                         identified(3, "n", "e", ClaimStatus::proved)};
    const std::vector<ConstantLine> lines = constant_lines(all);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].name == "pi");
    CHECK(lines[0].formulas == 4);
    CHECK(lines[0].by_status == std::array<std::uint64_t, 3>{2, 2, 0});
    CHECK(lines[0].simplest == 1);
    CHECK(lines[1].formulas == 2);
  }

  TEST_CASE("a constant named like a tag stays text, in tables and in the data") {
    const std::string hostile = "</script><script>alert(1)</script>";
    std::vector<FormulaRow> all = {identified(1, "2*n + 1", hostile, ClaimStatus::certified)};
    all[0].claim.expression = hostile;
    const std::string table = constants_section({}, constant_lines(all), all);
    CHECK(table.find("<script>") == std::string::npos);
    CHECK(table.find("&lt;script&gt;alert(1)") != std::string::npos);
    Points points;
    points.values.resize(axes().size());
    const std::vector<Scale> scales(axes().size());
    const Clusters clusters;
    const std::string data = page_data({points, scales, all, clusters, FamilyLinks{}, ProofSteps{}, {{1, hostile}}});
    CHECK(data.find("<script>alert") == std::string::npos);
    CHECK(data.find("\\u003cscript>alert(1)") != std::string::npos);
  }

  /// A column of the page by its name.
  std::vector<std::uint64_t> column(const std::string& data, const nlohmann::json& meta, const std::string& name) {
    const std::string open = "id=\"data-" + name + "\">";
    const std::size_t begin = data.find(open) + open.size(), end = data.find("</script>", begin), width = meta["widths"][name];
    std::vector<std::uint64_t> values;
    for (std::size_t at = begin; at < end; at += width) values.push_back(unpacked(std::string_view(data).substr(at, width)));
    return values;
  }

  TEST_CASE("ids, classes, mirrors, polynomials and families of random points read back, whatever the gaps") {
    std::mt19937_64 random(11);
    Points points;
    points.values.resize(axes().size());
    FamilyLinks links;
    links.sets = {{1}, {2, 3}};
    std::uint64_t id = 0;
    for (std::uint32_t i = 0; i < 3000; ++i) {
      id += i % 7 == 0 ? random() % 100000 : random() % 8 + (i > 0 ? 1 : 0);
      points.id.push_back(id);
      points.kind.push_back(static_cast<std::uint8_t>(random() % kClassNames.size()));
      points.has_mirror.push_back(static_cast<std::uint8_t>(random() % 2));
      points.a.push_back(i / 40);
      points.b.push_back(static_cast<std::uint32_t>(random() % (i % 3 == 0 ? 20000 : 60)));
      if (random() % 3 == 0) links.set_of.emplace(id, random() % 2);
      for (auto& values : points.values) values.push_back(0);
    }
    const std::vector<Scale> scales(axes().size());
    const std::vector<FormulaRow> none;
    const Clusters clusters;
    const std::string data = page_data({points, scales, none, clusters, links, ProofSteps{}, {}});
    const std::string open = "id=\"meta\">";
    const std::size_t begin = data.find(open) + open.size();
    const auto meta = nlohmann::json::parse(data.substr(begin, data.find("</script>", begin) - begin));
    // What page.js does.
    const auto kind = column(data, meta, "kind"), gap = column(data, meta, "gap"), steps = column(data, meta, "b"),
               far = column(data, meta, "far");
    const auto family_gap = column(data, meta, "family-gap"), family_set = column(data, meta, "family-set");
    REQUIRE(kind.size() == points.size());
    REQUIRE(family_gap.size() == links.set_of.size());
    const std::uint64_t kinds = meta["kinds"], escape = meta["gap_escape"];
    std::uint64_t last = 0, b = 0;
    std::size_t wide = 0, away = 0, member = 0, place = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      last += kind[i] / kinds == escape ? gap[wide++] : kind[i] / kinds;
      CHECK(last == points.id[i]);
      CHECK(kind[i] % kinds % kClassNames.size() == points.kind[i]);
      CHECK(kind[i] % kinds / kClassNames.size() == points.has_mirror[i]);
      b = steps[i] == 0 ? far[away++] : b + steps[i];
      CHECK(b == points.b[i]);
      if (!links.set_of.contains(last)) continue;
      place += family_gap[member];
      CHECK(place == i);
      CHECK(family_set[member++] == links.set_of.at(last));
    }
  }

  TEST_CASE("the steps of proofs read back as prove prints them") {
    std::vector<FormulaRow> all;
    for (const auto& [a, b] : {std::pair{"2*n + 1", "n^2"},
                               {"3*n + 1", "-2*n^2 + 3*n"},
                               {"3*n + 1", "-2*n^2 + n"},
                               {"n^3 + (n + 1)^3", "-n^6"},
                               {"1", "n^2 + 4*n + 3"},
                               {"n^2 - 1", "n^2 + n"},
                               {"n^3 + 1", "n + 7"}}) {
      all.push_back(identified(1, a, "pi", ClaimStatus::proved));
      all.back().b = b;
    }
    all.push_back(identified(1, "2*n + 1", "pi", ClaimStatus::certified));
    const ProofSteps found = proof_steps(all, {.threads = 2});
    REQUIRE(found.steps.size() == all.size());
    std::size_t with_steps = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto proof =
          all[i].claim.is_proved() ? prove({parse_polynomial(all[i].a, "a"), parse_polynomial(all[i].b, "b")}) : std::nullopt;
      std::vector<std::string> lines;
      for (const auto& step : found.steps[i]) {
        std::string line = step.is_number() ? found.shared[step.get<std::size_t>()] : step.get<std::string>();
        for (const auto& [phrase, letter] : phrases())
          for (std::size_t at = line.find(letter); at != std::string::npos; at = line.find(letter, at + phrase.size()))
            line.replace(at, letter.size(), phrase);
        lines.push_back(line);
      }
      if (!proof) {
        CHECK(lines.empty());
        continue;
      }
      ++with_steps;
      std::vector<std::string> expected = explained(*proof);
      expected.pop_back();
      expected.erase(expected.begin());
      CHECK(lines == expected);
    }
    CHECK(with_steps == 6);
  }

  TEST_CASE("sign-mirrored texts") {
    CHECK(shows_mirror("-n + 1", true));
    CHECK_FALSE(shows_mirror("-n + 1", false));
    CHECK_FALSE(shows_mirror("n - 1", true));
    CHECK(negated_polynomial("-n^2 + 3*n - 1") == "n^2 - 3*n + 1");
  }
}

}  // namespace
}  // namespace brouncker::report
