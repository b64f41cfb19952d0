#include "results/literature/lookup.hpp"

#include "engine/evaluate/verify.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/convergence.hpp"
#include "engine/resources.hpp"
#include "formulas/limit_relation.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/bibliography.hpp"
#include "results/match/classes.hpp"
#include "tests/support/planted_folds.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace brouncker;
using namespace brouncker::random_formulas;

TEST_SUITE_BEGIN("literature/lookup");

namespace {

const Literature& table() {
  static const Literature all(known_formulas());
  return all;
}

bool finds(const LookedUp& looked_up, std::size_t entry) {
  return std::ranges::any_of(looked_up.matches, [&](const KnownMatch& match) { return match.entry == entry; });
}

/// The relation holds for the two limits, to 40 digits.
bool holds(const Pcf& pcf, const KnownMatch& match) {
  const KnownFormula& entry = table().entries()[match.entry];
  const EquivalenceProof& p = match.proof;
  const Moebius map = LimitRelation{p.a, p.b, p.c, p.d}.map();
  const std::string image = fmt::format("(({})*({}) + ({}))/(({})*({}) + ({}))", map.p.str(), entry.expression, map.q.str(),
                                        map.r.str(), entry.expression, map.s.str());
  return verify(pcf, parse_expression(image), 40).verdict == VerifyVerdict::verified;
}

/// By definition: every entry, through the solver.
std::set<std::size_t> slow_look_up(const Pcf& pcf) {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < table().entries().size(); ++i)
    if (equivalent(pcf, table().entries()[i].pcf).verdict == Verdict::yes) found.insert(i);
  return found;
}

/// Entries that the solver can work with in little time.
std::vector<std::size_t> small_entries() {
  std::vector<std::size_t> small;
  for (std::size_t i = 0; i < table().entries().size(); ++i) {
    const Pcf& pcf = table().entries()[i].pcf;
    if (pcf.a.degree() <= 3 && pcf.b.degree() <= 6) small.push_back(i);
  }
  return small;
}

enum class Change { shift, gauge, fold };

/// nullopt where the change cannot be made.
std::optional<Pcf> changed(Generator& g, const Pcf& pcf, Change change) {
  if (change == Change::shift) {
    const Equivalent there = shifted(pcf, between(g, 1, 4));
    if (!there.relation) return std::nullopt;
    const Integer factor = between(g, 2, 5);
    return Pcf{-(factor * there.pcf.a), factor * factor * there.pcf.b};
  }
  if (change == Change::gauge) return moved(g, pcf);
  const auto fold = fold_of(pcf, between(g, 2, 3));
  return fold ? std::optional(fold->part) : std::nullopt;
}

/// So many of each kind.
void check_images(std::uint64_t seed, int wanted) {
  Generator g(seed);
  const std::vector<std::size_t> small = small_entries();
  int open = 0;
  double seconds = 0;
  for (const Change change : {Change::shift, Change::gauge, Change::fold}) {
    for (int tested = 0; tested < wanted;) {
      const std::size_t entry = small[g() % small.size()];
      const auto pcf = changed(g, table().entries()[entry].pcf, change);
      if (!pcf || !is_usable(*pcf) || pcf->b.degree() > 14) continue;
      CAPTURE(table().entries()[entry].name);
      CAPTURE(to_plain(*pcf));
      CAPTURE(static_cast<int>(change));
      ++tested;
      const double begin = thread_cpu_seconds();
      const LookedUp found = table().look_up(*pcf);
      seconds += thread_cpu_seconds() - begin;
      if (std::ranges::any_of(found.undecided, [&](const auto& each) { return each.first == entry; })) {
        ++open;  // said to be open, as between reducible recurrences; seldom
        continue;
      }
      CHECK(!found.matches.empty());
      for (const KnownMatch& match : found.matches) {
        CHECK(holds(*pcf, match));
        if (!match.proof.certificate.is_null()) CHECK(check(nlohmann::json(with_convergence(match.proof.certificate))).valid);
      }
    }
  }
  MESSAGE(fmt::format("undecided: {} of {}, {:.0f} ms each", open, 3 * wanted, 1000 * seconds / (3 * wanted)));
  CHECK(open <= wanted / 4);
}

}  // namespace

TEST_CASE("the limit of every entry is what it says, to 100 digits, and the work is listed") {
  std::set<std::pair<std::string, std::string>> seen;
  REQUIRE(table().entries().size() >= 430);
  for (const KnownFormula& entry : table().entries()) {
    CAPTURE(entry.name);
    CAPTURE(to_plain(entry.pcf));
    CHECK(verify(entry.pcf, parse_expression(entry.expression), 100).verdict == VerifyVerdict::verified);
    CHECK(std::ranges::find(literature(), entry.reference, &Work::key) != literature().end());
    seen.emplace(entry.name, to_plain(entry.pcf));
  }
  CHECK(seen.size() == table().entries().size());
}

TEST_CASE("entries are found by themselves, with a relation that holds") {
  for (std::size_t i = 0; i < table().entries().size(); i += 7) {
    const Pcf& pcf = table().entries()[i].pcf;
    CAPTURE(table().entries()[i].name);
    const LookedUp found = table().look_up(pcf);
    CHECK(found.nearness == Nearness::form);
    CHECK(finds(found, i));
    for (const KnownMatch& match : found.matches) CHECK(holds(pcf, match));
  }
}

TEST_CASE("random shifts, gauge images and folds of entries are found, proved, and their relations hold") {
  check_images(24, repeated(6));
}

TEST_CASE("formulas outside are not found") {
  Generator g(42);
  const int wanted = repeated(4);
  int decided = 0;
  for (int tested = 0; tested < wanted;) {
    // Another accessory coefficient, other roots, other rates than any entry has.
    const auto pair = unlike(g, tested % 4);
    if (!pair || !is_usable(pair->first) || pair->first.a.coefficient(0) == 1) continue;
    CAPTURE(to_plain(pair->first));
    ++tested;
    const LookedUp found = table().look_up(pair->first);
    CHECK(found.matches.empty());
    decided += found.undecided.empty();
  }
  MESSAGE("decided: " << decided << " of " << wanted);
  CHECK(decided >= wanted / 2);
}

TEST_CASE("the nearest entries are those that a comparison with all of them finds") {
  Generator g(7);
  for (const auto& [a, b] : {std::pair("2n+3", "n^2+2n+1"),
                             {"n", "n"},
                             {"n+4", "-n"},
                             {"34n^3+51n^2+27n+5", "-n^6"},
                             {"3n+5", "-2n^2-3n"},
                             {"2n+7", "5"},
                             {"6n+5", "n^2+1"},
                             {"4n", "9"},
                             {"n^2+n+1", "n^3"}}) {
    const Pcf pcf = parse_pcf(a, b);
    CAPTURE(to_plain(pcf));
    const LookedUp found = table().look_up(pcf);
    const std::set<std::size_t> all = slow_look_up(pcf);
    CHECK(found.matches.empty() == all.empty());
    for (const KnownMatch& match : found.matches) CHECK(all.contains(match.entry));
  }
}

TEST_SUITE_END();

TEST_SUITE("literature/lookup/slow") {
  TEST_CASE("67 shifts, 67 gauge images and 67 folds are found") { check_images(201, 67); }
}
