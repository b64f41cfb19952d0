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
#include "results/report/proof_steps.hpp"
#include "results/report/sections.hpp"
#include "tests/support/page_data.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <random>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST_SUITE("results/report") {
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
    const std::string table = constants_section({}, constant_lines(all), all, FamilyLinks{});
    CHECK(table.find("<script>") == std::string::npos);
    CHECK(table.find("&lt;script&gt;alert(1)") != std::string::npos);
    Points points;
    points.values.resize(axes().size());
    const std::vector<Scale> scales(axes().size());
    const Clusters clusters;
    const std::string data = page_data({points, scales, all, {}, clusters, FamilyLinks{}, {}, {{1, hostile}}, Sampling{}});
    CHECK(data.find("<script>alert") == std::string::npos);
    CHECK(data.find("\\u003cscript>alert(1)") != std::string::npos);
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
    const testing::PageData data(page_data({points, scales, none, {}, clusters, links, {}, {}, Sampling{}}));
    CHECK(data.numbers("id") == points.id);
    CHECK(data.numbers("a") == std::vector<std::uint64_t>(points.a.begin(), points.a.end()));
    CHECK(data.numbers("b") == std::vector<std::uint64_t>(points.b.begin(), points.b.end()));
    const auto kinds = data.numbers("kind"), families = data.numbers("families");
    for (std::size_t i = 0; i < points.size(); ++i) {
      CHECK(kinds[i] % kClassNames.size() == points.kind[i]);
      CHECK(kinds[i] / kClassNames.size() == points.has_mirror[i]);
      const auto set = links.set_of.find(points.id[i]);
      CHECK(families[i] == (set == links.set_of.end() ? 0 : set->second + 1));
    }
  }

  TEST_CASE("identified formulas read back: their texts, claims and metrics") {
    std::vector<FormulaRow> all = {identified(7, "2*n + 1", "pi", ClaimStatus::proved),
                                   identified(9, "n", "e", ClaimStatus::certified)};
    all[1].mirror.reset();
    all[1].claim.kind = FormKind::quotient, all[1].claim.constant.clear(), all[1].claim.digits = ClaimDigits{50, 20};
    IdentifiedDetails details;
    details.metrics.assign(axes().size(), {-0.2026725958780237, kNaN});
    details.others = {{}, {all[0].claim}};
    details.slow = {false, true};
    all[1].limit = "0.123456789012345678901234567890";
    Points points;
    points.values.resize(axes().size());
    const std::vector<Scale> scales(axes().size());
    const std::vector<std::vector<std::string>> proofs = {{"First.", "Second."}, {}};
    const Clusters clusters;
    const FamilyLinks links;
    const testing::PageData data(page_data({points, scales, all, details, clusters, links, proofs, {}, Sampling{}}));
    CHECK(data.numbers("entry-id") == std::vector<std::uint64_t>{7, 9});
    CHECK(data.numbers("entry-mirror") == std::vector<std::uint64_t>{1008, 0});
    CHECK(data.lines("entry-form") == std::vector<std::string>{"4/pi", "4/pi"});
    CHECK(data.lines("entry-mirrored") == std::vector<std::string>{"-4/pi", ""});
    CHECK(data.lines("entry-steps") == std::vector<std::string>{"First.\tSecond.", ""});
    CHECK(data.lines("entry-limit") == std::vector<std::string>{"", "0.12345678901234567890…"});
    CHECK(data.lines("entry-others")[1].find("\"form\":\"4/pi\"") != std::string::npos);
    CHECK(data.numbers("entry-constant") == std::vector<std::uint64_t>{1, 0});
    CHECK(data.meta()["constants"][0]["symbol"] == "π");
    CHECK(data.meta()["a"] == nlohmann::json({"2*n + 1", "n"}));
    const auto words = data.meta()["words"];
    CHECK(words[data.numbers("entry-status")[1]] == "certified");
    CHECK(words[data.numbers("entry-agreement")[1]] == "50 digits agree, of which chance explains 20");
    CHECK(data.numbers("entry-delta") == std::vector<std::uint64_t>{2 + 2 * 202672595878 + 1, 0});
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
    const auto found = proof_steps(all, {.threads = 2});
    REQUIRE(found.size() == all.size());
    std::size_t with_steps = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto proof =
          all[i].claim.is_proved() ? prove({parse_polynomial(all[i].a, "a"), parse_polynomial(all[i].b, "b")}) : std::nullopt;
      const std::vector<std::string>& lines = found[i];
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
