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

  Identified identified(std::uint64_t id, std::string a, std::string constant, std::string status) {
    Identified x;
    x.id = id, x.a = std::move(a), x.b = "n^2", x.closed_form = "4/pi", x.mirrored = "-4/pi";
    x.constant = std::move(constant), x.status = std::move(status), x.mirror = id + 1000;
    return x;
  }

  TEST_CASE("constants are counted by status, mirrored formulas too, and the simplest formula stands for them") {
    const std::vector<Identified> all = {identified(1, "22*n + 11", "pi", "proved"), identified(2, "2*n + 1", "pi", "certified"),
                                         identified(3, "n", "e", "proved")};
    const std::vector<ConstantLine> lines = constant_lines(all);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].name == "pi");
    CHECK(lines[0].formulas == 4);
    CHECK(lines[0].proved == 2);
    CHECK(lines[0].certified == 2);
    CHECK(lines[0].simplest == 1);
    CHECK(lines[1].formulas == 2);
  }

  TEST_CASE("a constant named like a tag stays text, in tables and in the data") {
    const std::string hostile = "</script><script>alert(1)</script>";
    std::vector<Identified> all = {identified(1, "2*n + 1", hostile, "certified")};
    all[0].closed_form = hostile;
    const std::string table = constants_section({}, constant_lines(all), all);
    CHECK(table.find("<script>") == std::string::npos);
    CHECK(table.find("&lt;script&gt;alert(1)") != std::string::npos);
    Points points;
    points.values.resize(axes().size());
    const std::vector<Scale> scales(axes().size());
    const Clusters clusters;
    const std::string data = page_data({points, scales, all, clusters, FamilyLinks{}, ProofSteps{}});
    CHECK(data.find("<script>alert") == std::string::npos);
    CHECK(data.find("\\u003cscript>alert(1)") != std::string::npos);
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
