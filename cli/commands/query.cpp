#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "results/export/exporter.hpp"
#include "results/run/csv.hpp"
#include "results/run/row_json.hpp"

#include <memory>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

constexpr std::string_view kColumns =
    "id, a, b, class, substr(limit_value, 1, 22) AS limit_value, round(delta, 6) AS delta, closed_form";

struct Options {
  Text directory, where, columns, order, limit;
  std::string format = "table";

  Selection selection(std::uint64_t most) const { return {read_sql("--where", where), read_sql("--order", order), most}; }
  std::string column_list() const { return columns.given ? read_sql("--columns", columns) : std::string(kColumns); }
};

using Line = std::vector<std::string>;

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

int table(const RunReader& run, const Options& options, std::uint64_t limit, const Common& common) {
  std::vector<Line> lines;
  std::vector<bool> right;
  std::uint64_t more = 0;
  const Line headings = run.select(options.column_list(), options.selection(0), [&](const std::vector<Cell>& cells) {
    right.resize(cells.size());
    if (limit > 0 && lines.size() >= limit) {
      ++more;
      return;
    }
    Line line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      line.push_back(to_text(cells[i]));
      if (cells[i].kind == Cell::Kind::integer || cells[i].kind == Cell::Kind::real) right[i] = true;
    }
    lines.push_back(std::move(line));
  });
  right.resize(headings.size());
  print_table(headings, lines, right);
  if (!common.quiet)
    remark(fmt::format("{} row{}{}", grouped(lines.size() + more), lines.size() + more == 1 ? "" : "s",
                       more ? fmt::format("; the first {} are shown, --limit 0 prints all", grouped(lines.size())) : ""));
  return done;
}

int csv(const RunReader& run, const Options& options, std::uint64_t limit) {
  TextOutput out;
  const auto line = [&](const Line& fields) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) text += (i ? "," : "") + csv_field(fields[i]);
    out.write(text + "\n");
  };
  line(run.headings(options.column_list()));
  run.select(options.column_list(), options.selection(limit), [&](const std::vector<Cell>& cells) {
    Line fields;
    for (const Cell& cell : cells) fields.push_back(to_text(cell));
    line(fields);
  });
  out.commit();
  return done;
}

}  // namespace

Action declare_query(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_text(app, "DIR", options->directory, "directory of the run")->required();
  add_text(app, "--where", options->where, "SQL condition on the columns of doc/FORMATS.md; default: all rows");
  add_text(app, "--columns", options->columns,
           fmt::format("SQL expressions, separated by commas; for the table and CSV (default: {})", kColumns));
  add_text(app, "--order", options->order, "SQL ordering, such as \"delta DESC\"; default: the order of the space");
  add_text(app, "--limit", options->limit, "most rows to print, 0 for all (default: 50 in a table, else all)");
  app.add_option("--format", options->format, "table or csv")->check(CLI::IsMember({"table", "csv"}))->capture_default_str();
  return [options, &common]() -> int {
    const bool is_table = !common.json && options->format == "table";
    const auto limit =
        static_cast<std::uint64_t>(read_whole("--limit", options->limit, 0, 1'000'000'000'000'000, is_table ? 50 : 0));
    const Selection selection = options->selection(limit);
    const RunReader run(options->directory.value);
    remark_if_incomplete(run, common);
    if (is_table) return table(run, *options, limit, common);
    if (!common.json) return csv(run, *options, limit);
    TextOutput out;
    run.for_each_row(selection, [&](std::uint64_t, const Row& row) { out.write(row_json(row).dump() + "\n"); });
    out.commit();
    return done;
  };
}

}  // namespace brouncker::cli
