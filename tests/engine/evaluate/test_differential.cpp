// The limits of adversarial PCFs against plain_recurrence.hpp.
#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/feasibility.hpp"
#include "engine/evaluate/limit.hpp"
#include "engine/metrics/samples.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "formulas/print.hpp"
#include "tests/engine/evaluate/plain_recurrence.hpp"
#include "tests/support/adversarial_formulas.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <map>

namespace brouncker {
namespace {

using namespace random_formulas;

constexpr long kDigits = 30;
constexpr std::int64_t kDeepest = 2048;
/// Limits that take more terms are not computed here, but counted: they would take minutes.
constexpr double kMostTerms = 300'000;
/// Fewer digits than this decide nothing.
constexpr double kLeastDigits = 4, kExtrapolatedDigits = 10;

enum class Verdict { right, undecided, wrong };

struct Compared {
  Verdict verdict = Verdict::undecided;
  double digits = 0;  ///< to which the oracle knows the limit
  std::string what;
};

/// Half a unit of the last digit of a decimal, and what its error bound adds before rounding.
Rational half_unit(const std::string& value) {
  const std::size_t e = value.find('e');
  std::string mantissa = value.substr(0, e);
  const std::size_t point = mantissa.find('.');
  long exponent = e == value.npos ? 0 : std::stol(value.substr(e + 1));
  if (point != mantissa.npos) exponent -= static_cast<long>(mantissa.size() - point - 1);
  return parse_decimal("1e" + std::to_string(exponent)) / 2;
}

/// Every number that is rounded to `limit`, as a ball; a limit proved rational is that number alone.
Real ball_of(const Limit& limit) {
  if (limit.rational) return to_real(*limit.rational, 640);
  Real ball = to_real(parse_decimal(limit.value), 640);
  const Rational error = limit.value == "0" ? parse_decimal(limit.error_bound) : half_unit(limit.value);
  arb_add_error(ball.get(), to_real(error * Rational(1'000'001, 1'000'000), 64).get());
  return ball;
}

Compared against_end(const Pcf& pcf, std::int64_t zero, const Limit& limit) {
  const std::optional<Rational> value = plain::ended(pcf, zero - 1);
  Compared result{Verdict::right, 300, "the fraction ends at " + std::to_string(zero)};
  if (!value) result.verdict = limit.kind == Limit::Kind::infinite ? Verdict::right : Verdict::wrong;
  else if (limit.kind != Limit::Kind::finite || limit.rational != value) result.verdict = Verdict::wrong;
  if (value) result.what += " with " + value->str();
  return result;
}

std::string text_of(const plain::Enclosed& e) {
  char* text = arb_get_str(e.ball.get(), 40, 0);
  std::string result = (e.reciprocal ? "1/L in " : "L in ") + std::string(text);
  flint_free(text);
  return result;
}

/// Where the enclosure decides little: by extrapolation to at least 10 digits, with room for a hundred times its error.
Compared against_extrapolation(const Pcf& pcf, const Limit& limit) {
  const std::optional<plain::Extrapolated> known = plain::extrapolated_limit(pcf, kDeepest);
  if (!known || limit.kind != Limit::Kind::finite || known->value == 0) return {};
  const double digits = -std::log10(std::fabs(static_cast<double>(Rational(known->error / known->value))) + 1e-300);
  if (!(digits >= kExtrapolatedDigits)) return {};
  const Rational room = 100 * known->error + half_unit(limit.value), off = abs(parse_decimal(limit.value) - known->value);
  return {off <= room ? Verdict::right : Verdict::wrong, digits, "by extrapolation " + significant_decimal(known->value, 40)};
}

Compared against_recurrence(const Pcf& pcf, const Limit& limit) {
  const std::optional<plain::Enclosed> known = plain::enclosed_limit(pcf, 1e-36, kDeepest);
  if (!known) return {Verdict::undecided, 0, "no theorem about the tail at this depth"};
  Compared result{Verdict::undecided, 0, text_of(*known)};
  result.digits = known->reciprocal && arb_contains_zero(known->ball.get())
                      ? -0.30103 * static_cast<double>(arb_rel_error_bits(known->ball.get()))
                      : -plain::log10_relative_width(known->ball);
  Real said = limit.kind == Limit::Kind::infinite ? Real(0) : ball_of(limit), image;
  bool reciprocal = limit.kind == Limit::Kind::infinite;
  if (reciprocal != known->reciprocal) {
    arb_inv(image.get(), said.get(), 640);
    said = image;
  }
  if (arb_is_finite(said.get()) && !arb_overlaps(said.get(), known->ball.get())) result.verdict = Verdict::wrong;
  else if (result.digits >= kLeastDigits) result.verdict = Verdict::right;
  return result;
}

/// A fraction that is enclosed narrowly, at two depths, has a limit: the class must not be divergent.
Compared against_divergence(const Pcf& pcf) {
  const std::optional<plain::Enclosed> shallow = plain::enclosed_limit(pcf, 1e-36, 256),
                                       deep = plain::enclosed_limit(pcf, 1e-36, kDeepest);
  if (!shallow || !deep || shallow->reciprocal || deep->reciprocal) return {Verdict::undecided, 0, "divergent"};
  const double first = plain::log10_relative_width(shallow->ball), last = plain::log10_relative_width(deep->ball);
  return {last < -6 && last < 1.5 * first ? Verdict::wrong : Verdict::undecided, -last, "divergent; " + text_of(*deep)};
}

Compared compared(const Pcf& pcf, const Convergence& convergence, const Limit& limit) {
  if (const auto zero = plain::first_zero(pcf.b, kDeepest)) return against_end(pcf, *zero, limit);
  if (!convergence.converges()) return against_divergence(pcf);
  if (limit.kind == Limit::Kind::none) return {Verdict::undecided, 0, "no value is computed"};
  const Compared proved = against_recurrence(pcf, limit);
  if (proved.verdict == Verdict::wrong || proved.digits >= kExtrapolatedDigits) return proved;
  const Compared extrapolated = against_extrapolation(pcf, limit);
  return extrapolated.verdict == Verdict::undecided ? proved : extrapolated;
}

bool is_too_deep(const Pcf& pcf, const Convergence& convergence) {
  const bool fast = convergence.kind == ConvergenceClass::factorial || convergence.kind == ConvergenceClass::exponential;
  return fast && depth_for(pcf, kDigits * 3.33 + 64).terms > kMostTerms;
}

struct Counts {
  int right = 0, undecided = 0, wrong = 0, no_value = 0, rigorous = 0, too_deep = 0;
};

/// Two counts of the same comparison, and how long the limit took.
struct Tally {
  std::map<std::string_view, Counts> by_kind, by_class;
  std::multimap<double, Pcf> slowest;

  void add(std::string_view kind, const Convergence& convergence, const Limit& limit, Verdict verdict) {
    for (Counts* c : {&by_kind[kind], &by_class[name(convergence.kind)]}) {
      c->right += verdict == Verdict::right;
      c->undecided += verdict == Verdict::undecided;
      c->wrong += verdict == Verdict::wrong;
      c->no_value += convergence.converges() && limit.kind == Limit::Kind::none;
      c->rigorous += verdict == Verdict::right && limit.rigorous;
    }
  }
  void add_time(double seconds, const Pcf& pcf) {
    slowest.emplace(seconds, pcf);
    if (slowest.size() > 5) slowest.erase(slowest.begin());
  }
  void print() const {
    for (const auto* table : {&by_kind, &by_class})
      for (const auto& [key, c] : *table)
        MESSAGE(key, ": right ", c.right, " (rigorous ", c.rigorous, "), undecided ", c.undecided, " (without a value ", c.no_value,
                "), wrong ", c.wrong, ", too deep ", c.too_deep);
    for (const auto& [seconds, pcf] : slowest) MESSAGE(seconds, " s: ", to_plain(pcf));
  }
};

TEST_SUITE("evaluate/differential") {
  TEST_CASE("limits of adversarial fractions lie where the recurrence and a bound of the tail put them") {
    Generator g(20'260);
    Tally tally;
    const int rounds = repeated(1000);
    for (int round = 0; round < rounds; ++round) {
      const std::size_t kind = static_cast<std::size_t>(round) % kAdversaries.size();
      const Pcf pcf = adversary(g, kind);
      const Convergence convergence = classify(pcf);
      if (is_too_deep(pcf, convergence)) {
        ++tally.by_kind[kAdversaries[kind]].too_deep;
        ++tally.by_class[name(convergence.kind)].too_deep;
        continue;
      }
      const auto begin = std::chrono::steady_clock::now();
      const Limit limit = limit_of(pcf, convergence, kDigits);
      tally.add_time(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), pcf);
      const Compared result = compared(pcf, convergence, limit);
      tally.add(kAdversaries[kind], convergence, limit, result.verdict);
      CAPTURE(to_plain(pcf));
      CAPTURE(limit.value);
      CAPTURE(result.what);
      CHECK(result.verdict != Verdict::wrong);
    }
    tally.print();
    int right = 0;
    for (const auto& [key, c] : tally.by_kind) right += c.right;
    CHECK(right > rounds / 2);
  }

  TEST_CASE("naive delta and delta of adversarial fractions are those of the definition, with the true limit") {
    constexpr Sampling kSampling{.depth = 200};
    Generator g(1'655);
    int compared = 0, undecided = 0;
    for (int round = 0; round < repeated(300); ++round) {
      const Pcf pcf = adversary(g, static_cast<std::size_t>(round) % kAdversaries.size());
      const Convergence convergence = classify(pcf);
      const bool fast = convergence.kind == ConvergenceClass::factorial || convergence.kind == ConvergenceClass::exponential;
      const std::optional<Samples> samples = fast && !is_too_deep(pcf, convergence) ? take_samples(pcf, kSampling) : std::nullopt;
      if (!samples) continue;
      const Row row = evaluate(pcf, kSampling, kDigits);
      const std::optional<plain::ErrorAt> known = plain::error_at(pcf, samples->points.back().n);
      // p_N/q_N may stand in for L: only where its error is nothing beside that of the sample
      const auto deep = known ? plain::error_at(pcf, samples->deepest) : std::nullopt;
      if (!deep || deep->log_error > known->log_error - 30 || row.limit.kind != Limit::Kind::finite) {
        ++undecided;
        continue;
      }
      ++compared;
      CAPTURE(to_plain(pcf));
      const double naive = -known->log_error / known->log_q - 1, reduced = -known->log_error / (known->log_q - known->log_gcd) - 1;
      if (known->log_q > 1) CHECK(row.metrics["naive_delta"] == doctest::Approx(naive).epsilon(1e-9));
      if (known->log_q - known->log_gcd > 1) CHECK(row.metrics["delta"] == doctest::Approx(reduced).epsilon(1e-9));
    }
    MESSAGE(compared, " compared, ", undecided, " undecided");
    CHECK(compared > repeated(300) / 4);
  }
}

}  // namespace
}  // namespace brouncker
