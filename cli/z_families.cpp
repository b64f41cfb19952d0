#include "cli/z_families.hpp"

#include "cli/answer.hpp"
#include "cli/progress.hpp"
#include "engine/generate/z_families.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/print.hpp"

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using generate::Families, generate::WalkFamily;
using nlohmann::ordered_json;

std::string text_of(const ParameterPoly& p) {
  const std::string names[] = {std::string(generate::kVariable)};
  return to_plain(p, names);
}

std::string direction_text(const WalkFamily& f) {
  const auto& [i, j, l] = f.walk.direction;
  return fmt::format("({}, {}, {})", i, j, l);
}

ordered_json family_json(const WalkFamily& f) {
  return {{"a", text_of(f.a)},
          {"b", text_of(f.b)},
          {"degree", {f.a.degree(), f.b.degree()}},
          {"limit", limit_text(f)},
          {"direction", f.walk.direction},
          {"tested_at", f.members}};
}

std::string reach(const Families& families, const generate::Bounds& bounds) {
  if (bounds.direction) return "this direction only";
  return fmt::format("{} directions up to size {} looked at{}", families.directions, families.complete_size,
                     families.time_is_up ? fmt::format(" in {} seconds", bounds.seconds) : "");
}

void print_text(const Families& families, const generate::Bounds& bounds, std::size_t shown) {
  for (std::size_t i = 0; i < shown; ++i) {
    const WalkFamily& f = families.all[i];
    fmt::print(
        "{:3}  PCF({}, {}) = {}\n     degree {} | {}; {}; tested at {} values of z, more than the degree of its identities\n",
        i + 1, text_of(f.a), text_of(f.b), limit_text(f), f.a.degree(), f.b.degree(), direction_text(f), f.members);
  }
  fmt::print(
      "{} of {} families over Q(z), for each z < 1 but 0 where the fraction is of the exponential class, b(n) has no zero, n >= 1, and "
      "t^i (1 - t)^j (1 - z t)^l on [0, 1], (i, j, l) the direction, is less than the larger eigenvalue; {}\n",
      shown, families.all.size(), reach(families, bounds));
}

}  // namespace

std::optional<Expression> function_of_z(const std::string& text) {
  try {
    parse_expression(text);
    return std::nullopt;
  } catch (const Error&) {  // a name that is no constant, or no expression
  }
  try {
    std::string variable(generate::kVariable);
    return parse_function(text, "--constant", variable);
  } catch (const Error&) {
    return std::nullopt;
  }
}

int print_families(const Expression& function, int most_degree, const generate::Bounds& bounds, std::size_t count,
                   const Common& common) {
  const auto half = generate::family_type(function);
  if (!half)
    throw input_error(fmt::format(
        "--constant {}: no families in z are known of it; accepted are rational multiples of {}, of {} and of their inverses",
        to_plain(function), generate::family_constant(0), generate::family_constant(1)));
  ProgressBar bar(common.quiet);
  const Families families = generate::families_in_z(*half, most_degree, bounds, {common.threads, bar.callback()});
  bar.finish();
  const std::size_t shown = std::min(count, families.all.size());
  const Exit code = families.all.empty() ? honest_no : done;
  if (!common.json) return print_text(families, bounds, shown), code;
  ordered_json all = ordered_json::array();
  for (std::size_t i = 0; i < shown; ++i) all.push_back(family_json(families.all[i]));
  return print_answer(code, ordered_json{{"constant", to_plain(function)},
                                         {"found", !families.all.empty()},
                                         {"classes", families.all.size()},
                                         {"directions", families.directions},
                                         {"complete_bound", families.complete_size},
                                         {"time_is_up", families.time_is_up},
                                         {"families", all}});
}

}  // namespace brouncker::cli
