#include "results/run/reader.hpp"

#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/print.hpp"
#include "results/run/columns.hpp"
#include "results/run/layout.hpp"
#include "results/run/row_ranges.hpp"
#include "results/run/user_sql.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker {
namespace {

/// Whether the view is the one that this program writes: where a page of its text is overwritten, SQLite says that the query is wrong.
bool has_whole_view(const sqlite::Database& database) {
  sqlite::Statement s(database, "SELECT 1 FROM sqlite_master WHERE name = 'formulas' AND instr(?, sql) > 0");
  s.bind(0, run_schema());
  return s.next();
}

/// SQL with the user's text in it, over a view that is ours.
sqlite::Statement prepared(const sqlite::Database& database, const std::string& sql, const std::string& given) {
  if (!has_whole_view(database)) throw file_error(database.path() + ": is damaged: its view formulas is not that of a run");
  return user_statement(database, sql, given, "SQL expressions over the columns of doc/FORMATS.md");
}

/// The columns of a row, each through its reader.
Row row_at(const StoredRow& stored) {
  Row row;
  int i = 1;
  for (const Column& c : run_columns()) {
    if (c.load) c.load(stored, i, row);
    ++i;
  }
  return row;
}

/// What the user gave, for messages.
std::string named(const std::string& columns, const Selection& selection) {
  if (!selection.where.empty()) return "--where " + text::quoted(selection.where);
  if (!selection.order.empty()) return "--order " + text::quoted(selection.order);
  return "--columns " + text::quoted(columns);
}

std::string all_columns() {
  std::string names = "id";
  for (const Column& c : run_columns()) names += ", " + c.name;
  return names;
}

bool is_whole(const Selection& s) { return s.where.empty() && s.order.empty() && s.limit == 0 && s.formula.empty(); }

Cell cell_at(const sqlite::Statement& s, int i) {
  switch (sqlite3_column_type(s.get(), i)) {
    case SQLITE_INTEGER: return {Cell::Kind::integer, s.integer(i), 0, {}};
    case SQLITE_FLOAT: return {Cell::Kind::real, 0, s.real(i), {}};
    case SQLITE_NULL: return {};
    default: return {Cell::Kind::text, 0, 0, s.text(i)};
  }
}

}  // namespace

std::string to_text(const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::null: return "";
    case Cell::Kind::integer: return std::to_string(cell.integer);
    case Cell::Kind::real: return fmt::format("{}", cell.real);
    case Cell::Kind::text: break;
  }
  return cell.text;
}

RunReader::RunReader(const std::filesystem::path& directory, int threads)
    : directory_(directory),
      threads_(threads),
      info_(read_run_info(directory)),
      database_(open_store(RunFiles{directory}.store())) {
  if (identity_of(database_) != info_.identity())
    throw file_error(fmt::format("{}: is the store of another run than {} beside it", database_.path(),
                                 RunFiles{directory}.info().filename().string()));
}

RunReader::RunReader(std::filesystem::path directory, RunInfo info, Gathered gathered)
    : directory_(std::move(directory)),
      threads_(1),
      info_(std::move(info)),
      database_(std::move(gathered.database)),
      shards_(gathered.shards) {
  if (identity_of(database_) != info_.identity()) throw file_error(database_.path() + ": belongs to another run or version");
}

RunReader RunReader::of_any_part(const std::filesystem::path& directory, int threads) {
  if (const auto run = run_of_shard(directory))
    return {directory, read_run_info(*run), {open_store(directory), {1, Shard::of_file(directory)->k, 0}}};
  RunInfo info = read_run_info(directory);
  if (info.state != "sharded") return RunReader(directory, threads);
  Gathered all = gathered(directory, info);
  return {directory, std::move(info), std::move(all)};
}

sqlite::Statement RunReader::query(const std::string& columns, const Selection& selection) const {
  // Each piece by itself first, so that no piece can close another's parenthesis and the message names the culprit. Line ends
  // close comments.
  const auto tried = [&](const std::string& text, std::string_view option, const std::string& sql) {
    if (!text.empty()) prepared(database_, sql, fmt::format("{} {}", option, text::quoted(text)));
  };
  tried(columns, "--columns", fmt::format("SELECT {}\nFROM formulas", columns));
  tried(selection.where, "--where", fmt::format("SELECT 1 FROM formulas WHERE {}\n", selection.where));
  tried(selection.order, "--order", fmt::format("SELECT 1 FROM formulas ORDER BY {}\n", selection.order));
  std::string sql = fmt::format("SELECT {}\nFROM formulas", columns);
  if (!selection.formula.empty()) sql += fmt::format(" WHERE ({})", selection.formula);
  if (!selection.where.empty()) sql += fmt::format(" {} ({}\n)", selection.formula.empty() ? "WHERE" : "AND", selection.where);
  sql += fmt::format(" ORDER BY {}id", selection.order.empty() ? "" : selection.order + "\n, ");
  if (selection.limit > 0) sql += fmt::format(" LIMIT {}", selection.limit);
  return prepared(database_, sql, named(columns, selection));
}

Row RunReader::checked_row(const StoredRow& stored) const {
  Row row = row_at(stored);
  const bool has_origins = info_.job.source.has_origins();
  if (row.origin && !has_origins) stored.damaged(0, "it has a label, and the run is not of a list");
  if (!row.origin && has_origins) row.origin = std::make_shared<const Origin>();
  return row;
}

void RunReader::for_each_row(const Selection& selection, const std::function<void(std::uint64_t, const Row&)>& use) const {
  sqlite::Statement statement = query(all_columns(), selection);
  const StoredRow stored(statement, "formulas");
  while (statement.next()) use(stored.count(0), checked_row(stored));
}

void RunReader::read_texts(const Selection& selection, const TextOfStored& text_of, const UseText& use) const {
  const auto each = [&](sqlite::Statement& statement, const auto& take) {
    const StoredRow stored(statement, "formulas");
    while (statement.next()) take(text_of(stored));
  };
  sqlite::Statement all = query(all_columns(), selection);
  if (!is_whole(selection) || shards_) return each(all, use);  // shards: no name to open a second time, or no index
  const std::vector<RowRange> ranges = row_ranges(database_, RangesOf::formulas);
  if (ranges.size() == 1) return each(all, use);  // however many rows, none is held
  read_ranges(
      database_, ranges, threads_,
      [&](const sqlite::Database& connection, const RowRange& range) {
        sqlite::Statement part(connection, fmt::format("SELECT {} FROM formulas WHERE {} ORDER BY id", all_columns(), kInRange));
        bind_range(part, range);
        std::vector<std::string> texts;
        each(part, [&](std::string text) { texts.push_back(std::move(text)); });
        return texts;
      },
      [&](const std::vector<std::string>& texts) { std::ranges::for_each(texts, use); });
}

void RunReader::for_each_text(const Selection& selection, const TextOfRow& text_of, const UseText& use) const {
  read_texts(
      selection, [&](const StoredRow& stored) { return text_of(stored.count(0), checked_row(stored)); }, use);
}

void RunReader::for_each_line(const Selection& selection, const TextOfCells& text_of, const UseText& use) const {
  const auto text_of_line = [&](const StoredRow& stored) {
    stored.count(0);
    checked_row(stored);
    std::vector<Cell> cells(run_columns().size() + 1);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = cell_at(stored.statement(), static_cast<int>(i));
    return text_of(cells);
  };
  read_texts(selection, text_of_line, use);
}

std::vector<std::string> RunReader::select(const std::string& columns, const Selection& selection,
                                           const std::function<void(const std::vector<Cell>&)>& use) const {
  sqlite::Statement statement = query(columns, selection);
  const int count = sqlite3_column_count(statement.get());
  std::vector<Cell> cells(static_cast<std::size_t>(count));
  while (statement.next()) {
    for (int i = 0; i < count; ++i) cells[static_cast<std::size_t>(i)] = cell_at(statement, i);
    use(cells);
  }
  return headings(columns);
}

std::vector<std::string> RunReader::headings(const std::string& columns) const {
  const sqlite::Statement statement = query(columns, {});
  std::vector<std::string> names;
  for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) names.emplace_back(statement.name(i));
  return names;
}

std::string RunReader::where(const Pcf& pcf) const {
  const SearchSpace* space = info_.job.source.space();
  if (!space || !space->is_directly_invertible()) return fmt::format("a = '{}' AND b = '{}'", to_plain(pcf.a), to_plain(pcf.b));
  const auto index = space->index_of(pcf);
  return index ? fmt::format("id = {}", *index) : "0";
}

RunSummary RunReader::summary() const { return summary_of(database_); }

}  // namespace brouncker
