#include "engine/match/pairs.hpp"

#include "engine/match/formula_moves.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/match/special.hpp"
#include "formulas/disjoint_sets.hpp"
#include "formulas/print.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace brouncker {
namespace {

Integer modulo(const Integer& x, const Integer& m) {
  Integer rest;
  mpz_fdiv_r(rest.backend().data(), x.backend().data(), Integer(abs(m)).backend().data());
  return rest;
}

/// The roots of b modulo the integers, exactly.
std::string root_invariant(const Polynomial& b) {
  if (b.degree() == 1) return modulo(b.coefficient(0), b.leading()).str();
  if (b.degree() != 2) return "";
  const Integer discriminant = b.coefficient(1) * b.coefficient(1) - 4 * b.coefficient(0) * b.leading(), period = 2 * b.leading();
  if (discriminant < 0 || !mpz_perfect_square_p(discriminant.backend().data()))
    return fmt::format("{}:{}", discriminant.str(), modulo(b.coefficient(1), period).str());
  const Integer root = sqrt(discriminant);
  Integer low = modulo(Integer(-b.coefficient(1) - root), period), high = modulo(Integer(-b.coefficient(1) + root), period);
  if (low > high) std::swap(low, high);
  return fmt::format("{},{}", low.str(), high.str());
}

/// One call of match_pairs().
class PairSearch {
 public:
  PairSearch(std::span<const PcfClass> classes, const PairOptions& options)
      : classes_(classes), options_(options), ready_(classes.size()), sets_(classes.size()) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
      index_.emplace(to_plain(classes[i].canonical), i);
      if (!is_special(classes[i].limit)) ready_[i] = prepared(classes[i].limit);
      if (ready_[i]) buckets_[bucket_key(classes[i].canonical)].push_back(i);
      else ++result_.special;
    }
  }

  PairResult run() {
    for (std::size_t i = 0; i < classes_.size(); ++i)
      if (ready_[i]) by_formula(i);
    result_.control_found = true;
    for (const auto& [key, members] : buckets_) search_bucket(members);
    result_.buckets = buckets_.size();
    result_.component.resize(classes_.size());
    for (std::size_t i = 0; i < classes_.size(); ++i) result_.component[i] = sets_.least_of(i);
    return std::move(result_);
  }

 private:
  bool is_special(const Approximation& x) const {
    const auto rational = match_rational(x, options_.log2_tests);
    if (rational && rational->support.accepted()) return true;
    const auto quadratic = match_quadratic(x, options_.log2_tests);
    return quadratic && quadratic->support.accepted();
  }

  void add(std::size_t i, std::size_t j, const Moebius& map, std::string_view method, double verified_bits) {
    if (sets_.join(i, j)) result_.hits.push_back({classes_[i].id, classes_[j].id, LimitRelation::of(map), method, verified_bits});
  }

  /// The partner's canonical form must be one of the classes.
  void by_formula(std::size_t i) {
    std::vector<Move> moves = moves_d(classes_[i].canonical);
    for (Move& move : moves_r(classes_[i].canonical)) moves.push_back(std::move(move));
    for (const Move& move : moves) {
      const Equivalent form = canonical(move.pcf);
      const auto partner = index_.find(to_plain(form.pcf));
      if (partner == index_.end() || !ready_[partner->second] || sets_.find(i) == sets_.find(partner->second)) continue;
      const std::size_t j = partner->second;
      ++result_.tests;
      if (move.relation && form.relation) {
        const Moebius map = (*move.relation * *form.relation).reduced();
        const Support held = moebius_support(map, classes_[j].limit, classes_[i].limit, options_.log2_tests);
        if (held.verified_bits > 0) add(i, j, map, move.name, held.verified_bits);
      } else if (const auto match = test_pair(*ready_[j], *ready_[i], options_.formula_height_bits, options_.log2_tests)) {
        add(i, j, match->map, move.relation ? "lattice" : move.name, match->support.verified_bits);
      }
    }
  }

  void search_bucket(const std::vector<std::size_t>& members) {
    if (members.size() < 2) return;
    std::vector<const Prepared*> limits;
    for (std::size_t i : members) limits.push_back(&*ready_[i]);
    const LimitBatch batch = limit_batch(limits);
    std::vector<std::uint8_t> open(batch.padded_size());
    for (std::size_t k = 0; k + 1 < members.size(); ++k) {
      const std::size_t i = members[k];
      find_open(sliced_constant(ready_[i]->small), batch, options_.height_bits, open, k + 1);
      if (open[k] == 0 && k / 8 == (k + 1) / 8) result_.control_found = false;  // a number is an image of itself
      for (std::size_t l = k + 1; l < members.size(); ++l) {
        const std::size_t j = members[l];
        if (sets_.find(i) == sets_.find(j)) continue;
        ++result_.tests;
        if (!open[l]) continue;
        if (const auto match = test_pair(*ready_[j], *ready_[i], options_.height_bits, options_.log2_tests))
          add(i, j, match->map, "lattice", match->support.verified_bits);
      }
    }
  }

  std::span<const PcfClass> classes_;
  const PairOptions& options_;
  std::vector<std::optional<Prepared>> ready_;
  std::unordered_map<std::string, std::size_t> index_;
  std::map<std::string, std::vector<std::size_t>> buckets_;
  DisjointSets<std::size_t> sets_;
  PairResult result_;
};

}  // namespace

LimitRelation LimitRelation::of(const Moebius& map) {
  // L (r L' + s) = p L' + q.
  std::array<Integer, 4> c{Integer(-map.q), Integer(-map.p), map.s, map.r};
  Integer g = gcd(gcd(c[0], c[1]), gcd(c[2], c[3]));
  if (*std::find_if(c.begin(), c.end(), [](const Integer& x) { return x != 0; }) < 0) g = -g;
  return {Integer(c[0] / g), Integer(c[1] / g), Integer(c[2] / g), Integer(c[3] / g)};
}

std::string bucket_key(const Pcf& canonical) {
  const Polynomial &a = canonical.a, &b = canonical.b;
  std::string key = fmt::format("{},{};{},{}", a.degree(), b.degree(), a.degree() > 0 ? a.leading().str() : "", b.leading().str());
  if (a.degree() > 2 || b.degree() > 2) return key;
  if (a.degree() == 2) key += ";" + modulo(a.coefficient(1), a.leading()).str();
  return key + ";" + (b.degree() == 0 ? b.leading().str() : root_invariant(b));
}

PairResult match_pairs(std::span<const PcfClass> classes, const PairOptions& options) { return PairSearch(classes, options).run(); }

std::optional<LimitRelation> transported(const Moebius& map, const Equivalent& member, const Equivalent& other) {
  if (!member.relation || !other.relation) return std::nullopt;
  return LimitRelation::of((*member.relation * map * other.relation->inverse()).reduced());
}

}  // namespace brouncker
