#include "engine/families/reflection.hpp"

namespace brouncker {
namespace {

ParameterPoly n_plus(long step) { return ParameterPoly::variable(0) + ParameterPoly(Rational(step)); }

ParameterPoly numerators(int j) {
  const ParameterPoly n = n_plus(0), scale = ParameterPoly::variable(2), p = ParameterPoly::variable(3);
  return scale * (n * n + Rational(j - 1) * n + p);
}

}  // namespace

PairSystem reflection_system(int j) {
  const ParameterPoly n = n_plus(0), m = n_plus(j), t = ParameterPoly::variable(1);
  PairSystem pair;
  pair.a = n * n + t;
  pair.a_to = m * m + t;
  pair.b = pair.b_to = numerators(j);
  pair.denominator = ParameterPoly(Rational(1));
  return pair;
}

std::array<ParameterPoly, 4> reflection_matrix(int j) {
  const PairSystem pair = reflection_system(j);
  // u(n - 2 + i) = first[i] u(n-2) + second[i] u(n-1).
  const ParameterPoly zero, one(Rational(1));
  std::vector<ParameterPoly> first{one, zero}, second{zero, one};
  for (int i = 2; i <= j + 1; ++i) {
    const ParameterPoly a = pair.a.shifted(i - 2), b = pair.b.shifted(i - 2);
    for (auto* list : {&first, &second}) list->push_back(a * (*list)[list->size() - 1] + b * (*list)[list->size() - 2]);
  }
  std::array<ParameterPoly, 4> u;
  ParameterPoly weight = one;
  Rational binomial = 1;
  for (int k = 0; k <= j; ++k) {
    const auto i = static_cast<std::size_t>(j - k);
    const ParameterPoly factor = binomial * weight;
    u[0] = u[0] + factor * first[i];
    u[1] = u[1] + factor * first[i + 1];
    u[2] = u[2] + factor * second[i];
    u[3] = u[3] + factor * second[i + 1];
    weight = weight * ParameterPoly::variable(2);
    binomial = binomial * (j - k) / (k + 1);
  }
  return u;
}

}  // namespace brouncker
