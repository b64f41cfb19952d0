#include "results/catalogue/structured.hpp"

#include "engine/evaluate/evaluate.hpp"
#include "engine/parallel.hpp"
#include "engine/prove/certificate.hpp"
#include "engine/prove/check/check.hpp"
#include "engine/prove/find/prove.hpp"
#include "engine/sieve/hypergeometric_modulo.hpp"
#include "engine/sieve/survivor.hpp"
#include "engine/sieve/trace_test.hpp"
#include "formulas/error.hpp"
#include "formulas/print.hpp"
#include "formulas/text_lines.hpp"
#include "results/catalogue/lines.hpp"
#include "results/catalogue/structured_line.hpp"
#include "results/catalogue/theorems.hpp"
#include "results/match/gauge_classes.hpp"
#include "results/match/stage.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace brouncker {
namespace {

using namespace catalogue;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kFormat = "brouncker-structured";

std::size_t length_of(const Row& row) { return to_plain(row.pcf.a).size() + to_plain(row.pcf.b).size(); }

/// Proved before certified before conjectured before none; shorter before longer; then by text.
bool is_better(const Row& x, const Row& y) {
  const auto key = [](const Row& r) {
    const auto status = r.closed_form ? static_cast<int>(r.closed_form->status) : static_cast<int>(kClaimStatusNames.size());
    return std::tuple(status, length_of(r), to_plain(r.pcf.a), to_plain(r.pcf.b));
  };
  return key(x) < key(y);
}

std::vector<StructuredLine> lines_of(const RunReader& run) {
  static const std::size_t delta = metric_index("delta");
  std::vector<Row> rows;
  std::vector<Pcf> formulas;
  const std::string where =
      fmt::format("label IN ('{}', '{}')", name(sieve::SurvivorKind::irreducible), name(sieve::SurvivorKind::undecided));
  run.for_each_row({where, "", 0}, [&](std::uint64_t, const Row& row) {
    rows.push_back(row);
    formulas.push_back(row.pcf);
  });
  const std::vector<std::size_t> classes = gauge_classes(formulas);
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < rows.size(); ++i) members[classes[i]].push_back(i);
  std::vector<StructuredLine> lines;
  for (const auto& [first, all] : members) {
    const std::size_t best =
        *std::ranges::min_element(all, [&](std::size_t x, std::size_t y) { return is_better(rows[x], rows[y]); });
    const Row& row = rows[best];
    lines.push_back({row.pcf, catalogue_limit(row.pcf), delta_text(row.metrics.values[delta]), digits_a_term_of(row.pcf),
                     row.closed_form, all.size()});
  }
  std::ranges::sort(lines, comes_before);
  return lines;
}

std::string head_of(const RunReader& run, const std::string& formulas) {
  const RunInfo& info = run.info();
  const sieve::SieveCounts counts = run.summary().counts.sieved;
  ordered_json sieve = {
      {"indices", counts.indices()}, {"holes", counts.holes}, {"mirrored", counts.mirrored}, {"failed", counts.failed}};
  for (std::size_t i = 0; i < sieve::kSurvivorKinds; ++i) sieve[std::string(sieve::kSurvivorKindNames[i])] = counts.survivors[i];
  return json_text(ordered_json{{"format", kFormat},
                                {"version", 1},
                                {"brouncker", info.version},
                                {"space", describe(info.job.source)},
                                {"sieve", sieve},
                                {"depth", info.job.sampling.depth},
                                {"digits", kCatalogueDigits},
                                {"lines", std::count(formulas.begin(), formulas.end(), '\n')},
                                {"hash", hash_of(formulas)}},
                   2) +
         "\n";
}

std::string index_of(const json& head, const std::vector<StructuredLine>& lines) {
  std::string text = fmt::format(
      "# Irreducible fractions that lose their factorials\n\nSpace: {}. {} classes; delta at depth {}. How they were found and what is "
      "complete about it: doc/SIEVE.md.\n\n| a | b | limit | delta | digits a term | closed form | status | formulas |\n"
      "|---|---|---|---|---|---|---|---|\n",
      head.at("space").get<std::string>(), lines.size(), head.at("depth").get<std::int64_t>());
  for (const StructuredLine& line : lines)
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", to_plain(line.pcf.a), to_plain(line.pcf.b),
                        line.limit.substr(0, 22), line.delta, line.digits_a_term, line.claim ? line.claim->expression : "",
                        line.claim ? name(line.claim->status) : "", line.formulas);
  return text;
}

std::string fault_of_proof(const StructuredLine& line) {
  const auto proof = prove(line.pcf);
  if (!proof) return "status: no proof is found";
  const CheckResult result = check(json(certificate(*proof)));
  return result.valid ? "" : "status: " + result.reason;
}

std::string fault_of_line(const StructuredLine& line, const Sampling& sampling) {
  static const std::size_t delta = metric_index("delta");
  if (sieve::trace_test(line.pcf).verdict != FactorialReduction::full) return "a, b: a prime fails";
  if (sieve::has_hypergeometric_solution_modulo(line.pcf).value_or(false)) return "a, b: there is a hypergeometric solution";
  if (catalogue_limit(line.pcf) != line.limit) return "limit: is another number";
  if (digits_a_term_of(line.pcf) != line.digits_a_term) return "digits_a_term: is another number";
  if (delta_text(evaluate(line.pcf, sampling, kRunDigits).metrics.values[delta]) != line.delta) return "delta: is another number";
  if (!line.claim) return {};
  const std::string fault = fault_of_value(line.pcf, parse_expression(line.claim->expression), kCatalogueDigits, "closed form");
  return fault.empty() && line.claim->is_proved() ? fault_of_proof(line) : fault;
}

/// What is wrong with head, order, classes and index.
std::string fault_of_whole(const CatalogueFiles& files, const json& head, const std::vector<StructuredLine>& lines) {
  if (head.at("format") != kFormat || head.at("version") != 1) return "format, version: are others";
  if (head.at("lines") != lines.size() || head.at("hash") != hash_of(files.at("formulas.jsonl")))
    return "lines, hash: formulas.jsonl is another file";
  if (!std::ranges::is_sorted(lines, comes_before)) return "formulas.jsonl: is not in the order of delta";
  std::vector<Pcf> formulas;
  for (const StructuredLine& line : lines) formulas.push_back(line.pcf);
  const std::vector<std::size_t> classes = gauge_classes(formulas);
  for (std::size_t i = 0; i < classes.size(); ++i)
    if (classes[i] != i) return fmt::format("formulas.jsonl: lines {} and {} are of one class", classes[i] + 1, i + 1);
  return index_of(head, lines) == files.at("index.md") ? "" : "index.md: does not follow from the lines";
}

void check_all(const CatalogueFiles& files, int threads, CatalogueCheck& result) {
  const json head = read_json(files.at("structured.json")).value_or(json());
  Sampling sampling;
  sampling.depth = std::clamp<std::int64_t>(head.at("depth").get<std::int64_t>(), 64, 1'000'000);
  std::vector<StructuredLine> lines;
  for (const std::string_view text : text::lines_in(files.at("formulas.jsonl")))
    lines.push_back(structured_line_of(read_json(text).value_or(json())));
  std::vector<std::string> faults(lines.size());
  parallel_blocks(lines.size(), 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) try {
        faults[i] = fault_of_line(lines[i], sampling);
      } catch (const std::exception& error) {
        faults[i] = error.what();
      }
  });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ++result.formulas;
    if (lines[i].claim && lines[i].claim->is_proved()) ++result.proofs;
    if (!faults[i].empty()) result.faults.push_back({"formulas.jsonl", i + 1, faults[i]});
  }
  if (const std::string fault = fault_of_whole(files, head, lines); !fault.empty())
    result.faults.push_back({"structured.json", 0, fault});
}

}  // namespace

CatalogueFiles make_structured(const RunReader& run) {
  const std::string directory = run.directory().string();
  if (!run.info().job.source.sieved()) throw file_error(directory + ": this run is not of a sieved space");
  if (!is_done(run.database(), kMatchStage))
    throw file_error(directory + ": this run has not been matched; `match` has to come first");
  const std::vector<StructuredLine> lines = lines_of(run);
  CatalogueFiles files;
  std::string& formulas = files["formulas.jsonl"];
  for (const StructuredLine& line : lines) formulas += json_text(to_json(line)) + "\n";
  files["structured.json"] = head_of(run, formulas);
  files["index.md"] = index_of(read_json(files["structured.json"]).value(), lines);
  return files;
}

CatalogueCheck check_structured(const CatalogueFiles& files, int threads) {
  CatalogueCheck result;
  try {
    check_all(files, threads, result);
  } catch (const std::exception& error) {
    result.faults.push_back({"formulas.jsonl", 0, error.what()});
  }
  return result;
}

bool is_structured(const std::filesystem::path& directory) {
  std::error_code error;
  return std::filesystem::exists(directory / kStructuredNames.front(), error);
}

CatalogueFiles read_structured(const std::filesystem::path& directory) {
  CatalogueFiles files;
  for (const std::string_view name : kStructuredNames) files[std::string(name)] = read_text_file(directory / name, kCatalogueFile);
  return files;
}

}  // namespace brouncker
