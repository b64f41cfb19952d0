#include "results/run/cost_sample.hpp"

#include "formulas/job_text.hpp"

#include <doctest/doctest.h>

using namespace brouncker;

TEST_SUITE_BEGIN("run/cost_sample");

TEST_CASE("a sieved space whose tables take longer than is waited is not measured, others are, whatever the time") {
  Job job;
  job.source = SievedSpace{SieveSpace::from_templates("A*n^3 + B*n^2 + C*n + D", "E*n^6 + F*n^5 + G*n^4", {{"", "-60..60"}}),
                           parse_sieve_demand("delta>0", "--sieve")};
  CHECK(sample_costs(job, 24'576, Keep::all, 0.05).chunks == 0);
  job.source = SearchSpace::from_templates("A*n + B", "C*n^2 + D", {{"", "-9..9"}});
  const CostSample sample = sample_costs(job, 1024, Keep::all, 0);
  CHECK(sample.chunks >= 1);
  CHECK(sample.cpu_seconds_per_formula > 0);
  CHECK(sample.formulas_per_chunk > 0);
}

TEST_SUITE_END();
