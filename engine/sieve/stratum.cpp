#include "engine/sieve/stratum.hpp"

#include "formulas/roots.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace brouncker::sieve {
namespace {

constexpr std::size_t kMostWeighted = 10;

int degree_of(const Template& t) {
  int degree = -1;
  for (const Template::Term& term : t.terms()) degree = std::max(degree, term.power);
  return degree;
}

/// Terms of the leading coefficient.
std::vector<Template::Term> leading_terms(const Template& t) {
  std::vector<Template::Term> result;
  const int degree = degree_of(t);
  for (const Template::Term& term : t.terms())
    if (term.power == degree) result.push_back(term);
  return result;
}

/// x_axis = value makes a leading coefficient vanish.
struct Zero {
  std::size_t axis;
  std::int64_t value;
};

/// The polynomial in one parameter that terms without others are.
Polynomial in_one(const std::vector<Template::Term>& terms, std::size_t parameter) {
  std::vector<Integer> ascending;
  for (const Template::Term& term : terms) {
    const auto power = static_cast<std::size_t>(term.exponents[parameter]);
    if (power >= ascending.size()) ascending.resize(power + 1);
    ascending[power] += term.coefficient;
  }
  return Polynomial(std::move(ascending));
}

std::vector<std::size_t> axes_in(const std::vector<Template::Term>& terms, const std::vector<Axis>& axes) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < axes.size(); ++i)
    if (std::ranges::any_of(terms, [&](const Template::Term& t) { return t.exponents[axes[i].parameter] > 0; }))
      result.push_back(i);
  return result;
}

/// The first zero that the axes still hold.
std::optional<Zero> zero_of_leading(const Template& t, const std::vector<Axis>& axes) {
  const std::vector<Template::Term> terms = leading_terms(t);
  const std::vector<std::size_t> used = axes_in(terms, axes);
  if (used.size() == 1) {
    const Axis& axis = axes[used[0]];
    for (const Integer& root : integer_roots(in_one(terms, axis.parameter)))
      if (root >= axis.first && root <= axis.last && axis.contains(static_cast<std::int64_t>(root)))
        return Zero{used[0], static_cast<std::int64_t>(root)};
  }
  if (terms.size() == 1)
    for (const std::size_t i : used)
      if (axes[i].contains(0)) return Zero{i, 0};
  return std::nullopt;
}

Stratum with_value(Stratum s, std::size_t axis, std::int64_t value) {
  const std::size_t parameter = s.axes[axis].parameter;
  s.a = substituted(s.a, parameter, value);
  s.b = substituted(s.b, parameter, value);
  s.values[parameter] = value;
  s.axes.erase(s.axes.begin() + static_cast<std::ptrdiff_t>(axis));
  return s;
}

void leave_out(Axis& axis, std::int64_t value) {
  axis.left_out.insert(std::ranges::lower_bound(axis.left_out, value), value);
  while (axis.first <= axis.last && !axis.left_out.empty() && axis.left_out.front() == axis.first)
    axis.left_out.erase(axis.left_out.begin()), ++axis.first;
  while (axis.first <= axis.last && !axis.left_out.empty() && axis.left_out.back() == axis.last)
    axis.left_out.pop_back(), --axis.last;
}

/// Axes whose signs turn a and leave b: every term of a has an odd, every term of b an even exponent in them together.
std::vector<std::size_t> odd_axes(const Stratum& s) {
  if (s.axes.size() > kMostWeighted) return {};
  const auto parity = [&](const Template::Term& term, unsigned chosen) {
    int sum = 0;
    for (std::size_t i = 0; i < s.axes.size(); ++i)
      if (chosen >> i & 1) sum += term.exponents[s.axes[i].parameter];
    return sum % 2;
  };
  for (unsigned chosen = 1; chosen < 1U << s.axes.size(); ++chosen) {
    const auto has = [&](const Template& t, int wanted) {
      return std::ranges::all_of(t.terms(), [&](const Template::Term& term) { return parity(term, chosen) == wanted; });
    };
    if (!has(s.a, 1) || !has(s.b, 0)) continue;
    std::vector<std::size_t> axes;
    bool symmetric = true;
    for (std::size_t i = 0; i < s.axes.size(); ++i) {
      if ((chosen >> i & 1) == 0) continue;
      axes.push_back(i);
      symmetric = symmetric && s.axes[i].first == -s.axes[i].last && s.axes[i].left_out.empty();
    }
    if (symmetric) return axes;
  }
  return {};
}

class Splitter {
 public:
  Strata result;

  void split(Stratum s) {
    if (s.size() == 0) return;
    if (s.a.terms().empty() || s.b.terms().empty()) {
      result.holes += s.size();
      return;
    }
    if (const std::vector<std::size_t> odd = odd_axes(s); !odd.empty()) return split_mirrored(std::move(s), odd.front());
    for (const Template* t : {&s.a, &s.b})
      if (const auto zero = zero_of_leading(*t, s.axes)) return split_at(std::move(s), *zero);
    result.strata.push_back(std::move(s));
  }

 private:
  void split_mirrored(Stratum s, std::size_t axis) {
    split(with_value(s, axis, 0));
    s.axes[axis].first = 1;
    result.mirrored += s.size();
    split(std::move(s));
  }

  void split_at(Stratum s, const Zero& zero) {
    split(with_value(s, zero.axis, zero.value));
    leave_out(s.axes[zero.axis], zero.value);
    split(std::move(s));
  }
};

}  // namespace

bool Axis::contains(std::int64_t x) const { return first <= x && x <= last && !std::ranges::binary_search(left_out, x); }

std::int64_t Axis::value(std::uint64_t i) const {
  std::int64_t x = first + static_cast<std::int64_t>(i);
  for (const std::int64_t y : left_out) x += y <= x;
  return x;
}

std::uint64_t Stratum::size() const {
  std::uint64_t size = 1;
  for (const Axis& axis : axes) size *= axis.first > axis.last ? 0 : axis.count();
  return size;
}

int Stratum::degree_a() const { return degree_of(a); }
int Stratum::degree_b() const { return degree_of(b); }

Template substituted(const Template& t, std::size_t parameter, std::int64_t value) {
  std::map<std::pair<int, std::vector<int>>, Integer> sums;
  for (Template::Term term : t.terms()) {
    for (int k = 0; k < term.exponents[parameter]; ++k) term.coefficient *= value;
    term.exponents[parameter] = 0;
    sums[{term.power, term.exponents}] += term.coefficient;
  }
  std::vector<Template::Term> terms;
  for (const auto& [key, coefficient] : sums)
    if (coefficient != 0) terms.push_back({key.first, coefficient, key.second});
  return {t.text(), std::move(terms)};
}

Strata strata_of(const SearchSpace& space) {
  Stratum whole{space.a(), space.b(), ParameterValues(space.parameters().size()), {}};
  for (std::size_t i = 0; i < space.parameters().size(); ++i)
    whole.axes.push_back({i, space.parameters()[i].first, space.parameters()[i].last, {}});
  Splitter splitter;
  splitter.split(std::move(whole));
  return std::move(splitter.result);
}

Strata strata_with(const Stratum& stratum, std::size_t axis, std::int64_t value) {
  Splitter splitter;
  splitter.split(with_value(stratum, axis, value));
  return std::move(splitter.result);
}

bool leading_coefficients_settled(const Stratum& stratum) {
  return std::ranges::all_of(std::array{&stratum.a, &stratum.b}, [&](const Template* t) {
    const std::vector<Template::Term> terms = leading_terms(*t);
    return terms.size() == 1 || axes_in(terms, stratum.axes).size() <= 1;
  });
}

std::vector<int> weights_of(const Stratum& s) {
  if (s.axes.size() > kMostWeighted) return {};
  std::vector<int> weights(s.axes.size());
  const auto weight = [&](const Template::Term& term) {
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * term.exponents[s.axes[i].parameter];
    return sum;
  };
  for (;;) {
    const auto all = [&](const Template& t, int wanted) {
      return std::ranges::all_of(t.terms(), [&](const Template::Term& term) { return weight(term) == wanted; });
    };
    if (all(s.a, 1) && all(s.b, 2)) return weights;
    std::size_t i = 0;
    while (i < weights.size() && weights[i] == 2) weights[i++] = 0;
    if (i == weights.size()) return {};
    ++weights[i];
  }
}

}  // namespace brouncker::sieve
