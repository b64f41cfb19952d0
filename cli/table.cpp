#include "cli/command.hpp"

#include <array>

namespace brouncker::cli {
namespace {

constexpr std::array kCommands = {
    Command{"eval", "the limit with its error bound, the convergence class and every metric of one PCF",
            R"(brouncker eval "2n+1" "n^2" --digits 100)", declare_eval},
    Command{"identify", "closed forms for the limit of a PCF, or for a decimal number", R"(brouncker identify "n" "n")",
            declare_identify},
    Command{"verify", "is the limit of a PCF this closed form, to N digits?",
            R"(brouncker verify "2n+1" "n^2" "4/pi" --digits 1000)", declare_verify},
    Command{"prove", "derive a closed form by theorem, with a certificate; or check one", R"(brouncker prove "3n+2" "-2n^2")",
            declare_prove},
    Command{"search", "enumerate a space, compute all metrics and limits, write the run",
            R"(brouncker search --a "A*n + B" --b "C*n^2" --range -5..5 --out runs/first)", declare_search},
    Command{"match", "every limit of a run against every constant, and against each other",
            "brouncker match runs/first\n  brouncker match runs/first --shard 0/4    (and 1/4, 2/4, 3/4, anywhere; then)\n"
            "  brouncker match runs/first --gather",
            declare_match},
    Command{"cluster", "cluster the formulas of a run by dynamics and theorem, and label the clusters",
            "brouncker cluster runs/first --explain 1", declare_cluster},
    Command{"families", "relations and closed forms of a run as families with parameters, proved and checked outside the box",
            R"(brouncker families runs/first)", declare_families},
    Command{"query", "rows of a run as a table, CSV or JSON",
            R"(brouncker query runs/first --where "delta > 0 and class = 'exponential'")", declare_query},
    Command{"export", "a run in another program's format", R"(brouncker export runs/first --format csv --out first.csv)",
            declare_export},
    Command{"discover", "search, match, cluster, families and report in one go: the main job",
            R"(brouncker discover doc/jobs/published.toml --out runs/published)", declare_discover},
    Command{"report", "a run as one HTML page with a map of its formulas, tables and figures",
            R"(brouncker report runs/first --figures)", declare_report},
    Command{"catalogue", "what a run identified and its families as a catalogue that anybody can check; or check one",
            R"(brouncker catalogue runs/published --out results/catalogue/published)", declare_catalogue},
    Command{"merge", "shards of one run into one", "brouncker merge runs/big --out runs/big", declare_merge},
    Command{"slurm", "a search as a Slurm job array and its merge: writes the scripts, and submits them if asked to",
            R"(brouncker slurm --a "A*n^2 + B*n + C" --b "D*n^2 + E*n + F" --range -50..50 --out runs/big --dry-run)",
            declare_slurm},
    Command{"constants", "the catalogue of constants", R"(brouncker constants catalan --digits 100)", declare_constants},
    Command{"bench", "the built-in benchmark, as JSON", "brouncker bench --stride 20 --threads 1", declare_bench},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace brouncker::cli
