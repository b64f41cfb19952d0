#include "engine/sieve/survivor.hpp"

#include "engine/recurrence/classify.hpp"
#include "engine/sieve/hypergeometric_modulo.hpp"
#include "formulas/canonical.hpp"

namespace brouncker::sieve {
namespace {

/// (a/k, b/k^2) in the space: at parameters divided by k^weight, or where the coefficients show the parameters.
bool is_in_space(const Pcf& primitive, const Integer& k, const SearchSpace& space, const Stratum& stratum,
                 const ParameterValues& values) {
  const std::vector<int> weights = weights_of(stratum);
  if (weights.empty()) return space.index_of(primitive).has_value();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    Integer divisor = 1;
    for (int w = 0; w < weights[i]; ++w) divisor *= k;
    const std::size_t parameter = stratum.axes[i].parameter;
    const Integer value = values[parameter];
    if (value % divisor != 0) return space.index_of(primitive).has_value();
    const Integer smaller = value / divisor;
    if (smaller < space.parameters()[parameter].first || smaller > space.parameters()[parameter].last) return false;
  }
  return true;
}

bool is_duplicate(const Pcf& pcf, const SearchSpace& space, const Stratum& stratum, const ParameterValues& values) {
  const Pcf primitive = deflated_by_constant(pcf).pcf;
  if (primitive == pcf) return false;
  return is_in_space(primitive, pcf.a.leading() / primitive.a.leading(), space, stratum, values);
}

}  // namespace

SurvivorKind kind_of(const Pcf& pcf, const SearchSpace& space, const Stratum& stratum, const ParameterValues& values) {
  const ConvergenceClass convergence = classify(pcf).kind;
  if (convergence == ConvergenceClass::terminating) return SurvivorKind::terminating;
  if (convergence == ConvergenceClass::divergent) return SurvivorKind::divergent;
  if (convergence != ConvergenceClass::exponential) return SurvivorKind::slow;
  if (is_duplicate(pcf, space, stratum, values)) return SurvivorKind::duplicate;
  if (deflated(pcf).pcf.a.degree() < pcf.a.degree()) return SurvivorKind::deflatable;
  const auto solvable = has_hypergeometric_solution_modulo(pcf);
  if (!solvable) return SurvivorKind::undecided;
  return *solvable ? SurvivorKind::hypergeometric : SurvivorKind::irreducible;
}

}  // namespace brouncker::sieve
