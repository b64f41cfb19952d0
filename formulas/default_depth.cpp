#include "formulas/default_depth.hpp"

#include <algorithm>

namespace brouncker {
namespace {

int degree(const Template& t) {
  int result = 0;
  for (const Template::Term& term : t.terms()) result = std::max(result, term.power);
  return result;
}

}  // namespace

std::int64_t default_depth(const Source& source) {
  constexpr std::int64_t kLeast = 300;
  const SievedSpace* sieved = source.sieved();
  if (!sieved) return Sampling{}.depth;
  int twice_growth = 2;
  for (const SearchSpace& part : sieved->space.parts())
    twice_growth = std::max({twice_growth, 2 * degree(part.a()), degree(part.b())});
  return std::max(kLeast, 2 * Sampling{}.depth / twice_growth);
}

}  // namespace brouncker
