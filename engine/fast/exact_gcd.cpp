#include "engine/fast/exact_gcd.hpp"

#include "engine/number/logarithm.hpp"
#include "engine/recurrence/convergents.hpp"

namespace brouncker::fast {

std::vector<double> exact_log_gcds(const Pcf& pcf, std::span<const int> depths) {
  std::vector<double> logs;
  const Terms terms(pcf, depths.back());
  Convergent at = first_convergent(terms);
  Integer g;
  for (const int n : depths) {
    at = advanced(at, product(terms, at.n + 1, n), n);
    mpz_gcd(g.backend().data(), at.p.backend().data(), at.q.backend().data());
    logs.push_back(log_abs(g));
  }
  return logs;
}

}  // namespace brouncker::fast
