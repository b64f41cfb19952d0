#include "results/literature/quick_lookup.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/match/relation.hpp"
#include "engine/prove/find/root_parity.hpp"
#include "engine/recurrence/classify.hpp"
#include "engine/recurrence/limit_transfer.hpp"
#include "formulas/limit_relation.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/planted_folds.hpp"

#include <algorithm>
#include <array>

#include <doctest/doctest.h>

using namespace brouncker;
using namespace brouncker::random_formulas;

TEST_SUITE_BEGIN("literature/quick_lookup");

namespace {

const Literature& table() {
  static const Literature all(known_formulas());
  return all;
}

const QuickLookup& quick() {
  static const QuickLookup all(table());
  return all;
}

StoredLimit limit_of_pcf(const Pcf& pcf) {
  const Limit limit = evaluate(pcf, Sampling{}, kRunDigits).limit;
  return {limit.value, limit.digits};
}

/// Entries for which k:l is open, by definition.
std::vector<EntryCandidate> slow_candidates(const Pcf& pcf) {
  std::vector<EntryCandidate> result;
  for (std::size_t i = 0; i < table().entries().size(); ++i) {
    const Pcf& entry = table().entries()[i].pcf;
    bool any = false, direct = false;
    for (const StepRatio& steps : step_ratios(pcf, entry)) {
      const auto odd = odd_root_classes(pcf.b, steps.k), other = odd_root_classes(entry.b, steps.l);
      if (odd && other && *odd != *other) continue;
      any = true, direct |= steps == StepRatio{1, 1};
    }
    if (any) result.push_back({i, direct});
  }
  return result;
}

/// Then a relation with it is one of many.
bool is_quadratic(const Pcf& pcf) {
  const StoredLimit limit = limit_of_pcf(pcf);
  const Approximation x = from_decimal(limit.value, limit.digits);
  return find_relation(std::array{exact_one(), x, product(x, x)}, 0).excluded_bits < 30;
}

/// The entry is one of those that the complete look-up gives, of the same nearness, and the relation is the same,
/// as far as there is only one.
void check_against_all(const Pcf& pcf, const QuickLookup::Found& found) {
  const LookedUp all = table().look_up(pcf);
  if (!found.known) {
    CHECK((all.matches.empty() || found.is_undecided));
    return;
  }
  const std::string by = found.known->by;
  CHECK(by.starts_with(all.nearness == Nearness::form ? "form" : all.nearness == Nearness::gauge ? "gauge" : "fold"));
  const auto same = std::ranges::find_if(all.matches, [&](const KnownMatch& match) {
    const KnownFormula& entry = table().entries()[match.entry];
    return entry.name == found.known->name && to_plain(entry.pcf) == found.known->pcf;
  });
  REQUIRE(same != all.matches.end());
  const EquivalenceProof& p = same->proof;
  CHECK((found.known->map == LimitRelation{p.a, p.b, p.c, p.d}.map() || is_quadratic(pcf)));
}

}  // namespace

TEST_CASE("the entries that are left open are those of step_ratios() and the roots of b") {
  for (const auto& [a, b] : {std::pair("2n+1", "n^2"),
                             {"n", "n"},
                             {"34n^3+51n^2+27n+5", "-n^6"},
                             {"6n+5", "n^2+1"},
                             {"2", "n^2"},
                             {"3n+5", "-2n^2-3n"},
                             {"4n+2", "-4n^2+3"},
                             {"2", "2n"},
                             {"5", "7"},
                             {"n^2+n+1", "n^3"}}) {
    const Pcf pcf = parse_pcf(a, b);
    CAPTURE(to_plain(pcf));
    CHECK(table().index().candidates(pcf) == slow_candidates(pcf));
  }
  CHECK(table().index().candidates(parse_pcf("n", "-n^2-1")).empty());
}

TEST_CASE("random shifts, gauge images and folds of entries are found as the complete look-up finds them") {
  Generator g(2024);
  const int wanted = repeated(8);
  int found = 0;
  for (int tested = 0; tested < wanted;) {
    const Pcf& entry = table().entries()[g() % table().entries().size()].pcf;
    if (entry.a.degree() > 1 || entry.b.degree() > 2 || !beats_powers(classify(entry).kind))
      continue;  // little work for the oracle
    const auto fold = tested % 2 == 0 ? std::optional<Pcf>(moved(g, entry)) : [&]() -> std::optional<Pcf> {
      const auto part = fold_of(entry, 2);
      return part ? std::optional(part->part) : std::nullopt;
    }();
    if (!fold || !is_usable(*fold)) continue;
    CAPTURE(to_plain(entry));
    CAPTURE(to_plain(*fold));
    ++tested;
    const QuickLookup::Found known = quick()(*fold, limit_of_pcf(*fold));
    found += known.known.has_value();
    check_against_all(*fold, known);
  }
  MESSAGE("found: " << found << " of " << wanted);
  CHECK(found >= wanted / 2);
}

TEST_CASE("a formula of the table is found by its form; one of another number is not found") {
  const QuickLookup::Found brouncker = quick()(parse_pcf("-4n-6", "4n^2+8n+4"), limit_of_pcf(parse_pcf("-4n-6", "4n^2+8n+4")));
  REQUIRE(brouncker.known);
  CHECK(brouncker.known->by == "form");
  CHECK(brouncker.known->pcf == "PCF(2*n + 1, n^2)");
  CHECK(brouncker.known->map == Moebius{0, 2, -1, 1});
  const QuickLookup::Found other = quick()(parse_pcf("n+7", "n^3+5"), limit_of_pcf(parse_pcf("n+7", "n^3+5")));
  CHECK(!other.known);
  CHECK(!other.is_undecided);
}

TEST_CASE("a table is read back as it was printed") {
  const std::vector<KnownFormula> own = {{parse_pcf("n+7", "n^3+5"), "", "mine", "notebook 3"}};
  const std::vector<KnownFormula> back = parse_known_formulas(print_known_formulas(own));
  REQUIRE(back.size() == 1);
  CHECK(back[0].pcf == own[0].pcf);
  CHECK(back[0].name == "mine");
  CHECK_THROWS(parse_known_formulas("{\"a\": \"n\"}\n"));
}

TEST_SUITE_END();
