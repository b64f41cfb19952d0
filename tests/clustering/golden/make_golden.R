# Writes the golden partitions of tests/clustering/test_golden.cpp with R's dbscan package (version 1.1-11 was used):
#
#     Rscript make_golden.R          # in this folder
#
# One file a set. First line: dimension, min_points, three distances. Then a row each: coordinates, R's cluster (0 is noise),
# the cluster when edges of the same weight are cut simultaneously, and its component when all edges of the mutual reachability
# graph longer than each of the three distances are cut.
#
# R differs from the definition (Campello, Moulavi, Sander 2013, algorithm 1) in two ways. It cuts edges of the same weight one
# after the other in the order of its sort, so that a point which leaves at the very distance at which its cluster begins
# (its core distance is that distance) stays with one of the parts by chance; it belongs to neither. And a cluster that does not
# split lives on in R with fewer than min_points members, which makes it more stable; this changes the selection in
# the set rings_2d, of which the test compares the components only.
suppressMessages(library(dbscan))
set.seed(20240607)

blobs <- function(sizes, spreads, dimension, box = 10) {
  do.call(rbind, Map(function(n, s) {
    centre <- runif(dimension, -box, box)
    sweep(matrix(rnorm(n * dimension, sd = s), n), 2, centre, "+")
  }, sizes, spreads))
}
ring <- function(n, radius, noise) {
  t <- runif(n, 0, 2 * pi)
  cbind(radius * cos(t), radius * sin(t)) + matrix(rnorm(2 * n, sd = noise), n)
}

sets <- list(
  list("blobs_2d", 5, blobs(c(50, 60, 40), c(0.5, 1, 0.3), 2)),
  list("densities_3d", 5, rbind(blobs(c(80, 40, 30, 25), c(2, 0.2, 0.05, 1), 3), matrix(runif(75, -12, 12), 25))),
  list("rings_2d", 4, rbind(ring(90, 5, 0.15), ring(60, 2, 0.1), matrix(runif(60, -7, 7), 30))),
  list("line_1d", 5, matrix(c(rnorm(60), rnorm(40, 8, 0.5), rnorm(30, 11, 0.2), runif(20, -10, 20)))),
  list("blobs_5d", 8, rbind(blobs(c(60, 60, 60, 40), c(1, 0.5, 0.25, 2), 5), matrix(runif(150, -10, 10), 30))),
  list("uniform_2d", 3, matrix(runif(300), 150)),
  list("nested_6d", 6, rbind(blobs(c(90), c(3), 6, 1), blobs(c(40, 40), c(0.2, 0.4), 6, 3))))

for (set in sets) {
  x <- round(set[[3]], 6)
  result <- hdbscan(x, minPts = set[[2]])
  tree <- attr(result, "hdbscan")
  births <- sapply(attr(tree, "cl_map"), function(id) tree[[as.character(id)]]$eps_birth)
  simultaneous <- result$cluster
  for (i in which(simultaneous > 0)) {
    # The tolerance is for rounding: distances and core distances come from two routines.
    birth <- births[simultaneous[i]]
    if (abs(result$coredist[i] - birth) < 1e-12 * birth) simultaneous[i] <- 0
  }
  heights <- sort(unique(result$hc$height))
  middle <- round(c(0.3, 0.6, 0.9) * length(heights))
  cuts <- (heights[middle] + heights[middle + 1]) / 2
  components <- sapply(cuts, function(h) cutree(result$hc, h = h))
  columns <- cbind(apply(x, 2, sprintf, fmt = "%.6f"), result$cluster, simultaneous, components)
  writeLines(c(paste(c(ncol(x), set[[2]], sprintf("%.9f", cuts)), collapse = " "), apply(columns, 1, paste, collapse = " ")),
             paste0(set[[1]], ".txt"))
  cat(set[[1]], "clusters", max(result$cluster), "noise", sum(result$cluster == 0), "by chance",
      sum(result$cluster != simultaneous), "components", apply(components, 2, max), "\n")
}
