#include "engine/prove/check/root_classes.hpp"

#include "engine/prove/check/modular.hpp"
#include "engine/prove/check/reader.hpp"
#include "formulas/work.hpp"

#include <algorithm>

namespace brouncker::certificates {
namespace {

std::vector<long> positions(const nlohmann::json& object, const char* name) {
  const nlohmann::json& list = field(object, name);
  require(list.is_array() && list.size() <= 10'000, std::string("\"") + name + "\" is not a list of positions");
  std::vector<long> result;
  for (const nlohmann::json& entry : list) {
    const Integer position = integer(entry, name);
    require(abs(position) <= kMaxPosition, "a position is out of range");
    result.push_back(static_cast<long>(position));
  }
  require(std::ranges::is_sorted(result), "positions that are not in order");
  return result;
}

/// All complex roots are of absolute value at most the result (Cauchy): |c_d| R^d > the sum of the other |c_i| R^i.
Integer root_bound(const Polynomial& p) {
  std::vector<Integer> difference;
  for (const Integer& c : p.ascending()) difference.push_back(-abs(c));
  difference.back() = -difference.back();
  const Polynomial q(std::move(difference));
  Integer high = 1;
  while (q(high) <= 0) high *= 2;
  Integer low = high / 2;  // q(low) <= 0, or low = 0
  while (high - low > 1) {
    const Integer middle = (low + high) / 2;
    (q(middle) <= 0 ? low : high) = middle;
  }
  return high;
}

/// Coprime modulo the prime, and so over Q where a leading coefficient survives.
bool surely_coprime(const Modular& field, Residues x, Residues y) { return field.gcd_degree(std::move(x), std::move(y)) == 0; }

}  // namespace

RootClass read_root_class(const nlohmann::json& object) {
  require_fields(object, {"base", "from", "to"});
  RootClass result{polynomial(object.at("base"), "base"), positions(object, "from"), positions(object, "to")};
  require(result.base.degree() >= 1 && result.base.leading() > 0 && result.base.content() == 1, "a base that is not primitive");
  require(!result.from.empty() || !result.to.empty(), "a base without positions");
  return result;
}

Polynomial product(const Polynomial& base, const std::vector<long>& positions) {
  Polynomial result = Polynomial::constant(1);
  for (const long p : positions) result = result * base.shifted(-p);
  return result;
}

void require_apart(const Polynomial& f, const Polynomial& g) {
  const bool same = f == g;
  if (f.degree() < 1 || g.degree() < 1) return;
  const Modular field(kTestPrime);
  const Residues x = field.reduced(f);
  require(x.back() != 0, "a base whose leading coefficient is a multiple of 2^61 - 1");
  if (same) require(f.degree() == 1 || surely_coprime(field, x, field.reduced(f.derivative())), "a base with a double root");
  const Integer bound = root_bound(f) + root_bound(g);
  const double each = 60 + 5.0 * f.degree() * g.degree() + g.degree() * g.degree();
  book_work(2 * static_cast<double>(bound) * each);
  Residues y = field.reduced(same ? g : g.shifted(-bound));
  for (Integer t = same ? Integer(0) : Integer(-bound); t <= bound; ++t) {
    require((same && t == 0) || surely_coprime(field, x, y), "two bases with roots that differ by an integer");
    field.shift_by_one(y);
  }
}

void require_classes(const std::vector<RootClass>& classes, const Polynomial& b, const Polynomial& b_to) {
  Polynomial from = Polynomial::constant(1), to = from;
  for (const RootClass& c : classes) {
    from = from * product(c.base, c.from);
    to = to * product(c.base, c.to);
  }
  require(from.leading() * b == b.leading() * from && to.leading() * b_to == b_to.leading() * to,
          "the roots are not those of the two polynomials");
  for (std::size_t i = 0; i < classes.size(); ++i)
    for (std::size_t j = i; j < classes.size(); ++j) require_apart(classes[i].base, classes[j].base);
}

}  // namespace brouncker::certificates
