#include "engine/fast/exact_gcd.hpp"
#include "engine/fast/terms_table.hpp"
#include "engine/fast/valuation.hpp"
#include "engine/recurrence/convergents.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace brouncker::fast {
namespace {

constexpr std::array kDepths = {5, 40, 125, 250};

Polynomial random_polynomial(int degree, int height, std::mt19937_64& random) {
  std::vector<Integer> coefficients;
  for (int k = 0; k <= degree; ++k)
    coefficients.push_back(static_cast<int>(random() % static_cast<unsigned>(2 * height + 1)) - height);
  Polynomial p(coefficients);
  return p.is_zero() ? Polynomial::of({1}) : p;
}

bool vanishes(const Polynomial& b) {
  for (int n = 1; n <= kDepths.back(); ++n)
    if (b(Integer(n)) == 0) return true;
  return false;
}

/// A tile of random a's with everything detection asks for.
struct RandomTile {
  std::vector<Polynomial> a;
  std::vector<double> table;
  DetectionTile tile;

  RandomTile(int lanes, int degree, int height, std::mt19937_64& random) {
    for (int i = 0; i < lanes; ++i) a.push_back(random_polynomial(degree, height, random));
    table = interleaved_values(a, kDepths.back());
    Integer largest = 0;
    for (const Polynomial& each : a) largest = std::max(largest, majorant(each, kDepths.back()));
    tile = {kDepths, lanes,
            degree,  std::vector<double>(static_cast<std::size_t>(degree + 1) * kTileWidth),
            table,   static_cast<double>(largest)};
    for (int k = 0; k <= degree; ++k)
      for (int lane = 0; lane < lanes; ++lane)
        tile.coefficients[static_cast<std::size_t>(k * kTileWidth + lane)] =
            static_cast<double>(a[static_cast<std::size_t>(lane)].coefficient(degree - k));
  }
};

std::vector<double> doubles(const Polynomial& p) {
  std::vector<double> result;
  for (const Integer& c : p.descending()) result.push_back(static_cast<double>(c));
  return result;
}

/// Detection of every prime of one b, against p_n and q_n themselves; then the logarithms of the gcds.
void check_tile(const RandomTile& random_tile, const Polynomial& b, std::int64_t smallest) {
  const std::vector<double> terms = values(b, kDepths.back());
  const FactoredB factors(terms);
  std::vector<DetectedB> detected = {{terms, doubles(b), &factors, {}}};
  detect(random_tile.tile, detected, smallest);
  LaneSet live;
  for (int lane = 0; lane < random_tile.tile.lanes; ++lane) live.add(lane, 1);
  std::vector<std::array<double, kTileWidth>> logs(kDepths.size());
  Valuations valuations(random_tile.tile, random_tile.a);
  valuations.add_logs(detected[0], b, smallest, live, logs);
  int wrong_candidates = 0;
  for (std::size_t lane = 0; lane < random_tile.a.size(); ++lane) {
    const Pcf pcf{random_tile.a[lane], b};
    for (std::size_t d = 0; d < kDepths.size(); ++d) {
      const Convergent c = convergent_by_recurrence(pcf, kDepths[d]);
      const Integer g = gcd(c.p, c.q);
      if (g == 0) continue;
      CHECK(std::fabs(logs[d][lane] - static_cast<double>(log(boost::multiprecision::mpf_float_50(g)))) < 1e-9);
      std::vector<bool> is_candidate(factors.primes().size());
      for (const Candidates& each : detected[0].candidates)
        if (each.depth == static_cast<int>(d) && each.lanes.contains(static_cast<int>(lane)))
          is_candidate[static_cast<std::size_t>(each.prime)] = true;
      for (std::size_t i = 0; i < factors.primes().size(); ++i) {
        const PrimeOfB& prime = factors.primes()[i];
        if (prime.p < smallest) continue;
        const bool divides = g % prime.p == 0;
        if (divides) CHECK(is_candidate[i]);
        if (!divides && is_candidate[i]) {
          CHECK(prime.p >= kWordPrimes);  // the word kernels are exact
          ++wrong_candidates;
        }
      }
    }
  }
  CHECK(wrong_candidates <= 2 * static_cast<int>(kDepths.size()));  // a false start shows at every depth
}

TEST_SUITE("fast/gcd") {
  TEST_CASE("detection and valuation give the gcds of the plain recurrence") {
    std::mt19937_64 random(1);
    struct Shape {
      int lanes, a_degree, a_height, b_degree, b_height;
      std::int64_t smallest;
    };
    for (const auto& [lanes, a_degree, a_height, b_degree, b_height, smallest] :
         {Shape{96, 2, 5, 2, 5, 11}, Shape{17, 1, 3, 2, 5, 3}, Shape{20, 3, 2, 3, 2, 11}, Shape{20, 2, 50, 2, 50, 11},
          Shape{9, 0, 5, 1, 9, 5}, Shape{9, 4, 1, 1, 4, 11}, Shape{30, 1, 20, 0, 30, 7}}) {
      CAPTURE(a_degree);
      CAPTURE(b_degree);
      for (int round = 0; round < 4; ++round) {
        const RandomTile tile(lanes, a_degree, a_height, random);
        Polynomial b = random_polynomial(b_degree, b_height, random);
        while (vanishes(b)) b = random_polynomial(b_degree, b_height, random);
        check_tile(tile, b, smallest);
      }
    }
  }

  TEST_CASE("factorial reduction: a's whose gcds have every prime") {
    std::mt19937_64 random(2);
    RandomTile tile(6, 1, 5, random);
    const std::array<Polynomial, 6> a = {Polynomial::of({2, 1}), Polynomial::of({3, 1}), Polynomial::of({1, 1}),
                                         Polynomial::of({4, 2}), Polynomial::of({6, 3}), Polynomial::of({-2, -1})};
    for (std::size_t lane = 0; lane < a.size(); ++lane) {
      tile.a[lane] = a[lane];
      for (int k = 0; k <= 1; ++k)
        tile.tile.coefficients[static_cast<std::size_t>(k * kTileWidth) + lane] = static_cast<double>(a[lane].coefficient(1 - k));
    }
    tile.table = interleaved_values(tile.a, kDepths.back());
    tile.tile.a = tile.table;
    for (const Polynomial& b : {Polynomial::of({1, 0, 0}), Polynomial::of({-1, 0, 0}), Polynomial::of({-2, 1, 0})})
      check_tile(tile, b, 11);
  }

  TEST_CASE("valuations in integers and by convergents agree") {
    const Pcf pcf{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})};
    const std::vector<double> a = values(pcf.a, 250), b = values(pcf.b, 250);
    const FactoredB factors(b);
    for (const PrimeOfB& prime : factors.primes())
      for (const int n : kDepths) {
        if (prime.first_root() > n) continue;
        CHECK(valuation_in_integers(a, b, prime, n) == valuation_by_convergents(pcf, prime.p, n));
      }
  }

  TEST_CASE("gcds from exact convergents") {
    const Pcf pcf{Polynomial::of({2, 1}), Polynomial::of({1, 0, 0})};
    const std::vector<double> logs = exact_log_gcds(pcf, kDepths);
    for (std::size_t d = 0; d < kDepths.size(); ++d) {
      const Convergent c = convergent_by_recurrence(pcf, kDepths[d]);
      const Integer g = gcd(c.p, c.q);
      CHECK(logs[d] == doctest::Approx(static_cast<double>(log(boost::multiprecision::mpf_float_50(g)))).epsilon(1e-14));
    }
  }
}

}  // namespace
}  // namespace brouncker::fast
