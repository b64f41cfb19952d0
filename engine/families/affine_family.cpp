#include "engine/families/affine_family.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Rows = std::vector<std::vector<Rational>>;

std::size_t pivot_of(const std::vector<Rational>& row) {
  return static_cast<std::size_t>(std::ranges::find_if(row, [](const Rational& x) { return x != 0; }) - row.begin());
}

/// The rows with coordinate c = 0: one dimension less. Precondition: some row has it.
Rows with_constant(const Rows& rows, std::size_t c) {
  const auto last = std::find_if(rows.rbegin(), rows.rend(), [c](const auto& row) { return row[c] != 0; });
  Rows result;
  for (const auto& row : rows) {
    if (&row == &*last) continue;
    result.push_back(row);
    const Rational factor = row[c] / (*last)[c];
    for (std::size_t k = 0; k < row.size(); ++k) result.back()[k] -= factor * (*last)[k];
  }
  // The pivot of `last` was the latest of those that met c, so the others keep theirs; entries above stay 0 by construction.
  return result;
}

void substitute(PairSystem& system, const std::vector<ParameterPoly>& replacements) {
  for (ParameterPoly* p : {&system.a, &system.b, &system.a_to, &system.b_to, &system.denominator})
    *p = p->substituted(replacements);
}

}  // namespace

std::string AffineFamily::key() const {
  std::string text = label;
  for (const auto& row : directions) {
    text += "|";
    for (const Rational& x : row) text += x.str() + ",";
  }
  text += "@";
  for (const Rational& x : origin) text += x.str() + ",";
  if (surface)
    for (const ParameterPoly& x : surface->coordinates) text += to_plain(x, names) + ",";
  return text;
}

std::optional<std::vector<Rational>> AffineFamily::parameters_of(const std::vector<Rational>& point) const {
  if (surface) return surface->parameters_of(point);
  std::vector<Rational> result, rest(point);
  for (std::size_t k = 0; k < rest.size(); ++k) rest[k] -= origin[k];
  for (const auto& row : directions) {
    result.push_back(rest[pivot_of(row)]);
    for (std::size_t k = 0; k < rest.size(); ++k) rest[k] -= result.back() * row[k];
  }
  if (std::ranges::any_of(rest, [](const Rational& x) { return x != 0; })) return std::nullopt;
  return result;
}

AffineFamily affine_family(const FramedPair& pair, const Rows& directions) {
  const std::vector<Coordinate> coordinates = pair.frame.coordinates();
  AffineFamily family{pair.label, pair.frame, pair.frame.weight(), {}, directions, pair.point, std::nullopt, pair.system};
  std::vector<ParameterPoly> replacements{ParameterPoly::variable(0)};
  for (const auto& row : directions) {
    const std::size_t pivot = pivot_of(row);
    family.names.push_back(coordinates[pivot].name);
    const Rational value = family.origin[pivot];
    for (std::size_t k = 0; k < row.size(); ++k) family.origin[k] -= value * row[k];
  }
  for (std::size_t k = 0; k < pair.point.size(); ++k) {
    ParameterPoly form(family.origin[k]);
    for (std::size_t i = 0; i < directions.size(); ++i) form = form + directions[i][k] * ParameterPoly::variable(i + 1);
    replacements.push_back(std::move(form));
  }
  substitute(family.system, replacements);
  return family;
}

AffineFamily curved_family(const FramedPair& pair, Surface surface) {
  const std::vector<Coordinate> coordinates = pair.frame.coordinates();
  AffineFamily family{pair.label, pair.frame, pair.frame.weight(), {}, {}, {}, std::nullopt, pair.system};
  for (const std::size_t k : surface.kept) {
    const bool difference =
        std::ranges::find(surface.differences, k, &std::pair<std::size_t, std::size_t>::first) != surface.differences.end();
    family.names.push_back(difference ? "w" : coordinates[k].name);
  }
  std::vector<ParameterPoly> replacements{ParameterPoly::variable(0)};
  std::ranges::copy(surface.coordinates, std::back_inserter(replacements));
  substitute(family.system, replacements);
  family.surface = std::move(surface);
  return family;
}

State from_state(const AffineFamily& family, std::span<const Rational> parameters) {
  return state_of(family.system.a.at(parameters), family.system.b.at(parameters));
}

State to_state(const AffineFamily& family, std::span<const Rational> parameters) {
  return state_of(family.system.a_to.at(parameters), family.system.b_to.at(parameters));
}

std::vector<Rational> general_parameters(std::size_t count, std::uint64_t seed) {
  std::vector<Rational> result;
  const std::uint64_t primes[] = {10007, 10009, 10037, 10039, 10061, 10067, 10069, 10079};
  const Words words = random_words(seed, count);
  for (std::size_t i = 0; i < count; ++i)
    result.emplace_back(Rational(static_cast<long>(words[i] % 90000 + 10008)) / Rational(static_cast<long>(primes[i % 8])));
  return result;
}

bool holds_generically(const AffineFamily& family) {
  const PrimeField field = PrimeField::number(0);
  const Words values = random_words(1, family.parameters());
  const GaugeKernel kernel = gauge_kernel(family.system, field, values);
  return kernel.nullity > 0 && is_regular(family.system, field, values, kernel.column);
}

std::optional<Rational> pivot_shown(const FramedPair& plain) {
  const FrameConstants& c = plain.frame.constants;
  if (plain.frame.name != FrameName::plain || c.s != 2 || c.t != 2) return std::nullopt;
  auto tangent = tangent_space(plain.system, plain.point);
  if (!tangent) return std::nullopt;
  const std::vector<Coordinate> coordinates = plain.frame.coordinates();
  const auto place = [&](Part part, std::size_t index) {
    const auto same = [&](const Coordinate& x) { return x.part == part && x.index == index; };
    return static_cast<std::size_t>(std::ranges::find_if(coordinates, same) - coordinates.begin());
  };
  for (const std::size_t constant : {place(Part::leading, 0), place(Part::head, 0)})
    if (std::ranges::any_of(*tangent, [constant](const auto& row) { return row[constant] != 0; }))
      *tangent = with_constant(*tangent, constant);
  const std::size_t q = place(Part::numerator, 0), p = place(Part::numerator, 1);
  for (const auto& row : *tangent)
    if (row[q] != 0) return Rational(row[p] / row[q]);
  return std::nullopt;
}

std::optional<AffineFamily> family_through(const FramedPair& pair) {
  const auto tangent = tangent_space(pair.system, pair.point);
  if (!tangent || tangent->empty()) return std::nullopt;
  std::vector<Rows> candidates{*tangent};
  for (std::size_t dimension = tangent->size(); dimension > 0 && !candidates.empty(); --dimension) {
    for (const Rows& rows : candidates)
      if (AffineFamily family = affine_family(pair, rows); holds_generically(family)) return family;
    std::vector<Rows> smaller;
    for (const Rows& rows : candidates)
      for (std::size_t c = 0; c < pair.point.size(); ++c)
        if (std::ranges::any_of(rows, [c](const auto& row) { return row[c] != 0; }))
          if (Rows next = with_constant(rows, c); !next.empty() && std::ranges::find(smaller, next) == smaller.end())
            smaller.push_back(std::move(next));
    candidates = std::move(smaller);
  }
  return std::nullopt;
}

}  // namespace brouncker
