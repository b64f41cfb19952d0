#include "engine/families/frame.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace brouncker {
namespace {

using Values = std::vector<Rational>;

constexpr FrameRow kFrames[] = {
    {FrameName::plain, "plain", kTermHeads, kCoefficientNumerators},
    {FrameName::constant, "plain", kConstantHeads, kCoefficientNumerators},
    {FrameName::square, "plain; square; e {e}", kSquareHeads, kCoefficientNumerators},
    {FrameName::roots, "roots", kTermHeads, kRootNumerators},
    {FrameName::constant_roots, "roots", kConstantHeads, kRootNumerators},
    {FrameName::square_roots, "roots; square; e {e}", kSquareHeads, kRootNumerators},
    {FrameName::roots_of_a, "roots; roots of a", kRootHeads, kRootNumerators},
    {FrameName::based, "roots; based on {k}", kBasedHeads, kRootNumerators, true},
    {FrameName::pointed, "pointed; k {kappa}", kBasedHeads, kPointedNumerators, true},
};

Rational double_root_leading() { return Rational(-1, 4); }

/// Whether L is a coordinate of its own.
bool has_leading(const Frame& frame) { return !frame.row().heads.leading && !frame.constants.double_root; }

std::string step_text(const Frame& frame) {
  const std::vector<long>& steps = frame.constants.steps;
  if (frame.row().numerators.together) return std::to_string(steps.empty() ? 0 : steps.front());
  std::string text;
  for (const long step : steps) text += (text.empty() ? "" : ",") + std::to_string(step);
  return text;
}

void add_heads(const Frame& frame, std::vector<Coordinate>& result) {
  const HeadRow& heads = frame.row().heads;
  const std::size_t count = heads.count(frame.constants.s);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = count == 1 ? "" : std::to_string(i + 1);
    result.push_back({Part::head, i, std::string(heads.name) + number});
    if (!heads.name_to.empty()) result.push_back({Part::head_to, i, std::string(heads.name_to) + number});
  }
}

/// The values of a frame's coordinates in their order.
Values flat(const Frame& frame, const ByPart<Rational>& values) {
  Values result;
  for (const Coordinate& c : frame.coordinates()) result.push_back(values[c.part][c.index]);
  return result;
}

/// The pair in all ways in which the row writes it with these constants of the heads.
void place(const FrameRow& row, const NormalPair& pair, FrameConstants constants, std::vector<Placement>& result) {
  constants.scale = pair.scale;
  constants.double_root = constants.s == 1 && constants.t == 2 && pair.from.b.back() == double_root_leading();
  const auto numerators = row.numerators.of(constants, pair.from.b);
  if (!numerators) return;
  const auto heads = row.heads.of_state(constants, pair.from, *numerators);
  if (heads.empty()) return;
  ByPart<Rational> values;
  values[Part::head] = heads.front();
  values[Part::leading] = {pair.from.b.back()};
  values[Part::numerator] = *numerators;
  for (const Values& second : row.heads.of_second(constants, pair, *numerators)) {
    values[Part::head_to] = second;
    for (const auto& steps : row.numerators.steps(pair, *numerators)) {
      Frame frame{row.name, constants};
      frame.constants.steps = steps;
      result.push_back({frame, flat(frame, values)});
    }
  }
}

}  // namespace

std::span<const FrameRow> frame_rows() { return kFrames; }

std::string Frame::label() const {
  const FrameConstants& c = constants;
  std::string text = fmt::format(fmt::runtime(row().label), fmt::arg("e", c.offset.str()), fmt::arg("k", c.base + 1),
                                 fmt::arg("kappa", c.kappa.str()));
  if (c.double_root) text += "; D = 0";
  text += "; i " + step_text(*this);
  if (!row().heads.leading) text += "; o " + c.offset.str();
  return text + fmt::format("; degrees {} {}; S {}", c.s, c.t, c.scale.str());
}

Rational Frame::weight() const {
  Rational sum = abs(constants.offset);
  for (const long step : constants.steps) sum += std::abs(step);
  return sum;
}

std::vector<Coordinate> Frame::coordinates() const {
  std::vector<Coordinate> result;
  if (!row().heads_last) add_heads(*this, result);
  if (has_leading(*this)) result.push_back({Part::leading, 0, "B"});
  std::size_t index = 0;
  for (std::string& each : row().numerators.names(constants.s, constants.t))
    result.push_back({Part::numerator, index++, std::move(each)});
  if (row().heads_last) add_heads(*this, result);
  return result;
}

PairSystem Frame::polynomials() const {
  ByPart<ParameterPoly> x;
  std::size_t variable = 0;
  for (const Coordinate& c : coordinates()) x[c.part].push_back(ParameterPoly::variable(++variable));
  x[Part::numerator] = row().numerators.completed(constants, std::move(x[Part::numerator]));
  const ParameterPoly leading = row().heads.leading     ? row().heads.leading(x)
                                : constants.double_root ? ParameterPoly(double_root_leading())
                                                        : x[Part::leading].front();
  const HeadPolynomials heads = row().heads.polynomials(constants, x);
  const NumeratorPolynomials numerators = row().numerators.polynomials(constants, leading, x[Part::numerator]);
  PairSystem system{heads.a, numerators.b, heads.a_to, numerators.b_to, numerators.denominator};
  system.s = constants.scale;
  return system;
}

bool Frame::is_like(const Frame& other) const {
  return name == other.name && constants.base == other.constants.base && constants.kappa == other.constants.kappa;
}

std::vector<Placement> placements(const NormalPair& pair) {
  std::vector<Placement> result;
  for (const FrameRow& row : kFrames) {
    if (row.name == FrameName::pointed) continue;
    for (const FrameConstants& constants : row.heads.constants_of(pair)) place(row, pair, constants, result);
  }
  return result;
}

std::optional<Placement> pointed_placement(const NormalPair& pair, const Rational& pivot) {
  if (pair.s() != 2 || pair.t() != 2) return std::nullopt;
  const std::vector<Rational>& b = pair.from.b;
  const Rational other = b[1] / b[2] - pivot;
  Frame frame{FrameName::pointed, {}};
  FrameConstants& c = frame.constants;
  c.s = c.t = 2;
  c.scale = pair.scale, c.offset = pair.offset;
  c.kappa = (b[0] / b[2] - pivot * other) / b[2];
  const HeadRow& heads = frame.row().heads;
  const auto steps = frame.row().numerators.steps(pair, {});
  if (steps.empty()) return std::nullopt;
  c.steps = steps.front();
  ByPart<Rational> values;
  values[Part::leading] = {b[2]};
  values[Part::numerator] = {pivot, other};
  values[Part::head] = heads.of_state(c, pair.from, values[Part::numerator]).front();
  values[Part::head_to] = heads.of_second(c, pair, values[Part::numerator]).front();
  return Placement{frame, flat(frame, values)};
}

std::vector<std::vector<std::optional<Rational>>> coordinates_of_state(const Frame& frame, const State& state) {
  const FrameRow& row = frame.row();
  std::vector<std::vector<std::optional<Rational>>> result;
  auto numerators = row.numerators.of(frame.constants, state.b);
  if (!numerators) return result;
  const std::vector<Coordinate> coordinates = frame.coordinates();
  const auto known = [&](const Values& head) {
    std::vector<std::optional<Rational>> point;
    for (const Coordinate& c : coordinates) {
      if (c.part == Part::head_to) point.emplace_back();
      else if (c.part == Part::leading) point.emplace_back(state.b.back());
      else point.emplace_back((c.part == Part::head ? head : *numerators)[c.index]);
    }
    return point;
  };
  // The heads' ways in the outer loop: each meets all orders of the roots.
  if (row.numerators.any_order) std::ranges::sort(*numerators);
  const std::size_t ways = row.heads.of_state(frame.constants, state, *numerators).size();
  for (std::size_t way = 0; way < ways; ++way) {
    do {
      result.push_back(known(row.heads.of_state(frame.constants, state, *numerators)[way]));
    } while (row.numerators.any_order && std::ranges::next_permutation(*numerators).found);
  }
  return result;
}

}  // namespace brouncker
