#include "engine/match/identify.hpp"

#include "engine/match/identify_methods.hpp"
#include "engine/match/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace brouncker {
namespace identification {
namespace {

std::uint64_t once(const ConstantSet&, const IdentifyOptions&) { return 1; }
std::uint64_t weight_tests(const ConstantSet&, const IdentifyOptions&) { return kWeightTests; }
std::uint64_t each_degree(const ConstantSet&, const IdentifyOptions&) { return kMaxAlgebraicDegree - 2; }
std::uint64_t thrice(const ConstantSet&, const IdentifyOptions&) { return 3; }
std::uint64_t each(const ConstantSet& constants, const IdentifyOptions&) { return constants.entries().size(); }
std::uint64_t each_with_radicand(const ConstantSet& constants, const IdentifyOptions& options) {
  return options.radicand > 1 ? constants.entries().size() + 1 : 0;
}

constexpr Method kMethods[] = {
    {"rational", "p/q", once, rational, true},
    {"quadratic", "u x^2 + v x + w = 0", once, quadratic, true},
    {"multiple", "c p/q", each, multiple, true},
    {"radicals", "u x^2k + v x^k + w = 0, k = 2, 3, 4", thrice, radicals, true},
    {"moebius", "(p c + q)/(r c + s) and c p/q, up to 2^18", each, small_coefficients, true, true},
    {"moebius", "(p c + q)/(r c + s)", each, moebius, true},
    {"products", "product of c^e", product_tests, products, true},
    {"periods", "(p c + q)/(r c + s), c a Chowla-Selberg quotient of gamma values or its square", period_tests, periods},
    {"algebraic", "polynomial of degree 3 to 8", each_degree, algebraic, true},
    {"weights", "x = sum of products of one weight, rational coefficients", weight_tests, weights},
    {"quadratic-field", "(p c + q)/(r c + s), coefficients in Z[sqrt d]", each_with_radicand, quadratic_field},
    {"square-root", "x^2 = (p c + q)/(r c + s)", each, square_root},
    {"degree-2", "(p c^2 + q c + r)/(s c^2 + t c + u)", each, degree_two},
    {"linear", "x or 1/x = p + q c1 + r c2 [+ s c3], rational coefficients", linear_tests, linear},
};

}  // namespace

std::span<const Method> methods() { return kMethods; }

void Search::offer(Identification candidate) {
  if (candidate.support.verified_bits < 0) return;
  candidate.method = searched.method;
  (candidate.support.accepted() ? accepted : refused).push_back(std::move(candidate));
}

FoundRelation Search::relation(std::span<const Approximation> terms) {
  FoundRelation found = find_relation(terms, log2_tests);
  ++searched.tests;
  searched.excluded_bits = std::min(searched.excluded_bits, found.excluded_bits);
  return found;
}

}  // namespace identification

namespace {

using identification::Search;

bool simpler(const Identification& x, const Identification& y) {
  const int cx = complexity(x.expression), cy = complexity(y.expression);
  return cx != cy ? cx < cy : x.constant < y.constant;
}

/// Holds to more digits than relations of its size would by chance: worth naming, not worth claiming.
bool suggestive(const Identification& x) { return x.support.verified_bits > x.support.explained_bits(); }

bool less_likely(const Identification& x, const Identification& y) { return chance_bits(x.support) < chance_bits(y.support); }

bool needs_less(const Identification& x, const Identification& y) { return x.support.digits_needed() < y.support.digits_needed(); }

/// A relation of the number's own precision with the first constant, found as moebius() finds it.
bool control(const Approximation& x, const ConstantSet& constants, double log2_tests) {
  if (constants.entries().empty()) return false;
  const Approximation& c = constants.entries().front().constant.value;
  const Rational value = (3 * c.centre() + 1) / (2 * c.centre() - 7);
  const long bits = std::min(c.bits - 8, static_cast<long>(x.known_bits()));
  if (bits < 8) return false;
  const Approximation planted = approximation(value, Rational(1, Integer(Integer(1) << static_cast<unsigned>(bits))));
  const Approximation terms[] = {exact_one(), c, planted, product(c, planted)};
  const FoundRelation found = find_relation(terms, log2_tests);
  const std::vector<Integer> wanted{1, 3, 7, -2};
  return found.coefficients == wanted;
}

}  // namespace

double chance_bits(const Support& support) { return support.verified_bits - support.explained_bits(); }

Identified identify(const Approximation& x, const ConstantSet& constants, const IdentifyOptions& options) {
  Identified result;
  std::uint64_t tests = 0;
  const bool quick = options.quick || x.known_bits() < kAllMethodsBits;
  const auto tests_of = [&](const identification::Method& method) {
    return quick && !method.quick ? 0 : method.tests(constants, options);
  };
  for (const auto& method : identification::methods())
    if (!method.is_part) tests += tests_of(method);
  const double log2_tests = std::log2(static_cast<double>(tests)) + options.log2_numbers;
  std::vector<Identification> refused;
  for (const auto& method : identification::methods()) {
    if (tests_of(method) == 0) continue;
    const Searched nothing_yet{method.name, method.form, 0, std::numeric_limits<double>::infinity()};
    Search search{x, constants, options, log2_tests, {}, {}, nothing_yet};
    method.run(search);
    if (search.searched.tests > 0) result.searched.push_back(search.searched);
    std::copy_if(search.refused.begin(), search.refused.end(), std::back_inserter(refused), suggestive);
    if (search.accepted.empty()) continue;
    result.closed_forms = std::move(search.accepted);
    std::sort(result.closed_forms.begin(), result.closed_forms.end(), simpler);
    break;
  }
  if (result.closed_forms.empty() && !refused.empty()) {
    result.refused = *std::min_element(refused.begin(), refused.end(), needs_less);
    const auto best = std::max_element(refused.begin(), refused.end(), less_likely);
    if (chance_bits(best->support) >= kLeastChanceBits) result.candidate = *best;
  }
  result.control_found = control(x, constants, log2_tests);
  return result;
}

}  // namespace brouncker
