#include "engine/families/linear_euler_form.hpp"
#include "engine/families/named.hpp"
#include "engine/families/outside.hpp"
#include "engine/families/reflection.hpp"
#include "engine/families/seed.hpp"
#include "engine/linear/hermite.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "tests/support/random_formulas.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace brouncker {
namespace {

using random_formulas::between;
using random_formulas::Generator;
using random_formulas::repeated;

Pcf pcf(const char* a, const char* b) { return {parse_polynomial(a, "a"), parse_polynomial(b, "b")}; }

const Family* family_of(const FamilySet& set, std::size_t pair) {
  return set.places[pair].kind == RelationPlace::Kind::family ? &set.families[set.places[pair].family] : nullptr;
}

/// Theorem R with j = -1 at integer values: n^2 + t, B (n^2 - 2n + p).
RelatedPair reflected(long t, long b, long p) {
  const Polynomial a({Integer(t), Integer(0), Integer(1)}), numerators({Integer(b * p), Integer(-2 * b), Integer(b)});
  return {{a, numerators}, {a, numerators.shifted(1)}};
}

TEST_SUITE("families") {
  TEST_CASE("a planted family of several members is found, in its simplest form") {
    const std::vector<RelatedPair> pairs = {reflected(1, 1, 4), reflected(2, -1, 5), reflected(-3, 2, 7), reflected(5, 3, 4)};
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 1);
    const Family& family = set.families[0];
    CHECK(family.status == FamilyStatus::proved);
    CHECK(family.relations == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(to_plain(family.affine.system.a, family.affine.names) == "n^2 + t");
    CHECK(to_plain(family.affine.system.b, family.affine.names) == "B*n^2 - 2*B*n + B*p");
    CHECK(family.affine.parameters() == 3);
    REQUIRE(family.theorem);
    CHECK(holds_identically(family.affine.system, family.theorem->n));
    const OutsideCheck check = check_outside(family);
    CHECK(check.checked == kOutsideMembers);
    CHECK(check.agreed == check.checked);
  }

  TEST_CASE("a planted family of two parameters: deg a = 1, deg b = 1, a(n) + 1") {
    std::vector<RelatedPair> pairs;
    for (const long b : {2L, 3L, 5L})
      for (const long p : {1L, 2L}) {
        const Polynomial numerators({Integer(b * p), Integer(b)});
        pairs.push_back({{Polynomial::of({1, 4}), numerators}, {Polynomial::of({1, 5}), numerators}});
      }
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 1);
    CHECK(set.families[0].affine.parameters() == 2);
    CHECK(set.families[0].status == FamilyStatus::proved);
    CHECK(set.families[0].relations.size() == pairs.size());
  }

  TEST_CASE("a near-family is not claimed: the member that does not agree is on no family") {
    std::vector<RelatedPair> pairs = {reflected(1, 1, 4), reflected(2, -1, 5), reflected(-3, 2, 7)};
    RelatedPair fourth = reflected(5, 3, 4);
    fourth.to.a = fourth.to.a + Polynomial::constant(1);
    pairs.push_back(fourth);
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 1);
    CHECK(set.families[0].relations == std::vector<std::size_t>{0, 1, 2});
    CHECK(set.places[3].kind == RelationPlace::Kind::unequal);
  }

  TEST_CASE("three members that agree on a line where the family does not hold: the line is not claimed") {
    // b = n (2n + 3) + ... : pairs of different families on one line of coordinates must not be joined.
    const std::vector<RelatedPair> pairs = {reflected(1, 1, 4), {pcf("n^2 + 2", "n^2 - 3n + 3"), pcf("n^2 + 2", "n^2 + n + 1")}};
    const FamilySet set = discover_families(pairs, {});
    CHECK(set.families.size() == 2);  // theorem R for j = -1 and j = -2
    for (std::size_t i = 0; i < 2; ++i) {
      REQUIRE(family_of(set, i));
      CHECK(family_of(set, i)->relations == std::vector<std::size_t>{i});
    }
  }

  TEST_CASE("what two steps of a family make is a composition, not a family") {
    const Polynomial b = parse_polynomial("3n + 2", "b");
    const std::vector<RelatedPair> pairs = {{{Polynomial::of({1, 4}), b}, {Polynomial::of({1, 5}), b}},
                                            {{Polynomial::of({1, 4}), b}, {Polynomial::of({1, 6}), b}}};
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 2);
    CHECK(set.families[0].status == FamilyStatus::proved);
    CHECK(set.families[1].status == FamilyStatus::composition);
    CHECK(set.families[1].path == std::vector<std::size_t>{0, 0});
  }

  TEST_CASE("the family L = PCF(3n + p, -2n^2 + qn + r) comes out around one of its members") {
    const Pcf seed = pcf("3n + 1", "-2n^2 + 3n");
    bool found = false;
    const std::vector<RelatedPair> pairs = surroundings(seed);
    const FamilySet set = discover_families(pairs, {});
    for (const Family& f : set.families) {
      const bool contiguity = f.affine.label.starts_with("plain; square; e ") && f.affine.weight == 1;
      if (!contiguity || f.status != FamilyStatus::proved) continue;
      // z = 1: a = 3n, b = -2 (n^2 + q n + p), a' = 3n + 1 or 3n - 1.
      const auto m = member(f.affine, std::vector<Rational>{1, Rational(1, 2), 5});
      REQUIRE(m);
      found = found || (f.affine.parameters() == 3 && abs(Integer(m->to.a(0) - m->from.a(0))) == m->from.a.leading() / 3);
    }
    CHECK(found);
    for (const RelatedPair& pair : pairs) CHECK(gauge_between(pair.from, pair.to).verdict == Verdict::yes);
  }

  TEST_CASE("slices of one Bauer-Muir family, which is flat in no frame, are joined to it") {
    // a = n^2 - 12 B (p/3 - q - 1) - (q + 1)^2, b = -12 B (2q + 3) (n + p/3)(n + q): q moves by 2.
    const auto step = [](long p, long q, long b) {
      const Polynomial a = Polynomial::of({1, 0, -4 * b * (p - 3 * q - 3) - (q + 1) * (q + 1)}),
                       rest = Polynomial::of({-12 * b * (2 * q + 3), -4 * b * (2 * q + 3) * p});
      return RelatedPair{{a, Polynomial::of({1, q}) * rest},
                         {a - Polynomial::constant(2 * q + 3), Polynomial::of({1, q + 2}) * rest}};
    };
    std::vector<RelatedPair> pairs;
    for (const long q : {0L, 1L, 3L, 4L, 6L})
      for (const long b : {1L, 2L, -3L, 5L})
        for (const long p : {22L, 23L, 25L, 28L, 29L}) pairs.push_back(step(p, q, b));
    for (const RelatedPair& pair : pairs) REQUIRE(gauge_between(pair.from, pair.to).verdict == Verdict::yes);
    const FamilySet set = discover_families(pairs, {});
    const auto curved = std::ranges::find_if(
        set.families, [](const Family& f) { return f.affine.surface.has_value() && f.affine.parameters() == 3; });
    REQUIRE(curved != set.families.end());
    const Family& family = *curved;
    CHECK(family.status == FamilyStatus::proved);
    CHECK(family.relations.size() > pairs.size() / 2);
    REQUIRE(family.theorem);
    CHECK(holds_identically(family.affine.system, family.theorem->n));
    const OutsideCheck check = check_outside(family);
    CHECK(check.checked == kOutsideMembers);
    CHECK(check.agreed == check.checked);
  }

  TEST_CASE("the relation of a member is that of the gauge solver") {
    const std::vector<RelatedPair> pairs = {reflected(1, 1, 4)};
    const FamilySet set = discover_families(pairs, {});
    REQUIRE(set.families.size() == 1);
    const Family& f = set.families[0];
    Generator random(7);
    int compared = 0;
    for (int i = 0; i < repeated(60); ++i) {
      std::vector<Rational> parameters;
      for (std::size_t k = 0; k < f.affine.parameters(); ++k)
        parameters.emplace_back(Rational(between(random, -40, 40)) / between(random, 1, 3));
      const auto m = member(f.affine, parameters, between(random, 0, 3));
      if (!m) continue;
      const auto gauge = member_gauge(f.affine, *f.theorem, *m);
      const GaugeResult solved = gauge_between(m->from, m->to);
      if (!gauge || !solved.gauge) continue;
      ++compared;
      CHECK(gauge->relation == solved.gauge->relation);
    }
    CHECK(compared > 30);
  }

  TEST_CASE("the same families whatever the number of threads") {
    std::vector<RelatedPair> pairs;
    for (long t = 1; t < 6; ++t) pairs.push_back(reflected(t, 2, 3 * t));
    WorkOptions one, many;
    one.threads = 1, many.threads = 4;
    const FamilySet x = discover_families(pairs, one), y = discover_families(pairs, many);
    REQUIRE(x.families.size() == y.families.size());
    for (std::size_t i = 0; i < x.families.size(); ++i) {
      CHECK(x.families[i].affine.key() == y.families[i].affine.key());
      CHECK(x.families[i].theorem->n == y.families[i].theorem->n);
    }
  }

  TEST_CASE("identities that fail are seen to") {
    const FamilySet set = discover_families(std::vector<RelatedPair>{reflected(1, 1, 4)}, {});
    auto n = set.families[0].theorem->n;
    n[0] = n[0] + ParameterPoly(Rational(1));
    CHECK(!holds_identically(set.families[0].affine.system, n));
  }
}

TEST_SUITE("families/theorem R") {
  TEST_CASE("the operator (1 + B/E)^j gives the matrix, for every j that is tried") {
    for (int j = 0; j <= 12; ++j) {
      CAPTURE(j);
      CHECK(holds_identically(reflection_system(j), reflection_matrix(j)));
    }
  }

  TEST_CASE("conjugation by (1 + B x)^j takes b to b(n - j), for j as an indeterminate") {
    // In n, j = 1, a1 = 2, and b/B = n^2 + q n + p with q = j - 1 + a1, p = 3; what stands at B x^2 in L after theta -> theta - j B
    // x/(1 + B x).
    const ParameterPoly theta = ParameterPoly::variable(0), j = ParameterPoly::variable(1), a1 = ParameterPoly::variable(2),
                        p = ParameterPoly::variable(3);
    const auto number = [](long x) { return ParameterPoly(Rational(x)); };
    const ParameterPoly q = j - number(1) + a1, two = theta + number(2), moved = two - j;
    // -j B x^2 (3 + a1 + B x (4 + q - j))/(1 + B x) is a polynomial:
    CHECK(number(3) + a1 == number(4) + q - j);
    CHECK(two * two + q * two + p - Rational(2) * j * theta - j * (number(3) + a1) == moved * moved + q * moved + p);
  }

  TEST_CASE("the matrix is the one that the solver finds, up to a factor") {
    for (long j = 1; j <= 3; ++j) {
      CAPTURE(j);
      const Polynomial a = Polynomial::of({1, 0, 2}), b = Polynomial::of({3, 3 * (j - 1), 51});
      const auto gauge = gauge_between({a, b}, {a.shifted(j), b}).gauge;
      REQUIRE(gauge);
      const auto u = reflection_matrix(static_cast<int>(j));
      // t = 2, B = 3, p = 17
      const std::vector<Rational> at{2, 3, 17};
      for (const long n : {5L, 6L, 9L})
        for (std::size_t k = 1; k < 4; ++k) {
          const auto value = [&](std::size_t i) {
            Rational sum = 0;
            const auto c = u[i].at(at);
            for (auto x = c.rbegin(); x != c.rend(); ++x) sum = sum * n + *x;
            return sum;
          };
          CHECK(value(k) * Rational(gauge->n[0](n)) == value(0) * Rational(gauge->n[k](n)));
        }
    }
  }
}

TEST_SUITE("families/parts") {
  TEST_CASE("Hermite normal form: equal lattices, equal forms") {
    Generator random(3);
    for (int i = 0; i < repeated(200); ++i) {
      std::vector<std::vector<Integer>> rows(3, std::vector<Integer>(3));
      for (auto& row : rows)
        for (Integer& x : row) x = between(random, -9, 9);
      const auto form = hermite_normal_form(rows);
      // Unimodular changes, and further vectors of the lattice.
      auto other = rows;
      for (std::size_t k = 0; k < 3; ++k) other[0][k] += 3 * rows[1][k], other[2][k] -= 2 * rows[1][k];
      std::swap(other[0], other[1]);
      other.push_back(rows[2]);
      CHECK(hermite_normal_form(other) == form);
      std::size_t last = 0;
      for (std::size_t r = 0; r < form.size(); ++r) {
        std::size_t pivot = 0;
        while (form[r][pivot] == 0) ++pivot;
        CHECK(form[r][pivot] > 0);
        CHECK((r == 0 || pivot > last));
        for (std::size_t above = 0; above < r; ++above) CHECK((form[above][pivot] >= 0 && form[above][pivot] < form[r][pivot]));
        last = pivot;
      }
    }
  }

  TEST_CASE("polynomials in n and parameters: shift and substitution against values") {
    Generator random(5);
    for (int i = 0; i < repeated(100); ++i) {
      ParameterPoly p;
      for (int k = 0; k < 6; ++k)
        p.add({static_cast<int>(between(random, 0, 3)), static_cast<int>(between(random, 0, 2))}, Rational(between(random, -5, 5)));
      const Rational n = Rational(between(random, -7, 7)) / 2, t = between(random, -5, 5),
                     step = Rational(between(random, -5, 5)) / 3;
      const auto value = [&](const ParameterPoly& q, const Rational& x) {
        Rational sum = 0;
        const std::vector<Rational> parameters{t}, coefficients = q.at(parameters);
        for (auto c = coefficients.rbegin(); c != coefficients.rend(); ++c) sum = sum * x + *c;
        return sum;
      };
      CHECK(value(p.shifted(step), n) == value(p, Rational(n + step)));
      const ParameterPoly y = ParameterPoly::variable(0) * ParameterPoly::variable(1) - ParameterPoly(Rational(2));
      const auto quotient = exact_quotient(p * (ParameterPoly::variable(0) - ParameterPoly::variable(1)),
                                           ParameterPoly::variable(0) - ParameterPoly::variable(1));
      REQUIRE(quotient);
      CHECK(*quotient == p);
      CHECK(value(p * y, n) == value(p, n) * value(y, n));
    }
  }

  TEST_CASE("surfaces: equations through points, a parametrisation, and the way back") {
    // z = x y + 1 and w = x^2 - y, then one that has to be divided: u x = v (y + 1).
    Generator random(13);
    std::vector<std::vector<Rational>> points, others;
    for (int i = 0; i < 60; ++i) {
      const Rational x = between(random, 1, 30), y = between(random, 1, 30),
                     k = Rational(between(random, 1, 9)) / between(random, 1, 4);
      points.push_back({x, y, x * y + 1, x * x - y, k * (y + 1), k * x});
      others.push_back({x, y, x * y + 2, x * x - y, k * (y + 1), k * x});
    }
    const auto equations = vanishing_at(points, 2);
    for (const ParameterPoly& e : equations)
      for (const auto& point : points) CHECK(e.at(point).empty());
    const auto surface = parametrised(equations, std::vector<bool>(6, false));
    REQUIRE(surface);
    CHECK(surface->kept.size() == 3);
    for (const auto& point : points) {
      const auto parameters = surface->parameters_of(point);
      REQUIRE(parameters);
      for (std::size_t k = 0; k < 6; ++k) {
        const auto value = surface->coordinates[k].at(*parameters);
        CHECK((value.empty() ? Rational(0) : value[0]) == point[k]);
      }
    }
    for (const auto& point : others) CHECK(!surface->parameters_of(point));
    // A circle is not parametrised by polynomials.
    ParameterPoly circle = ParameterPoly::variable(1) * ParameterPoly::variable(1) +
                           ParameterPoly::variable(2) * ParameterPoly::variable(2) - ParameterPoly(Rational(1));
    CHECK(!parametrised({circle}, {false, false}));
  }

  TEST_CASE("named families: found as parts of larger ones, and not where they are not") {
    const auto named = [](std::string_view start) -> const NamedFamily& {
      for (const NamedFamily& each : named_families())
        if (each.name.starts_with(start)) return each;
      FAIL("no such family");
      return named_families()[0];
    };
    const auto only = [](const RelatedPair& pair) {
      const FamilySet set = discover_families(std::vector<RelatedPair>{pair}, {});
      REQUIRE(set.families.size() == 1);
      return set.families[0].affine;
    };
    const AffineFamily reflection = only(reflected(1, 1, 4));
    const AffineFamily linear = only({pcf("3n + 1", "-2n^2 + 3n - 5"), pcf("3n + 2", "-2n^2 + 3n - 5")});
    const AffineFamily constant = only({pcf("3", "n^2 + 5"), pcf("5", "n^2 + 5")});
    const AffineFamily exponential = only({pcf("n + 4", "3n + 2"), pcf("n + 5", "3n + 2")});
    const auto &r = named("reflection"), &pi = named("pi, log 2"),
               &checkerboard = named("checkerboard of pi and log 2: PCF(c, n^2"), &e = named("e: ");
    for (const auto& [family, name] :
         {std::pair{&reflection, &r}, {&linear, &pi}, {&constant, &checkerboard}, {&exponential, &e}}) {
      CAPTURE(name->name);
      for (const NamedFamily* other : {&r, &pi, &checkerboard, &e}) CHECK(contains(*family, *other) == (other == name));
    }
    // A step of 2 is not the step of 1, a slope of 4 not that of 3.
    CHECK(!contains(linear, {"", "3*n + p", "-2*n^2 + q*n + r", "3*n + p + 2", "-2*n^2 + q*n + r", ""}));
    CHECK(!contains(linear, {"", "4*n + p", "-2*n^2 + q*n + r", "4*n + p + 1", "-2*n^2 + q*n + r", ""}));
    CHECK(contains(linear, {"", "n + p", "6*n^2 + q*n + r", "n + p + 5", "6*n^2 + q*n + r", ""}));
  }

  /// Whether a(n) = scale (h1(n) + h2(n+1)), b(n) = -scale^2 h1(n) h2(n) with h1 = alpha n + beta, h2 = gamma n + delta over Q(sqrt
  /// m).
  bool is_euler_form(const LinearEulerForm& f, const Pcf& pcf, const Rational& scale) {
    const auto times = [&](const FieldNumber& u, const FieldNumber& v) {
      return FieldNumber{u.x * v.x + Rational(f.m) * u.y * v.y, u.x * v.y + u.y * v.x};
    };
    const auto sum = [](std::initializer_list<FieldNumber> terms) {
      FieldNumber result;
      for (const FieldNumber& t : terms) result.x += t.x, result.y += t.y;
      return result;
    };
    const auto is = [](const FieldNumber& u, const Rational& factor, const Integer& coefficient) {
      return u.y == 0 && u.x * factor == Rational(coefficient);
    };
    const Rational square = -scale * scale;
    return is(sum({f.alpha, f.gamma}), scale, pcf.a.coefficient(1)) &&
           is(sum({f.beta, f.gamma, f.delta}), scale, pcf.a.coefficient(0)) &&
           is(times(f.alpha, f.gamma), square, pcf.b.coefficient(2)) && is(times(f.beta, f.delta), square, pcf.b.coefficient(0)) &&
           is(sum({times(f.alpha, f.delta), times(f.beta, f.gamma)}), square, pcf.b.coefficient(1));
  }

  TEST_CASE("Euler forms of degree one: planted ones are found, and whatever is found is one") {
    Generator random(11);
    for (int i = 0; i < repeated(200); ++i) {
      // h1 = x n + y, h2 = z n + w
      const long x = between(random, -5, 5), y = between(random, -9, 9), z = between(random, -5, 5), w = between(random, -9, 9);
      const Pcf planted{Polynomial::of({x + z, y + z + w}), -Polynomial::of({x, y}) * Polynomial::of({z, w})};
      if (x + z == 0 || x == 0 || z == 0 || x == z) continue;
      const Rational scale = x + z;
      bool found = false;
      for (const LinearEulerForm& f : linear_euler_forms(planted))
        found = found ||
                (f.m == 1 && f.alpha.x * scale == x && f.beta.x * scale == y && f.gamma.x * scale == z && f.delta.x * scale == w);
      CHECK(found);
      const Pcf other{planted.a, planted.b + Polynomial::constant(1)};
      for (const Pcf& pcf : {planted, other})
        for (const LinearEulerForm& f : linear_euler_forms(pcf)) CHECK(is_euler_form(f, pcf, scale));
    }
    const auto golden = linear_euler_forms(pcf("n + 1", "n^2 + n"));
    REQUIRE(golden.size() == 1);
    for (const LinearEulerForm& f : golden) CHECK(f.m == 5);
    CHECK(linear_euler_forms(pcf("n + 1", "n^2 + n + 1")).empty());
    CHECK(linear_euler_forms(pcf("n^2", "n")).empty());
    CHECK(linear_euler_forms(pcf("n", "-n^2")).empty());
  }

  TEST_CASE("a tangent space is where the family goes, and nowhere else") {
    const RelatedPair pair = reflected(1, 1, 4);
    const GaugeResult found = gauge_between(pair.from, pair.to);
    REQUIRE(found.gauge);
    const auto frames = framed(*found.gauge);
    REQUIRE(!frames.empty());
    // t, u, B, q, p: u follows t, q stays.
    REQUIRE(frames[0].names == std::vector<std::string>{"t", "u", "B", "q", "p"});
    const auto tangent = tangent_space(frames[0].system, frames[0].point);
    REQUIRE(tangent);
    CHECK(*tangent == std::vector<std::vector<Rational>>{{1, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 1}});
  }
}

TEST_SUITE("families/slow") {
  TEST_CASE("theorem R for j = -1 .. -9, each an identity over Q(t, B, p)") {
    for (long j = 1; j <= 9; ++j) {
      const Polynomial a = Polynomial::of({1, 0, 2}), b = Polynomial::of({3, -3 * (j + 1), 51});
      const FamilySet set = discover_families(std::vector<RelatedPair>{{{a, b}, {a, b.shifted(j)}}}, {});
      CAPTURE(j);
      REQUIRE(set.families.size() == 1);
      CHECK(set.families[0].affine.parameters() == 3);
      CHECK(set.families[0].status == FamilyStatus::proved);
    }
  }
}

}  // namespace
}  // namespace brouncker
