#include "cli/bench/parts.hpp"
#include "cli/summary.hpp"
#include "engine/evaluate/verify.hpp"
#include "engine/number/expression_value.hpp"
#include "engine/number/real.hpp"
#include "engine/resources.hpp"
#include "formulas/parse_polynomial.hpp"

#include <cmath>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

struct Known {
  const char *expression, *a, *b;
};
constexpr Known kKnown[] = {{"4/pi", "2n+1", "n^2"},
                            {"6/zeta(3)", "34n^3+51n^2+27n+5", "-n^6"},
                            {"5/zeta(2)", "11n^2+11n+3", "n^4"},
                            {"1/log(2)", "3n+2", "-2n^2"},
                            {"1/(e - 1)", "n", "n"},
                            {"1/tan(1)", "2n+1", "-1"},
                            {"besseli(0, 2)/besseli(1, 2)", "n+1", "1"},
                            {"2/lemniscate", "4n+1", "-2n^2+n"},
                            {"1/(2*catalan)", "3n^2+3n+1", "-2n^4"}};

/// Nothing that one part computed helps the next: the constants of FLINT are forgotten in between.
ordered_json measured(const Known& known, long digits) {
  const Pcf pcf = parse_pcf(known.a, known.b);
  const Expression expression = parse_expression(known.expression);
  forget_constants();
  const double begin = process_cpu_seconds();
  const Verification verification = verify(pcf, expression, digits);
  const double middle = process_cpu_seconds();
  forget_constants();
  const double again = process_cpu_seconds();
  enclose(expression, digits);
  const double constant = process_cpu_seconds() - again;
  return {{"formula", known.expression},
          {"digits", digits},
          {"verdict", kVerifyNames[static_cast<std::size_t>(verification.verdict)]},
          {"rigorous", verification.rigorous()},
          {"cpu_seconds", rounded(middle - begin)},
          {"arb_cpu_seconds", rounded(constant)},
          {"ratio", rounded((middle - begin) / std::max(constant, 1e-6))}};
}

}  // namespace

ordered_json bench_verification(long digits, long most) {
  ordered_json rows = ordered_json::array();
  for (const Known& known : kKnown) rows.push_back(measured(known, digits));
  if (most > 0)
    for (std::size_t i : {0, 1}) rows.push_back(measured(kKnown[i], most));
  return rows;
}

}  // namespace brouncker::cli
