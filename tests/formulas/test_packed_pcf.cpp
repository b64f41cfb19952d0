#include "formulas/packed_pcf.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace brouncker;
using namespace brouncker::random_formulas;

namespace {

std::string packed(const Pcf& pcf) {
  std::string bytes;
  pack(pcf, bytes);
  return bytes;
}

}  // namespace

TEST_CASE("packed PCFs come back, and equal bytes mean equal PCFs") {
  Generator g(31);
  std::map<std::string, Pcf> seen;
  const auto polynomial = [&] {
    std::vector<Integer> ascending(static_cast<std::size_t>(between(g, 0, 200) == 0 ? 300 : between(g, 0, 4)));
    for (Integer& c : ascending) {
      c = between(g, -3, 3);
      if (between(g, 0, 9) == 0) c *= pow(Integer(7), static_cast<unsigned>(between(g, 1, 200)));
    }
    return Polynomial(std::move(ascending));
  };
  for (int round = 0; round < repeated(3000); ++round) {
    const Pcf pcf{polynomial(), polynomial()};
    CAPTURE(to_plain(pcf));
    const std::string bytes = packed(pcf);
    CHECK(unpacked(bytes) == pcf);
    const auto [at, is_new] = seen.emplace(bytes, pcf);
    if (!is_new) CHECK(at->second == pcf);
  }
  CHECK(packed({Polynomial::of({3, -1, 2}), Polynomial::of({-4, 0, 5})}).size() == 13);
}
