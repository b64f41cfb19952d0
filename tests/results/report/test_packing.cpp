#include "results/report/columns.hpp"
#include "results/report/packing.hpp"
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

TEST_SUITE("results/report/packing") {
  TEST_CASE("numbers and texts of any width read back") {
    std::mt19937_64 random(5);
    Columns columns(2);
    std::map<std::string, std::vector<std::uint64_t>> expected;
    for (const std::size_t size : {0u, 1u, 2u, 3u, 1000u})
      for (int width = 1; width <= 7; ++width)
        for (const bool rising : {false, true}) {
          std::vector<std::uint64_t> values(size);
          std::uint64_t last = 0;
          for (auto& value : values) value = rising ? last += random() % 3 : random() >> (64 - 8 * width), last = value;
          const std::string name = fmt::format("x{}-{}-{}", size, width, rising);
          columns.add_numbers(name, values);
          expected.emplace(name, values);
        }
    const std::vector<std::string> lines = {"", "4/\u03c0 <b>&", "x\ty", ""};
    columns.add_texts("lines", lines);
    const nlohmann::ordered_json meta = {{"columns", columns.description()}};
    const testing::PageData data("<script id=\"meta\">" + json_text(meta) + "</script>" + columns.html());
    for (const auto& [name, values] : expected) CHECK(data.numbers(name) == values);
    CHECK(data.lines("lines") == lines);
  }

  TEST_CASE("codes of decimals are the rounded decimals") {
    std::mt19937_64 random(9);
    std::uniform_real_distribution<double> uniform(-30, 30);
    for (int i = 0; i < 2000; ++i) {
      const double x = i % 3 == 0 ? uniform(random) * 1e-11 : uniform(random);
      const std::uint64_t code = decimal_code(x, 12);
      REQUIRE(code >= 2);
      std::string digits = fmt::format("{:.12f}", x);
      std::erase(digits, '.');
      const auto size = static_cast<std::int64_t>((code - 2) / 2);
      CHECK((code % 2 == 1 ? -size : size) == std::stoll(digits));
    }
    CHECK(decimal_code(kNaN, 12) == 0);
    CHECK(decimal_code(std::numeric_limits<double>::infinity(), 12) == 1);
    CHECK(decimal_code(1e300, 12) == 1);
    CHECK(decimal_code(-1e-15, 12) == 2);
  }

  TEST_CASE("decimals are cut off after their first digits") {
    CHECK(first_digits("2.7182818284590452353602874", 20) == "2.7182818284590452353…");
    CHECK(first_digits("-0.00123456", 3) == "-0.00123…");
    CHECK(first_digits("-0.00123", 3) == "-0.00123");
    CHECK(first_digits("1.23456e-40", 3) == "1.23…e-40");
    CHECK(first_digits("123456", 3) == "123456");
    CHECK(first_digits("0", 3) == "0");
    CHECK(first_digits("inf", 3) == "inf");
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
}

}  // namespace
}  // namespace brouncker::report
