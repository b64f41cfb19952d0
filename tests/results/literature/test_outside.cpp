// Formulas outside of the table, by a way that shares nothing with the look-up: their limits. Equivalent formulas have limits with
// a relation A + B x + C L + D x L = 0 over the integers; where none is below a height that equivalences of these sizes never reach,
// for any entry, the formula is outside. The look-up, which never sees a number, has to say so.
#include "engine/match/relation.hpp"
#include "engine/resources.hpp"
#include "formulas/print.hpp"
#include "results/literature/lookup.hpp"
#include "results/match/carrier.hpp"
#include "tests/support/planted_folds.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace brouncker;
using namespace brouncker::random_formulas;

namespace {

constexpr long kDigits = 120;
/// Of four numbers with kDigits LLL excludes about a quarter of their 398 bits.
constexpr double kHeightBits = 80;

const Literature& table() {
  static const Literature all(known_formulas());
  return all;
}

const std::vector<Approximation>& limits() {
  static const std::vector<Approximation> all = [] {
    std::vector<Approximation> values;
    for (const KnownFormula& entry : table().entries()) {
      const auto value = limit_value(entry.pcf, kDigits);
      REQUIRE(value);
      REQUIRE(find_relation(std::array{exact_one(), *value}, 0).excluded_bits > kHeightBits);  // irrational
      values.push_back(*value);
    }
    return values;
  }();
  return all;
}

bool has_no_relation(const Approximation& x, const Approximation& y) {
  return find_relation(std::array{exact_one(), x, y, product(x, y)}, 0).excluded_bits > kHeightBits;
}

bool is_outside(const Pcf& pcf) {
  const auto x = limit_value(pcf, kDigits);
  return x && std::ranges::all_of(limits(), [&](const Approximation& y) { return has_no_relation(*x, y); });
}

Polynomial with_other_constant(Generator& g, const Polynomial& p) {
  return p + Polynomial::of({between(g, 0, 1) == 0 ? between(g, 1, 9) : -between(g, 1, 9)});
}

/// An entry that the solver can work with in little time.
const Pcf& small_entry(Generator& g) {
  for (;;) {
    const Pcf& pcf = table().entries()[g() % table().entries().size()].pcf;
    if (pcf.a.degree() <= 2 && pcf.b.degree() <= 4) return pcf;
  }
}

/// An entry with another constant term, in a or in b, and so of the same growth, or of the same roots; a fraction at random; one of
/// rare eigenvalues, roots or accessory coefficients.
std::optional<Pcf> candidate(Generator& g, int kind) {
  const Pcf& entry = small_entry(g);
  if (kind == 0) return Pcf{with_other_constant(g, entry.a), entry.b};
  if (kind == 1) return Pcf{entry.a, with_other_constant(g, entry.b)};
  if (kind == 2) return random_pcf(g, static_cast<int>(between(g, 1, 2)), 9);
  const auto pair = unlike(g, static_cast<int>(between(g, 0, 3)));
  return pair ? std::optional(pair->first) : std::nullopt;
}

void check_formulas_outside(std::uint64_t seed, int wanted) {
  Generator g(seed);
  int decided = 0, inside_or_open = 0;
  double seconds = 0;
  for (int tested = 0; tested < wanted;) {
    const auto pcf = candidate(g, tested % 4);
    if (!pcf || pcf->b.is_zero() || pcf->a.is_zero() || !is_usable(*pcf)) continue;
    if (!is_outside(*pcf)) {
      ++inside_or_open;
      continue;
    }
    CAPTURE(to_plain(*pcf));
    ++tested;
    const double begin = thread_cpu_seconds();
    const LookedUp found = table().look_up(*pcf);
    seconds += thread_cpu_seconds() - begin;
    CHECK(found.matches.empty());
    decided += found.undecided.empty();
  }
  MESSAGE(fmt::format("decided: {} of {} outside, {:.0f} ms each; {} more had a relation, or no such limit", decided, wanted,
                      1000 * seconds / wanted, inside_or_open));
  CHECK(decided >= wanted / 2);
}

}  // namespace

TEST_SUITE("literature/outside") {
  TEST_CASE("formulas whose limits have no relation with any entry's are not found") { check_formulas_outside(5, 4); }

  TEST_CASE("an entry and its images have such a relation, and are not taken for formulas outside") {
    Generator g(6);
    for (int i = 0; i < 4; ++i) {
      const auto image = moved(g, small_entry(g));
      if (!image || !is_usable(*image)) continue;
      CAPTURE(to_plain(*image));
      CHECK(!is_outside(*image));
    }
  }
}

TEST_SUITE("literature/outside/slow") {
  TEST_CASE("200 formulas outside are not found") { check_formulas_outside(200, 200); }
}
