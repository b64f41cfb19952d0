#include "engine/prove/shown_form.hpp"

#include "formulas/closed_form.hpp"
#include "formulas/spelling.hpp"

namespace brouncker {

std::optional<Expression> shown_form(const Proof& proof, bool mirrored) {
  ClosedForm form = proof.form;
  if (mirrored) form.map = (Moebius{-1, 0, 0, 1} * form.map).reduced();
  if (form.map.determinant() == 0 || closed::rational_value(form.atom)) return expression_of(form);
  return moebius_form(form.map, form.atom);
}

}  // namespace brouncker
