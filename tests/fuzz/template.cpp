// Search spaces: a line of a, a line of b, and lines NAME=RANGE or RANGE. The value of a template at parameter values is that of
// its text; numbers of formulas and parameter values belong together; a hole is where a or b vanishes.
#include "formulas/space.hpp"
#include "tests/fuzz/residue.hpp"
#include "tests/fuzz/target.hpp"

namespace brouncker::fuzz {
namespace {

/// The text at the values of the parameters, against the template's polynomial.
void check_template(const SearchSpace& space, const Template& part, const ParameterValues& values) {
  const auto of = [&](std::string_view name) -> std::optional<Residue> {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (space.parameters()[i].name == name) return residue(Integer(values[i]));
    return std::nullopt;
  };
  const Residue n = 1'000'003;
  const std::optional<Residue> expected = value(part.text(), n, of);
  require(expected.has_value(), "a text outside of the grammar is read as a template");
  require(*expected == value(part.at(values), n), "a template is not what its text says");
}

void check_index(const SearchSpace& space, std::uint64_t index) {
  const ParameterValues values = space.values_at(index);
  require(space.index_of(values) == index, "the values of an index have another index");
  for (std::size_t i = 0; i < values.size(); ++i)
    require(values[i] >= space.parameters()[i].first && values[i] <= space.parameters()[i].last, "a value outside of its range");
  check_template(space, space.a(), values);
  check_template(space, space.b(), values);
  const std::optional<Pcf> pcf = space.at(index);
  const Polynomial a = space.a().at(values), b = space.b().at(values);
  require(pcf.has_value() == (!a.is_zero() && !b.is_zero()), "holes are not where a or b vanishes");
  if (!pcf) return;
  require(pcf->a == a && pcf->b == b, "at() is not what the templates say");
  if (!space.is_directly_invertible()) return;
  const std::optional<std::uint64_t> found = space.index_of(*pcf);
  require(found && *found <= index && space.at(*found) == pcf, "a formula of the space is not found in it");
}

Verdict run(std::string_view input) {
  const std::vector<std::string_view> lines = pieces(input, '\n');
  return refused_or([&] {
    std::map<std::string, std::string> ranges;
    for (std::size_t i = 2; i < lines.size(); ++i) {
      const std::size_t sign = lines[i].find('=');
      if (sign == lines[i].npos) ranges[""] = lines[i];
      else ranges[std::string(lines[i].substr(0, sign))] = lines[i].substr(sign + 1);
    }
    const SearchSpace space = SearchSpace::from_templates(lines[0], lines.size() > 1 ? lines[1] : "", ranges);
    std::uint64_t size = 1;
    for (const Parameter& parameter : space.parameters()) size *= parameter.count();
    require(size == space.size() && size <= SearchSpace::kMaxSize, "the size is not the product of the ranges");
    for (const std::uint64_t index : {std::uint64_t{0}, size / 3, size - 1}) check_index(space, index);
  });
}

}  // namespace

extern const Target kTemplate;
const Target kTemplate = {"template", run};

}  // namespace brouncker::fuzz
