#include "engine/prove/check/inequivalence.hpp"

#include "engine/prove/check/fold.hpp"
#include "engine/prove/check/formal_solutions.hpp"
#include "engine/prove/check/gauge_bounds.hpp"
#include "engine/prove/check/reader.hpp"
#include "engine/prove/statements/bounds.hpp"
#include "formulas/print.hpp"
#include "formulas/roots.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace brouncker::certificates {
namespace {

using Json = nlohmann::json;
using Steps = std::pair<long, long>;

struct Question {
  Pcf from, to;
};

std::vector<Steps> steps_of(const Json& ground) {
  const Json& list = field(ground, "steps");
  require(list.is_array() && !list.empty() && list.size() <= kMaxFold * kMaxFold, "\"steps\" is not a list of k:l");
  std::vector<Steps> result;
  for (const Json& entry : list) {
    require(entry.is_array() && entry.size() == 2, "\"steps\" is not a list of k:l");
    const Integer k = integer(entry[0], "steps"), l = integer(entry[1], "steps");
    require(k >= 1 && k <= kMaxFold && l >= 1 && l <= kMaxFold, "\"steps\": out of range");
    result.emplace_back(static_cast<long>(k), static_cast<long>(l));
  }
  return result;
}

void check_growth(const Question& q, const Json& ground, const Steps& steps) {
  require_fields(ground, {"kind", "steps"});
  require(quotient_growth(q.from, steps.first) != quotient_growth(q.to, steps.second), "solutions that grow alike");
}

/// b(kn+1) ... b(kn+k).
Polynomial determinant(const Polynomial& b, long k) {
  Polynomial result = Polynomial::constant(1);
  for (long i = 1; i <= k; ++i) result = result * composed(b, k, i);
  return result;
}

void check_roots(const Question& q, const Json& ground, const Steps& steps) {
  require_fields(ground, {"kind", "steps", "class"});
  const RootClass c = read_root_class(field(ground, "class"));
  require((c.from.size() + c.to.size()) % 2 != 0, "an even number of roots");
  require_apart(c.base, c.base);
  const auto rest = [&](const Polynomial& b, long k, const std::vector<long>& positions) {
    const auto quotient = exact_quotient(determinant(b, k), product(c.base, positions));
    require(quotient.has_value(), "roots that are none");
    require_apart(c.base, *quotient);
  };
  rest(q.from.b, steps.first, c.from);
  rest(q.to.b, steps.second, c.to);
}

/// The PCF to which k steps are contracted, as stated and checked.
Pcf contracted(const Pcf& whole, long k, const Json& ground, const char* name) {
  if (k == 1) return whole;
  const Json& json = field(ground, name);
  require_fields(json, {"a", "b", "first"});
  const Pcf part = pcf(json);
  const Integer first = integer(json.at("first"), "first");
  require(first >= 0 && first <= kMaxStart, "\"first\" is out of range");
  require_contraction(whole, part, k, first);
  return part;
}

/// The system of one sign; nullopt where the ground has none.
const Json* system_of(const Json& systems, int sign) {
  const auto at = std::ranges::find_if(systems, [&](const Json& s) { return integer(field(s, "sign"), "sign") == sign; });
  return at == systems.end() ? nullptr : &*at;
}

void check_system(const Question& q, const std::vector<RootClass>& classes, int sign, const Json* system) {
  if (!system) {
    require(!gauge_bounds(q.from, q.to, classes, 0, sign).has_value(), "a sign of s for which nothing is shown");
    return;
  }
  require_fields(*system, {"sign", "shift", "s", "denominator", "degrees", "modulus"});
  const Integer shift = integer(system->at("shift"), "shift"), m = integer(system->at("modulus"), "modulus");
  require(abs(shift) <= kMaxPosition && m >= 2 && m < Integer(1) << 62, "\"shift\" or \"modulus\" is out of range");
  const auto bounds = gauge_bounds(q.from, q.to, classes, static_cast<long>(shift), sign);
  require(bounds.has_value(), "a system for a sign of s that its exponents exclude");
  const Json &s = system->at("s"), &degrees = system->at("degrees");
  require(s.is_array() && s.size() == 2 && degrees.is_array() && degrees.size() == 2,
          "\"s\" or \"degrees\" does not have two entries");
  require(polynomial(s[0], "s") == bounds->s_top && polynomial(s[1], "s") == bounds->s_bottom, "\"s\" is not what follows");
  require(polynomial(system->at("denominator"), "denominator") == bounds->denominator, "the poles are not what follows");
  require(integer(degrees[0], "degrees") == bounds->upper && integer(degrees[1], "degrees") == bounds->lower,
          "the degrees are not what follows");
  require(has_only_zero(q.from, q.to, *bounds, static_cast<long>(shift), static_cast<std::uint64_t>(m)),
          "the system does not have full rank modulo the number stated");
}

void check_matrix(const Question& whole, const Json& ground, const Steps& steps) {
  require(ground.size() == 4U + (steps.first > 1) + (steps.second > 1), "a field that has no meaning");
  const Question q{contracted(whole.from, steps.first, ground, "from"), contracted(whole.to, steps.second, ground, "to")};
  const Json &roots = field(ground, "roots"), &systems = field(ground, "systems");
  require(roots.is_array() && roots.size() <= 1'000 && systems.is_array() && systems.size() <= 2,
          "\"roots\" or \"systems\" is no list");
  std::vector<RootClass> classes;
  for (const Json& entry : roots) classes.push_back(read_root_class(entry));
  require_classes(classes, q.from.b, q.to.b);
  std::size_t used = 0;
  for (const int sign : {1, -1}) {
    const Json* system = system_of(systems, sign);
    used += system != nullptr;
    check_system(q, classes, sign, system);
  }
  require(used == systems.size(), "a system for no sign of s");
}

void check_none(const Question&, const Json& ground, const Steps&) {
  require_fields(ground, {"kind", "steps", "reason"});
  require(text(ground, "reason").size() <= 1'000, "\"reason\" is too long");
}

struct Ground {
  const char* kind;
  void (*check)(const Question&, const Json&, const Steps&);
  bool one_pair;  ///< stated for one k:l
};
constexpr Ground kGrounds[] = {
    {"growth", check_growth, false}, {"roots", check_roots, true}, {"matrix", check_matrix, true}, {"none", check_none, false}};

}  // namespace

std::string check_inequivalence(const Pcf& first, const Json& end) {
  require_fields(end, {"kind", "a", "b", "most_steps", "grounds"});
  const Question question{first, pcf(end)};
  require(integer(end.at("most_steps"), "most_steps") == kMaxFold, "\"most_steps\" is another number");
  const Json& grounds = end.at("grounds");
  require(grounds.is_array() && grounds.size() <= kMaxFold * kMaxFold, "\"grounds\" is not a list");
  std::set<Steps> seen;
  std::string open;
  for (const Json& ground : grounds) {
    const std::string kind = text(ground, "kind");
    const auto* row = std::ranges::find(kGrounds, kind, &Ground::kind);
    require(row != std::ranges::end(kGrounds), "a ground of unknown kind");
    const std::vector<Steps> steps = steps_of(ground);
    require(!row->one_pair || steps.size() == 1, "a ground for more than one k:l");
    for (const Steps& pair : steps) {
      require(seen.insert(pair).second, "a k:l twice");
      row->check(question, ground, pair);
      if (kind == "none") open += fmt::format("{}{}:{}", open.empty() ? "; not certified: " : ", ", pair.first, pair.second);
    }
  }
  require(seen.size() == kMaxFold * kMaxFold, "a k:l is missing");
  return fmt::format("no k steps of {} are gauge equivalent to l of {}, k, l <= {}{}", to_plain(question.from),
                     to_plain(question.to), kMaxFold, open);
}

}  // namespace brouncker::certificates
