// Each reader of a column against texts that it has to take, and against texts that would be orders to some program.
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "results/run/stored_claim.hpp"
#include "results/run/stored_row.hpp"
#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace brouncker {
namespace {

using testing::kHostileTexts;

/// A row of one text, and what a reader makes of it: the text of the value, or "refused".
template <class Read>
std::string read_back(const std::string& text, Read read) {
  const sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
  sqlite::Statement s(database, "SELECT 7 AS id, ? AS column_name");
  s.bind(0, text);
  REQUIRE(s.next());
  try {
    return read(StoredRow(s, "table_name"));
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::file);
    const std::string message = error.what();
    CHECK(message.find("is damaged: table table_name, column column_name, row 7") != message.npos);
    for (const char c : message) CHECK((c >= ' ' && c <= '~'));
    return "refused";
  }
}

struct Reader {
  const char* name;
  std::string (*read)(const StoredRow&);
  std::vector<std::string> taken, refused;
};

const Reader kReaders[] = {
    {"polynomial",
     [](const StoredRow& row) { return to_plain(row.polynomial(1)); },
     {"2*n + 1", "-n^2 + 3", "0", "-123456789012345678901234567890*n^7"},
     {"2n+1", "2*n  + 1", "2*n + 1\n", "n + x", "[2,1]", "n^1001", "1/2", "n + n"}},
    {"rational",
     [](const StoredRow& row) { return row.rational(1).str(); },
     {"0", "-3/2", "17"},
     {"1/0", "2/4", "-0", "3/-2", "+1", "1/2/3", "xyz", "1 /2", "01", "0x1"}},
    {"integer",
     [](const StoredRow& row) { return row.large_integer(1).str(); },
     {"0", "-5", "12345678901234567890123"},
     {"-0", "007", "1.0", "1e5", " 1"}},
    {"decimal",
     [](const StoredRow& row) { return row.decimal(1); },
     {"0", "-7.6996", "0.00012345", "1.2345e+40", "1e-66", "1.000"},
     {"1.", ".5", "1e5", "1e+", "inf", "nan", "1,5", "1e+1234567", "--1", "1.5e-07", "0x10"}},
    {"limit", [](const StoredRow& row) { return row.limit(1); }, {"inf", "-1.5"}, {"-inf", "Inf", "infinity", "NaN"}},
    {"closed form",
     [](const StoredRow& row) { return row.expression(1); },
     {"4/pi", "-(6*besseli(0, 1/4))/(3*besseli(1, 1/4) + besseli(0, 1/4))", "-1/3", "my_constant + 1", "(sqrt(5) - 1)/2"},
     {"4 / pi", "4/pi ", "2pi", "open(pi)", "pi.real", "1,2", "sqrt(2", "4/pi#", "[1]"}},
    {"constant",
     [](const StoredRow& row) { return row.constant(1); },
     {"pi", "log2, pi", "rational", "besseli(0, 1/4)/besseli(1, 1/4)"},
     {"pi,e", "pi, ", ", pi", "pi;e"}},
    {"map",
     [](const StoredRow& row) { return map_text(row.map(1)); },
     {"[9, -15, -27, 10]", "[1, 0, 0, 1]"},
     {"[1, 2, 2, 4]", "[0, 0, 0, 0]", "[1, 0, 0]", "[1, 0, 0, 1, 5]", "1, 0, 0, 1", "[1,0,0,1]", "[a, b, c, d]", "[1, 0, 0, 1",
      "[]"}},
    {"words",
     [](const StoredRow& row) { return row.words(1); },
     {"", "gauss-2f1", "contiguity; e: PCF(n + p, q(n + r)), p + 1", "2F1: {alpha, beta} = {0, 1/2} mod 1, c = 1/2 mod 1",
      "new constant #3"},
     {"it's", "a|b", "50%", "a&b", "~", "@", "!x", "$x$", "?", "^^5c", "[x](y)"}},
};

TEST_SUITE("run/stored_row") {
  TEST_CASE("a text comes back as it is where it is what the program prints, and not at all otherwise") {
    for (const Reader& reader : kReaders) {
      CAPTURE(reader.name);
      for (const std::string& text : reader.taken) CHECK(read_back(text, reader.read) == text);
      for (const std::string& text : reader.refused) {
        CAPTURE(text);
        CHECK(read_back(text, reader.read) == "refused");
      }
    }
  }

  TEST_CASE("no reader takes a text that is an order to another program") {
    for (const Reader& reader : kReaders)
      for (const std::string& text : kHostileTexts) {
        CAPTURE(reader.name);
        CAPTURE(text.substr(0, 60));
        CHECK(read_back(text, reader.read) == "refused");
      }
  }

  TEST_CASE("integers have bounds, flags are 0 or 1, numbers are numbers, names are those of their table") {
    const sqlite::Database database(":memory:", sqlite::Database::Mode::read_write);
    sqlite::Statement s(database, "SELECT 3 AS id, 1, -1, 2.5, 'x', NULL, x'00', 9223372036854775807, 'proved'");
    REQUIRE(s.next());
    const StoredRow row(s, "t");
    CHECK(row.integer(1, 0, 5) == 1);
    CHECK(row.flag(1));
    CHECK(row.count(7) == 9223372036854775807u);
    CHECK(!row.optional_count(5));
    CHECK(row.real(3) == 2.5);
    CHECK(row.real(1) == 1);
    CHECK(std::isnan(row.real(5)));
    CHECK(row.name<ClaimStatus>(8, kClaimStatusNames) == ClaimStatus::proved);
    CHECK_THROWS_AS(row.integer(1, 2, 5), Error);
    CHECK_THROWS_AS(row.flag(2), Error);
    CHECK_THROWS_AS(row.count(2), Error);
    for (const int column : {3, 4, 5, 6}) CHECK_THROWS_AS(row.count(column), Error);
    for (const int column : {4, 6}) CHECK_THROWS_AS(row.real(column), Error);
    for (const int column : {1, 3, 5, 6}) CHECK_THROWS_AS(row.text(column), Error);
    CHECK_THROWS_WITH_AS(row.name<ClaimStatus>(4, kClaimStatusNames),
                         doctest::Contains("'x' is none of proved, certified, conjectured"), Error);
  }

  TEST_CASE("lists and objects in JSON are what their reader asks for, to any depth that is written") {
    const auto fault = [](const char* text, auto read) -> std::string {
      const auto value = read_json(text);
      if (!value) return "no JSON";
      try {
        read(StoredJson(*value, {"file", "t", "c", 1}));
        return "";
      } catch (const Error& error) {
        return error.what();
      }
    };
    const auto pair = [](const StoredJson& x) { x.list(2)[1].integer(0, 9); };
    CHECK(fault("[1, 2]", pair) == "");
    for (const char* text :
         {"[1]", "[1, 2, 3]", "{}", "[1, 10]", "[1, -1]", "[1, 2.5]", "[1, \"2\"]", "[1, 18446744073709551615]", "7"})
      CHECK(fault(text, pair).starts_with("file: is damaged: table t, column c, row 1: "));
    const auto word = [](const StoredJson& x) { x.at("a").text(); };
    CHECK(fault(R"({"a": "b"})", word) == "");
    for (const char* text : {R"({"b": "a"})", R"({"a": 1})", "[]", "null"}) CHECK(!fault(text, word).empty());
    CHECK(fault(R"({"a": "b", "a": "c"})", word) == "no JSON");
  }
}

}  // namespace
}  // namespace brouncker
