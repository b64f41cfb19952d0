#include "results/cluster/labels.hpp"

#include "formulas/pcf.hpp"

namespace brouncker::cluster {

Complexity complexity(const Rows& rows, PointId place) {
  const Row& row = rows.rows[place];
  const Pcf pcf = rows.pcf(row);
  Integer sum = 0;
  for (const Polynomial* p : {&pcf.a, &pcf.b})
    for (const Integer& c : p->ascending()) sum += abs(c);
  return {row.degree_a + row.degree_b, sum, std::max(pcf.a.height(), pcf.b.height()), row.id};
}

PointId simplest(const Rows& rows, std::span<const PointId> group) {
  PointId best = group.front();
  Complexity least = complexity(rows, best);
  for (const PointId row : group.subspan(1))
    if (Complexity own = complexity(rows, row); own < least) best = row, least = std::move(own);
  return best;
}

}  // namespace brouncker::cluster
