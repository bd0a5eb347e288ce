/// Races between Lakebird and other engines over the same files.
@NullMarked
package dev.lakebird.benchmarks;

import org.jspecify.annotations.NullMarked;
