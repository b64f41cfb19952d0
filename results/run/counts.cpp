#include "results/run/counts.hpp"

namespace brouncker {
namespace {

template <auto Member>
std::uint64_t& member(Counts& c) {
  return c.*Member;
}
template <ConvergenceClass Class>
std::uint64_t& of_class(Counts& c) {
  return c.by_class[static_cast<std::size_t>(Class)];
}
template <auto Member>
std::uint64_t& of_sieve(Counts& c) {
  return c.sieved.*Member;
}
template <sieve::SurvivorKind Kind>
std::uint64_t& of_kind(Counts& c) {
  return c.sieved.survivors[static_cast<std::size_t>(Kind)];
}

constexpr CountColumn kColumns[] = {
    {"formulas", member<&Counts::formulas>},
    {"kept", member<&Counts::kept>},
    {"terminating", of_class<ConvergenceClass::terminating>},
    {"factorial", of_class<ConvergenceClass::factorial>},
    {"exponential", of_class<ConvergenceClass::exponential>},
    {"stretched_exponential", of_class<ConvergenceClass::stretched_exponential>},
    {"polynomial", of_class<ConvergenceClass::polynomial>},
    {"logarithmic", of_class<ConvergenceClass::logarithmic>},
    {"divergent", of_class<ConvergenceClass::divergent>},
    {"delta_positive", member<&Counts::delta_positive>},
    {"limits_50_digits", member<&Counts::limits_50_digits>},
    {"limits_infinite", member<&Counts::limits_infinite>},
    {"limits_zero", member<&Counts::limits_zero>},
    {"limits_rigorous", member<&Counts::limits_rigorous>},
    {"sieve_holes", of_sieve<&sieve::SieveCounts::holes>},
    {"sieve_mirrored", of_sieve<&sieve::SieveCounts::mirrored>},
    {"sieve_failed", of_sieve<&sieve::SieveCounts::failed>},
    {"sieve_outside", of_sieve<&sieve::SieveCounts::outside>},
    {"sieve_beyond", of_sieve<&sieve::SieveCounts::beyond>},
    {"sieve_candidates", of_sieve<&sieve::SieveCounts::candidates>},
    {"sieve_terminating", of_kind<sieve::SurvivorKind::terminating>},
    {"sieve_divergent", of_kind<sieve::SurvivorKind::divergent>},
    {"sieve_slow", of_kind<sieve::SurvivorKind::slow>},
    {"sieve_duplicate", of_kind<sieve::SurvivorKind::duplicate>},
    {"sieve_deflatable", of_kind<sieve::SurvivorKind::deflatable>},
    {"sieve_hypergeometric", of_kind<sieve::SurvivorKind::hypergeometric>},
    {"sieve_irreducible", of_kind<sieve::SurvivorKind::irreducible>},
    {"sieve_undecided", of_kind<sieve::SurvivorKind::undecided>},
};

}  // namespace

std::span<const CountColumn> count_columns() { return kColumns; }

std::uint64_t Counts::converging() const { return formulas - by_class[static_cast<std::size_t>(ConvergenceClass::divergent)]; }

void Counts::add(const IndexedRow& indexed, bool is_kept) {
  static const std::size_t delta = metric_index("delta");
  const Row& row = indexed.row;
  const Limit& limit = row.limit;
  const std::uint64_t n = indexed.count();
  const bool finite = limit.kind == Limit::Kind::finite;
  formulas += n;
  if (is_kept) kept += n;
  by_class[static_cast<std::size_t>(row.convergence.kind)] += n;
  if (row.metrics.values[delta] > 0 && !limit.rational) delta_positive += n;
  if (finite && limit.digits >= 50) limits_50_digits += n;
  if (limit.kind == Limit::Kind::infinite) limits_infinite += n;
  if (finite && limit.value == "0") limits_zero += n;
  if (limit.rigorous) limits_rigorous += n;
}

Counts& Counts::operator+=(const Counts& other) {
  Counts copy = other;
  for (const CountColumn& column : kColumns) column.of(*this) += column.of(copy);
  return *this;
}

bool is_kept(Keep keep, const Row& row) {
  if (keep != Keep::interesting) return keep == Keep::all;
  const FactorialReduction reduction = row.metrics.factorial_reduction;
  if (reduction == FactorialReduction::half || reduction == FactorialReduction::full) return true;
  if (row.convergence.kind == ConvergenceClass::terminating) return false;
  return row.limit.rational || row.limit.kind == Limit::Kind::infinite || row.limit.value == "0";
}

}  // namespace brouncker
