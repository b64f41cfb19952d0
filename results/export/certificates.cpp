#include "results/export/certificates.hpp"

#include "engine/parallel.hpp"
#include "engine/prove/check/check.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/text_lines.hpp"
#include "results/run/known_certificate.hpp"
#include "results/run/layout.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_row.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

using nlohmann::json;

constexpr std::size_t kBlock = 4096;

constexpr const char* kProved =
    "(status = 'proved' OR id IN (SELECT formula FROM other_forms WHERE status = 'proved')"
    " OR id IN (SELECT mirror FROM measured JOIN other_forms ON formula = measured.id WHERE other_forms.status = 'proved'))";

/// The line of a certificate that the checker accepts, or nothing.
std::string checked(const json& certificate, const std::string& line) {
  return check(certificate).valid ? line + "\n" : std::string();
}

std::string proof_line(const Row& row) {
  const auto document = known_certificate(row);
  return document ? checked(json(*document), json_text(*document)) : std::string();
}

/// Makes lines of items in parallel and writes them in order.
template <class Item>
class BlockWriter {
 public:
  BlockWriter(std::string (*line)(const Item&), int threads, TextOutput& out) : line_(line), threads_(threads), out_(out) {}

  void add(Item item) {
    items_.push_back(std::move(item));
    if (items_.size() == kBlock) flush();
  }
  CertificatesWritten finish() {
    flush();
    return counts_;
  }

 private:
  void flush() {
    std::vector<std::string> lines(items_.size());
    parallel_blocks(lines.size(), 32, threads_, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) lines[i] = line_(items_[i]);
    });
    for (const std::string& line : lines) {
      out_.write(line);
      ++(line.empty() ? counts_.missing : counts_.written);
    }
    items_.clear();
  }

  std::string (*line_)(const Item&);
  int threads_;
  TextOutput& out_;
  std::vector<Item> items_;
  CertificatesWritten counts_;
};

/// The certificate in a column: JSON as this program writes it, in ASCII.
std::string certificate_line(const StoredRow& row, int column) {
  std::string line = row.text(column);
  const auto document = read_ordered_json(line);
  const bool is_ascii = std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
  if (!document || !is_ascii || json_text(*document) != line) row.damaged(column, text::quoted(line) + " is no certificate");
  return line;
}

/// The output of `prove --json` holds a certificate.
json inner(json document) { return document.is_object() && document.contains("certificate") ? document["certificate"] : document; }

CheckedFile of_one(const json& document) {
  const CheckResult result = check(inner(document));
  CheckedFile file{1, result.valid, result.convergence, result.is_negative, {}, result.statement};
  if (!result.valid) file.faults.push_back({1, result.reason});
  return file;
}

}  // namespace

CertificatesWritten write_proofs(const RunReader& run, const std::string& where, int threads, TextOutput& out) {
  if (!where.empty()) run.select("1", {where, "", 1}, [](const auto&) {});  // what is wrong with it is said about it alone
  const std::string condition = where.empty() ? kProved : fmt::format("({}\n) AND {}", where, kProved);
  run.for_each_row({condition, "", 0}, [](std::uint64_t, const Row&) {});  // what is damaged says so before anything is written
  BlockWriter<Row> writer(proof_line, threads, out);
  run.for_each_row({condition, "", 0}, [&](std::uint64_t, const Row& row) {
    Row kept;  // what known_certificate() needs
    kept.pcf = row.pcf, kept.origin = row.origin;
    writer.add(std::move(kept));
  });
  return writer.finish();
}

CertificatesWritten write_relation_proofs(const RunReader& run, int threads, TextOutput& out) {
  BlockWriter<std::string> writer([](const std::string& line) { return checked(read_json(line).value_or(json()), line); }, threads,
                                  out);
  const sqlite::Database database = open_store(RunFiles{run.directory()}.store());
  sqlite::Statement rows(database, "SELECT rowid, certificate, status FROM relations ORDER BY rowid");
  const StoredRow stored(rows, "relations");
  while (rows.next())
    if (stored.name<ClaimStatus>(2, kClaimStatusNames) == ClaimStatus::proved) writer.add(certificate_line(stored, 1));
  return writer.finish();
}

CheckedFile check_certificates(const std::string& text, const std::string& name, int threads) {
  if (const auto whole = read_json(text)) return of_one(*whole);
  const std::vector<text::NumberedLine> lines = text::filled_lines_in(text);
  std::vector<char> is_json(lines.size());
  std::vector<CheckResult> results(lines.size());
  parallel_blocks(lines.size(), 32, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const auto document = read_json(lines[i].text);
      is_json[i] = document.has_value();
      if (document) results[i] = check(inner(*document));
    }
  });
  CheckedFile file;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_json[i])
      throw file_error(
          fmt::format("{}: is damaged: line {} is not JSON (one document, no key twice in an object)", name, lines[i].number));
    ++file.certificates;
    file.valid += results[i].valid;
    file.with_convergence += results[i].convergence;
    file.negative += results[i].is_negative;
    if (!results[i].valid) file.faults.push_back({lines[i].number, results[i].reason});
  }
  return file;
}

}  // namespace brouncker
