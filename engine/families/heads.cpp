#include "engine/families/heads.hpp"

#include "formulas/arithmetic.hpp"
#include "formulas/rational_polynomial.hpp"

namespace brouncker {
namespace {

using Values = std::vector<Rational>;
using Choices = std::vector<Values>;

ParameterPoly n() { return ParameterPoly::variable(0); }
ParameterPoly moved(const FrameConstants& c) { return n() + ParameterPoly(c.offset); }

/// a' around its centre.
Values centred(const NormalPair& pair) { return shifted(pair.a_to, Rational(-pair.offset)); }

FrameConstants degrees_of(const NormalPair& pair) {
  FrameConstants result;
  result.s = pair.s(), result.t = pair.t();
  result.offset = pair.offset;
  return result;
}

/// The square root of D = a1^2 + 4 b2 where a1 = 1; nullopt where there is none, or 0.
std::optional<Rational> root_of_discriminant(const State& x) {
  if (x.a.size() != 2 || x.b.size() != 3) return std::nullopt;
  const auto root = rational_sqrt(1 + 4 * x.b[2]);
  return root && *root != 0 ? root : std::nullopt;
}

std::vector<FrameConstants> square_constants(const NormalPair& pair) {
  const auto root = root_of_discriminant(pair.from);
  if (!root) return {};
  const Rational step_sum = (pair.b_to[1] - pair.from.b[1]) / pair.from.b[2], z = (1 / *root - 1) / 2;
  FrameConstants result = degrees_of(pair);
  result.offset = pair.offset / *root - step_sum * z;
  if (result.offset == step_sum / 2) return {};  // holds without the square root
  return {result};
}

std::vector<FrameConstants> constant_constants(const NormalPair& pair) {
  if (pair.s() != 0) return {};
  FrameConstants result = degrees_of(pair);
  result.offset = pair.a_to[0] - pair.from.a[0];
  return {result};
}

std::vector<FrameConstants> term_constants(const NormalPair& pair) {
  if (pair.s() == 0 || !square_constants(pair).empty()) return {};
  return {degrees_of(pair)};
}

std::vector<FrameConstants> quadratic_constants(const NormalPair& pair) {
  if (pair.s() != 2) return {};
  return {degrees_of(pair)};
}

std::vector<FrameConstants> based_constants(const NormalPair& pair) {
  std::vector<FrameConstants> result;
  for (std::size_t k = 0; pair.s() == 2 && k < static_cast<std::size_t>(pair.t()); ++k) {
    result.push_back(degrees_of(pair));
    result.back().base = k;
  }
  return result;
}

/// The coefficients of n^(s-2), ..., 1.
Values terms(const Values& a) {
  Values result;
  for (std::size_t k = a.size() - 1; k-- > 1;) result.push_back(a[k - 1]);
  return result;
}

/// n^s + x_1 n^(s-2) + ...
ParameterPoly monic(const ParameterPoly& n, int s, const std::vector<ParameterPoly>& x) {
  ParameterPoly result = n;
  for (int k = 2; k <= s; ++k) result = result * n + x[static_cast<std::size_t>(k) - 2];
  return result;
}

std::size_t one(int) { return 1; }
std::size_t below_second(int s) { return static_cast<std::size_t>(s - 1); }
Choices nothing(const FrameConstants&, const NormalPair&, const Values&) { return {{}}; }

}  // namespace

const HeadRow kTermHeads = {
    .name = "t",
    .name_to = "u",
    .count = below_second,
    .constants_of = term_constants,
    .of_state = [](const FrameConstants&, const State& x, const Values&) -> Choices { return {terms(x.a)}; },
    .of_second = [](const FrameConstants&, const NormalPair& p, const Values&) -> Choices { return {terms(centred(p))}; },
    .polynomials =
        [](const FrameConstants& c, const ByPart<ParameterPoly>& x) {
          return HeadPolynomials{monic(n(), c.s, x[Part::head]), monic(moved(c), c.s, x[Part::head_to])};
        },
    .additive = true,
};

const HeadRow kConstantHeads = {
    .name = "c",
    .count = one,
    .constants_of = constant_constants,
    .of_state = [](const FrameConstants&, const State& x, const Values&) -> Choices { return {{x.a[0]}}; },
    .of_second = nothing,
    .polynomials =
        [](const FrameConstants& c, const ByPart<ParameterPoly>& x) {
          return HeadPolynomials{x[Part::head][0], x[Part::head][0] + ParameterPoly(c.offset)};
        },
};

const HeadRow kRootHeads = {
    .name = "g",
    .name_to = "h",
    .count = one,
    .constants_of = quadratic_constants,
    .of_state = [](const FrameConstants&, const State& x, const Values&) -> Choices {
      const auto g = rational_sqrt(-x.a[0]);
      if (!g) return {};
      return {{*g}, {-*g}};
    },
    .of_second = [](const FrameConstants&, const NormalPair& p, const Values&) -> Choices {
      const auto h = rational_sqrt(-centred(p)[0]);
      if (!h) return {};
      if (*h == 0) return {{*h}};
      return {{*h}, {-*h}};
    },
    .polynomials =
        [](const FrameConstants& c, const ByPart<ParameterPoly>& x) {
          const ParameterPoly &g = x[Part::head][0], &h = x[Part::head_to][0];
          return HeadPolynomials{n() * n() - g * g, moved(c) * moved(c) - h * h};
        },
};

const HeadRow kBasedHeads = {
    .name = "T",
    .name_to = "V",
    .count = one,
    .constants_of = based_constants,
    .of_state = [](const FrameConstants& c, const State& x, const Values& roots) -> Choices {
      return {{x.a[0] + roots[c.base] * roots[c.base]}};
    },
    .of_second = [](const FrameConstants& c, const NormalPair& p, const Values& roots) -> Choices {
      return {{centred(p)[0] + roots[c.base] * roots[c.base]}};
    },
    .polynomials =
        [](const FrameConstants& c, const ByPart<ParameterPoly>& x) {
          const ParameterPoly& r = x[Part::numerator][c.base];
          return HeadPolynomials{n() * n() - r * r + x[Part::head][0], moved(c) * moved(c) - r * r + x[Part::head_to][0]};
        },
    .additive = true,
};

const HeadRow kSquareHeads = {
    .name = "z",
    .count = one,
    .constants_of = square_constants,
    .of_state = [](const FrameConstants&, const State& x, const Values&) -> Choices {
      const auto root = root_of_discriminant(x);
      if (!root) return {};
      return {{(1 / *root - 1) / 2}};
    },
    .of_second = nothing,
    .polynomials =
        [](const FrameConstants& c, const ByPart<ParameterPoly>& x) {
          const ParameterPoly& z = x[Part::head][0];
          const ParameterPoly a = (ParameterPoly(Rational(1)) + Rational(2) * z) * n();
          return HeadPolynomials{a, a + ParameterPoly(c.offset) + Rational(c.step_sum()) * z};
        },
    .leading =
        [](const ByPart<ParameterPoly>& x) {
          const ParameterPoly& z = x[Part::head][0];
          return Rational(-1) * z * (z + ParameterPoly(Rational(1)));
        },
};

}  // namespace brouncker
