package dev.lakebird.types.scan;

import java.util.Optional;

/// One conjunct of a scan's filter: the row test itself, and, where the conjunct has the shape, the
/// same condition (or a weaker one) as data, for pruning by statistics.
public record ScanFilter(VectorPredicate predicate, Optional<PruningPredicate> pruning) {}
