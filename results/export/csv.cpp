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

/// The columns of the table, lists apart by blanks; then what a lattice has.
void families(const RunReader& run, const std::string& where, TextOutput& out) {
  out.write(
      "family,name,status,parameters,a,b,a_to,b_to,s,n11,n12,n21,n22,denominator,exceptional,relations,members_checked,members_agreed,path,"
      "type,constant,integers,example,example_to,example_parameters,example_shifts,example_scales,example_map,closed_form,formulas\n");
  for_each_family(run.database(), where, [&](const FamilyRow& r) {
    const MemberPlace& place = r.example_place;
    std::vector<std::string> path, values;
    for (const std::int64_t step : r.path) path.push_back(std::to_string(step));
    for (const Rational& x : place.parameters) values.push_back(x.str());
    const auto integers = integers_of(r);
    const Moebius& m = place.map;
    out.write(line_of({std::to_string(r.family),
                       r.name.text(),
                       std::string(r.status_name()),
                       joined(r.parameters),
                       r.a,
                       r.b,
                       r.a_to,
                       r.b_to,
                       r.s,
                       r.n11,
                       r.n12,
                       r.n21,
                       r.n22,
                       r.denominator,
                       r.exceptional,
                       std::to_string(r.relations),
                       std::to_string(r.members_checked),
                       std::to_string(r.members_agreed),
                       joined(path),
                       "theorem",
                       r.constant,
                       joined({integers.begin(), integers.end()}),
                       r.example,
                       r.example_to,
                       joined(values),
                       joined({place.from.shift.str(), place.to.shift.str()}),
                       joined({place.from.scale.str(), place.to.scale.str()}),
                       joined({m.p.str(), m.q.str(), m.r.str(), m.s.str()}),
                       "",
                       ""}));
  });
  for_each_anchored(run.database(), where, [&](const AnchoredRow& r) {
    std::vector<std::string> fields(30);
    fields[0] = std::to_string(r.family), fields[1] = r.name.text(), fields[2] = name(r.status), fields[4] = r.a, fields[5] = r.b;
    fields[3] =
        joined({lattice_parameters().begin(), lattice_parameters().begin() + static_cast<std::ptrdiff_t>(r.lattice.size())});
    fields[19] = "lattice", fields[20] = r.constant, fields[21] = fields[3];
    fields[28] = r.closed_form, fields[29] = std::to_string(r.formulas);
    out.write(line_of(fields));
  });
}

}  // namespace

extern const Exporter kCsv{"csv", "all columns of doc/FORMATS.md, with a heading", "csv", formulas, families};

}  // namespace brouncker
