#include "engine/prove/shown_form.hpp"

#include "formulas/closed_form.hpp"

namespace brouncker {

std::optional<BothSigns> shown_form(const ClosedForm& form) {
  if (form.map.determinant() != 0 && !closed::rational_value(form.atom)) return simple_moebius_form(form.map, form.atom);
  auto own = expression_of(form);
  if (!own) return std::nullopt;
  auto negative = expression_of({(Moebius{-1, 0, 0, 1} * form.map).reduced(), form.atom});
  return BothSigns{*std::move(own), *std::move(negative)};
}

}  // namespace brouncker
