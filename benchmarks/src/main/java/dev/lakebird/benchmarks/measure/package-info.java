/// Times of contestants.
@NullMarked
package dev.lakebird.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
