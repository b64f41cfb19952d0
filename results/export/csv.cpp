/// Comma-separated values: all columns of doc/FORMATS.md.
#include "results/run/csv.hpp"

#include "results/export/exporter.hpp"
#include "results/families/json.hpp"
#include "results/families/tables.hpp"
#include "results/run/columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace brouncker {
namespace {

void formulas(const RunReader& run, const std::string& where, TextOutput& out) {
  std::string columns = "id";
  for (const Column& c : run_columns()) columns += "," + c.name;
  out.write(columns + "\n");
  const auto line_of_cells = [](const std::vector<Cell>& cells) {
    std::string line;
    for (const Cell& cell : cells) line += (&cell == &cells.front() ? "" : ",") + csv_field(to_text(cell));
    return line + "\n";
  };
  run.for_each_line({where, "", 0}, line_of_cells, [&](const std::string& line) { out.write(line); });
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string line_of(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) line += (&field == &fields.front() ? "" : ",") + csv_field(field);
  return line + "\n";
}

std::string joined(const Moebius& m) { return joined(std::vector{m.p.str(), m.q.str(), m.r.str(), m.s.str()}); }

template <typename T>
std::string joined(const std::vector<T>& values, std::string (*text)(const T&)) {
  std::vector<std::string> words;
  for (const T& value : values) words.push_back(text(value));
  return joined(words);
}

std::string integers_text(const FamilyRow& r) {
  const auto integers = integers_of(r);
  return joined(std::vector<std::string>(integers.begin(), integers.end()));
}

/// Those of a lattice, one for each of its vectors.
std::string parameters_text(const AnchoredRow& r) {
  const auto names = lattice_parameters().begin();
  return joined(std::vector<std::string>(names, names + static_cast<std::ptrdiff_t>(r.lattice.size())));
}

std::string step_text(const std::int64_t& step) { return std::to_string(step); }
std::string rational_text(const Rational& x) { return x.str(); }

/// A column of families: lists apart by blanks, empty for the kind of family that does not have it.
struct FamilyColumn {
  std::string_view name;
  std::string (*of_theorem)(const FamilyRow&) = nullptr;
  std::string (*of_lattice)(const AnchoredRow&) = nullptr;
};

using F = const FamilyRow&;
using A = const AnchoredRow&;
constexpr FamilyColumn kFamilyColumns[] = {
    {"family", [](F r) { return std::to_string(r.family); }, [](A r) { return std::to_string(r.family); }},
    {"name", [](F r) { return r.name.text(); }, [](A r) { return r.name.text(); }},
    {"status", [](F r) { return std::string(r.status_name()); }, [](A r) { return std::string(name(r.status)); }},
    {"parameters", [](F r) { return joined(r.parameters); }, parameters_text},
    {"a", [](F r) { return r.a; }, [](A r) { return r.a; }},
    {"b", [](F r) { return r.b; }, [](A r) { return r.b; }},
    {"a_to", [](F r) { return r.a_to; }},
    {"b_to", [](F r) { return r.b_to; }},
    {"s", [](F r) { return r.s; }},
    {"n11", [](F r) { return r.n11; }},
    {"n12", [](F r) { return r.n12; }},
    {"n21", [](F r) { return r.n21; }},
    {"n22", [](F r) { return r.n22; }},
    {"denominator", [](F r) { return r.denominator; }},
    {"exceptional", [](F r) { return r.exceptional; }},
    {"relations", [](F r) { return std::to_string(r.relations); }},
    {"members_checked", [](F r) { return std::to_string(r.members_checked); }},
    {"members_agreed", [](F r) { return std::to_string(r.members_agreed); }},
    {"path", [](F r) { return joined(r.path, step_text); }},
    {"type", [](F) { return std::string("theorem"); }, [](A) { return std::string("lattice"); }},
    {"constant", [](F r) { return r.constant; }, [](A r) { return r.constant; }},
    {"integers", integers_text, parameters_text},
    {"example", [](F r) { return r.example; }},
    {"example_to", [](F r) { return r.example_to; }},
    {"example_parameters", [](F r) { return joined(r.example_place.parameters, rational_text); }},
    {"example_shifts",
     [](F r) {
       return joined({r.example_place.from.shift.str(), r.example_place.to.shift.str()});
     }},
    {"example_scales",
     [](F r) {
       return joined({r.example_place.from.scale.str(), r.example_place.to.scale.str()});
     }},
    {"example_map", [](F r) { return joined(r.example_place.map); }},
    {"closed_form", nullptr, [](A r) { return r.closed_form; }},
    {"formulas", nullptr, [](A r) { return std::to_string(r.formulas); }},
};

template <typename R>
void write_line(TextOutput& out, const R& row, std::string (*FamilyColumn::*of)(const R&)) {
  std::vector<std::string> fields;
  for (const FamilyColumn& column : kFamilyColumns) fields.push_back(column.*of ? (column.*of)(row) : std::string());
  out.write(line_of(fields));
}

void families(const RunReader& run, const std::string& where, TextOutput& out) {
  std::vector<std::string> headings;
  for (const FamilyColumn& column : kFamilyColumns) headings.emplace_back(column.name);
  out.write(line_of(headings));
  for_each_family(run.database(), where, [&](F r) { write_line(out, r, &FamilyColumn::of_theorem); });
  for_each_anchored(run.database(), where, [&](A r) { write_line(out, r, &FamilyColumn::of_lattice); });
}

}  // namespace

extern const Exporter kCsv{"csv", "all columns of doc/FORMATS.md, with a heading", "csv", formulas, families};

}  // namespace brouncker
