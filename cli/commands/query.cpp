// `query DIR`: rows of a run by SQL conditions, as a table, CSV or JSON.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/fraction_options.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/print.hpp"
#include "results/export/exporter.hpp"
#include "results/literature/known_text.hpp"
#include "results/literature/stage.hpp"
#include "results/run/csv.hpp"
#include "results/run/printable.hpp"
#include "results/run/row_json.hpp"

#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

constexpr std::string_view kColumns =
    "id, a, b, class, substr(limit_value, 1, 22) AS limit_value, round(delta, 6) AS delta, closed_form";
/// Where the run was looked up in the literature.
constexpr std::string_view kLiterature = ", literature";

constexpr std::string_view kFormats[] = {"table", "csv"};

/// Formulas of a list are known by their labels.
std::string default_columns(const RunReader& run) {
  const std::string columns = run.info().job.source.has_origins() ? "label, " + std::string(kColumns) : std::string(kColumns);
  return is_done(run.database(), kLiteratureStage) ? columns + std::string(kLiterature) : columns;
}

struct Options {
  Text directory;
  Sql where{"--where", "SQL condition on the columns of doc/FORMATS.md; default: all rows"};
  Sql columns{
      "--columns",
      fmt::format(
          "SQL expressions, separated by commas; for the table and CSV (default: {}, after the label where there is one; literature where the run was looked up)",
          kColumns)};
  Sql order{"--order", "SQL ordering, such as \"delta DESC\"; default: the order of the space"};
  Pair pcf{"--pcf A B", "the formula with these a(n), b(n), written as for `eval`; exit code 1 where the run does not have it"};
  Whole limit{"--limit", "most rows to print, 0 for all (default: 50 in a table, else all)", {0, kUnbounded}};
  Choice format{"--format", "table or csv", kFormats};

  Selection selection(std::uint64_t most) const { return {where.read(), order.read(), most}; }
  std::string column_list(const RunReader& run) const { return columns.given() ? columns.read() : default_columns(run); }
};

using Line = std::vector<std::string>;

/// What SQL makes of the store may be any text.
Line shown(const std::vector<Cell>& cells) {
  Line line;
  for (const Cell& cell : cells) line.push_back(printable(to_text(cell)));
  return line;
}

Line shown(const Line& headings) {
  Line line;
  for (const std::string& heading : headings) line.push_back(printable(heading));
  return line;
}

/// Reads what is to be printed, so that nothing is where a row is damaged; whether there is anything.
bool assure_whole(const RunReader& run, const Selection& selection) {
  bool any = false;
  run.for_each_row(selection, [&](std::uint64_t, const Row&) { any = true; });
  return any;
}

/// Characters, not bytes, of UTF-8.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void print_table(const Line& headings, const std::vector<Line>& lines, const std::vector<bool>& right) {
  std::vector<std::size_t> widths;
  for (const std::string& heading : headings) widths.push_back(width(heading));
  for (const Line& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  const auto print = [&](const Line& line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string padding(widths[i] - width(line[i]), ' ');
      text += (i ? "  " : "") + (right[i] ? padding + line[i] : line[i] + padding);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    fmt::print("{}\n", text);
  };
  print(headings);
  for (const Line& line : lines) print(line);
}

int table(const RunReader& run, const Options& options, Selection selection, const Common& common) {
  std::vector<Line> lines;
  std::vector<bool> right;
  std::uint64_t more = 0;
  const std::uint64_t limit = std::exchange(selection.limit, 0);
  const Line headings = run.select(options.column_list(run), selection, [&](const std::vector<Cell>& cells) {
    right.resize(cells.size());
    if (limit > 0 && lines.size() >= limit) {
      ++more;
      return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i].kind == Cell::Kind::integer || cells[i].kind == Cell::Kind::real) right[i] = true;
    lines.push_back(shown(cells));
  });
  right.resize(headings.size());
  print_table(shown(headings), lines, right);
  if (common.quiet) return done;
  remark(fmt::format("{} row{}{}", grouped(lines.size() + more), lines.size() + more == 1 ? "" : "s",
                     more ? fmt::format("; the first {} are shown, --limit 0 prints all", grouped(lines.size())) : ""));
  if (const std::string said = literature_remark(run.database()); !said.empty() && !options.columns.given()) remark(said);
  return done;
}

int csv(const RunReader& run, const Options& options, const Selection& selection) {
  TextOutput out;
  const auto line = [&](const Line& fields) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) text += (i ? "," : "") + csv_field(fields[i]);
    out.write(text + "\n");
  };
  line(shown(run.headings(options.column_list(run))));
  run.select(options.column_list(run), selection, [&](const std::vector<Cell>& cells) { line(shown(cells)); });
  out.commit();
  return done;
}

int json_lines(const RunReader& run, const Selection& selection) {
  run.for_each_row(selection, [](std::uint64_t id, const Row& row) { print_line(json_text(row_json(row, id))); });
  return done;
}

int act(const Options& options, const Common& common) {
  const bool is_table = !common.json && options.format.word() == "table";
  Selection selection = options.selection(options.limit.read_or<std::uint64_t>(is_table ? 50 : 0));
  std::optional<GivenFraction> formula;
  if (options.pcf.given()) formula = given_fraction(options.pcf);
  const RunReader run = RunReader::of_any_part(options.directory.value, common.threads);
  remark_if_incomplete(run, common);
  if (formula) {
    selection.formula = run.where(formula->contraction.pcf);
    if (!formula->is_pcf && !common.quiet)
      remark(fmt::format("looked for {}, to which the fraction was brought", to_plain(formula->contraction.pcf)));
  }
  if (!assure_whole(run, selection) && formula) {
    if (!common.quiet) remark(fmt::format("{}: this run does not have that formula", options.directory.value));
    return honest_no;
  }
  if (is_table) return table(run, options, selection, common);
  return common.json ? json_lines(run, selection) : csv(run, options, selection);
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of the run, complete or not; or one shard, DIR/shards/3-of-16.sqlite");
  declare_all(app, options->pcf, options->where, options->columns, options->order, options->limit, options->format);
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kQueryCommand = {90, "query", "rows of a run as a table, CSV or JSON",
                                      "brouncker query runs/first --where \"delta > -0.1 and class = 'exponential'\"\n"
                                      "  brouncker query runs/first --pcf \"2n+1\" \"n^2\"",
                                      declare};

}  // namespace brouncker::cli
