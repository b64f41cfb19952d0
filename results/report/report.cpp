#include "results/report/report.hpp"

#include "engine/resources.hpp"
#include "formulas/mathml.hpp"
#include "results/report/assets.hpp"
#include "results/report/clusters.hpp"
#include "results/report/families.hpp"
#include "results/report/page_data.hpp"
#include "results/report/sections.hpp"
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

std::string space_text(const SearchSpace& space) {
  std::string ranges;
  for (const Parameter& p : space.parameters())
    ranges += fmt::format("{}{} = {}..{}", ranges.empty() ? "" : ", ", p.name, p.first, p.last);
  return fmt::format("<p class=\"quiet\">a(n) = <code>{}</code>, b(n) = <code>{}</code>{}{}</p>\n", xml_escaped(space.a().text()),
                     xml_escaped(space.b().text()), ranges.empty() ? "" : " with ", ranges);
}

std::string head(const RunReader& run) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
      "'unsafe-inline'; img-src data:\">\n"
      "<meta name=\"generator\" content=\"Brouncker {0}\">\n<title>Brouncker: {1}</title>\n<link rel=\"icon\" "
      "href=\"data:,\">\n<style>\n{2}</style>\n</head>\n",
      xml_escaped(run.info().version), xml_escaped(run.info().job.space.a().text() + "; " + run.info().job.space.b().text()),
      page_css);
}

std::string opening(const RunReader& run, const std::vector<std::string>& lines) {
  std::string text = "<body>\n<header>\n<h1>Polynomial continued fractions</h1>\n" + space_text(run.info().job.space);
  if (run.info().state != "complete")
    text += "<p><strong>This run is not complete: the page shows what there is so far.</strong></p>\n";
  text += "<ul class=\"first-lines\">\n";
  for (const std::string& line : lines) text += "<li>" + xml_escaped(line) + "</li>\n";
  return text + "</ul>\n<nav aria-label=\"parts of the page\"><ul><li><a href=\"#map\">Map</a></li><li><a "
                "href=\"#constants\">Constants</a></li><li><a href=\"#formulas\">Formulas</a>"
                "</li><li><a href=\"#families\">Families</a></li><li><a href=\"#clusters\">Clusters</a></li><li><a "
                "href=\"#figures\">Figures</a></li><li><a href=\"#paper\">For a "
                "paper</a></li><li><a href=\"#meaning\">What "
                "is claimed</a></li></ul></nav>\n</header>\n<main>\n";
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  TextOutput out(path);
  out.write(text);
  out.commit();
}

}  // namespace

ReportSummary write_report(const RunReader& run, const ReportOptions& options) {
  const double begin = process_cpu_seconds();
  ReportSummary summary;
  summary.page = options.out.empty() ? run.directory() / "report.html" : options.out;
  TextOutput out(summary.page);  // fails before any work where it cannot be written
  const sqlite::Database database = open_store(run.directory() / "run.sqlite");
  const Points points = read_points(database, options.most_points);
  const std::vector<Scale> scales = scales_of(points);
  const std::vector<FormulaRow> identified = read_identified(database);
  const std::vector<ConstantLine> constants = constant_lines(identified);
  const Stages stages = read_stages(database);
  const Clusters clusters = read_clusters(database, points);
  const FamilyLinks links = family_links(database, options.threads);
  const ProofSteps proofs = proof_steps(identified, options.threads);
  const RunSummary counts = run.summary();
  summary.first_lines = first_lines(counts, stages, constants, identified);
  std::vector<NamedFigure> figures;
  if (points.size() > 0) figures = make_figures(points, scales, identified);

  const auto write = [&](const std::string& text) {
    out.write(text);
    summary.bytes += text.size();
  };
  write(head(run));
  write(opening(run, summary.first_lines));
  write(map_section(points, constants));
  write(constants_section(stages, constants, identified));
  write(new_constants_section(clusters));
  write(formulas_section(identified));
  write(families_section(database));
  write(clusters_section(clusters));
  write(figures_section(figures));
  write(paper_section(counts, stages));
  write(meaning_section());
  write(
      fmt::format("</main>\n<footer>Written by Brouncker {}; the run is in <code>{}</code>. This page needs no network.</footer>\n",
                  xml_escaped(run.info().version),
                  xml_escaped(std::filesystem::absolute(run.directory()).lexically_normal().filename().string())));
  write(page_data({points, scales, identified, clusters, links, proofs}));
  write(fmt::format("<script>\n{}</script>\n</body>\n</html>\n", page_js));
  out.commit();
  if (options.figures) {
    const std::filesystem::path directory = summary.page.parent_path() / "figures";
    std::filesystem::create_directories(directory);
    for (const NamedFigure& each : figures) {
      summary.figures.push_back(directory / (each.name + ".svg"));
      write_file(summary.figures.back(), each.figure.svg());
    }
  }
  summary.cpu_seconds = process_cpu_seconds() - begin;
  return summary;
}

}  // namespace brouncker
