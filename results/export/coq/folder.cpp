// Theorems are made in parallel, block by block, and written in the order of the run.
#include "results/export/coq/folder.hpp"

#include "engine/parallel.hpp"
#include "engine/prove/check/check.hpp"
#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "formulas/message.hpp"
#include "formulas/parse_polynomial.hpp"
#include "formulas/print.hpp"
#include "results/export/coq/library.hpp"
#include "results/export/coq/theorem.hpp"
#include "results/run/known_certificate.hpp"
#include "results/run/layout.hpp"
#include "results/run/store.hpp"
#include "results/run/stored_row.hpp"
#include "results/run/text_output.hpp"

#include <functional>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace brouncker::coq {
namespace {

using nlohmann::json;

constexpr std::size_t kBlock = 4096;

/// One row: its name in Coq, what the index says of it, and its certificate, made or read when the block is worked on.
struct Item {
  std::string name, about;
  std::function<json()> certificate;
  Written written;
  std::string value;
};

void work_on(Item& item) {
  const json certificate = item.certificate();
  if (certificate.is_null()) {
    item.written.reason = "no proof is found anew";
  } else if (const CheckResult result = check(certificate); !result.valid) {
    item.written.reason = "the certificate does not pass the checker: " + result.reason;
  } else {
    item.written = theorem(certificate, item.name);
    item.value = result.statement;
  }
}

/// The files of the directory, each with a bounded number of theorems.
class Folder {
 public:
  Folder(std::filesystem::path directory, int threads)
      : directory_(std::move(directory)),
        threads_(threads),
        index_(directory_ / "index.tsv"),
        missing_(directory_ / "missing.tsv") {
    index_.write("file\ttheorem\tabout\tstatement\n");
    missing_.write("theorem\tabout\treason\n");
  }

  void add(Item item) {
    items_.push_back(std::move(item));
    if (items_.size() == kBlock) flush();
  }

  FolderWritten finish() {
    flush();
    close();
    index_.commit();
    missing_.commit();
    for (const LibraryFile& file : library()) write_text_file(directory_ / file.name, file.text);
    write_text_file(directory_ / "Axioms.v", axioms());
    write_text_file(directory_ / "Makefile", makefile());
    write_text_file(directory_ / "_CoqProject", project(names_));
    counts_.files = names_.size();
    return counts_;
  }

 private:
  void flush() {
    parallel_blocks(items_.size(), 32, threads_, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) work_on(items_[i]);
    });
    for (const Item& item : items_) {
      if (item.written.text.empty()) {
        missing_.write(fmt::format("{}\t{}\t{}\n", item.name, item.about, item.written.reason));
        ++counts_.missing;
        continue;
      }
      if (counts_.theorems % kTheoremsInFile == 0) open();
      file_->write(item.written.text + "\n");
      index_.write(fmt::format("{}\t{}\t{}\t{}\n", names_.back(), item.name, item.about, item.value));
      ++counts_.theorems;
    }
    items_.clear();
  }

  void open() {
    close();
    names_.push_back(fmt::format("Theorems_{:04}.v", names_.size() + 1));
    file_.emplace(directory_ / names_.back());
    file_->write(file_head());
  }
  void close() {
    if (file_) file_->commit();
    file_.reset();
  }

  std::filesystem::path directory_;
  int threads_;
  TextOutput index_, missing_;
  std::optional<TextOutput> file_;
  std::vector<std::string> names_;
  std::vector<Item> items_;
  FolderWritten counts_;
};

void prepare(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error || !std::filesystem::is_directory(directory))
    throw file_error(fmt::format("--out {}: is no directory that could be made", text::quoted(directory.string())));
  if (!std::filesystem::is_empty(directory, error))
    throw input_error(
        fmt::format("--out {}: is not empty; accepted is a new or empty directory", text::quoted(directory.string())));
}

void add_formulas(const RunReader& run, const std::string& where, Folder& folder) {
  const std::string proved =
      "(status = 'proved' OR id IN (SELECT formula FROM other_forms WHERE status = 'proved')"
      " OR id IN (SELECT mirror FROM measured JOIN other_forms ON formula = measured.id WHERE other_forms.status = 'proved'))";
  const std::string condition = where.empty() ? proved : fmt::format("({}\n) AND {}", where, proved);
  run.for_each_row({condition, "", 0}, [&](std::uint64_t id, const Row& row) {
    folder.add({fmt::format("formula_{}", id),
                fmt::format("{} | {}", to_plain(row.pcf.a), to_plain(row.pcf.b)),
                [pcf = row.pcf, origin = row.origin] {
                  Row kept;
                  kept.pcf = pcf, kept.origin = origin;
                  const auto document = known_certificate(kept);
                  return document ? json(*document) : json();
                },
                {},
                {}});
  });
}

void add_relations(const RunReader& run, Folder& folder) {
  const sqlite::Database database = open_store(RunFiles{run.directory()}.store());
  sqlite::Statement rows(database, "SELECT rowid, formula, other, certificate, status FROM relations ORDER BY rowid");
  const StoredRow stored(rows, "relations");
  while (rows.next()) {
    if (stored.name<ClaimStatus>(4, kClaimStatusNames) != ClaimStatus::proved) continue;
    folder.add({fmt::format("relation_{}", stored.count(0)),
                fmt::format("{} ~ {}", stored.count(1), stored.count(2)),
                [document = stored.json(3)] { return document; },
                {},
                {}});
  }
}

}  // namespace

FolderWritten write_folder(const RunReader& run, About about, const std::string& where, int threads,
                           const std::filesystem::path& directory) {
  if (!where.empty()) run.select("1", {where, "", 1}, [](const auto&) {});  // what is wrong with it is said about it alone
  prepare(directory);
  Folder folder(directory, threads);
  if (about == About::formulas) add_formulas(run, where, folder);
  else add_relations(run, folder);
  return folder.finish();
}

}  // namespace brouncker::coq
