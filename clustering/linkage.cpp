#include "clustering/linkage.hpp"

#include "formulas/disjoint_sets.hpp"

#include <algorithm>

namespace brouncker {
namespace {

class Linker {
 public:
  explicit Linker(std::size_t points) : sets_(points), node_(points) {
    linkage_.points = points;
    linkage_.parent.assign(points, kNoPoint);
    linkage_.size.assign(points, 1);
    std::iota(node_.begin(), node_.end(), PointId{0});
  }

  /// Joins the ends of edges of one length.
  void join(std::span<const Edge> level) {
    below_.clear();
    for (const Edge& edge : level)
      for (const PointId end : {sets_.find(edge.x), sets_.find(edge.y)}) below_.push_back({end, node_[end]});
    for (const Edge& edge : level) sets_.join(edge.x, edge.y);
    const std::size_t first_new = linkage_.nodes();
    for (const auto& [set, child] : below_) {
      if (linkage_.parent[child] != kNoPoint) continue;  // the end of an earlier edge too
      const PointId root = sets_.find(set);
      if (node_[root] < first_new) add_node(root, level.front().squared);
      linkage_.parent[child] = node_[root];
      linkage_.size[node_[root]] += linkage_.size[child];
    }
  }

  Linkage result() && { return std::move(linkage_); }

 private:
  void add_node(PointId root, double squared) {
    node_[root] = static_cast<PointId>(linkage_.nodes());
    linkage_.parent.push_back(kNoPoint);
    linkage_.size.push_back(0);
    linkage_.squared_height.push_back(squared);
  }

  Linkage linkage_;
  DisjointSets<PointId> sets_;
  std::vector<PointId> node_;                       ///< of the set with this root
  std::vector<std::pair<PointId, PointId>> below_;  ///< sets that the level joins, and their nodes
};

}  // namespace

Linkage single_linkage(std::size_t points, std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) { return x.squared < y.squared; });
  Linker linker(points);
  for (std::size_t first = 0, last; first < edges.size(); first = last) {
    last = first + 1;
    while (last < edges.size() && edges[last].squared == edges[first].squared) ++last;
    linker.join(std::span(edges).subspan(first, last - first));
  }
  return std::move(linker).result();
}

}  // namespace brouncker
