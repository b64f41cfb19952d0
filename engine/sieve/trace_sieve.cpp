// Strata whose formulas have to pass primes: all good ones, or those that split.
#include "engine/number/factor.hpp"
#include "engine/sieve/stratum_sieve.hpp"
#include "engine/sieve/walk.hpp"

#include <algorithm>

namespace brouncker::sieve {
namespace {

/// b = (monomial in the parameters) (polynomial whose roots are rational)?
bool has_rational_roots(const Template& b) {
  std::vector<Integer> ascending;
  for (const Template::Term& term : b.terms()) {
    if (term.exponents != b.terms().front().exponents) return false;
    ascending.resize(std::max(ascending.size(), static_cast<std::size_t>(term.power) + 1));
    ascending[static_cast<std::size_t>(term.power)] = term.coefficient;
  }
  const auto factors = factored(Polynomial(std::move(ascending)));
  return std::ranges::all_of(factors, [](const PolynomialFactor& f) { return f.factor.degree() == 1; });
}

/// All is counted, nothing looked at.
class Untested : public StratumSieve {
 public:
  explicit Untested(const SieveCounts& counts) : counts_(counts) {}
  std::uint64_t pieces() const override { return 1; }
  std::optional<Sieved> sieve(std::uint64_t first, std::uint64_t last, const std::atomic<bool>*) const override {
    return Sieved{first < last ? counts_ : SieveCounts{}, {}};
  }

 private:
  SieveCounts counts_;
};

class TraceSieve : public StratumSieve {
 public:
  TraceSieve(const SievePart& part, const Stratum& stratum, Demand demand, const WorkOptions& options)
      : part_(part),
        walk_(stratum, has_eigenvalues(stratum) ? demand : Demand::full, options),
        verifier_(walk_.primes(), demand, has_rational_roots(stratum.b)) {}

  std::uint64_t pieces() const override { return walk_.outer_count(); }
  std::vector<std::uint32_t> primes() const override { return walk_.primes(); }

  std::optional<Sieved> sieve(std::uint64_t first, std::uint64_t last, const std::atomic<bool>* stop) const override {
    Sieved result;
    for (std::uint64_t piece = first; piece < last; ++piece) {
      const auto before = static_cast<std::ptrdiff_t>(result.survivors.size());
      const bool finished = walk_.walk(piece, stop, [&](const ParameterValues& values) {
        ++result.counts.candidates;
        consider(values, result);
      });
      if (!finished) return std::nullopt;
      std::sort(result.survivors.begin() + before, result.survivors.end(),
                [](const Survivor& x, const Survivor& y) { return x.index < y.index; });
    }
    result.counts.failed = (last - first) * walk_.formulas_each() - result.counts.holes - result.counts.survived();
    return result;
  }

 private:
  /// With other degrees A^2 + 4 B means nothing, but to members of lower degrees, which only the verifier judges.
  static bool has_eigenvalues(const Stratum& stratum) { return stratum.degree_b() == 2 * stratum.degree_a(); }

  void consider(const ParameterValues& values, Sieved& result) const {
    const Stratum& stratum = walk_.stratum();
    Pcf pcf{part_.space.a().at(values), part_.space.b().at(values)};
    if (pcf.a.is_zero() || pcf.b.is_zero()) {
      ++result.counts.holes;
      return;
    }
    // The tables let equal eigenvalues through, and what has lower degrees.
    const bool passed = pcf.a.degree() == stratum.degree_a() && pcf.b.degree() == stratum.degree_b() &&
                        pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading() != 0;
    if (verifier_.survives(pcf, passed)) add_survivor(part_, stratum, values, std::move(pcf), result);
  }

  SievePart part_;
  StratumWalk walk_;
  Verifier verifier_;
};

}  // namespace

std::unique_ptr<const StratumSieve> trace_sieve(const SievePart& part, const Stratum& stratum, Demand demand,
                                                const WorkOptions& options) {
  if (2 * stratum.degree_a() > stratum.degree_b() && leading_coefficients_settled(stratum)) {
    // The degree of T is above half that of N: every good prime fails.
    SieveCounts counts;
    counts.failed = stratum.size();
    return untested(counts);
  }
  auto result = std::make_unique<TraceSieve>(part, stratum, demand, options);
  if (options.is_stopped()) return nullptr;
  return result;
}

std::unique_ptr<const StratumSieve> untested(const SieveCounts& counts) { return std::make_unique<Untested>(counts); }

std::unique_ptr<const StratumSieve> stratum_sieve(const SievePart& part, const Stratum& stratum, const SieveDemand& demand,
                                                  const WorkOptions& options) {
  if (demand.kind == SieveDemand::Kind::delta) return guarded_sieve(part, stratum, demand.threshold, options);
  return trace_sieve(part, stratum, demand.kind == SieveDemand::Kind::half ? Demand::half : Demand::full, options);
}

void add_survivor(const SievePart& part, const Stratum& stratum, const ParameterValues& values, Pcf pcf, Sieved& to) {
  const SurvivorKind kind = kind_of(pcf, part.space, stratum, values);
  ++to.counts.survivors[static_cast<std::size_t>(kind)];
  to.survivors.push_back({part.first_index + part.space.index_of(values), std::move(pcf), kind});
}

}  // namespace brouncker::sieve
