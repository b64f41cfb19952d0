// `export DIR --format F`: a run through one of the exporters of results/export.
#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/summary.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "results/export/coq/folder.hpp"
#include "results/export/exporter.hpp"
#include "results/families/stage.hpp"
#include "results/families/tables.hpp"

#include <memory>
#include <optional>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

constexpr std::string_view kWhat[] = {"formulas", "families", "relations"};
/// A directory, not a file, so that it is no exporter.
constexpr std::string_view kCoq = "coq";

struct Options {
  Text directory, format, out;
  Sql where{"--where", "SQL condition on the columns of doc/FORMATS.md, of formulas or of families; default: all rows"};
  Choice what{"--what", "formulas, families, or, with --format coq, relations", kWhat};
};

std::string format_help() {
  std::string text;
  for (const Exporter* exporter : exporters())
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", exporter->name, exporter->summary);
  return text + "; coq: a directory (--out) of theorems that Coq checks, with the library they stand on";
}

std::string format_names(const std::string& between) {
  std::string text;
  for (const Exporter* exporter : exporters()) text += std::string(exporter->name) + between;
  return text + std::string(kCoq);
}

int write_coq(const Options& options, const Common& common) {
  const std::string what = options.what.word();
  if (what == "families")
    throw input_error("--what families: --format coq has no place for them; accepted are formulas and relations");
  if (what == "relations" && options.where.given())
    throw input_error("--where: is a condition on formulas; accepted is --what formulas with it");
  if (!options.out.given) throw input_error("--format coq: writes a directory; accepted with --out DIRECTORY");
  const std::string where = options.where.read();
  const RunReader run(options.directory.value, common.threads);
  const coq::FolderWritten counts = coq::write_folder(run, what == "relations" ? coq::About::relations : coq::About::formulas,
                                                      where, common.threads, options.out.value);
  if (!common.quiet)
    remark(fmt::format("{} theorems in {} files, to be checked by `make` there; {} more cannot be stated yet: missing.tsv",
                       text::grouped(counts.theorems), text::grouped(counts.files), text::grouped(counts.missing)));
  remark_if_incomplete(run, common);
  if (common.json)
    print_answer(done, nlohmann::ordered_json{
                           {"run", options.directory.value}, {"format", kCoq}, {"what", what}, {"file", options.out.value}});
  return done;
}

int act(const Options& options, const Common& common) {
  if (options.format.value == kCoq) return write_coq(options, common);
  const Exporter* exporter = find_exporter(options.format.value);
  if (!exporter)
    throw input_error(fmt::format("--format {}: accepted are {}", text::quoted(options.format.value), format_names(", ")));
  if (common.json && !options.out.given)
    throw input_error(
        "--json: the export itself goes to standard output; accepted with --out FILE (--format json and jsonl are formats)");
  if (options.what.word() == "relations")
    throw input_error("--what relations: is for --format coq; accepted are formulas and families");
  const std::string where = options.where.read();
  const RunReader run(options.directory.value, common.threads);
  const bool families = options.what.word() == "families";
  if (families && !exporter->families)
    throw input_error(fmt::format("--what families: --format {} has no place for them; accepted is formulas", exporter->name));
  if (families && !is_done(run.database(), kFamiliesStage))
    throw input_error("--what families: this run holds no families; `families` has to come first; accepted is formulas");
  if (families) check_family_condition(run.database(), where);
  const ExportWriter write = families ? exporter->families : exporter->formulas;
  std::optional<TextOutput> out;
  if (options.out.given) {
    out.emplace(options.out.value);
  } else {
    TextOutput nowhere("/dev/null");  // what is damaged says so before anything is on standard output
    write(run, where, nowhere);
    out.emplace();
  }
  write(run, where, *out);
  out->commit();
  remark_if_incomplete(run, common);
  if (common.json)
    print_answer(done, nlohmann::ordered_json{{"run", options.directory.value},
                                              {"format", exporter->name},
                                              {"what", options.what.word()},
                                              {"file", options.out.value}});
  return done;
}

Action declare(CLI::App& app, const Common& common) {
  auto options = std::make_shared<Options>();
  add_required(app, "DIR", options->directory, "directory of the run");
  add_required(app, "--format " + format_names("|"), options->format, format_help());
  declare_all(app, options->where, options->what);
  add_text(app, "--out FILE", options->out,
           "file to write; it appears whole or not at all (default: standard output, which takes twice as long)");
  return [options, &common] { return act(*options, common); };
}

}  // namespace

extern const Command kExportCommand = {100, "export", "a run in another program's format",
                                       R"(brouncker export runs/first --format csv --out first.csv)", declare};

}  // namespace brouncker::cli
