#include "results/cluster/relation_graph.hpp"

#include "engine/match/pairs.hpp"
#include "results/match/classes.hpp"
#include "results/run/stored_claim.hpp"

#include <algorithm>
#include <deque>

namespace brouncker::cluster {

RelationGraph::RelationGraph(const Rows& rows, const sqlite::Database& database) {
  sqlite::Statement s(database, "SELECT formula, other, a, b, c, d FROM relations ORDER BY formula, other");
  const StoredRow stored(s, "relations");
  while (s.next()) {
    const auto place = [&](int column) { return rows.open_place_of(static_cast<std::int64_t>(stored.count(column))); };
    const PointId first = place(0), second = place(1);
    if (first == kNoPoint || second == kNoPoint) continue;
    const Row &x = rows.rows[first], &y = rows.rows[second];
    const Moebius of_rows = stored_relation(stored, 2).map();
    const Moebius to_x = *class_form(rows.pcf(x)).relation, to_y = *class_form(rows.pcf(y)).relation;
    const Moebius map = (to_x.inverse() * of_rows * to_y).reduced();  // L(class of x) = map(L(class of y))
    neighbours_[y.recurrence].push_back({x.recurrence, map});
    neighbours_[x.recurrence].push_back({y.recurrence, map.inverse().reduced()});
  }
}

std::span<const RelationGraph::Neighbour> RelationGraph::neighbours(std::uint32_t recurrence) const {
  const auto at = neighbours_.find(recurrence);
  return at == neighbours_.end() ? std::span<const Neighbour>() : at->second;
}

std::unordered_map<std::uint32_t, Moebius> RelationGraph::reached(std::uint32_t from) const {
  std::unordered_map<std::uint32_t, Moebius> result = {{from, Moebius{}}};
  std::deque<std::uint32_t> open = {from};
  while (!open.empty()) {
    const std::uint32_t here = open.front();
    open.pop_front();
    for (const Neighbour& next : neighbours(here)) {
      if (result.contains(next.recurrence)) continue;
      result.emplace(next.recurrence, (next.map * result.at(here)).reduced());
      open.push_back(next.recurrence);
    }
  }
  return result;
}

}  // namespace brouncker::cluster
