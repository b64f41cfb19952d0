#include "cli/command.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "results/export.hpp"

#include <memory>
#include <optional>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

struct Options {
  std::string directory, format, where, out, what = "formulas";
};

std::string format_help() {
  std::string text;
  for (const Exporter& exporter : exporters()) text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", exporter.name, exporter.summary);
  return text;
}

std::string format_names() {
  std::string text;
  for (const Exporter& exporter : exporters()) text += (text.empty() ? "" : ", ") + std::string(exporter.name);
  return text;
}

int act(const Options& options) {
  const Exporter* exporter = find_exporter(typed(options.format));
  if (!exporter)
    throw input_error(fmt::format("--format {}: accepted are {}", text::quoted(typed(options.format)), format_names()));
  const RunReader run(typed(options.directory));
  if (options.what == "families")
    throw input_error("--what families: this run holds no families; accepted is formulas");
  std::optional<TextOutput> out;
  if (options.out.empty()) out.emplace();
  else out.emplace(typed(options.out));
  exporter->write(run, typed(options.where), *out);
  out->commit();
  return done;
}

}  // namespace

Action declare_export(CLI::App& app, const Common&) {
  auto options = std::make_shared<Options>();
  app.add_option("DIR", options->directory, "directory of the run")->required();
  app.add_option("--format", options->format, format_help())->required();
  app.add_option("--where", options->where, "SQL condition on the columns of doc/FORMATS.md; default: all rows");
  app.add_option("--what", options->what, "formulas or families")->check(CLI::IsMember({"formulas", "families"}))->capture_default_str();
  app.add_option("--out", options->out, "file to write; it appears whole or not at all (default: standard output)");
  return [options] { return act(*options); };
}

}  // namespace brouncker::cli
