/// The full test of one formula that the tables let through.
#pragma once

#include "engine/sieve/trace_test.hpp"

namespace brouncker::sieve {

/// Primes beyond those of the tables, and the fewest good ones of all.
inline constexpr std::size_t kFurtherPrimes = 8;
inline constexpr int kFewestGood = 6;

class Verifier {
 public:
  /// @param tables       The primes of the tables, increasing.
  /// @param rational_b   All roots of every b are rational.
  explicit Verifier(std::vector<std::uint32_t> tables, Demand demand = Demand::full, bool rational_b = false);

  /// A formula survives where every good prime that is asked for passes among those of the tables, the next kFurtherPrimes, and after them as many as it takes to
  /// have kFewestGood good ones.
  /// @param passed_tables The degrees are those of the template, so that every good prime of the tables passes.
  bool survives(const Pcf& pcf, bool passed_tables = false) const;

  const std::vector<std::uint32_t>& table_primes() const { return tables_; }
  const std::vector<std::uint32_t>& further_primes() const { return further_; }

 private:
  std::vector<std::uint32_t> tables_, further_, last_;
  Demand demand_;
  bool rational_b_;
};

}  // namespace brouncker::sieve
