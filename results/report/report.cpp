#include "results/report/report.hpp"

#include "engine/resources.hpp"
#include "formulas/mathml.hpp"
#include "results/match/contradiction.hpp"
#include "results/report/assets.hpp"
#include "results/report/clusters.hpp"
#include "results/report/families.hpp"
#include "results/report/origin.hpp"
#include "results/report/page_data.hpp"
#include "results/report/proof_steps.hpp"
#include "results/report/sections.hpp"
#include "results/report/surprising.hpp"
#include "results/report/template.hpp"
#include "results/run/layout.hpp"
#include "results/run/stored_row.hpp"
#include "results/run/text_output.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

using namespace report;

std::vector<Scale> scales_of(const Points& points) {
  std::vector<Scale> scales;
  for (std::size_t k = 0; k < axes().size(); ++k) {
    std::vector<double> values = points.values[k];
    if (axes()[k].turns_sign)
      for (std::size_t i = 0; i < points.size(); ++i) values.push_back(-points.values[k][i]);
    Scale scale = scale_of(std::move(values));
    if (axes()[k].turns_sign) scale.outside /= 2, scale.missing /= 2;  // counted in pairs, as for the other axes
    scales.push_back(scale);
  }
  return scales;
}

/// What the page is about, for its title.
std::string title_of(const Source& source) {
  const SearchSpace* space = source.space();
  return space ? space->a().text() + "; " + space->b().text() : describe(source);
}

std::string source_text(const Source& source) {
  const SearchSpace* space = source.space();
  if (!space) return fmt::format("<p class=\"quiet\">{}</p>\n", xml_escaped(describe(source)));
  const std::string ranges = ranges_text(space->parameters());
  return fmt::format("<p class=\"quiet\">a(n) = <code>{}</code>, b(n) = <code>{}</code>{}{}</p>\n", xml_escaped(space->a().text()),
                     xml_escaped(space->b().text()), ranges.empty() ? "" : " with ", ranges);
}

std::string list_items(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "<li>" + xml_escaped(line) + "</li>\n";
  return text;
}

std::string remark_if_incomplete(const RunReader& run) {
  std::string text;
  constexpr std::size_t kShown = 100;
  if (const auto denied = contradiction_texts(run.database(), kShown); !denied.empty())
    text += "<p><strong>Contradicted by the stored limits, so that nothing is claimed about these classes:</strong></p>\n<ul>\n" +
            list_items(denied) + "</ul>\n";
  if (run.info().state != "complete")
    text += "<p><strong>This run is not complete: the page shows what there is so far.</strong></p>\n";
  return text;
}

/// Those of a list or a sieved space; a plain space has none.
Labels read_labels(const RunReader& run, const sqlite::Database& database) {
  Labels labels;
  if (!run.info().job.source.has_origins()) return labels;
  sqlite::Statement s(database, "SELECT id, label FROM measured WHERE label IS NOT NULL");
  const StoredRow stored(s, "measured");
  while (s.next()) labels.emplace(stored.count(0), stored.label(1));
  return labels;
}

/// What the page shows, read once.
struct Contents {
  Points points;
  Labels labels;
  std::vector<Scale> scales;
  std::vector<FormulaRow> identified;
  std::vector<ConstantLine> constants;
  Stages stages;
  Clusters clusters;
  FamilyLinks links;
  IdentifiedDetails details;
  std::vector<std::vector<std::string>> proofs;
  RunSummary counts;
  std::vector<std::string> first_lines;
  std::vector<NamedFigure> figures;
  std::string surprising;
};

Contents read_contents(const RunReader& run, const sqlite::Database& database, const ReportOptions& options) {
  Contents c;
  c.points = read_points(database, options.most_points, options.threads);
  c.labels = read_labels(run, database);
  c.scales = scales_of(c.points);
  c.identified = read_identified(database, options.threads);
  c.details = read_details(database, c.identified, options.threads);
  c.constants = constant_lines(c.identified);
  c.stages = read_stages(database);
  c.clusters = read_clusters(database, c.points);
  c.links = family_links(database, c.identified, options.threads);
  c.proofs = proof_steps(c.identified, options);
  c.counts = run.summary();
  c.first_lines = first_lines(c.counts, c.stages, c.constants, c.identified);
  if (c.points.size() > 0) c.figures = make_figures(c.points, c.scales, c.identified);
  c.surprising = surprising_section(run, c.stages, options);
  return c;
}

/// The files of the script, in the order in which they use each other.
std::string script() {
  std::string text;
  for (const std::string_view file :
       {assets::base_js, assets::tables_js, assets::data_js, assets::polynomials_js, assets::measure_js, assets::map_js,
        assets::pointing_js, assets::card_js, assets::query_js, assets::formulas_js, assets::main_js})
    text += file;
  return text;
}

void write_page(const RunReader& run, const sqlite::Database& database, const Contents& c, int threads,
                const std::function<void(std::string_view)>& write) {
  const Source& source = run.info().job.source;
  fill(assets::page_html,
       {{"version", xml_escaped(run.info().version)},
        {"templates", xml_escaped(title_of(source))},
        {"style", assets::page_css},
        {"space", source_text(source)},
        {"incomplete", remark_if_incomplete(run)},
        {"first-lines", list_items(c.first_lines)},
        {"map", map_section(c.points, c.constants)},
        {"constants", constants_section(c.stages, c.constants, c.identified, c.links)},
        {"surprising", c.surprising},
        {"new-constants", new_constants_section(c.clusters)},
        {"formulas", formulas_section(c.identified, c.constants)},
        {"families", families_section(database)},
        {"clusters", clusters_section(c.clusters)},
        {"figures", figures_section(c.figures)},
        {"paper", paper_section(c.counts, c.stages)},
        {"meaning", meaning_section()},
        {"origin", origin_text(run)},
        {"data", page_data({c.points, c.scales, c.identified, c.details, c.clusters, c.links, c.proofs, c.labels,
                            run.info().job.sampling, threads})},
        {"script", script()}},
       write);
}

}  // namespace

ReportSummary write_report(const RunReader& run, const ReportOptions& options) {
  const double begin = process_cpu_seconds();
  ReportSummary summary;
  summary.page = options.out.empty() ? RunFiles{run.directory()}.report() : options.out;
  const Place place = options.out.empty() ? Place::in_run : Place::named;
  TextOutput out(summary.page, place);  // fails before any work where it cannot be written
  const sqlite::Database database = open_store(RunFiles{run.directory()}.store());
  const Contents contents = read_contents(run, database, options);
  write_page(run, database, contents, options.threads, [&](std::string_view text) {
    out.write(text);
    summary.bytes += text.size();
  });
  out.commit();
  if (options.figures) {
    const std::filesystem::path directory = summary.page.parent_path() / "figures";
    std::filesystem::create_directories(directory);
    for (const NamedFigure& each : contents.figures) {
      summary.figures.push_back(directory / (each.name + ".svg"));
      write_text_file(summary.figures.back(), each.figure.svg(), Place::in_run);
    }
  }
  summary.first_lines = contents.first_lines;
  summary.cpu_seconds = process_cpu_seconds() - begin;
  return summary;
}

}  // namespace brouncker
