#include "engine/fast/reduction_lanes.hpp"

#include "engine/fast/montgomery.hpp"

#include <algorithm>
#include <optional>

namespace brouncker::fast {
namespace {

/// Primes with tables, 7 .. 127. Measured on the published space: with 20, one pair in ten needs more.
constexpr std::size_t kLanePrimes = 28;

sieve::SmallResidues residues(const Polynomial& p, std::uint32_t prime) {
  sieve::SmallResidues result;
  for (const Integer& c : p.ascending()) result.push_back(static_cast<std::uint32_t>(mpz_fdiv_ui(c.backend().data(), prime)));
  return result;
}

std::uint32_t value(const sieve::SmallField& field, const sieve::SmallResidues& p, std::uint32_t n) {
  std::uint32_t result = 0;
  for (std::size_t k = p.size(); k-- > 0;) result = field.reduced(result * n + p[k]);
  return result;
}

std::optional<std::uint32_t> root_of(const sieve::SmallField& field, const sieve::SmallResidues& p) {
  for (std::uint32_t n = 0; n < field.prime(); ++n)
    if (value(field, p, n) == 0) return n;
  return std::nullopt;
}

}  // namespace

ReductionLanes::PrimeTable::PrimeTable(std::uint32_t prime, std::span<const Polynomial> a)
    : field(prime), inverse(inverse_word(prime)), scale(65'536 % prime), unscale(power_modulo(scale, prime - 2, prime)) {
  int degree = 0;
  for (const Polynomial& p : a) degree = std::max(degree, p.degree());
  std::vector<std::int16_t> coefficients(static_cast<std::size_t>(degree + 1) * kTileWidth), n;
  for (std::size_t lane = 0; lane < a.size(); ++lane) {
    const sieve::SmallResidues c = residues(a[lane], prime);
    lead.push_back(c.back());
    if (c.back() != 0) keeps_degree.add(static_cast<int>(lane), 1);
    for (std::size_t k = 0; k < c.size(); ++k)
      coefficients[(static_cast<std::size_t>(degree) - k) * kTileWidth + lane] = centred_word(c[k], prime);
  }
  const int rows = 2 * static_cast<int>(prime) - 1;
  for (std::int64_t i = 0; i < rows; ++i) n.push_back(centred_word(i * scale, prime));
  values.resize(static_cast<std::size_t>(rows) * kTileWidth);
  low.resize(values.size());
  kernels().word_table({.p = static_cast<std::int16_t>(prime),
                        .p_inverse = inverse,
                        .rows = rows,
                        .lanes = static_cast<int>(a.size()),
                        .degree = degree,
                        .n = n.data(),
                        .coefficients = coefficients.data(),
                        .values = values.data(),
                        .low = low.data()});
}

ReductionLanes::ReductionLanes(std::span<const Polynomial> a) : a_(a) {
  int degree = 0;
  for (const Polynomial& p : a) degree = std::max(degree, p.degree());
  if (degree > sieve::kMostGrowth) return;
  for (std::size_t i = 0; i < kLanePrimes; ++i) tables_.emplace_back(sieve::sieve_primes()[i], a);
}

LaneSet ReductionLanes::vanishing(const PrimeTable& table, const sieve::SmallResidues& b, std::uint32_t root) const {
  const std::uint32_t p = table.field.prime();
  std::vector<std::int16_t> values(p), low(p);
  for (std::uint32_t m = 0; m < p; ++m) {
    const std::uint32_t n = root + m < p ? root + m : root + m - p;
    values[m] = centred_word(value(table.field, b, n) * table.unscale, p);
    low[m] = static_cast<std::int16_t>(static_cast<std::uint16_t>(values[m] * table.inverse));
  }
  const int steps = static_cast<int>(p);
  LaneSet zeros;
  const std::size_t row = static_cast<std::size_t>(root) * kTileWidth;
  kernels().word_chain({.p = static_cast<std::int16_t>(p),
                        .lanes = static_cast<int>(a_.size()),
                        .steps = steps,
                        .a = table.values.data() + row,
                        .a_low = table.low.data() + row,
                        .b = values.data(),
                        .b_low = low.data(),
                        .checks = &steps,
                        .check_count = 1,
                        .zeros = &zeros});
  return zeros;
}

/// One b against all lanes.
class ReductionLanes::Test {
 public:
  Test(const ReductionLanes& lanes, const Polynomial& b) : lanes_(lanes), b_(b), tallies_(lanes.a_.size()) {}

  std::vector<sieve::Reduction> all() {
    const std::size_t count = lanes_.a_.size();
    std::vector<bool> is_open(count, true);
    std::size_t open = count;
    for (const PrimeTable& table : lanes_.tables_) {
      if (open == 0) break;
      if (!test_prime(table, is_open)) continue;
      for (std::size_t lane = 0; lane < count; ++lane)
        if (is_open[lane] && tallies_[lane].is_complete()) is_open[lane] = false, --open;
    }
    std::vector<sieve::Reduction> result(count);
    for (std::size_t lane = 0; lane < count; ++lane) result[lane] = is_open[lane] ? rest_of(lane) : tallies_[lane].reduction();
    return result;
  }

 private:
  sieve::Reduction rest_of(std::size_t lane) const {
    const Pcf pcf{lanes_.a_[lane], b_};
    if (pcf.a.degree() > sieve::kMostGrowth || pcf.b.degree() > 2 * sieve::kMostGrowth) return sieve::trace_test(pcf).summary();
    return sieve::continued_test(pcf, tallies_[lane], lanes_.tables_.size());
  }

  /// False where the prime is good for no lane.
  bool test_prime(const PrimeTable& table, const std::vector<bool>& is_open) {
    const std::uint32_t p = table.field.prime();
    const sieve::SmallResidues b = residues(b_, p);
    if (b.back() == 0 || p <= b.size() + 1) return false;
    const auto root = root_of(table.field, b);
    const bool is_possible = has_admissible_norm(table.field, b, root.has_value());
    const LaneSet vanish = is_possible && root ? lanes_.vanishing(table, b, *root) : LaneSet{};
    for (std::size_t lane = 0; lane < is_open.size(); ++lane) {
      const auto degree = static_cast<std::uint32_t>(lanes_.a_[lane].degree());
      if (!is_open[lane] || !table.keeps_degree.contains(static_cast<int>(lane)) || p <= 2 * degree + 2) continue;
      if (2 * degree == b.size() - 1 && !keeps_eigenvalues(table, lane, b.back())) continue;
      bool passes = is_possible && 2 * degree <= b.size() - 1 && (!root || vanish.contains(static_cast<int>(lane)));
      // Up to degree 2 of b nothing is left to ask: T = t z or 0, N = const z^(deg b); or a and b are constants.
      if (passes && b.size() > 3) passes = sieve::is_reducing({table.field, residues(lanes_.a_[lane], p), b});
      tallies_[lane].add(p, passes);
    }
    return true;
  }

  /// p does not divide A^2 + 4 B, or that is 0.
  bool keeps_eigenvalues(const PrimeTable& table, std::size_t lane, std::uint32_t lead_b) const {
    const std::uint32_t lead_a = table.lead[lane];
    if (table.field.reduced(lead_a * lead_a + 4 * lead_b) != 0) return true;
    const Integer& a = lanes_.a_[lane].leading();
    return a * a + 4 * b_.leading() == 0;
  }

  static bool has_admissible_norm(const sieve::SmallField& field, const sieve::SmallResidues& b, bool has_root) {
    if (b.size() <= 3) return has_root || b.size() == 1;
    return sieve::is_admissible_norm(field, sieve::norm({field, {}, b}));
  }

  const ReductionLanes& lanes_;
  const Polynomial& b_;
  std::vector<sieve::Tally> tallies_;
};

std::vector<sieve::Reduction> ReductionLanes::operator()(const Polynomial& b) const { return Test(*this, b).all(); }

}  // namespace brouncker::fast
