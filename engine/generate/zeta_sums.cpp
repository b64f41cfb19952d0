#include "engine/generate/zeta_sums.hpp"

#include "engine/generate/contiguous_sums.hpp"
#include "engine/generate/sum_term.hpp"
#include "engine/generate/zeta_prediction.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace brouncker::generate {
namespace {

bool has_common_factor(const Direction& d) {
  int g = 0;
  for (const int e : d) g = std::gcd(g, e);
  return g != 1;
}

/// All lists of `length` numbers >= 0 with this sum, in order.
void compositions(int sum, std::size_t length, Direction& head, std::vector<Direction>& all) {
  if (head.size() + 1 == length) {
    all.push_back(head);
    all.back().push_back(sum);
    return;
  }
  for (int e = 0; e <= sum; ++e) {
    head.push_back(e);
    compositions(sum - e, length, head, all);
    head.pop_back();
  }
}

std::vector<Direction> compositions(int sum, std::size_t length) {
  std::vector<Direction> all;
  Direction head;
  compositions(sum, length, head, all);
  return all;
}

/// Slopes (a1 >= a2 >= a3; b1 >= b2) of 3F2(1).
Direction sorted(Direction d) {
  std::sort(d.begin(), d.begin() + 3, std::greater());
  std::sort(d.begin() + 3, d.end(), std::greater());
  return d;
}

/// b1 + b2, then all of it.
std::pair<int, Direction> order(const Direction& d) { return {d[3] + d[4], d}; }

/// Whether d is the least of its orbit under Thomae's 3F2(a, b, c; d, e) -> 3F2(d-a, e-a, s; s+b, s+c), s = d+e-a-b-c, and
/// permutations.
bool is_least_by_thomae(const Direction& d) {
  std::vector<Direction> orbit{d};
  for (std::size_t at = 0; at < orbit.size(); ++at) {
    const Direction x = orbit[at];
    const int s = x[3] + x[4] - x[0] - x[1] - x[2];
    for (std::size_t i = 0; i < 3; ++i) {
      Direction image = sorted({x[3] - x[i], x[4] - x[i], s, s + x[(i + 1) % 3], s + x[(i + 2) % 3]});
      if (order(image) < order(d)) return false;
      if (std::ranges::find(orbit, image) == orbit.end()) orbit.push_back(std::move(image));
    }
  }
  return true;
}

/// All (a; b) with b1 + b2 = size where the ten numbers a_i, b_j - a_i, b1 + b2 - a1 - a2 - a3 are >= 0.
std::vector<Direction> slopes_of_size(int size) {
  std::vector<Direction> result;
  for (int b2 = 0; 2 * b2 <= size; ++b2)
    for (int a1 = 0; a1 <= b2; ++a1)
      for (int a2 = 0; a2 <= a1; ++a2)
        for (int a3 = 0; a3 <= std::min(a2, size - a1 - a2); ++a3) result.push_back({a1, a2, a3, size - b2, b2});
  return result;
}

/// e0 - e_i - e_j >= 0 for 1 <= i < j, and the series converges: 2 e0 > sum of the others.
bool is_well_poised(const Direction& d) {
  int sum = 0, first = 0, second = 0;
  for (std::size_t i = 1; i < d.size(); ++i) {
    sum += d[i];
    if (d[i] > first) second = first, first = d[i];
    else second = std::max(second, d[i]);
  }
  return d[0] >= first + second && 2 * d[0] > sum;
}

class SumSource final : public Source {
 public:
  struct Kind {
    const char *title, *constant;
    std::size_t length;  ///< of a direction
    bool (*converges)(const Direction& direction);
    std::vector<Direction> (*of_size)(int size);
    bool (*is_wanted)(const Direction& direction);
    int (*factors)(const Direction& direction);  ///< below in T(n+1, k)/T(n, k): the size
    SumTerm (*term)(const Direction& direction);
    /// Where there is another way for directions whose certificates would be long.
    bool (*is_long)(const Direction& direction) = nullptr;
    std::optional<Made> (*made)(const Direction& direction) = nullptr;
    std::optional<Prediction> (*predicted)(const Direction& direction) = nullptr;
  };
  explicit SumSource(const Kind& kind) : kind_(kind) {}

  std::string title() const override { return kind_.title; }

  std::vector<Direction> shell(int size) const override {
    std::vector<Direction> result = kind_.of_size(size);
    std::erase_if(result, [&](const Direction& d) { return has_common_factor(d) || !kind_.is_wanted(d); });
    return result;
  }

  int size(const Direction& d) const override { return kind_.factors(d); }

  bool lists(const Direction& d) const override { return has(d) && !has_common_factor(d) && kind_.is_wanted(d); }

  bool has(const Direction& d) const override { return d.size() == kind_.length && std::ranges::min(d) >= 0 && kind_.converges(d); }

  std::optional<Outlook> outlook(const Direction& d) const override {
    const auto p = kind_.predicted ? kind_.predicted(d) : std::nullopt;
    return p ? Outlook{p->digits_per_term, p->delta} : Outlook{};
  }

  std::optional<Made> make(const Direction& direction) const override {
    if (kind_.is_long && kind_.is_long(direction)) return kind_.made(direction);
    const SumTerm term = kind_.term(direction);
    const auto fraction = sum_fraction(term);
    if (auto proof = fraction ? sum_proof(*fraction) : std::nullopt) return Made{*std::move(proof), to_plain(term)};
    return kind_.made ? kind_.made(direction) : std::nullopt;
  }

 private:
  const Kind& kind_;
};

SumTerm zeta_2(const Direction& d) { return {{{2, d[0]}, {2, d[1]}, {2, d[2]}}, {{4, d[3]}, {4, d[4]}, {2, 0}}, {}, 1}; }

/// Gamma(h + k)/Gamma(1 + A - h + k) for each h, A = twice_a/2 + e0 n.
SumTerm well_poised(int twice_a, int e0, const std::vector<Form>& h, int sign) {
  SumTerm t{{{twice_a, e0}}, {{2, 0}}, Form{twice_a, e0}, sign};
  for (const Form& each : h) {
    t.upper.push_back(each);
    t.lower.push_back({2 + twice_a - each.twice, e0 - each.slope});
  }
  return t;
}

SumTerm zeta_3(const Direction& d) { return well_poised(4, d[0], {{2, d[1]}, {2, d[2]}, {2, d[3]}, {2, d[4]}, {2, d[5]}}, 1); }
SumTerm catalan(const Direction& d) { return well_poised(2, d[0], {{1, d[1]}, {1, d[2]}, {1, d[3]}, {2, d[4]}}, -1); }

bool is_descending(const Direction& d, std::size_t last) {
  for (std::size_t i = 2; i <= last; ++i)
    if (d[i] > d[i - 1]) return false;
  return true;
}

/// (e0, e1, ..., e_length) with length e0 - e1 - ... = size, the number of factors below in T(n+1, k)/T(n, k). In the chamber e1 +
/// ... <= length e0/2.
std::vector<Direction> of_factors(int size, int length) {
  std::vector<Direction> result;
  for (int e0 = 1; e0 * length <= 2 * size; ++e0) {
    if (e0 * length < size) continue;
    for (Direction& rest : compositions(e0 * length - size, static_cast<std::size_t>(length))) {
      rest.insert(rest.begin(), e0);
      result.push_back(std::move(rest));
    }
  }
  return result;
}

/// Of b1 + b2.
constexpr int kMostTelescoped = 9;

/// a_i <= b_j, and b1 + b2 >= a1 + a2 + a3.
bool is_in_chamber(const Direction& d) {
  const int a = std::max({d[0], d[1], d[2]}), b = std::min(d[3], d[4]);
  return a <= b && b > 0 && d[3] + d[4] >= d[0] + d[1] + d[2];
}

/// That of Thomae is sorted: a1 >= a2 >= a3, b1 >= b2.
bool is_least_by_thomae_and_sorted(const Direction& d) { return d == sorted(d) && is_least_by_thomae(d); }

/// length e0 - e1 - ...
int well_poised_factors(const Direction& d) {
  int result = static_cast<int>(d.size() - 1) * d[0];
  for (std::size_t i = 1; i < d.size(); ++i) result -= d[i];
  return result;
}

constexpr SumSource::Kind kKinds[] = {
    {"sums 3F2(1) for zeta(2)", "zeta(2)", 5, is_in_chamber, slopes_of_size, is_least_by_thomae_and_sorted,
     [](const Direction& d) { return d[3] + d[4]; }, zeta_2, [](const Direction& d) { return d[3] + d[4] > kMostTelescoped; },
     contiguous_sum, predicted_zeta_2},
    {"very well poised sums 7F6(1) for zeta(3)", "zeta(3)", 6, is_well_poised, [](int size) { return of_factors(size, 5); },
     [](const Direction& d) { return is_well_poised(d) && is_descending(d, 5) && d[1] + d[2] + d[3] <= d[0]; }, well_poised_factors,
     zeta_3},
    {"very well poised sums 6F5(-1) for Catalan's constant", "catalan", 5, is_well_poised,
     [](int size) { return of_factors(size, 4); }, [](const Direction& d) { return is_well_poised(d) && is_descending(d, 3); },
     well_poised_factors, catalan},
};

}  // namespace

void add_zeta_sums(const Wanted& wanted, Sources& sources) {
  for (const SumSource::Kind& kind : kKinds) {
    const Expression constant = parse_expression(kind.constant);
    if (wanted.is_multiple_of(constant)) sources.push_back(std::make_unique<SumSource>(kind));
  }
}

}  // namespace brouncker::generate
