/// Formulas as presentation MathML, for pages. Without the <math> element around; text is escaped.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/pcf.hpp"

#include <string>
#include <string_view>

namespace brouncker {

/// & < > " ' as entities: for the text and the attributes of HTML and XML.
std::string xml_escaped(std::string_view text);

std::string to_mathml(const Polynomial& p);

/// `levels` explicit levels, then dots: 1 + 1/(3 + 4/(5 + ...)). A fraction that ends has no dots.
std::string to_mathml(const Pcf& pcf, int levels = 3);

std::string to_mathml(const Expression& expression);

}  // namespace brouncker
