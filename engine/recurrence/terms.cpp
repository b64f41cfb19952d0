#include "engine/recurrence/terms.hpp"

namespace brouncker {
namespace {

/// sum |c_k| n^k: bounds |p(m)| and every intermediate of Horner's rule for 0 <= m <= n, n >= 1.
Integer majorant(const Polynomial& p, std::int64_t n) {
  Integer bound = 0;
  const std::vector<Integer>& c = p.ascending();
  for (auto it = c.rbegin(); it != c.rend(); ++it) bound = bound * n + abs(*it);
  return bound;
}

std::vector<std::int64_t> words(const Polynomial& p) {
  std::vector<std::int64_t> result;
  for (const Integer& c : p.descending()) result.push_back(static_cast<std::int64_t>(c));
  return result;
}

}  // namespace

Terms::Terms(const Pcf& pcf, std::int64_t last) : pcf_(&pcf), last_(last) {
  const std::int64_t n = last > 1 ? last : 1;
  const Integer bound = majorant(pcf.a, n) + majorant(pcf.b, n);
  small_ = bound < kSmall;
  if (!small_) return;
  growth_bits_ = static_cast<int>(msb(Integer(bound + 1))) + 1;
  a64_ = words(pcf.a);
  b64_ = words(pcf.b);
}

}  // namespace brouncker
