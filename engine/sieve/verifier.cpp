#include "engine/sieve/verifier.hpp"

#include <algorithm>

namespace brouncker::sieve {

Verifier::Verifier(std::vector<std::uint32_t> tables, Demand demand, bool rational_b)
    : tables_(std::move(tables)), demand_(demand), rational_b_(rational_b) {
  const std::uint32_t largest = tables_.empty() ? 0 : tables_.back();
  for (const std::uint32_t p : sieve_primes())
    if (p > largest) (further_.size() < kFurtherPrimes ? further_ : last_).push_back(p);
}

bool Verifier::survives(const Pcf& pcf, bool passed_tables) const {
  int good = 0;
  const bool is_balanced = pcf.b.degree() == 2 * pcf.a.degree();
  const auto asked = [&](std::uint32_t prime) -> std::optional<PcfModulo> {
    auto reduced = good_modulo(pcf, prime);
    if (reduced && is_balanced && !is_asked(demand_, reduced->field, reduced->a.back(), reduced->b.back())) reduced.reset();
    good += reduced.has_value();
    return reduced;
  };
  const auto passes = [&](std::uint32_t prime) {
    const auto reduced = asked(prime);
    if (!reduced) return true;
    if (!rational_b_) return is_reducing(*reduced);
    return passed_tables ? has_pure_trace(*reduced) : is_reducing_with_pure_norm(*reduced);
  };
  if (!std::ranges::all_of(further_, passes)) return false;
  if (passed_tables) std::ranges::for_each(tables_, asked);
  else if (!std::ranges::all_of(tables_, passes)) return false;
  for (auto p = last_.begin(); p != last_.end() && good < kFewestGood; ++p)
    if (!passes(*p)) return false;
  return true;
}

}  // namespace brouncker::sieve
