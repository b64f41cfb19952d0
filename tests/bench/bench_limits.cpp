/// CPU time of limits, as JSON, one object a line.
///
///     bench_limits space [STRIDE] [DIGITS]    every STRIDE-th PCF of degree <= 2 with coefficients -5..5 up to the sign of a, by class
///     bench_limits digits [DIGITS]            three classical limits beside Arb's time for the constant itself (default 1,000,000)
#include "engine/evaluate/limit.hpp"
#include "engine/number/constant_value.hpp"
#include "engine/recurrence/classify.hpp"

#include <ctime>
#include <map>
#include <string>

#include <fmt/format.h>

namespace brouncker {
namespace {

double cpu_seconds() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

struct Tally {
  long count = 0, infinite = 0, zero = 0, rational = 0, rigorous = 0, none = 0, fifty_digits = 0;
  double seconds = 0, worst = 0;

  void add(const Limit& limit, double spent) {
    ++count;
    infinite += limit.kind == Limit::Kind::infinite;
    none += limit.kind == Limit::Kind::none;
    zero += limit.value == "0";
    rational += limit.rational.has_value();
    rigorous += limit.rigorous;
    fifty_digits += limit.kind == Limit::Kind::finite && limit.digits >= 50;
    seconds += spent;
    worst = std::max(worst, spent);
  }
  void print(std::string_view name) const {
    fmt::print(
        R"({{"class": "{}", "count": {}, "cpu_seconds": {:.3f}, "mean_us": {:.2f}, "max_us": {:.0f}, "infinite": {}, "zero": {}, )"
        R"("rational": {}, "rigorous": {}, "none": {}, "fifty_digits": {}}})"
        "\n",
        name, count, seconds, 1e6 * seconds / static_cast<double>(std::max(count, 1L)), 1e6 * worst, infinite, zero, rational,
        rigorous, none, fifty_digits);
  }
};

/// (a2, a1, a0) and (-a2, -a1, -a0) have opposite limits; the first non-zero coefficient is positive in one of them.
bool is_representative(const long (&a)[3]) {
  for (const long c : a)
    if (c != 0) return c > 0;
  return false;
}

/// The i-th vector of (-5..5)^3.
void decode(long i, long (&c)[3]) {
  for (int k = 2; k >= 0; --k, i /= 11) c[k] = i % 11 - 5;
}

void space(long stride, long digits) {
  std::map<ConvergenceClass, Tally> tallies;
  double classifying = 0;
  long index = 0;
  for (long i = 0; i < 1331; ++i)
    for (long j = 0; j < 1331; ++j) {
      long a[3], b[3];
      decode(i, a), decode(j, b);
      if (!is_representative(a) || (b[0] == 0 && b[1] == 0 && b[2] == 0) || index++ % stride != 0) continue;
      const Pcf pcf{Polynomial::of({a[0], a[1], a[2]}), Polynomial::of({b[0], b[1], b[2]})};
      const double start = cpu_seconds();
      const Convergence convergence = classify(pcf);
      const double classified = cpu_seconds();
      classifying += classified - start;
      if (!convergence.converges() || convergence.kind == ConvergenceClass::terminating) continue;
      const Limit limit = limit_of(pcf, convergence, digits);
      tallies[convergence.kind].add(limit, cpu_seconds() - classified);
    }
  double total = 0;
  for (const auto& [kind, tally] : tallies) {
    tally.print(name(kind));
    total += tally.seconds;
  }
  fmt::print(R"({{"digits": {}, "stride": {}, "limits_cpu_seconds": {:.3f}, "classes_cpu_seconds": {:.3f}}})"
             "\n",
             digits, stride, total, classifying);
}

void many_digits(long digits) {
  struct Known {
    const char* expression;
    Pcf pcf;
    const char* constant;
  };
  const Known known[] = {
      {"4/pi", {Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})}, "pi"},
      {"6/zeta(3)", {Polynomial::of({34, 51, 27, 5}), Polynomial::of({-1, 0, 0, 0, 0, 0, 0})}, "zeta3"},
      {"1/(e - 1)", {Polynomial::of({1, 0}), Polynomial::of({1, 0})}, "e"},
  };
  for (const Known& k : known) {
    double start = cpu_seconds();
    const Limit limit = limit_of(k.pcf, classify(k.pcf), digits);
    const double seconds = cpu_seconds() - start;
    start = cpu_seconds();
    constant_digits(*find_constant(k.constant), digits);
    const double constant = cpu_seconds() - start;
    fmt::print(
        R"({{"limit": "{}", "digits": {}, "cpu_seconds": {:.3f}, "constant_cpu_seconds": {:.3f}, "ratio": {:.1f}, "rigorous": {}}})"
        "\n",
        k.expression, limit.digits, seconds, constant, seconds / constant, limit.rigorous);
  }
}

}  // namespace
}  // namespace brouncker

int main(int count, char** arguments) {
  const auto number = [&](int i, long otherwise) { return count > i ? std::atol(arguments[i]) : otherwise; };
  if (count > 1 && std::string(arguments[1]) == "space") brouncker::space(std::max(1L, number(2, 1)), number(3, 64));
  else brouncker::many_digits(number(2, 1'000'000));
}
