#include "engine/evaluate/limit.hpp"
#include "engine/recurrence/classify.hpp"
#include "formulas/decimal.hpp"
#include "results/match/classes.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <map>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;
using random_formulas::small_polynomial;

constexpr long kDigits = 40;

Pcf random_pcf(Generator& random) {
  return {small_polynomial(random, static_cast<int>(between(random, 1, 2)), 5),
          small_polynomial(random, static_cast<int>(between(random, 0, 2)), 5)};
}

/// nullopt where it is not finite, or slow.
std::optional<Rational> value(const Pcf& pcf) {
  const Convergence convergence = classify(pcf);
  if (convergence.kind == ConvergenceClass::terminating || convergence.kind > ConvergenceClass::exponential) return std::nullopt;
  if (convergence.digits_per_term && *convergence.digits_per_term < 0.2) return std::nullopt;
  const Limit limit = limit_of(pcf, convergence, kDigits);
  if (limit.kind != Limit::Kind::finite) return std::nullopt;
  return parse_decimal(limit.value);
}

TEST_SUITE("results/match/classes") {
  TEST_CASE("the limit of a PCF is the image of its class's, whatever the PCF") {
    Generator random(23);
    int compared = 0, kept = 0;
    for (int i = 0; i < repeated(400); ++i) {
      const Pcf pcf = random_pcf(random);
      const Equivalent form = class_form(pcf);
      CAPTURE(i);
      REQUIRE(form.relation);
      CHECK(form.relation->determinant() != 0);
      CHECK(form.pcf.a.leading() > 0);
      kept += !canonical(pcf).relation;
      const auto x = value(pcf), y = value(form.pcf);
      if (!x || !y) continue;
      const Moebius& m = *form.relation;
      const Rational top = Rational(m.p) * *y + Rational(m.q), bottom = Rational(m.r) * *y + Rational(m.s);
      const Rational size =
          (1 + abs(*x)) * (abs(Rational(m.p)) + abs(Rational(m.q)) + abs(Rational(m.r)) + abs(Rational(m.s))) * (1 + abs(*y));
      CHECK(abs(top - *x * bottom) * Rational(pow(Integer(10), kDigits - 2)) < size);
      ++compared;
    }
    CHECK(compared > 100);
    CHECK(kept > 10);  // forms that canonical() does not carry the limit to
  }

  TEST_CASE("copies by sign and by constant factors are of one class; so are shifts that carry the limit") {
    Generator random(29);
    int shifted_ones = 0;
    for (int i = 0; i < repeated(200); ++i) {
      const Pcf pcf = random_pcf(random);
      const Pcf form = class_form(pcf).pcf;
      CHECK(class_form({-pcf.a, pcf.b}).pcf == form);
      CHECK(class_form({Integer(3) * pcf.a, Integer(9) * pcf.b}).pcf == form);
      const Pcf later{pcf.a.shifted(1), pcf.b.shifted(1)};
      if (!canonical(pcf).relation || !canonical(later).relation) continue;
      CHECK(class_form(later).pcf == form);
      ++shifted_ones;
    }
    CHECK(shifted_ones > 50);
  }
}

}  // namespace
}  // namespace brouncker

namespace brouncker {
namespace {

TEST_SUITE("results/match/classes") {
  TEST_CASE("members find their class among many as a map does") {
    Generator random(41);
    FormulaClasses classes;
    std::map<std::string, std::vector<std::size_t>> oracle;
    std::vector<std::string> by_number;
    for (std::size_t i = 0; i < static_cast<std::size_t>(repeated(5000)); ++i) {
      const Pcf pcf = random_pcf(random);
      std::string form;
      pack(pcf, form);
      classes.add({3 * i, i % 2 == 0, 0, i % 7 == 0}, form);
      auto& members = oracle[form];
      if (members.empty()) by_number.push_back(form);
      members.push_back(i);
    }
    REQUIRE(classes.class_count() == oracle.size());
    for (std::size_t c = 0; c < classes.class_count(); ++c) {
      CHECK(classes.canonical(c) == unpacked(by_number[c]));
      CHECK(classes.members_of(c) == oracle[by_number[c]]);
      CHECK(classes.first_member(c) == oracle[by_number[c]].front());
      for (const std::size_t i : classes.members_of(c)) {
        const ClassMember m = classes.member(i);
        CHECK(m.id == 3 * i);
        CHECK(m.has_mirror == (i % 2 == 0));
        CHECK(m.in_full == (i % 7 == 0));
        CHECK(m.in_class == c);
      }
    }
  }
}

}  // namespace
}  // namespace brouncker
