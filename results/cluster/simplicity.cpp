#include "results/cluster/labels.hpp"

#include "formulas/pcf.hpp"

#include <tuple>

namespace brouncker::cluster {
namespace {

auto complexity(const Row& row) {
  const Pcf pcf = pcf_of(row);
  Integer sum = 0;
  for (const Polynomial* p : {&pcf.a, &pcf.b})
    for (const Integer& c : p->ascending()) sum += abs(c);
  return std::tuple(row.degree_a + row.degree_b, sum, std::max(pcf.a.height(), pcf.b.height()), row.id);
}

}  // namespace

bool is_simpler(const Rows& rows, PointId x, PointId y) { return complexity(rows.rows[x]) < complexity(rows.rows[y]); }

}  // namespace brouncker::cluster
