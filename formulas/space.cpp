#include "formulas/space.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_multinomial.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/shapes.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Keeps the count of values, and products of a few of them, within 64 bits.
constexpr std::int64_t kMaxBound = 1'000'000'000'000'000;

std::string range_of(const std::string& name) { return name.empty() ? "range" : "range of " + text::quoted(name); }

Parameter parse_range(const std::string& owner, const std::string& given) {
  const std::string_view range = text::trimmed(given);
  const std::size_t dots = range.find("..");
  const auto first = text::to_int64(text::trimmed(range.substr(0, dots)));
  const auto last = dots == range.npos ? first : text::to_int64(text::trimmed(range.substr(dots + 2)));
  const auto refuse = [&](std::string_view reason) {
    throw input_error(fmt::format("{}: {}: {}; accepted is first..last with integers within +-10^15, such as -5..5",
                                  range_of(owner), text::quoted(range), reason));
  };
  if (!first || !last) refuse("not a range of integers of 64 bits");
  if (std::min(*first, *last) < -kMaxBound || std::max(*first, *last) > kMaxBound) refuse("a bound is too large");
  if (*first > *last) refuse("the first value is larger than the last");
  return {owner, *first, *last};
}

/// "A*n" for "An": how a name reads that was probably meant as a product; empty otherwise.
std::string as_product(const std::string& name) {
  if (name.size() < 2) return "";
  if (name.back() == 'n') return name.substr(0, name.size() - 1) + "*n";
  if (name.front() == 'n') return "n*" + name.substr(1);
  return "";
}

Parameter ranged(const std::string& name, const std::map<std::string, std::string>& ranges) {
  const std::string product = as_product(name);
  if (const auto own = ranges.find(name); own != ranges.end()) return parse_range(name, own->second);
  const auto common = ranges.find("");
  if (common == ranges.end())
    throw input_error(fmt::format("parameter {} has no range; {}", text::quoted(name),
                                  product.empty() ? fmt::format("give one, such as {}=-5..5", name)
                                                  : fmt::format("write {} if a product is meant", product)));
  if (!product.empty())
    throw input_error(
        fmt::format("parameter {} looks like a product: write {}, or give it a range of its own", text::quoted(name), product));
  Parameter result = parse_range("", common->second);
  result.name = name;
  return result;
}

Template template_of(std::string_view text, const Multinomial& expanded, const std::vector<Parameter>& parameters,
                     std::string_view what) {
  if (expanded.empty())
    throw input_error(fmt::format("{}: the template is identically 0; a and b of a continued fraction must not vanish", what));
  std::vector<Template::Term> terms;
  for (const auto& [monomial, coefficient] : expanded) {
    std::vector<int> exponents(parameters.size());
    double digits = static_cast<double>(mpz_sizeinbase(coefficient.backend().data(), 10));
    for (std::size_t i = 1; i < monomial.size(); ++i) {
      const Parameter& p = parameters[i - 1];
      exponents[i - 1] = monomial[i];
      digits += monomial[i] * std::log10(static_cast<double>(std::max({std::abs(p.first), std::abs(p.last), INT64_C(1)})));
    }
    // Room for the sum of the terms that belong to one power of n.
    if (digits + std::log10(static_cast<double>(expanded.size())) > static_cast<double>(kMaxCoefficientDigits))
      throw input_error(fmt::format("{}: coefficients of this template get more than {} digits in the ranges given", what,
                                    kMaxCoefficientDigits));
    terms.push_back({monomial.empty() ? 0 : monomial[0], coefficient, std::move(exponents)});
  }
  std::string kept(text::trimmed(text));
  if (kept.ends_with('\\')) kept += ' ';  // LaTeX's blank, whose own blank is no white space at the end
  return {std::move(kept), std::move(terms)};
}

bool uses(const Template& t, std::size_t parameter) {
  return std::any_of(t.terms().begin(), t.terms().end(),
                     [parameter](const Template::Term& term) { return term.exponents[parameter] > 0; });
}

std::uint64_t box_size(const std::vector<Parameter>& parameters) {
  std::uint64_t size = 1;
  for (const Parameter& p : parameters) {
    if (p.count() > SearchSpace::kMaxSize / size)
      throw input_error(fmt::format("the space has more than 10^15 points; the range of parameter {}, {}..{}, is too large",
                                    text::quoted(p.name), p.first, p.last));
    size *= p.count();
  }
  return size;
}

void refuse_shapes(std::string_view text, std::string_view what) {
  if (expanded_shapes(text, what) != std::vector{std::string(text)})
    throw input_error(
        fmt::format("{}: shape, even_shape and symmetric are accepted in spaces with --sieve, or with [sieve] in the job", what));
}

}  // namespace

Polynomial Template::at(const ParameterValues& values) const {
  std::vector<Integer> ascending;
  Integer product;
  for (const Term& term : terms_) {
    product = term.coefficient;
    for (std::size_t i = 0; i < term.exponents.size(); ++i)
      for (int k = 0; k < term.exponents[i]; ++k) product *= values[i];
    const auto power = static_cast<std::size_t>(term.power);
    if (power >= ascending.size()) ascending.resize(power + 1);
    ascending[power] += product;
  }
  return Polynomial(std::move(ascending));
}

SearchSpace SearchSpace::from_templates(std::string_view a, std::string_view b, const std::map<std::string, std::string>& ranges) {
  refuse_shapes(a, "a");
  refuse_shapes(b, "b");
  std::vector<std::string> names;
  const Multinomial expanded_a = parse_multinomial(a, "a", &names);
  const Multinomial expanded_b = parse_multinomial(b, "b", &names);
  SearchSpace space;
  for (const std::string& name : names) space.parameters_.push_back(ranged(name, ranges));
  for (const auto& [name, range] : ranges) {
    if (name == "n") throw input_error("range of 'n': n is the index of the continued fraction, not a parameter");
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
      throw input_error(fmt::format("{}: no such parameter in the templates; they have {}", range_of(name),
                                    names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "))));
    if (name.empty()) parse_range(name, range);
  }
  space.a_ = template_of(a, expanded_a, space.parameters_, "a");
  space.b_ = template_of(b, expanded_b, space.parameters_, "b");
  space.size_ = box_size(space.parameters_);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!uses(space.a_, i) && !uses(space.b_, i))
      throw input_error(fmt::format("parameter {} cancels out of the templates", text::quoted(names[i])));
    space.readings_.push_back(reading_of(i, space.a_, space.b_));
  }
  return space;
}

std::optional<SearchSpace::Reading> SearchSpace::reading_of(std::size_t parameter, const Template& a, const Template& b) {
  const auto is_constant = [](const Template::Term& term) {
    return std::all_of(term.exponents.begin(), term.exponents.end(), [](int e) { return e == 0; });
  };
  const auto is_alone = [&](const Template::Term& term) {
    int total = 0;
    for (int e : term.exponents) total += e;
    return total == 1 && term.exponents[parameter] == 1 && abs(term.coefficient) == 1;
  };
  for (const Template* side : {&a, &b}) {
    for (const Template::Term& term : side->terms()) {
      if (!is_alone(term)) continue;
      Reading reading{side == &b, term.power, term.coefficient < 0, 0};
      bool readable = true;
      for (const Template::Term& other : side->terms()) {
        if (&other == &term || other.power != term.power) continue;
        readable = readable && is_constant(other);
        reading.constant = other.coefficient;
      }
      if (readable) return reading;
    }
  }
  return std::nullopt;
}

ParameterValues SearchSpace::values_at(std::uint64_t index) const {
  assert(index < size_);
  ParameterValues values(parameters_.size());
  for (std::size_t i = values.size(); i-- > 0;) {
    const std::uint64_t count = parameters_[i].count();
    values[i] = parameters_[i].first + static_cast<std::int64_t>(index % count);
    index /= count;
  }
  return values;
}

std::optional<Pcf> SearchSpace::at(std::uint64_t index) const {
  const ParameterValues values = values_at(index);
  Pcf pcf{a_.at(values), b_.at(values)};
  if (pcf.a.is_zero() || pcf.b.is_zero()) return std::nullopt;
  return pcf;
}

std::uint64_t SearchSpace::index_of(const ParameterValues& values) const {
  assert(values.size() == parameters_.size());
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    assert(parameters_[i].first <= values[i] && values[i] <= parameters_[i].last);
    index = index * parameters_[i].count() + static_cast<std::uint64_t>(values[i] - parameters_[i].first);
  }
  return index;
}

bool SearchSpace::is_directly_invertible() const {
  return std::all_of(readings_.begin(), readings_.end(), [](const auto& reading) { return reading.has_value(); });
}

std::optional<std::uint64_t> SearchSpace::index_of(const Pcf& pcf) const {
  if (!is_directly_invertible() || pcf.a.is_zero() || pcf.b.is_zero()) return std::nullopt;
  ParameterValues values;
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const Reading& reading = *readings_[i];
    Integer value = (reading.in_b ? pcf.b : pcf.a).coefficient(reading.power) - reading.constant;
    if (reading.negative) value = -value;
    if (value < parameters_[i].first || value > parameters_[i].last) return std::nullopt;
    values.push_back(value.convert_to<std::int64_t>());
  }
  // Coefficients that share parameters, and those without any, have to fit as well.
  if (a_.at(values) != pcf.a || b_.at(values) != pcf.b) return std::nullopt;
  return index_of(values);
}

}  // namespace brouncker
