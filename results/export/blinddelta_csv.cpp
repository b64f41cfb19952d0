// The CSV of the published Blind-Delta program: its columns, order, markers and meanings, so that its users can compare.
//
// "Limit" is p_N/q_N at the sampling depth N, to 60 decimals. The rational marker stands in its place where |p_N/q_N| >= 1000 or
// q_N = 0; such a row, and that of a terminating PCF, has nothing else. With complex eigenvalues only the growth is given. The
// columns *_SDS are variances. Errors are measured against p_N/q_N, the deltas taken from the difference of absolute values.
// Source: [Shalyt2024] and its published program.
#include "engine/metrics/measurement.hpp"
#include "engine/metrics/samples.hpp"
#include "engine/number/logarithm.hpp"
#include "formulas/decimal.hpp"
#include "formulas/print.hpp"
#include "results/export/exporter.hpp"
#include "results/run/csv.hpp"
#include "results/run/printable.hpp"

#include <cmath>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::string_view kHeading =
    "Coefficients,Limit,Convergence_Cycle_Length,Infinite_CCL_Flag,Naive_Delta,FR_Delta,Predicted_Delta,c,d,c_SDS,d_SDS,"
    "Eigenvalues_ratio,complex_Eigenvalues,convergence_b,convergence_c,convergence_d,convergence_b_SDS,convergence_c_SDS,"
    "convergence_d_SDS\r\n";

constexpr long kDecimals = 60;
const Rational kLargestLimit = 1000;

/// A column behind the limit.
struct Field {
  std::string_view metric;  ///< of the table of metrics; empty: not a metric
  std::string_view format;
  bool with_complex;  ///< given where the eigenvalues are complex, too
};

constexpr std::string_view kFixed = "{:.10f}", kScientific = "{:.15e}";
constexpr std::string_view kComplexFlag = "complex";
constexpr Field kFields[] = {
    {"", "", false},
    {"", "", false},  // the cycle lengths, which the published program leaves out at these settings
    {"naive_delta", kFixed, false},
    {"delta", kFixed, false},
    {"predicted_delta", kFixed, false},
    {"gamma_q", kFixed, true},
    {"eta_q", kFixed, true},
    {"gamma_q_variance", kFixed, true},
    {"eta_q_variance", kFixed, true},
    {"log_eigenvalue_ratio", kScientific, false},
    {kComplexFlag, "", true},
    {"beta_error", kFixed, false},
    {"gamma_error", kFixed, false},
    {"eta_error", kFixed, false},
    {"beta_error_variance", kFixed, false},
    {"gamma_error_variance", kFixed, false},
    {"eta_error_variance", kFixed, false},
};

/// The coefficients of a and b, highest power first, as many as the templates have: "[1, 0, 2, 0, 0, 4]".
std::string coefficients(const Row& row, int a_degree, int b_degree) {
  std::string text;
  for (const auto& [p, degree] : {std::pair{&row.pcf.a, a_degree}, {&row.pcf.b, b_degree}})
    for (int power = std::max(degree, p->degree()); power >= 0; --power)
      text += (text.empty() ? "" : ", ") + p->coefficient(power).str();
  return "\"[" + text + "]\"";
}

/// The limit as the published program sees it; nullopt for its rational marker.
std::optional<std::string> published_limit(const Row& row) {
  if (row.deep_convergent == "inf" || (row.deep_convergent.empty() && row.limit.kind != Limit::Kind::finite)) return std::nullopt;
  const Rational value = !row.deep_convergent.empty() ? parse_decimal(row.deep_convergent)
                         : row.limit.rational         ? *row.limit.rational
                                                      : parse_decimal(row.limit.value);
  if (abs(value) >= kLargestLimit) return std::nullopt;
  return row.deep_convergent.empty() ? fixed_decimal(value, kDecimals) : row.deep_convergent;
}

std::string field(const Row& row, const Field& f, const Markers& markers) {
  const bool complex = row.metrics.complex_eigenvalues;
  if (complex && !f.with_complex) return markers.not_calculated;
  if (f.metric == kComplexFlag) return complex ? "1" : "0";
  const double value = f.metric.empty() ? std::numeric_limits<double>::quiet_NaN() : row.metrics[f.metric];
  if (!std::isfinite(value)) return markers.not_calculated;
  std::string text = fmt::format(fmt::runtime(f.format), value);
  // The sign of a zero is that of a rounding error.
  if (text.starts_with("-0.") && text.find_first_not_of("-0.") == text.npos) text.erase(0, 1);
  return text;
}

/// The metrics as the published program takes them: errors against p_N/q_N, also where the limit is known to be rational or not to
/// exist; the deltas from the difference of |p_N/q_N| and |p_n/q_n|, which differs from ours where the two have opposite signs.
/// That takes a limit that is rational, or that the convergents have not settled at; only then the samples are taken once more.
/// nullopt: the rational marker, where p_n = 0 or p_n = -q_n.
std::optional<Row> with_published_metrics(Row row, const Sampling& sampling) {
  if (row.metrics.complex_eigenvalues || (row.deep_convergent.empty() && !row.limit.rational && row.limit.value != "0")) return row;
  const auto samples = take_samples(row.pcf, sampling);
  if (!samples) return row;
  row.metrics = metrics_of(measure(row.pcf, sampling, samples->points));
  const Convergent& c = samples->last;
  if (c.p == 0 || c.p + c.q == 0) return std::nullopt;
  if (c.p.sign() * c.q.sign() == samples->p_deepest.sign() * samples->q_deepest.sign()) return row;
  const Integer difference = abs(samples->p_deepest) * abs(c.q) - abs(c.p) * abs(samples->q_deepest);
  const double log_error = log_abs(difference) - log_abs(samples->q_deepest) - log_abs(c.q);
  const Sample& last = samples->points.back();
  row.metrics.values[metric_index("naive_delta")] = -log_error / last.log_q - 1;
  row.metrics.values[metric_index("delta")] = -log_error / last.log_reduced_q() - 1;
  return row;
}

int degree(const Template& t) {
  int result = 0;
  for (const Template::Term& term : t.terms()) result = std::max(result, term.power);
  return result;
}

/// The degrees that decide how many columns there are: those of the templates, or the highest ones of a list.
std::pair<int, int> degrees(const RunReader& run) {
  if (const SearchSpace* space = run.info().job.source.space()) return {degree(space->a()), degree(space->b())};
  sqlite::Statement s(run.database(), "SELECT coalesce(max(degree_a), 0), coalesce(max(degree_b), 0) FROM measured");
  return s.next() ? std::pair(static_cast<int>(s.integer(0)), static_cast<int>(s.integer(1))) : std::pair(0, 0);
}

void formulas(const RunReader& run, const std::string& where, TextOutput& out) {
  const Job& job = run.info().job;
  // They are texts of the job, which may be a stranger's.
  const Markers markers{.not_calculated = csv_field(printable(job.markers.not_calculated)),
                        .rational = csv_field(printable(job.markers.rational))};
  const std::pair<int, int> degree_of = degrees(run);
  out.write(kHeading);
  const auto line_of = [&](std::uint64_t, const Row& stored) {
    const auto published = with_published_metrics(stored, job.sampling);
    const Row& row = published ? *published : stored;
    const auto limit = published_limit(row);
    // A finite continued fraction that ends before it is sampled has no metrics.
    const bool measured = limit && !std::isnan(row.metrics["gamma_q"]);
    std::string line = coefficients(row, degree_of.first, degree_of.second) + "," + limit.value_or(markers.rational);
    for (const Field& f : kFields) {
      const bool is_delta = f.metric == "naive_delta" || f.metric == "delta";
      line += "," + (!measured ? markers.not_calculated : is_delta && !published ? markers.rational : field(row, f, markers));
    }
    return line + "\r\n";
  };
  run.for_each_text({where, "", 0}, line_of, [&](const std::string& line) { out.write(line); });
}

}  // namespace

extern const Exporter kBlindDeltaCsv{"blinddelta-csv", "the columns and markers of the published Blind-Delta program", "csv",
                                     formulas};

}  // namespace brouncker
