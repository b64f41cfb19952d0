/// Limit and closed form, both enclosed, compared.
#pragma once

#include "formulas/expression.hpp"
#include "formulas/pcf.hpp"

namespace brouncker::generate {

enum class Agreement { yes, no, open };

/// Whether the enclosures of the limit and of the closed form agree to `digits` significant digits: yes or no by theorem, open
/// where they are too wide. Unlike verify() it does not ask first whether the limit is rational. Precondition: the exponential
/// class.
Agreement agreement(const Pcf& pcf, const Expression& closed_form, long digits);

}  // namespace brouncker::generate
