#include "results/run/columns.hpp"

#include "engine/sieve/reduction.hpp"
#include "formulas/print.hpp"
#include "results/run/claim_tables.hpp"
#include "results/run/formula_rows.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace brouncker {
namespace {

using sqlite::Statement;

/// -x of a printed polynomial: every sign turns over.
std::string negated_polynomial(const std::string& x) {
  const std::string turned = fmt::format("replace(replace(replace({}, ' + ', ' ~ '), ' - ', ' + '), ' ~ ', ' - ')", x);
  return fmt::format("CASE WHEN {0} LIKE '-%' THEN substr({1}, 2) ELSE '-' || {1} END", x, turned);
}

void bind_text(Statement& s, int i, const std::string& text) {
  if (text.empty()) s.bind_null(i);
  else s.bind(i, text);
}

Column stored(std::string name, std::string type, std::string summary, decltype(Column::store) store, decltype(Column::load) load,
              std::string mirrored = "") {
  return {std::move(name), std::move(type), std::move(summary), std::move(mirrored), "", std::move(store), std::move(load)};
}

Column derived(std::string name, std::string type, std::string summary, std::string sql, decltype(Column::load) load = {}) {
  return {std::move(name), std::move(type), std::move(summary), "", std::move(sql), {}, std::move(load)};
}

/// A column about the claim, which formula_rows_sql() joins to the stored ones; `closed_form` is the first of them.
Column claimed(std::string name, std::string type, std::string summary, std::function<void(const StoredRow&, int, Claim&)> load,
               std::string mirrored = "") {
  Column column = derived(name, std::move(type), std::move(summary), name, [load](const StoredRow& s, int i, Row& r) {
    if (r.closed_form) load(s, i, *r.closed_form);
    else if (!s.is_null(i)) s.damaged(i, "belongs to a closed form, and there is none");
  });
  column.mirrored = std::move(mirrored);
  return column;
}

/// The closed form, with which the other columns of a claim stand and fall.
Column closed_form_column() {
  Column column = derived("closed_form", "TEXT", "closed form of the limit, as far as one is known", "closed_form",
                          [](const StoredRow& s, int i, Row& r) {
                            if (!s.is_null(i)) r.closed_form.emplace().expression = s.expression(i);
                          });
  column.mirrored = "mirrored";
  return column;
}

/// Of a pair that is a continued fraction.
Polynomial not_zero(const StoredRow& s, int i) {
  Polynomial p = s.polynomial(i);
  if (p.is_zero()) s.damaged(i, "is 0, of which no continued fraction is made");
  return p;
}

std::vector<Column> formula_columns() {
  return {
      stored(
          "a", "TEXT", "partial denominators a(n), as '2*n + 1'",
          [](Statement& s, int i, const Row& r) { s.bind(i, to_plain(r.pcf.a)); },
          [](const StoredRow& s, int i, Row& r) { r.pcf.a = not_zero(s, i); }, negated_polynomial("a")),
      stored(
          "b", "TEXT", "partial numerators b(n)", [](Statement& s, int i, const Row& r) { s.bind(i, to_plain(r.pcf.b)); },
          [](const StoredRow& s, int i, Row& r) { r.pcf.b = not_zero(s, i); }),
      stored(
          "degree_a", "INTEGER", "degree of a",
          [](Statement& s, int i, const Row& r) { s.bind(i, std::int64_t{r.pcf.a.degree()}); },
          [](const StoredRow& s, int i, Row& r) { s.integer(i, r.pcf.a.degree(), r.pcf.a.degree()); }),
      stored(
          "degree_b", "INTEGER", "degree of b",
          [](Statement& s, int i, const Row& r) { s.bind(i, std::int64_t{r.pcf.b.degree()}); },
          [](const StoredRow& s, int i, Row& r) { s.integer(i, r.pcf.b.degree(), r.pcf.b.degree()); }),
      stored(
          "class", "TEXT", fmt::format("convergence class: {}", fmt::join(kClassNames, ", ")),
          [](Statement& s, int i, const Row& r) { s.bind(i, name(r.convergence.kind)); },
          [](const StoredRow& s, int i, Row& r) { r.convergence.kind = s.name<ConvergenceClass>(i, kClassNames); }),
      derived("converges", "INTEGER", "0 for divergent, else 1", "class <> 'divergent'",
              [](const StoredRow& s, int i, Row& r) { s.integer(i, r.convergence.converges(), r.convergence.converges()); }),
      stored(
          "digits_per_term", "REAL", "decimal digits that one more term gains; exponential class only",
          [](Statement& s, int i, const Row& r) { s.bind_optional(i, r.convergence.digits_per_term); },
          [](const StoredRow& s, int i, Row& r) {
            if (const double rate = s.real(i); !std::isnan(rate)) r.convergence.digits_per_term = rate;
          }),
  };
}

std::vector<Column> limit_columns() {
  return {
      stored(
          "limit_value", "TEXT", "the limit, correctly rounded to limit_digits significant digits; 'inf'; NULL: none",
          [](Statement& s, int i, const Row& r) { bind_text(s, i, r.limit.value); },
          [](const StoredRow& s, int i, Row& r) {
            r.limit.value = s.limit(i);
            r.limit.kind = r.limit.value.empty()    ? Limit::Kind::none
                           : r.limit.value == "inf" ? Limit::Kind::infinite
                                                    : Limit::Kind::finite;
          },
          negated_number_sql("limit_value")),
      stored(
          "limit_digits", "INTEGER", "significant decimal digits of limit_value",
          [](Statement& s, int i, const Row& r) { s.bind(i, std::int64_t{r.limit.digits}); },
          [](const StoredRow& s, int i, Row& r) {
            r.limit.digits = static_cast<long>(s.integer(i, 0, kMostLimitDigits));
            if (r.limit.kind != Limit::Kind::finite || r.limit.value == "0") return;
            if (significant_digits(r.limit.value) != r.limit.digits)
              s.damaged(i, fmt::format("limit_value has {} significant digits", significant_digits(r.limit.value)));
          }),
      stored(
          "limit_error_bound", "TEXT", "bound of the error before rounding, as '1e-66'",
          [](Statement& s, int i, const Row& r) { bind_text(s, i, r.limit.error_bound); },
          [](const StoredRow& s, int i, Row& r) {
            if (!s.is_null(i)) r.limit.error_bound = s.decimal(i);
          }),
      stored(
          "limit_rigorous", "INTEGER", "1 where limit_error_bound is a theorem for this formula, else 0",
          [](Statement& s, int i, const Row& r) { s.bind(i, std::int64_t{r.limit.rigorous}); },
          [](const StoredRow& s, int i, Row& r) { r.limit.rigorous = s.flag(i); }),
      stored(
          "limit_rational", "TEXT", "the limit as 'p/q' where it is proved rational",
          [](Statement& s, int i, const Row& r) { bind_text(s, i, r.limit.rational ? r.limit.rational->str() : ""); },
          [](const StoredRow& s, int i, Row& r) {
            if (!s.is_null(i)) r.limit.rational = s.rational(i);
          },
          negated_number_sql("limit_rational")),
  };
}

Column metric_column(std::size_t m) {
  const MetricRow& row = *kMetrics[m];
  return stored(
      std::string(row.name), "REAL", fmt::format("{} [{}]", row.summary, row.unit),
      [m](Statement& s, int i, const Row& r) { s.bind(i, r.metrics.values[m]); },
      [m](const StoredRow& s, int i, Row& r) { r.metrics.values[m] = s.real(i); },
      row.turns_sign ? "-" + std::string(row.name) : "");
}

/// Counts that stand where factorial_reduction, the column before them, does.
Column reduction_primes(std::string name, std::string summary, int Metrics::*count) {
  return stored(
      std::move(name), "INTEGER", std::move(summary),
      [count](Statement& s, int i, const Row& r) {
        if (r.metrics.factorial_reduction == FactorialReduction::unknown) s.bind_null(i);
        else s.bind(i, std::int64_t{r.metrics.*count});
      },
      [count](const StoredRow& s, int i, Row& r) {
        const bool known = r.metrics.factorial_reduction != FactorialReduction::unknown;
        if (s.is_null(i) == known) s.damaged(i, "stands where factorial_reduction does, and nowhere else");
        if (known) r.metrics.*count = static_cast<int>(s.integer(i, 0, sieve::kMostTested));
      });
}

std::vector<Column> other_columns() {
  return {
      derived(
          "measured_against", "TEXT",
          "what delta, naive_delta and the error rates are measured against: limit (exactly, where it is rational) or convergent "
          "(p_N/q_N at the sampling depth in its place); NULL where they do not exist",
          "CASE WHEN coalesce(delta, naive_delta, eta_error) IS NULL THEN NULL WHEN limit_rational IS NULL THEN 'convergent' ELSE "
          "'limit' END"),
      stored(
          "factorial_reduction", "TEXT",
          "does the gcd of p_n, q_n remove their factorial growth, by the trace test: none, half, full",
          [](Statement& s, int i, const Row& r) {
            bind_text(s, i, std::string(kReductionNames[static_cast<std::size_t>(r.metrics.factorial_reduction)]));
          },
          [](const StoredRow& s, int i, Row& r) { r.metrics.factorial_reduction = stored_reduction(s, i); }),
      reduction_primes("reduction_primes_tested", "primes that it was tested with", &Metrics::reduction_primes_tested),
      reduction_primes("reduction_primes_failed", "primes of them that say it is not full", &Metrics::reduction_primes_failed),
      stored(
          "complex_eigenvalues", "INTEGER", "1 where a(n)^2 + 4 b(n) < 0 at the asymptotic depth",
          [](Statement& s, int i, const Row& r) { s.bind(i, std::int64_t{r.metrics.complex_eigenvalues}); },
          [](const StoredRow& s, int i, Row& r) { r.metrics.complex_eigenvalues = s.flag(i); }),
      stored(
          "deep_convergent", "TEXT", "p_N/q_N at the sampling depth to 60 decimals, where it is not the rounded limit",
          [](Statement& s, int i, const Row& r) { bind_text(s, i, r.deep_convergent); },
          [](const StoredRow& s, int i, Row& r) { r.deep_convergent = s.limit(i); }, negated_number_sql("deep_convergent")),
  };
}

std::vector<Column> claim_view_columns() {
  return {
      closed_form_column(),
      claimed("constant", "TEXT",
              "the constant in it: rational, quadratic, a name of `brouncker constants`, or the value of a function",
              [](const StoredRow& s, int i, Claim& c) { c.constant = s.constant(i); }),
      claimed("kind", "TEXT", fmt::format("what the closed form is made of: {}", fmt::join(kFormKindNames, ", ")),
              [](const StoredRow& s, int i, Claim& c) { c.kind = s.name<FormKind>(i, kFormKindNames); }),
      claimed("status", "TEXT", "proved, certified or conjectured",
              [](const StoredRow& s, int i, Claim& c) { c.status = s.name<ClaimStatus>(i, kClaimStatusNames); }),
      claimed("method", "TEXT", "how the closed form was found",
              [](const StoredRow& s, int i, Claim& c) { c.method = s.words(i); }),
      claimed("digits_matched", "INTEGER", "digits to which limit and closed form agree; NULL where a theorem makes them equal",
              [](const StoredRow& s, int i, Claim& c) {
                if (!s.is_null(i)) c.digits = {s.integer(i, 0, kMostClaimDigits), 0};
              }),
      claimed("digits_explained", "INTEGER", "of which chance could explain so many, in all tests of the run together",
              [](const StoredRow& s, int i, Claim& c) {
                if (s.is_null(i) == c.digits.has_value()) s.damaged(i, "stands where digits_matched does, and nowhere else");
                if (c.digits) c.digits->explained = s.integer(i, 0, kMostClaimDigits);
              }),
  };
}

/// A column of the table `literature`; `literature` is the first of them.
Column known(std::string name, std::string summary, std::function<void(const StoredRow&, int, KnownAs&)> load,
             std::string mirrored = "") {
  Column column = derived(name, "TEXT", std::move(summary), name, [load](const StoredRow& s, int i, Row& r) {
    if (r.literature) load(s, i, *r.literature);
    else if (!s.is_null(i)) s.damaged(i, "belongs to an entry of the literature, and there is none");
  });
  column.mirrored = std::move(mirrored);
  return column;
}

std::vector<Column> literature_columns() {
  return {
      derived("literature", "TEXT",
              "the entry of the literature that the formula is equivalent to; NULL: none of the table that `literature` looked in",
              "literature",
              [](const StoredRow& s, int i, Row& r) {
                if (!s.is_null(i)) r.literature.emplace().name = s.label(i);
              }),
      known("literature_reference", "where it stands: a key of doc/references.md, or what a table of one's own says",
            [](const StoredRow& s, int i, KnownAs& k) {
              if (!s.is_null(i)) k.reference = s.label(i);
            }),
      known("literature_pcf", "the entry, as PCF(2*n + 1, n^2)",
            [](const StoredRow& s, int i, KnownAs& k) { k.pcf = to_plain(stored_pcf_text(s.text(i), s.place(i))); }),
      known("literature_by", "by what: form (shift, sign, inflation), gauge, or fold k:l, k steps of it against l",
            [](const StoredRow& s, int i, KnownAs& k) { k.by = s.words(i); }),
      known(
          "literature_map", "[p, q, r, s] with L = (p L' + q)/(r L' + s), L' the limit of the entry; proved",
          [](const StoredRow& s, int i, KnownAs& k) { k.map = s.map(i); }, "literature_mirrored"),
  };
}

/// A text of the origin; NULL where there is none.
Column origin_column(std::string name, std::string summary, std::string Origin::*text, std::string (StoredRow::*read)(int) const) {
  return stored(
      std::move(name), "TEXT", std::move(summary),
      [text](Statement& s, int i, const Row& r) { bind_text(s, i, r.origin ? (*r.origin).*text : std::string()); },
      [text, read](const StoredRow& s, int i, Row& r) {
        if (s.is_null(i)) return;
        Origin origin = r.origin ? *r.origin : Origin{};
        origin.*text = (s.*read)(i);
        r.origin = std::make_shared<const Origin>(std::move(origin));
      });
}

std::vector<Column> origin_columns() {
  return {
      origin_column("label", "the label that the formula has in the list it comes from; NULL: none", &Origin::label,
                    &StoredRow::label),
      origin_column("given", "JSON: the other fields of its line; NULL: none", &Origin::given, &StoredRow::object),
      origin_column("from_fraction",
                    "JSON: the fraction that was brought to a and b, and the map of its limit; NULL: a and b were given",
                    &Origin::fraction, &StoredRow::object),
  };
}

std::vector<Column> all_columns() {
  std::vector<Column> all = formula_columns();
  std::ranges::move(limit_columns(), std::back_inserter(all));
  for (std::size_t m = 0; m < kMetricCount; ++m) all.push_back(metric_column(m));
  std::ranges::move(other_columns(), std::back_inserter(all));
  std::ranges::move(claim_view_columns(), std::back_inserter(all));
  std::ranges::move(literature_columns(), std::back_inserter(all));
  std::ranges::move(origin_columns(), std::back_inserter(all));
  return all;
}

/// One half of the view.
std::string half(const std::string& id, bool mirrored) {
  std::string columns = id + " AS id";
  for (const Column& c : run_columns()) {
    const std::string& plain = c.is_stored() ? c.name : c.derived;
    columns += fmt::format(", {} AS {}", mirrored && !c.mirrored.empty() ? c.mirrored : plain, c.name);
  }
  return fmt::format("SELECT {} FROM {}{}", columns, formula_rows_sql(), mirrored ? " WHERE mirror IS NOT NULL" : "");
}

}  // namespace

std::span<const Column> run_columns() {
  static const std::vector<Column> columns = all_columns();
  return columns;
}

std::string run_schema() {
  std::string columns;
  for (const Column& c : run_columns())
    if (c.is_stored()) columns += fmt::format(", {} {}", c.name, c.type);
  return fmt::format("CREATE TABLE measured (id INTEGER NOT NULL, mirror INTEGER{});\n"
                     "{}{}"
                     "CREATE VIEW formulas AS {} UNION ALL {};\n",
                     columns, create_tables(shown_tables()), stages_schema(), half("id", false), half("mirror", true));
}

}  // namespace brouncker
