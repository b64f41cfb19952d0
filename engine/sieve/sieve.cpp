#include "engine/sieve/sieve.hpp"

#include "engine/number/factor.hpp"
#include "engine/parallel.hpp"
#include "engine/sieve/walk.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace brouncker::sieve {
namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Wall seconds between two looks at the survivors so far.
constexpr double kBatchSeconds = 0.1;
constexpr std::size_t kBlocks = 64;

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

class Sieve {
 public:
  Sieve(const SieveSpace& space, const SieveOptions& options, const std::function<void(const Survivor&)>& found)
      : space_(space), options_(options), found_(found) {
    result_.counts.space = space.size();
  }

  SieveResult run() {
    for (part_ = 0; part_ < space_.parts().size() && !is_stopped(); ++part_) split(strata_of(space_.parts()[part_]));
    result_.is_complete = !is_stopped();
    return std::move(result_);
  }

 private:
  bool is_stopped() const { return options_.work.is_stopped(); }
  bool is_first_shard() const { return options_.shard == 0; }

  void split(const Strata& strata) {
    if (is_first_shard()) {
      result_.counts.holes += strata.holes;
      result_.counts.mirrored += strata.mirrored;
    }
    for (const Stratum& stratum : strata.strata) {
      if (is_stopped()) return;
      if (stratum.axes.size() <= kMostTableAxes) walk(stratum);
      else put_in(stratum);
    }
  }

  /// Too many axes for tables: every value of the shortest one by itself.
  void put_in(const Stratum& stratum) {
    const auto shortest = std::ranges::min_element(stratum.axes, {}, &Axis::count);
    for (std::int64_t x = shortest->first; x <= shortest->last && !is_stopped(); ++x)
      if (shortest->contains(x)) split(strata_with(stratum, static_cast<std::size_t>(shortest - stratum.axes.begin()), x));
  }

  void walk(const Stratum& stratum) {
    const double begin = now();
    // The degree of T is above half that of N: every good prime fails.
    if (2 * stratum.degree_a() > stratum.degree_b() && leading_coefficients_settled(stratum)) return skip(stratum);
    // With other degrees A^2 + 4 B means nothing.
    const Demand demand = stratum.degree_b() == 2 * stratum.degree_a() ? options_.demand : Demand::full;
    const StratumWalk walk(stratum, demand, options_.work);
    const double middle = now();
    result_.table_seconds += middle - begin;
    if (is_stopped()) return;
    result_.primes.insert(walk.primes().begin(), walk.primes().end());
    result_.counts.tables += walk.primes().size();
    pieces(walk);
    result_.walk_seconds += now() - middle;
  }

  /// Numbers of this shard's pieces among the next `count`.
  std::uint64_t first_piece() const {
    return (options_.shard + options_.shards - next_number_ % options_.shards) % options_.shards;
  }

  void skip(const Stratum& stratum) {
    if (first_piece() == 0) result_.counts.covered += stratum.size();
    ++next_number_;
  }

  void pieces(const StratumWalk& walk) {
    const Verifier verifier(walk.primes(), options_.demand, has_rational_roots(walk.stratum().b));
    const std::uint64_t count = walk.outer_count(), step = options_.shards;
    std::uint64_t next = first_piece(), batch = kBlocks;
    next_number_ += count;
    while (next < count && !is_stopped()) {
      const double begin = now();
      const std::uint64_t pieces = std::min(batch, (count - next + step - 1) / step);
      do_batch(walk, verifier, next, pieces);
      next += pieces * step;
      const double seconds = std::max(now() - begin, 1e-6);
      batch = static_cast<std::uint64_t>(
          std::clamp(static_cast<double>(pieces) * kBatchSeconds / seconds, 1.0, 4.0 * static_cast<double>(batch) + 16));
    }
  }

  void do_batch(const StratumWalk& walk, const Verifier& verifier, std::uint64_t first, std::uint64_t pieces) {
    const std::size_t grain = std::max<std::size_t>(1, static_cast<std::size_t>(pieces) / kBlocks);
    const std::size_t blocks = (static_cast<std::size_t>(pieces) + grain - 1) / grain;
    std::vector<std::vector<Survivor>> survivors(blocks);
    std::vector<std::uint64_t> candidates(blocks), holes(blocks);
    parallel_blocks(static_cast<std::size_t>(pieces), grain, options_.work.threads, [&](std::size_t from, std::size_t to) {
      const std::size_t block = from / grain;
      for (std::size_t i = from; i < to; ++i) {
        const auto before = static_cast<std::ptrdiff_t>(survivors[block].size());
        walk.walk(first + i * options_.shards, options_.work.stop, [&](const ParameterValues& values) {
          ++candidates[block];
          consider(walk.stratum(), verifier, values, survivors[block], holes[block]);
        });
        std::sort(survivors[block].begin() + before, survivors[block].end(),
                  [](const Survivor& x, const Survivor& y) { return x.index < y.index; });
      }
    });
    if (is_stopped()) return;  // what is half done does not count
    SieveCounts& counts = result_.counts;
    counts.candidates += std::accumulate(candidates.begin(), candidates.end(), std::uint64_t{0});
    const std::uint64_t empty = std::accumulate(holes.begin(), holes.end(), std::uint64_t{0});
    counts.holes += empty;
    counts.covered += pieces * walk.formulas_each() - empty;
    for (const auto& some : survivors)
      for (const Survivor& survivor : some) {
        ++counts.survivors[static_cast<std::size_t>(survivor.kind)];
        found_(survivor);
      }
    options_.work.report("sieve", counts.covered, (counts.space - counts.holes - counts.mirrored) / options_.shards);
  }

  void consider(const Stratum& stratum, const Verifier& verifier, const ParameterValues& values, std::vector<Survivor>& survivors,
                std::uint64_t& holes) const {
    const SearchSpace& part = space_.parts()[part_];
    Pcf pcf{part.a().at(values), part.b().at(values)};
    if (pcf.a.is_zero() || pcf.b.is_zero()) {
      ++holes;
      return;
    }
    // The tables let equal eigenvalues through, and what has lower degrees.
    const bool passed = pcf.a.degree() == stratum.degree_a() && pcf.b.degree() == stratum.degree_b() &&
                        pcf.a.leading() * pcf.a.leading() + 4 * pcf.b.leading() != 0;
    if (!verifier.survives(pcf, passed)) return;
    const SurvivorKind kind = kind_of(pcf, part, stratum, values);
    survivors.push_back({space_.first_index(part_) + part.index_of(values), std::move(pcf), kind});
  }

  const SieveSpace& space_;
  const SieveOptions& options_;
  const std::function<void(const Survivor&)>& found_;
  SieveResult result_;
  std::size_t part_ = 0;
  std::uint64_t next_number_ = 0;
};

}  // namespace

std::uint64_t SieveCounts::survived() const { return std::accumulate(survivors.begin(), survivors.end(), std::uint64_t{0}); }

SieveResult sieve(const SieveSpace& space, const SieveOptions& options, const std::function<void(const Survivor&)>& found) {
  return Sieve(space, options, found).run();
}

}  // namespace brouncker::sieve
