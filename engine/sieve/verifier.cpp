#include "engine/sieve/verifier.hpp"

#include <algorithm>

namespace brouncker::sieve {

Verifier::Verifier(std::vector<std::uint32_t> tables, bool rational_b) : tables_(std::move(tables)), rational_b_(rational_b) {
  const std::uint32_t largest = tables_.empty() ? 0 : tables_.back();
  for (const std::uint32_t p : sieve_primes())
    if (p > largest) (further_.size() < kFurtherPrimes ? further_ : last_).push_back(p);
}

bool Verifier::survives(const Pcf& pcf, bool passed_tables) const {
  int good = 0;
  const auto passes = [&](std::uint32_t prime) {
    const auto reduced = modulo(pcf, prime);
    good += reduced.has_value();
    if (!reduced) return true;
    if (!rational_b_) return is_reducing(*reduced);
    return passed_tables ? has_pure_trace(*reduced) : is_reducing_with_pure_norm(*reduced);
  };
  const auto is_good = [&](std::uint32_t prime) {
    return mpz_divisible_ui_p(pcf.a.leading().backend().data(), prime) == 0 &&
           mpz_divisible_ui_p(pcf.b.leading().backend().data(), prime) == 0;
  };
  if (!std::ranges::all_of(further_, passes)) return false;
  if (passed_tables) good += static_cast<int>(std::ranges::count_if(tables_, is_good));
  else if (!std::ranges::all_of(tables_, passes)) return false;
  for (auto p = last_.begin(); p != last_.end() && good < kFewestGood; ++p)
    if (!passes(*p)) return false;
  return true;
}

}  // namespace brouncker::sieve
