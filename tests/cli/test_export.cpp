#include "tests/support/brouncker.hpp"

#include "formulas/integer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

using namespace brouncker::testing;
using brouncker::Integer;

TEST_SUITE_BEGIN("cli/export");

namespace {

const std::string kPublishedHeading =
    "Coefficients,Limit,Convergence_Cycle_Length,Infinite_CCL_Flag,Naive_Delta,FR_Delta,Predicted_Delta,c,d,c_SDS,d_SDS,"
    "Eigenvalues_ratio,complex_Eigenvalues,convergence_b,convergence_c,convergence_d,convergence_b_SDS,convergence_c_SDS,"
    "convergence_d_SDS\r";

std::string exported(const Words& more) { return output_of(Words{"export", small_run().string()} + more); }

/// The fields of one line of CSV, without their quotes. The published program ends its lines with CR LF.
Words fields_of(const std::string& line) {
  Words fields(1);
  bool quoted = false;
  for (char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == '\r') break;
    else if (c == ',' && !quoted) fields.emplace_back();
    else fields.back() += c;
  }
  return fields;
}

struct PublishedRow {
  long a1, a0, b2, b1, b0;
  Words fields;
};

/// All rows of small_run() in the published format.
std::vector<PublishedRow> published_rows() {
  std::vector<PublishedRow> rows;
  const Words lines = lines_of(exported({"--format", "blinddelta-csv"}));
  REQUIRE(lines.at(0) == kPublishedHeading);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    PublishedRow row{};
    row.fields = fields_of(lines[i]);
    REQUIRE(row.fields.size() == 19);
    REQUIRE(std::sscanf(row.fields[0].c_str(), "[%ld, %ld, %ld, %ld, %ld]", &row.a1, &row.a0, &row.b2, &row.b1, &row.b0) == 5);
    rows.push_back(row);
  }
  return rows;
}

double log_of(Integer value) {
  value = abs(value);
  const unsigned bits = static_cast<unsigned>(msb(value));
  const unsigned shift = bits > 1000 ? bits - 1000 : 0;
  return std::log(Integer(value >> shift).convert_to<double>()) + shift * std::log(2.0);
}

/// What the published program does for a row without zero q_n: p_n, q_n by the recurrence, n = 999 against n = 1999.
struct Recurrence {
  Integer p_half, q_half, p_end, q_end;
  bool zero_denominator = false;  ///< the published program then counts its samples differently
  bool signs_differ() const { return p_half.sign() * q_half.sign() != p_end.sign() * q_end.sign(); }
};

Recurrence recurrence_of(const PublishedRow& row) {
  Integer p1 = 1, p = row.a0, q1 = 0, q = 1;
  Recurrence result;
  for (long n = 1; n <= 1999; ++n) {
    const Integer a = row.a1 * n + row.a0, b = row.b2 * n * n + row.b1 * n + row.b0;
    const Integer next_p = a * p + b * p1, next_q = a * q + b * q1;
    p1 = p, p = next_p, q1 = q, q = next_q;
    if (q == 0) result.zero_denominator = true;
    if (n == 999) result.p_half = p, result.q_half = q;
  }
  result.p_end = p, result.q_end = q;
  return result;
}

/// A decimal with 60 digits after the point, times 10^60.
Integer scaled(const std::string& decimal) {
  Integer value = 0;
  for (char c : decimal) {
    if (c >= '0' && c <= '9') value = 10 * value + (c - '0');
  }
  return decimal[0] == '-' ? Integer(-value) : value;
}

/// -log| |p_N/q_N| - |p_n/q_n| | / log|q_n| - 1, and the same with q_n / gcd(p_n, q_n).
void check_deltas(const PublishedRow& row, const Recurrence& x) {
  const Integer difference = abs(Integer(x.p_half * x.q_end)) - abs(Integer(x.p_end * x.q_half));
  if (difference == 0) return;
  const double error_log = log_of(difference) - log_of(x.q_half) - log_of(x.q_end);
  const Integer divisor = gcd(x.p_half, x.q_half);
  const double naive = -error_log / log_of(x.q_half) - 1, reduced = -error_log / (log_of(x.q_half) - log_of(divisor)) - 1;
  if (!std::isfinite(naive) || !std::isfinite(reduced)) return;
  CHECK(std::abs(std::stod(row.fields[4]) - naive) < 1e-9 * std::max(1.0, std::abs(naive)));
  CHECK(std::abs(std::stod(row.fields[5]) - reduced) < 1e-9 * std::max(1.0, std::abs(reduced)));
}

}  // namespace

TEST_CASE("csv: a heading, one line a formula, in the order of the space") {
  const Words lines = lines_of(exported({"--format", "csv"}));
  REQUIRE(lines.size() == 577);
  const Words heading = fields_of(lines[0]);
  for (const char* name : {"id", "a", "b", "class", "limit_value", "delta", "closed_form", "constant", "status"}) {
    CAPTURE(name);
    CHECK(std::count(heading.begin(), heading.end(), name) == 1);
  }
  long last = -1;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Words fields = fields_of(lines[i]);
    REQUIRE(fields.size() == heading.size());
    CHECK(std::stol(fields[0]) > last);
    last = std::stol(fields[0]);
  }
}

namespace {

/// Equal but for the last digits of numbers that are not whole: a search measures in doubles, eval in exact integers.
bool agree(const json& x, const json& y) {
  if (x.is_number_float() && y.is_number())
    return std::abs(x.get<double>() - y.get<double>()) <= 1e-9 * std::max(1.0, std::abs(y.get<double>()));
  if (x.size() != y.size() || x.is_object() != y.is_object()) return false;
  if (!x.is_object()) return x == y;
  return std::all_of(x.items().begin(), x.items().end(),
                     [&](const auto& item) { return y.contains(item.key()) && agree(item.value(), y[item.key()]); });
}

}  // namespace

TEST_CASE("jsonl: one line a formula, the object that eval --json prints") {
  const std::vector<json> rows = json_lines_of({"export", small_run().string(), "--format", "jsonl"});
  REQUIRE(rows.size() == 576);
  for (std::size_t i = 0; i < rows.size(); i += 19) {
    const json& row = rows[i];
    const std::string a = row["a"], b = row["b"];
    CAPTURE(a);
    CAPTURE(b);
    const json digits = row["limit"]["digits"];
    Words command = {"eval", a, b, "--json"};
    if (digits.is_number()) command = command + Words{"--digits", std::to_string(digits.get<int>())};
    const Outcome outcome = call(command);
    CHECK(outcome.exit_code == (row["convergence"]["converges"] == true ? 0 : 1));
    json alone = json::parse(outcome.out), in_run = row;
    // eval proves at once what a run leaves to its later stages.
    if (in_run["closed_form"] != nullptr) CHECK(alone["closed_form"] == in_run["closed_form"]);
    for (const char* key : {"closed_form", "id", "answer", "literature"}) alone.erase(key), in_run.erase(key);
    CHECK(agree(alone, in_run));
  }
}

TEST_CASE("a mirrored pair (-a, b) has the negative limit and the same measures") {
  std::map<std::string, json> rows;
  for (const json& row : json_lines_of({"export", small_run().string(), "--format", "jsonl"})) {
    rows[row["a_coeffs"].dump() + row["b_coeffs"].dump()] = row;
  }
  for (const auto& [key, row] : rows) {
    json mirrored = row["a_coeffs"];
    for (json& each : mirrored) each = -each.get<int>();
    const json& other = rows.at(mirrored.dump() + row["b_coeffs"].dump());
    CHECK(row["convergence"] == other["convergence"]);
    CHECK(row["limit"]["error_bound"] == other["limit"]["error_bound"]);
    CHECK(row["metrics"]["delta"] == other["metrics"]["delta"]);
    if (!row["limit"]["value"].is_string()) continue;
    const std::string x = row["limit"]["value"], y = other["limit"]["value"];
    if (std::strtod(x.c_str(), nullptr) == 0) {
      CHECK(x == y);
    } else if (x != "inf") {
      CHECK((x == "-" + y || y == "-" + x));
    }
  }
}

TEST_CASE("json: one document with the rows of jsonl") {
  const json document = json::parse(exported({"--format", "json"}));
  const std::vector<json> rows = json_lines_of({"export", small_run().string(), "--format", "jsonl"});
  REQUIRE(document.at("formulas").size() == rows.size());
  CHECK(document["formulas"].get<std::vector<json>>() == rows);
}

TEST_CASE("blinddelta-csv: heading, markers and early exits of the published program") {
  int terminating = 0, complex = 0, complete = 0;
  const std::vector<PublishedRow> rows = published_rows();
  CHECK(rows.size() == 576);
  for (const PublishedRow& row : rows) {
    CAPTURE(row.fields[0]);
    CHECK(row.fields[2] == "-1010");
    CHECK(row.fields[3] == "-1010");
    const auto absent = [&](std::size_t first, std::size_t last) {
      return std::all_of(row.fields.begin() + first, row.fields.begin() + last + 1,
                         [](const std::string& f) { return f == "-1010"; });
    };
    const auto present = [&](std::size_t first, std::size_t last) {
      return std::none_of(row.fields.begin() + first, row.fields.begin() + last + 1,
                          [](const std::string& f) { return f == "-1010"; });
    };
    if (row.fields[1] != "-2020") {
      const std::string& limit = row.fields[1];
      CHECK(limit.size() - limit.find('.') - 1 == 60);
      CHECK(std::abs(std::stod(limit)) < 1000);
    }
    bool ends = false;
    for (long n = 1; n < 10; ++n) ends = ends || row.b2 * n * n + row.b1 * n + row.b0 == 0;
    if (ends || row.fields[1] == "-2020") {
      CHECK(absent(4, 18));
      ++terminating;
    } else if (row.fields[12] == "1") {
      CHECK(absent(4, 6));
      CHECK(present(7, 10));
      CHECK(absent(11, 11));
      CHECK(absent(13, 18));
      ++complex;
    } else {
      CHECK(row.fields[12] == "0");
      CHECK(present(4, 18));
      ++complete;
    }
    if (ends) continue;
    // the published test: A(n)^2 + 4 B(n) < 0 at n = 10^9
    const Integer n = 1000000000, a = row.a1 * n + row.a0, b = row.b2 * n * n + row.b1 * n + row.b0;
    if (row.fields[1] != "-2020") CHECK((row.fields[12] == "1") == (a * a + 4 * b < 0));
  }
  CHECK(terminating >= 96);
  CHECK(complex > 100);
  CHECK(complete > 200);
}

TEST_CASE("blinddelta-csv: Limit, Naive_Delta and FR_Delta are those of the plain recurrence") {
  int compared = 0;
  for (const PublishedRow& row : published_rows()) {
    if (row.fields[4] == "-1010") continue;
    const Recurrence x = recurrence_of(row);
    if (x.zero_denominator || x.signs_differ()) continue;
    CAPTURE(row.fields[0]);
    Integer power = 1;
    for (int i = 0; i < 60; ++i) power *= 10;
    const Integer error = scaled(row.fields[1]) * x.q_end - x.p_end * power;
    CHECK(abs(error) <= abs(x.q_end));
    check_deltas(row, x);
    ++compared;
  }
  CHECK(compared > 200);
}

TEST_CASE("blinddelta-csv: the published program takes the difference of absolute values") {
  int compared = 0;
  for (const PublishedRow& row : published_rows()) {
    if (row.fields[4] == "-1010") continue;
    const Recurrence x = recurrence_of(row);
    if (x.zero_denominator || !x.signs_differ()) continue;
    CAPTURE(row.fields[0]);
    check_deltas(row, x);
    ++compared;
  }
  CHECK(compared > 0);
}

TEST_CASE("--where exports the rows that satisfy it") {
  const Words all = lines_of(exported({"--format", "csv"}));
  const Words some = lines_of(exported({"--format", "csv", "--where", "class = 'polynomial'"}));
  Words expected = {all[0]};
  std::copy_if(all.begin() + 1, all.end(), std::back_inserter(expected),
               [](const std::string& l) { return contains(l, ",polynomial,"); });
  CHECK(some == expected);
  CHECK(some.size() == 1 + 36);
  for (const char* format : {"json", "jsonl", "blinddelta-csv"}) {
    CAPTURE(format);
    CHECK(exported({"--format", format, "--where", "class = 'polynomial'"}).size() < exported({"--format", format}).size());
  }
  CHECK(lines_of(exported({"--format", "blinddelta-csv", "--where", "0"})) == Words{kPublishedHeading});
  CHECK(json::parse(exported({"--format", "json", "--where", "0"}))["formulas"].empty());
}

TEST_CASE("--out writes the same bytes to a file, and replaces it whole") {
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory / "out";
  for (const std::string& format : kFormats) {
    const Outcome outcome = call({"export", small_run().string(), "--format", format, "--out", file.string()});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out == "");
    CHECK(read_file(file) == exported({"--format", format}));
  }
  CHECK(snapshot(directory.path()).size() == 1);
}

TEST_CASE("an unknown format is refused and the known ones are named") {
  check_refusal(call({"export", small_run().string(), "--format", "xml"}), 2, Words{"xml"} + kFormats);
}

TEST_CASE("an export that fails leaves the old file and nothing else") {
  const TemporaryDirectory directory;
  const std::filesystem::path file = directory / "out.csv";
  write_file(file, "old");
  Command command = command_of({"export", small_run().string(), "--format", "csv", "--out", file.string()});
  command.file_bytes = 8192;
  check_refusal(run(command), 4, {file.string()});
  CHECK(read_file(file) == "old");
  CHECK(snapshot(directory.path()).size() == 1);
  const std::string nowhere = (directory / "missing" / "out.csv").string();
  check_refusal(call({"export", small_run().string(), "--format", "csv", "--out", nowhere}), 4, {nowhere});
  check_refusal(call({"export", small_run().string(), "--format", "csv", "--out", directory.path().string()}), 4,
                {directory.path().string()});
  CHECK(snapshot(directory.path()).size() == 1);
}

TEST_CASE("a full standard output is an error of exit code 4") {
  for (const Words& words : {Words{"export", small_run().string(), "--format", "csv"},
                             Words{"query", small_run().string(), "--json"}, Words{"eval", "2n+1", "n^2"}, Words{"constants"}}) {
    CAPTURE(joined(words));
    Command command = command_of(words);
    command.output = "/dev/full";
    check_refusal(run(command), 4, {"standard output"});
  }
}

TEST_CASE("a reader that stops early is no error message") {
  Command command;
  command.arguments = {"/bin/sh", "-c",
                       std::string(BROUNCKER_BINARY) + " export " + small_run().string() + " --format csv | head -n 1"};
  const Outcome outcome = run(command);
  CHECK(outcome.exit_code == 0);
  CHECK(lines_of(outcome.out).size() == 1);
  CHECK(lines_of(outcome.err).size() <= 1);
}

TEST_SUITE_END();
