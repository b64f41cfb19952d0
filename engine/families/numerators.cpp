#include "engine/families/numerators.hpp"

#include "engine/number/rational_roots.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Values = std::vector<Rational>;
using Forms = std::vector<ParameterPoly>;

constexpr long kMostStep = 1000;
constexpr std::size_t kMostPairings = 6;
constexpr int kMostRoots = 4;

ParameterPoly n() { return ParameterPoly::variable(0); }

/// prod factor(n - j) for j = 1 .. -step.
ParameterPoly poles(const ParameterPoly& factor, long step) {
  ParameterPoly result(Rational(1));
  for (long j = 1; j <= -step; ++j) result = result * factor.shifted(Rational(-j));
  return result;
}

std::optional<long> whole_step(const Rational& x) {
  if (denominator(x) != 1 || abs(x) > kMostStep) return std::nullopt;
  return static_cast<long>(Integer(numerator(x)));
}

/// i with b' = b(n + i), once a root.
std::vector<std::vector<long>> steps_together(const NormalPair& pair, const Values&) {
  const auto t = static_cast<std::size_t>(pair.t());
  if (t == 0) return {{}};
  const Values& b = pair.from.b;
  const auto step = whole_step((pair.b_to[t - 1] - b[t - 1]) / (b[t] * static_cast<long>(t)));
  if (!step || shifted(b, Rational(*step)) != pair.b_to) return {};
  return {std::vector<long>(t, *step)};
}

NumeratorPolynomials together(const FrameConstants& c, const ParameterPoly& leading, const ParameterPoly& monic) {
  const long step = c.steps.empty() ? 0 : c.steps.front();
  const ParameterPoly b = leading * monic;
  return {b, b.shifted(Rational(step)), poles(monic, step)};
}

std::vector<std::string> coefficient_names(int s, int t) {
  std::vector<std::string> result;
  for (int k = t - 1; k >= 0; --k)
    if (s > 0 || k != t - 1) result.push_back(k == 0 ? "p" : t == 2 ? "q" : "p" + std::to_string(k));
  return result;
}

/// By falling powers; deg a = 0: that of n^(t-1) is 0 and no coordinate.
std::optional<Values> coefficients_of(const FrameConstants& c, const Values& b) {
  Values result;
  for (std::size_t k = b.size() - 1; k-- > 0;)
    if (c.s > 0 || k + 2 != b.size()) result.push_back(b[k] / b.back());
  return result;
}

NumeratorPolynomials coefficient_polynomials(const FrameConstants& c, const ParameterPoly& leading, const Forms& x) {
  ParameterPoly monic(Rational(1));
  std::size_t next = 0;
  for (int k = c.t - 1; k >= 0; --k) {
    monic = monic * n();
    if (c.s > 0 || k != c.t - 1) monic = monic + x[next++];
  }
  return together(c, leading, monic);
}

std::optional<Values> negated_roots(const Values& b) {
  if (b.size() < 2) return std::nullopt;
  Values result = rational_roots_of(b);
  if (result.empty()) return std::nullopt;
  for (Rational& r : result) r = -r;
  return result;
}

std::vector<std::string> root_names(int s, int t) {
  std::vector<std::string> result{"p", "q", "r", "v"};
  result.resize(static_cast<std::size_t>(s == 0 ? t - 1 : t));
  return result;
}

std::optional<Values> roots_of(const FrameConstants& c, const Values& b) {
  return c.t <= kMostRoots ? negated_roots(b) : std::nullopt;
}

/// To the roots of b' in all orders that are integers away; for two roots in one class modulo the integers there are two.
std::vector<std::vector<long>> steps_of_roots(const NormalPair& pair, const Values& roots) {
  std::vector<std::vector<long>> result;
  auto images = negated_roots(pair.b_to);
  if (!images) return result;
  std::ranges::sort(*images);
  std::size_t pairings = 0;
  do {
    std::vector<long> steps;
    bool integral = true;
    for (std::size_t k = 0; k < roots.size() && integral; ++k) {
      const Rational difference = (*images)[k] - roots[k];
      integral = denominator(difference) == 1;
      if (const auto step = whole_step(difference)) steps.push_back(*step);
    }
    pairings += integral;
    if (integral && steps.size() == roots.size()) result.push_back(std::move(steps));
  } while (pairings < kMostPairings && std::ranges::next_permutation(*images).found);
  return result;
}

Forms with_last_root(const FrameConstants& c, Forms x) {
  if (c.s > 0) return x;
  ParameterPoly last;
  for (const ParameterPoly& root : x) last = last - root;
  x.push_back(std::move(last));
  return x;
}

NumeratorPolynomials root_polynomials(const FrameConstants& c, const ParameterPoly& leading, const Forms& x) {
  NumeratorPolynomials result{leading, leading, ParameterPoly(Rational(1))};
  for (std::size_t k = 0; k < x.size(); ++k) {
    const ParameterPoly factor = n() + x[k];
    result.b = result.b * factor;
    result.b_to = result.b_to * (factor + ParameterPoly(Rational(c.steps[k])));
    result.denominator = result.denominator * poles(factor, c.steps[k]);
  }
  return result;
}

std::vector<std::string> pointed_names(int, int) { return {"p", "q"}; }

std::optional<Values> pointed_roots(const FrameConstants& c, const Values& b) {
  Values rest = b;
  rest[0] -= c.kappa * b.back() * b.back();
  return negated_roots(rest);
}

NumeratorPolynomials pointed_polynomials(const FrameConstants& c, const ParameterPoly& leading, const Forms& x) {
  return together(c, leading, (n() + x[0]) * (n() + x[1]) + c.kappa * leading);
}

Forms as_they_are(const FrameConstants&, Forms x) { return x; }

}  // namespace

const NumeratorRow kCoefficientNumerators = {
    .names = coefficient_names,
    .together = true,
    .of = coefficients_of,
    .steps = steps_together,
    .completed = as_they_are,
    .polynomials = coefficient_polynomials,
};

const NumeratorRow kRootNumerators = {
    .names = root_names,
    .any_order = true,
    .of = roots_of,
    .steps = steps_of_roots,
    .completed = with_last_root,
    .polynomials = root_polynomials,
};

const NumeratorRow kPointedNumerators = {
    .names = pointed_names,
    .together = true,
    .any_order = true,
    .of = pointed_roots,
    .steps = steps_together,
    .completed = as_they_are,
    .polynomials = pointed_polynomials,
};

}  // namespace brouncker
